"""Leading a werkvorm: its script, the fields of the block, who wrote and what is shown."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kaartenset.commands.antwoorden import give_antwoord
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie
from kaartenset.commands.sleutel import enter_sleutel
from kaartenset.commands.werkblad import set_schrijver, write_tekst
from kaartenset.domain.html import Html
from kaartenset.domain.werkblad import VRAAG, Schrijver, SoortWerkveld, Werkbladdeel, Werkveld
from tests.cast import ANNA, BRAM, CAS, deelnemer_of, feiten_of, hash_of, sleutel_of
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.web.werkblad import DIRK, inhoud_of, let_in_all
from tests.werksessies import BEGELEIDER, go_to, new_werksessie, no_deck
from tests.werkvormen import DUREN

DRIE = (BRAM, CAS, DIRK)
GEHEIM = "Ik schrok me een hoedje"


@pytest.fixture
def lead(werk_anna, werk_sid):
    """Anna's browser on the begeleidersscherm."""
    werk_anna.visit(f"/s/{werk_sid}/begeleiding/")
    return werk_anna


@pytest.fixture
def at(lead, opslag, werk_sid):
    """The begeleidersscherm with the group in the block of a title."""

    def go(titel):
        go_to(opslag, werk_sid, titel)
        return lead.visit(f"/s/{werk_sid}/begeleiding/")

    return go


@pytest.fixture
def binnen(opslag, werk_sid, now):
    """Bram, Cas and Dirk, let in."""
    let_in_all(opslag, werk_sid, DRIE, now)


def answer(opslag, sid, now, wie, waarde=GEHEIM, veld_id="verplaatsing"):
    give_antwoord(
        opslag,
        sid,
        cookie_hash=wie.cookie_hash,
        veld_id=f"werk.{veld_id}",
        ronde=1,
        getypt=waarde,
        mengsel=1,
        now=now,
    )


def test_the_script_of_the_block_has_the_names_in_it(at):
    pagina = at("Welkom")
    assert "Wat zeg je nu: Welkom" in pagina.texts("h2")
    assert "Zeg bij welkom: dank je wel, Noor. Ik ben Anna." in pagina.text
    assert "Zeg bij de situatie" in at("De situatie").text


def test_the_fields_of_the_block_are_there_and_no_others(at):
    pagina = at("De situatie")
    kop = pagina.texts("h3")
    assert {"Wat is er aan de hand?", "Welke regels gelden?", "Wie doen ertoe?"} <= set(kop)
    assert "Samenvatting" not in kop
    assert "Stap 1a Op het werkblad" in pagina.texts("h2")
    assert "Hierna: 1b Waarden" in pagina.text
    assert "Bij dit onderdeel hoort geen vak" in at("Welkom").text


@pytest.mark.parametrize("titel", ["Klaarzetten", "De situatie", "Waarden", "Ideeën", "Afsluiten"])
def test_nothing_is_about_cards(at, werk_sid, titel):
    pagina = at(titel)
    assert "kaart" not in pagina.document.text_of(pagina.document.all("main")[0]).lower()
    assert "Alle kaarten" not in pagina.links
    assert pagina.links["Werkblad"] == f"/s/{werk_sid}/begeleiding/werkblad"
    assert "Afspraken en open vragen" not in pagina.texts("h2")


def test_the_blocks_have_the_keys_that_cards_have_elsewhere(at):
    pagina = at("De situatie")
    toetsen = {
        pagina.document.name_of(een): een.attrs["data-toets"]
        for een in pagina.document.all("button")
        if "data-toets" in een.attrs
    }
    assert toetsen["Volgend onderdeel"] == "ArrowRight PageDown"
    assert toetsen["Vorig onderdeel"] == "ArrowLeft PageUp"
    assert "n" not in toetsen.values()
    assert "Volgend onderdeel" in pagina.texts("dd")
    assert "Volgende kaart" not in pagina.texts("dd")


def test_in_a_session_with_cards_the_keys_are_those_of_cards(anna, open_sid):
    pagina = anna.visit(f"/s/{open_sid}/begeleiding/")
    toetsen = [een for een in pagina.document.all("button") if "data-toets" in een.attrs]
    assert "Volgend onderdeel" not in map(pagina.document.name_of, toetsen)
    assert "Volgende kaart" in pagina.texts("dd")
    assert "Werkblad" not in pagina.links


def test_the_begeleider_adds_an_entry_and_stays_on_the_screen(at, lead, opslag, werk_sid):
    at("De situatie")
    pagina = lead.enter("Regel", "De Wet open overheid")
    assert pagina.path == f"/s/{werk_sid}/begeleiding/"
    assert "Opgeslagen." in pagina.alert
    assert inhoud_of(opslag, werk_sid, "kaders") == ["De Wet open overheid"]
    assert "De Wet open overheid" in pagina.texts("li")


def test_the_same_form_twice_adds_one_entry(at, lead, opslag, werk_sid):
    at("De situatie")
    for _ in range(2):
        lead.send("Voeg toe", {"Regel": "De Wet open overheid"})
    assert inhoud_of(opslag, werk_sid, "kaders") == ["De Wet open overheid"]


def test_two_who_lead_and_add_at_once_from_the_same_page_both_add(at, app, opslag, werk_sid, now):
    at("De situatie")
    sleutel_hash = hash_of(sleutel_of("schuurt"))
    enter_sleutel(opslag, sleutel_hash=sleutel_hash, cookie_hash=CAS.cookie_hash, now=now)
    browsers = [with_cookie(app, werk_sid, "begeleider", een.token) for een in (ANNA, CAS)]
    for browser in browsers:
        browser.visit(f"/s/{werk_sid}/begeleiding/")
    for browser, tekst in zip(browsers, ("De Wet open overheid", "De belofte"), strict=True):
        assert browser.send("Voeg toe", {"Regel": tekst}).status_code == 303
    assert inhoud_of(opslag, werk_sid, "kaders") == ["De Wet open overheid", "De belofte"]


def test_a_text_that_is_too_long_comes_back_in_its_form(at, lead, opslag, werk_sid):
    at("De situatie")
    te_lang = "x" * 4_001
    pagina = lead.press("Opslaan", {"Wat is er aan de hand?": te_lang}, status=422)
    assert pagina.heading == "Sessie schuurt"
    assert "Deze tekst is te lang" in pagina.alert
    assert pagina.value_of("Wat is er aan de hand?").strip() == te_lang
    assert "Deze tekst is te lang" in pagina.error_at("Wat is er aan de hand?")
    assert inhoud_of(opslag, werk_sid, "situatie") == []
    assert te_lang not in lead.visit(pagina.path.replace("/werkblad/situatie", "/")).html


def test_who_is_second_sees_what_is_there_and_keeps_their_text(at, lead, opslag, werk_sid, now):
    at("De situatie")
    schrijf = {"pen": BEGELEIDER, "veld_id": "situatie", "gezien": 0, "now": now}
    write_tekst(opslag, werk_sid, getypt="Van de ander", **schrijf)
    pagina = lead.press("Opslaan", {"Wat is er aan de hand?": "Van mij"}, status=409)
    assert "Een ander veranderde dit intussen" in pagina.alert
    assert pagina.value_of("Wat is er aan de hand?").strip() == "Van mij"
    assert "Van de ander" in pagina.text
    lead.press("Opslaan")
    assert inhoud_of(opslag, werk_sid, "situatie") == ["Van mij"], "after having seen the other"


def test_a_text_for_a_block_that_is_past_comes_back_on_the_page_of_its_field(
    at, lead, opslag, werk_sid
):
    at("De situatie")
    go_to(opslag, werk_sid, "Waarden")
    te_lang = "x" * 4_001
    pagina = lead.press("Opslaan", {"Wat is er aan de hand?": te_lang}, status=422)
    assert pagina.heading == "Wat is er aan de hand?"
    assert pagina.value_of("Wat is er aan de hand?").strip() == te_lang


def test_who_writes_in_a_field_is_chosen_and_a_stale_choice_is_refused(
    at, lead, opslag, werk_sid, now
):
    pagina = at("Waarden")
    assert "Wie schrijft hier? Iedereen" in pagina.text
    pagina = lead.press("Alleen ik")
    assert "Wie schrijft hier? Alleen ik" in pagina.text
    anders = {"veld_id": "waarden", "wie": Schrijver.EIGENAAR, "gezien": Schrijver.BEGELEIDER}
    set_schrijver(opslag, werk_sid, **anders, now=now)
    pagina = lead.press("Iedereen", status=409)
    assert "Een ander of een eerdere klik was je voor" in pagina.alert
    assert "Wie schrijft hier? Dilemma-eigenaar" in pagina.text
    assert pagina.error_at("Waarde") == "", "there is nothing wrong with what was typed"


def test_a_writer_that_there_is_not_is_refused(lead, werk_sid):
    adres = f"/s/{werk_sid}/begeleiding/werkblad/waarden/schrijver"
    assert lead.post(adres, data={"wie": "niemand"}, headers=OWN).status_code == 422


def test_how_many_reacted_and_who_did_not_is_seen_and_never_what(at, binnen, opslag, werk_sid, now):
    at("Waarden")
    answer(opslag, werk_sid, now, BRAM)
    pagina = at("Waarden")
    assert "1 van de 3 reageerde. Nog geen reactie van: Groene kat, Gele vis." in pagina.text
    assert "Tonen kan vanaf 3 reacties" in pagina.text
    assert "Toon aan de groep: Wat zou jij voelen?" not in pagina.buttons
    assert GEHEIM not in pagina.html


def test_from_three_on_the_answers_are_shown_to_the_group(at, lead, binnen, opslag, werk_sid, now):
    at("Waarden")
    for wie in DRIE:
        answer(opslag, werk_sid, now, wie)
    pagina = at("Waarden")
    assert GEHEIM not in pagina.html
    pagina = lead.press("Toon aan de groep: Wat zou jij voelen?")
    assert pagina.text.count(GEHEIM) == 3
    assert "Getoond aan de groep." in pagina.text
    assert "Nog een ronde: Wat zou jij voelen?" not in pagina.buttons, "a text is given once"


def test_a_choice_can_be_made_once_more(at, lead, binnen, opslag, werk_sid, now):
    at("Ideeën")
    for wie in DRIE:
        answer(opslag, werk_sid, now, wie, "Inhoud", "zwaarst")
    at("Ideeën")
    pagina = lead.press("Toon aan de groep: Wat weegt het zwaarst?")
    assert "3 reageerden." in pagina.text
    assert "3 van de 3" not in pagina.text, "who did not is not known any more"
    pagina = lead.press("Nog een ronde: Wat weegt het zwaarst?")
    assert "Ronde 2: 0 van de 3 reageerden." in pagina.text


def test_the_shared_question_stays_in_sight_and_is_in_the_script(app, opslag, cards_root, now):
    gewoon = new_werksessie(cards_root)
    veld = Werkveld(VRAAG, SoortWerkveld.TEKST, "Onze vraag", Html(""), Schrijver.ALLEN, False)
    werkblad = replace(gewoon.werkblad, delen=(Werkbladdeel("Vraag", (veld,)),))
    nieuw = new_werksessie(cards_root, "vraagstuk", werkblad=werkblad)
    create_sessie(opslag, nieuw, now=now)
    open_sessie(opslag, nieuw.sid, deck=no_deck, now=now)
    anna = with_cookie(app, nieuw.sid, "begeleider", ANNA.token)
    assert "De gedeelde vraag" not in anna.visit(f"/s/{nieuw.sid}/begeleiding/").texts("h2")
    vraag = {"pen": BEGELEIDER, "veld_id": VRAAG, "getypt": "Hoe dan?", "gezien": 0, "now": now}
    write_tekst(opslag, nieuw.sid, **vraag)
    pagina = anna.visit(f"/s/{nieuw.sid}/begeleiding/")
    assert "De gedeelde vraag Hoe dan?" in pagina.text
    assert "Onze vraag is Hoe dan?." in pagina.text


def test_the_dilemma_eigenaar_is_marked_and_no_longer(at, lead, binnen, opslag, werk_sid):
    at("De situatie")
    pagina = lead.press("Groene kat is de dilemma-eigenaar")
    assert deelnemer_of(opslag, werk_sid, CAS).is_eigenaar
    assert "Groene kat Nog niet beloofd Dilemma-eigenaar" in pagina.text
    pagina = lead.press("Groene kat is de dilemma-eigenaar")
    assert not deelnemer_of(opslag, werk_sid, CAS).is_eigenaar


def test_a_session_with_cards_has_no_dilemma_eigenaar(anna, bram, opslag, open_sid):
    pagina = anna.visit(f"/s/{open_sid}/begeleiding/")
    assert "Bram is de dilemma-eigenaar" not in pagina.buttons
    bram_id = deelnemer_of(opslag, open_sid, BRAM).id
    adres = f"/s/{open_sid}/begeleiding/deelnemers/{bram_id}/eigenaar"
    assert anna.post(adres, data={"eigenaar": "ja"}, headers=OWN).status_code == 409


def test_before_opening_the_door_is_a_waiting_room_and_the_werkblad_can_be_filled(
    werk_anna, werk_wacht_sid
):
    pagina = werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/")
    assert "De deur is een wachtkamer" in pagina.text
    assert "Open de sessie" in pagina.buttons
    assert "werkblad" in pagina.links
    assert "kaart" not in pagina.document.text_of(pagina.document.all("main")[0]).lower()


def test_in_the_closing_block_deleting_is_offered_already(at, werk_sid):
    pagina = at("Afsluiten")
    assert "Wil je het werkblad niet bewaren? Wis de sessie nu." in pagina.text
    assert pagina.links["Wis de sessie nu"] == f"/s/{werk_sid}/begeleiding/wissen"


def test_closing_says_what_was_not_shown(at, lead, binnen, opslag, werk_sid, now):
    at("Waarden")
    for wie in DRIE:
        answer(opslag, werk_sid, now, wie)
    at("Afsluiten")
    pagina = lead.press("Sluit de sessie")
    assert "Dit heb je nog niet getoond." in pagina.text
    assert "Deelnemers zien dan het werkblad niet meer" in pagina.text
    lead.press("Toon aan de groep: Wat zou jij voelen?")
    pagina = lead.press("Sluit de sessie")
    assert "nog niet getoond" not in pagina.text


def test_after_closing_the_werkblad_is_completed_for_a_day(lead, opslag, werk_sid, now, clock):
    close_sessie(opslag, werk_sid, now=now)
    pagina = lead.visit(f"/s/{werk_sid}/begeleiding/")
    assert {"Vul het werkblad aan", "Werkblad op A3", "Werkblad als ODT"} <= set(pagina.links)
    assert "Wil je het werkblad niet bewaren? Wis de sessie nu." in pagina.text
    assert "Toon aan de groep" not in pagina.html
    alles = lead.visit(f"/s/{werk_sid}/begeleiding/werkblad").text
    assert "Hier kwam de groep niet." in alles
    assert "Wie schrijft hier?" not in alles
    lead.visit(f"/s/{werk_sid}/begeleiding/werkblad/samenvatting")
    lead.press("Opslaan", {"Samenvatting": "We kozen voor openheid."})
    assert inhoud_of(opslag, werk_sid, "samenvatting") == ["We kozen voor openheid."]
    clock.shift(timedelta(hours=24, seconds=1))
    pagina = lead.press("Opslaan", {"Samenvatting": "Te laat"}, status=409)
    assert "langer dan 24 uur gesloten" in pagina.alert
    assert "Te laat" in pagina.html, "to be copied"
    assert "Opslaan" not in pagina.buttons
    assert inhoud_of(opslag, werk_sid, "samenvatting") == ["We kozen voor openheid."]
    pagina = lead.visit(f"/s/{werk_sid}/begeleiding/")
    assert "blijft nu zoals het is" in pagina.text


def test_a_field_that_the_short_version_skips_is_not_said_to_come(app, opslag, cards_root, now):
    nieuw = new_werksessie(cards_root, "korter", duur=min(DUREN))
    create_sessie(opslag, nieuw, now=now)
    open_sessie(opslag, nieuw.sid, deck=no_deck, now=now)
    anna = with_cookie(app, nieuw.sid, "begeleider", ANNA.token)
    pagina = anna.visit(f"/s/{nieuw.sid}/begeleiding/werkblad")
    for veld_id, zin in (("waarden", "Niet in jullie draaiboek"), ("ideeen", "Nog niet aan de")):
        [vak] = pagina.document.with_id(f"veld-{veld_id}")
        assert zin in pagina.document.text_of(vak)
    [vak] = pagina.document.with_id("veld-verplaatsing")
    assert "Dit vullen jullie niet in" in pagina.document.text_of(vak)


@pytest.mark.parametrize("pagina", ["kaarten", "vervolg"])
def test_pages_about_cards_lead_to_the_screen(lead, werk_sid, pagina):
    assert lead.visit(f"/s/{werk_sid}/begeleiding/{pagina}").path == f"/s/{werk_sid}/begeleiding/"


def test_no_follow_up_is_made_of_a_werkvorm(lead, opslag, werk_sid, now):
    close_sessie(opslag, werk_sid, now=now)
    answer = lead.post(f"/s/{werk_sid}/begeleiding/vervolg", data={"kaarten": "1"}, headers=OWN)
    assert answer.status_code == 303
    assert feiten_of(opslag, werk_sid).gesloten_op == now


def test_showing_goes_back_to_the_werkblad_when_the_button_was_there(
    at, lead, binnen, opslag, werk_sid, now
):
    at("Waarden")
    for wie in DRIE:
        answer(opslag, werk_sid, now, wie)
    go_to(opslag, werk_sid, "Ideeën")
    lead.visit(f"/s/{werk_sid}/begeleiding/werkblad")
    pagina = lead.press("Toon aan de groep: Wat zou jij voelen?")
    assert pagina.path == f"/s/{werk_sid}/begeleiding/werkblad"
    assert pagina.text.count(GEHEIM) == 3
