"""Stemmen and answers on the pages: one's own form, showing, voting again, and what comes back."""

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.kaarten import show_kaart
from kaartenset.commands.klok import go_to_onderdeel
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.veld import MAX_ANTWOORD
from kaartenset.storage.facts import find_klok
from tests.cast import BRAM, deelnemer_of, feiten_of
from tests.stemmen import DILEMMA, STELLING, VRAAG, again, give, group, rondes_of, show, waarde_of
from tests.web.browser import OWN, Pagina
from tests.web.test_hostile_text import HOSTILE, is_quiet

RADEN = "In een kleine groep kun je soms raden wie wat koos."
VELD = "Jouw antwoord bij kaart 1"


@pytest.fixture
def drie(opslag, open_sid):
    return group(opslag, open_sid)


def go_to(opslag, sid, kaart_id, now):
    show_kaart(opslag, sid, kaart_id=kaart_id, gezien=feiten_of(opslag, sid).kaart_id, now=now)


@pytest.fixture
def bij_stelling(bram, opslag, open_sid, now):
    """Bram's browser at a stelling, as the fourth card."""
    go_to(opslag, open_sid, STELLING, now)
    bram.visit(f"/s/{open_sid}/")
    return bram


@pytest.fixture
def bij_vraag(bram, open_sid):
    """Bram's browser at a vraag, as the first card."""
    bram.visit(f"/s/{open_sid}/")
    return bram


@pytest.fixture
def lead(anna, open_sid):
    anna.visit(f"/s/{open_sid}/begeleiding/")
    return anna


def answer(browser, sid, veld, waarde, ronde=1):
    data = {"veld": veld, "ronde": ronde, "waarde": waarde}
    return browser.post(f"/s/{sid}/antwoord", data=data, headers=OWN)


def pressed(pagina: Pagina) -> list[str]:
    return [pagina.document.name_of(one) for one in pagina.document.having("aria-pressed", "true")]


def test_before_the_first_vote_the_page_says_what_can_be_guessed(bij_stelling):
    assert RADEN in bij_stelling.pagina.text
    assert {"Eens", "Oneens", "Twijfel"} <= set(bij_stelling.pagina.buttons)
    assert pressed(bij_stelling.pagina) == []


def test_a_vote_is_said_back_and_can_be_changed(bij_stelling, opslag, open_sid):
    pagina = bij_stelling.press("Eens")
    zin = "Jij koos: eens. Je kunt nog wisselen tot de gespreksbegeleider de uitslag toont."
    assert zin in pagina.text
    assert pressed(pagina) == ["Eens"]
    assert RADEN not in pagina.text
    pagina = bij_stelling.press("Twijfel")
    assert pressed(pagina) == ["Twijfel"]
    assert waarde_of(opslag, open_sid, BRAM) == "twijfel"
    part = bij_stelling.get(f"/s/{open_sid}/eigen").text
    assert "Jij koos: twijfel." in part


def test_a_dilemma_asks_for_a_or_b_by_what_they_stand_for(bram, opslag, open_sid, now):
    go_to(opslag, open_sid, DILEMMA, now)
    bram.visit(f"/s/{open_sid}/")
    assert "Jij koos: A (Doen)." in bram.press("A: Doen").text


def test_a_text_is_kept_and_can_be_changed(bij_vraag, opslag, open_sid):
    assert "In een kleine groep kun je soms raden wie wat schreef." in bij_vraag.pagina.text
    pagina = bij_vraag.press("Mijn antwoord opslaan", {VELD: "Bellen, dan pas schrijven."})
    assert "Opgeslagen." in pagina.text
    assert "Bellen, dan pas schrijven." in pagina.html
    bij_vraag.press("Mijn antwoord opslaan", {VELD: "Schrijven."})
    assert waarde_of(opslag, open_sid, BRAM, VRAAG) == "Schrijven."


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        (" \n ", "Je antwoord is nog leeg. Typ eerst een antwoord."),
        ("x" * (MAX_ANTWOORD + 1), "Maak er hooguit 600 tekens van."),
    ],
)
def test_a_text_that_cannot_be_kept_comes_back_with_why(bij_vraag, opslag, open_sid, getypt, zin):
    pagina = bij_vraag.press("Mijn antwoord opslaan", {VELD: getypt}, status=422)
    assert zin in pagina.alert
    assert zin in pagina.error_at(VELD)
    assert getypt.strip() in pagina.html
    assert rondes_of(opslag, open_sid, VRAAG) == ()
    pagina = bij_vraag.press("Mijn antwoord opslaan", {VELD: "Zo dan."})
    assert "Opgeslagen." in pagina.text


def test_a_text_for_a_card_that_the_group_has_left_is_kept_and_that_is_said(
    bij_vraag, opslag, open_sid, now
):
    go_to(opslag, open_sid, STELLING, now)
    pagina = bij_vraag.press("Mijn antwoord opslaan", {VELD: "Nog net."})
    assert "Je antwoord bij kaart 1 is opgeslagen." in pagina.alert
    assert "Kaart 4 van 7" in pagina.text
    assert waarde_of(opslag, open_sid, BRAM, VRAAG) == "Nog net."


def test_a_text_for_a_card_that_was_left_can_be_mended(bij_vraag, opslag, open_sid, now):
    go_to(opslag, open_sid, STELLING, now)
    pagina = bij_vraag.press("Mijn antwoord opslaan", {VELD: "x" * 700}, status=422)
    assert "hooguit 600 tekens" in pagina.error_at(VELD)
    assert {"Eens", "Mijn antwoord opslaan"} <= set(pagina.buttons)
    bij_vraag.press("Mijn antwoord opslaan", {VELD: "x" * 600})
    assert waarde_of(opslag, open_sid, BRAM, VRAAG) == "x" * 600


def test_a_text_that_comes_after_showing_comes_back_and_counts_no_more(
    bij_vraag, opslag, open_sid, drie
):
    for wie in drie:
        give(opslag, open_sid, wie, "Kort", VRAAG)
    show(opslag, open_sid, VRAAG)
    pagina = bij_vraag.press("Mijn antwoord opslaan", {VELD: "Te laat getypt"}, status=409)
    assert "zijn al getoond" in pagina.alert
    assert pagina.links["Ververs de pagina"] == f"/s/{open_sid}/"
    assert "Te laat getypt" in pagina.document.text_of(pagina.field("Dit typte je bij kaart 1"))
    assert "Mijn antwoord opslaan" not in pagina.buttons
    assert waarde_of(opslag, open_sid, BRAM, VRAAG) is None


def test_a_text_that_comes_after_closing_comes_back(bij_vraag, opslag, open_sid, now):
    close_sessie(opslag, open_sid, now=now)
    pagina = bij_vraag.press("Mijn antwoord opslaan", {VELD: "Nog één ding"}, status=409)
    assert "De sessie is niet open. Daarom is je antwoord niet opgeslagen." in pagina.alert
    assert "Nog één ding" in pagina.document.text_of(pagina.field("Dit typte je bij kaart 1"))


@pytest.mark.parametrize(
    ("veld", "waarde", "status"),
    [
        (STELLING, "a", 422),
        (STELLING, "", 422),
        ("kaart-99", "eens", 422),
        ("slot.cijfer", "8", 409),
        ("", "", 422),
    ],
)
def test_what_belongs_to_no_field_here_is_refused(bram, open_sid, opslag, veld, waarde, status):
    answered = answer(bram, open_sid, veld, waarde)
    assert answered.status_code == status
    assert Pagina(answered).alert
    assert rondes_of(opslag, open_sid, STELLING) == ()


@pytest.mark.parametrize("ronde", ["0", "2", "-1", "x", "", "9" * 5000])
def test_a_round_that_does_not_run_takes_no_vote(bram, open_sid, opslag, ronde):
    assert answer(bram, open_sid, STELLING, "eens", ronde).status_code == 409
    assert rondes_of(opslag, open_sid) == ()


def test_a_text_of_a_round_that_does_not_run_comes_back_in_the_form(bram, open_sid, opslag):
    pagina = Pagina(answer(bram, open_sid, VRAAG, "Van vroeger", ronde=0))
    assert "Van vroeger" in pagina.document.text_of(pagina.field(VELD))
    assert "Mijn antwoord opslaan" in pagina.buttons
    assert rondes_of(opslag, open_sid, VRAAG) == ()


@pytest.mark.parametrize("wie", ["anna", "cas", "vreemde"])
def test_who_is_not_in_is_sent_to_the_door(open_sid, opslag, wie, request):
    browser = request.getfixturevalue(wie)
    answered = answer(browser, open_sid, STELLING, "eens")
    assert (answered.status_code, answered.location) == (303, f"/s/{open_sid}/")
    assert rondes_of(opslag, open_sid) == ()


def test_who_was_taken_out_answers_no_more(bij_vraag, opslag, open_sid, now):
    wie = deelnemer_of(opslag, open_sid)
    remove_deelnemer(opslag, open_sid, wie.id, now=now)
    bij_vraag.press("Mijn antwoord opslaan", {VELD: "Toch nog"}, status=403)
    assert rondes_of(opslag, open_sid, VRAAG) == ()


def test_in_a_break_the_form_rests(bij_vraag, opslag, open_sid, now):
    sessie = feiten_of(opslag, open_sid)
    with opslag.reading() as conn:
        blokken = find_klok(conn, sessie).onderdelen
    pauze = next(blok.id for blok in blokken if blok.titel == "Pauze")
    go_to_onderdeel(opslag, open_sid, onderdeel_id=pauze, gezien=sessie.onderdeel_id, now=now)
    pagina = bij_vraag.press("Mijn antwoord opslaan", {VELD: "Was ik aan het typen."})
    assert "Mijn antwoord opslaan" not in pagina.buttons
    assert "Je antwoord bij kaart 1 is opgeslagen." in pagina.alert


def test_the_begeleider_shows_from_three_on_and_reads_until_then_why_not(
    lead, opslag, open_sid, now, drie
):
    go_to(opslag, open_sid, STELLING, now)
    path = lead.pagina.path
    for nummer, wie in enumerate(drie):
        pagina = lead.visit(path)
        assert "Toon de uitslag" not in pagina.buttons
        assert "Tonen kan vanaf 3 reacties." in pagina.text
        give(opslag, open_sid, wie, "eens" if nummer else "oneens")
    assert "2 van de 3" not in lead.visit(path).text
    assert "3 van de 3 reageerden." in lead.pagina.text
    pagina = lead.press("Toon de uitslag")
    assert "Uitslag" in pagina.texts("h4")
    assert "Eens 2 Oneens 1 Twijfel 0 3 stemmen." in pagina.text


def test_who_did_not_react_yet_is_named(lead, opslag, open_sid, now, drie):
    give(opslag, open_sid, drie[1], "Kort", VRAAG)
    pagina = lead.visit(lead.pagina.path)
    assert "1 van de 3 reageerde. Nog geen reactie van: Wie 1, Wie 3." in pagina.text


def test_a_click_that_comes_too_early_is_refused(lead, open_sid, drie):
    data = {"veld": VRAAG, "ronde": "1"}
    answered = lead.post(f"/s/{open_sid}/begeleiding/antwoorden/tonen", data=data, headers=OWN)
    assert answered.status_code == 409
    assert "Er zijn minder dan drie antwoorden." in Pagina(answered).alert


def vote_twice(lead, opslag, sid, drie):
    for wie, waarde in zip(drie, ("eens", "eens", "twijfel"), strict=True):
        give(opslag, sid, wie, waarde)
    lead.visit(lead.pagina.path)
    lead.press("Toon de uitslag")
    lead.press("Stem opnieuw")
    for wie in drie:
        give(opslag, sid, wie, "oneens", ronde=2)
    lead.visit(lead.pagina.path)
    return lead.press("Toon de uitslag")


def test_all_see_the_shift_as_a_table(lead, bij_stelling, anna, opslag, open_sid, drie):
    begeleiding = vote_twice(lead, opslag, open_sid, drie)
    scherm = anna.visit(f"/s/{open_sid}/scherm")
    deelnemer = bij_stelling.visit(f"/s/{open_sid}/")
    for pagina in (begeleiding, scherm, deelnemer):
        rijen = [rij for rij in pagina.texts("tr") if rij.startswith(("Eens", "Oneens", "Twijf"))]
        assert rijen == ["Eens 2 0 2 minder", "Oneens 0 3 3 meer", "Twijfel 1 0 1 minder"]
        assert "Wat er verschoof" in pagina.texts("h2", "h4")


def test_voting_again_opens_a_form_that_is_empty(bij_stelling, opslag, open_sid, drie):
    bij_stelling.press("Eens")
    for wie in drie:
        give(opslag, open_sid, wie, "eens")
    show(opslag, open_sid)
    pagina = bij_stelling.visit(f"/s/{open_sid}/")
    assert "Eens" not in pagina.buttons
    assert "Jij koos: eens." in pagina.text
    again(opslag, open_sid)
    pagina = bij_stelling.visit(f"/s/{open_sid}/")
    assert "Jullie stemmen opnieuw. Wat kies je nu?" in pagina.text
    assert pressed(pagina) == []
    bij_stelling.press("Oneens")
    assert waarde_of(opslag, open_sid, BRAM, ronde=2) == "oneens"


def test_a_vote_from_a_page_of_the_round_before_is_refused(bij_stelling, opslag, open_sid, drie):
    for wie in drie:
        give(opslag, open_sid, wie, "eens")
    show(opslag, open_sid)
    again(opslag, open_sid)
    pagina = bij_stelling.press("Oneens", status=409)
    assert "zijn al getoond" in pagina.alert
    assert pressed(pagina) == []


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_answers_are_shown_as_text(lead, bij_vraag, opslag, open_sid, drie, what):
    for wie in drie:
        give(opslag, open_sid, wie, HOSTILE[what], VRAAG)
    bij_vraag.press("Mijn antwoord opslaan", {VELD: HOSTILE[what]})
    assert is_quiet(bij_vraag.pagina.html)
    lead.visit(lead.pagina.path)
    assert is_quiet(lead.press("Toon de antwoorden").html)
    assert is_quiet(bij_vraag.visit(f"/s/{open_sid}/").html)
    event = bij_vraag.get(f"/s/{open_sid}/stand").text
    assert is_quiet(event)


def test_the_turn_is_called_up_by_one_click_and_put_away_by_another(lead, bij_vraag, open_sid):
    pagina = lead.press("Van argument naar gevoel")
    assert "Zeg eerst dat het lastig mag zijn." in pagina.text
    for path in ("", "scherm"):
        browser = lead if path else bij_vraag
        gezien = browser.visit(f"/s/{open_sid}/{path}")
        assert "Van argument naar gevoel" in gezien.texts("h2")
        assert "Zeg eerst dat het lastig mag zijn." not in gezien.text
    lead.visit(f"/s/{open_sid}/begeleiding/")
    lead.press("Verberg ‘Van argument naar gevoel’")
    assert "Van argument naar gevoel" not in bij_vraag.visit(f"/s/{open_sid}/").texts("h2")
