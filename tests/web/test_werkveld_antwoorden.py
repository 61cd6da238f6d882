"""What a deelnemer fills in alone on the werkblad, and text that comes too late."""

import pytest

from kaartenset.commands.sessies import close_sessie
from tests.cast import BRAM, NOW, Persoon
from tests.stemmen import again, give, show, waarde_of
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie
from tests.web.test_storage_gone import ZIN, Storage
from tests.werkbladen import let_join, open_werksessie
from tests.werksessies import go_to

WIE = (BRAM, Persoon("Dirk", "dirk-doet-mee-22-tekens"), Persoon("Els", "els-doet-ook-mee-tekens"))
STIL = "Jouw antwoord"
BELOFTE = "Wat getoond is, kun je zelf niet meer terugnemen."
GOED = {
    "verplaatsing": "Ik zou bellen",
    "driehoeken": "40",
    "zwaarst": "Proces",
    "deugt": "nog niet",
}
BLOK = {"verplaatsing": "Waarden"}


@pytest.fixture
def sid(opslag, cards_root):
    gemaakt = open_werksessie(opslag, cards_root)
    let_join(opslag, gemaakt, *WIE)
    return gemaakt


@pytest.fixture
def bram(app, sid):
    return with_cookie(app, sid, "deelnemer", BRAM.token)


def answer(browser, sid, veld, *waarden, ronde=1, bij="groep"):
    data = {"veld": f"werk.{veld}", "ronde": ronde, "waarde": list(waarden)}
    return browser.post(f"/s/{sid}/antwoord?bij={bij}", data=data, headers=OWN)


def form_of(pagina, veld, ronde=1):
    (knop,) = pagina.document.with_id(f"antwoord-werk-{veld}-{ronde}-bewaar")
    return pagina._form_with(knop)


@pytest.mark.parametrize("veld", GOED)
def test_an_answer_is_kept_and_said_back(opslag, bram, sid, veld):
    go_to(opslag, sid, BLOK.get(veld, "Ideeën"))
    assert BELOFTE in bram.visit(f"/s/{sid}/").text
    _, adres, waarden = form_of(bram.pagina, veld)
    gegeven = bram.post(adres, data={**waarden, "waarde": GOED[veld]}, headers=OWN)
    vorm = f"antwoord-werk-{veld}-1"
    assert (gegeven.status_code, gegeven.location) == (303, f"/s/{sid}/#{vorm}")
    assert waarde_of(opslag, sid, BRAM, f"werk.{veld}") == GOED[veld]
    pagina = bram.visit(f"/s/{sid}/")
    (plek,) = pagina.document.with_id(vorm)
    opgeslagen = "Opgeslagen. Wijzigen kan tot de gespreksbegeleider het toont."
    assert opgeslagen in pagina.document.text_of(plek)
    assert form_of(pagina, veld)[2]["waarde"] == GOED[veld]
    assert "is opgeslagen" not in pagina.alert


def test_two_limits_are_one_answer(opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    bram.visit(f"/s/{sid}/")
    assert answer(bram, sid, "ideeen", "20", "70").status_code == 303
    assert waarde_of(opslag, sid, BRAM, "werk.ideeen") == "20-70"
    pagina = bram.visit(f"/s/{sid}/")
    assert [pagina.value_of(label) for label in ("Kleinste stap", "Grootste stap")] == ["20", "70"]


@pytest.mark.parametrize("waarden", [("70", "20"), ("", "20"), ("1", "2", "3"), ("-1", "20"), ()])
@pytest.mark.parametrize("bij", ["groep", "veld"])
def test_limits_that_cannot_be_come_back_with_why(opslag, bram, sid, waarden, bij):
    go_to(opslag, sid, "Ideeën")
    gegeven = answer(bram, sid, "ideeen", *waarden, bij=bij)
    assert gegeven.status_code == 422
    pagina = Pagina(gegeven)
    assert "Vul twee hele getallen in" in pagina.error_at("Kleinste stap")
    if len(waarden) == 2 and waarden[0] != "-1":
        terug = [pagina.value_of(label) for label in ("Kleinste stap", "Grootste stap")]
        assert terug == list(waarden)


def test_from_the_page_of_a_field_one_comes_back_there(opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    bram.visit(f"/s/{sid}/werkblad/driehoeken")
    assert BELOFTE in bram.pagina.text
    _, adres, waarden = form_of(bram.pagina, "driehoeken")
    gegeven = bram.post(adres, data={**waarden, "waarde": "40"}, headers=OWN)
    assert gegeven.location == f"/s/{sid}/werkblad/driehoeken#antwoord-werk-driehoeken-1"
    assert bram.visit(f"/s/{sid}/werkblad/driehoeken").document.with_id(
        "antwoord-werk-driehoeken-1"
    )


BEGIN = {
    "driehoeken": {"Hoe ver liggen de twee driehoeken over elkaar?": "50"},
    "ideeen": {"Plek op de lijn": "50", "Kleinste stap": "0", "Grootste stap": "100"},
}


@pytest.mark.parametrize("veld", BEGIN)
@pytest.mark.parametrize("pad", ["", "werkblad/{}"])
def test_a_number_and_its_slider_begin_the_same(opslag, bram, sid, veld, pad):
    go_to(opslag, sid, "Ideeën")
    pagina = bram.visit(f"/s/{sid}/{pad.format(veld)}")
    for label, waarde in BEGIN[veld].items():
        assert pagina.value_of(label) == waarde
        assert pagina.value_of(f"{label}, met een schuif") == waarde


def test_a_number_that_was_kept_is_also_where_its_slider_is(opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    for wie, waarde in ((BRAM, "0"), (WIE[1], "30")):
        give(opslag, sid, wie, waarde, "werk.driehoeken")
    pagina = bram.visit(f"/s/{sid}/")
    label = "Hoe ver liggen de twee driehoeken over elkaar?"
    assert [pagina.value_of(een) for een in (label, f"{label}, met een schuif")] == ["0", "0"]


def test_the_triangles_lie_as_far_apart_as_the_number_says(opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    give(opslag, sid, BRAM, "100", "werk.driehoeken")
    html = bram.visit(f"/s/{sid}/").html
    assert 'transform="translate(40.0 0)"' in html
    assert 'transform="translate(-40.0 0)"' in html


def test_once_shown_there_is_no_form_until_another_round(opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    for wie in WIE:
        give(opslag, sid, wie, "ja", "werk.deugt")
    show(opslag, sid, "werk.deugt")
    assert not bram.visit(f"/s/{sid}/").document.with_id("antwoord-werk-deugt-1")
    again(opslag, sid, "werk.deugt")
    assert "Jullie kiezen opnieuw. Wat kies je nu?" in bram.visit(f"/s/{sid}/").text


def test_a_text_that_comes_after_showing_comes_back_to_copy(opslag, bram, sid):
    go_to(opslag, sid, "Waarden")
    for wie in WIE:
        give(opslag, sid, wie, "iets", "werk.verplaatsing")
    show(opslag, sid, "werk.verplaatsing")
    gegeven = answer(bram, sid, "verplaatsing", "Toch nog dit")
    assert gegeven.status_code == 409
    pagina = Pagina(gegeven)
    label = "Dit typte je bij ‘Wat zou jij voelen?’"
    assert pagina.value_of(label) == "Toch nog dit"
    assert "readonly" in pagina.field(label).attrs


def test_an_answer_to_an_earlier_field_is_kept_and_said(opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    assert answer(bram, sid, "verplaatsing", "Ik zou bellen").status_code == 303
    pagina = bram.visit(f"/s/{sid}/")
    assert "Je antwoord bij ‘Wat zou jij voelen?’ is opgeslagen." in pagina.alert


def test_an_empty_text_for_an_earlier_field_keeps_its_form(opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    pagina = Pagina(answer(bram, sid, "verplaatsing", " "))
    assert "Nog niet opgeslagen: Wat zou jij voelen?" in pagina.texts("h2")
    assert form_of(pagina, "verplaatsing")


def late_texts(browser, sid):
    """What comes back of a text for each kind of form."""
    regel = {"verzoek": "v" * 22, "wie": "De buurt van Bram"}
    posts = (
        ("antwoord?bij=groep", {"veld": "werk.verplaatsing", "ronde": 1, "waarde": "Van Bram"}),
        ("werkblad/spelers?bij=groep", regel),
        ("werkblad/spelers", regel),
        ("werkblad/spelers/1", {"gezien": 1, "wie": "De buurt van Bram"}),
    )
    for pad, data in posts:
        yield browser.post(f"/s/{sid}/{pad}", data=data, headers=OWN)


def test_after_closing_every_text_comes_back_to_copy(opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    close_sessie(opslag, sid, now=NOW)
    for gegeven in late_texts(bram, sid):
        assert gegeven.status_code == 409
        pagina = Pagina(gegeven)
        assert "Het gesprek is afgelopen." in pagina.text
        (vak,) = pagina.document.all("textarea")
        assert "readonly" in vak.attrs
        assert "Bram" in pagina.document.typed_in(vak)


def test_while_nothing_can_be_stored_every_text_comes_back(app, opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    storage = Storage(app)
    storage.refuse_writing()
    for gegeven in late_texts(bram, sid):
        assert gegeven.status_code == 503
        pagina = Pagina(gegeven)
        assert ZIN in pagina.alert
        assert "Bram" in pagina.html.replace("Jij bent Bram", "")
    storage.allow_writing()


def test_without_a_database_every_text_comes_back_in_a_form_to_send_again(app, opslag, bram, sid):
    go_to(opslag, sid, "Ideeën")
    storage = Storage(app)
    storage.take_away()
    try:
        terug = [Pagina(gegeven) for gegeven in late_texts(bram, sid)]
    finally:
        storage.bring_back()
    for pagina in terug:
        assert (pagina.status, pagina.heading) == (503, "Even niet bereikbaar")
        assert ZIN in pagina.alert
        _, adres, waarden = pagina.form_of("Probeer het opnieuw")
        assert adres.startswith(f"/s/{sid}/")
        assert "Bram" in "".join(waarden.values())
    _, adres, waarden = terug[0].form_of("Probeer het opnieuw")
    assert bram.post(adres, data=waarden, headers=OWN).status_code == 303
    assert waarde_of(opslag, sid, BRAM, "werk.verplaatsing") == "Van Bram"


def test_a_field_that_is_not_reached_takes_no_answer(opslag, bram, sid):
    go_to(opslag, sid, "De situatie")
    assert answer(bram, sid, "verplaatsing", "Ik").status_code == 409


def test_text_for_a_field_that_the_group_has_not_come_to_comes_back_to_copy(opslag, bram, sid):
    go_to(opslag, sid, "Welkom")
    for gegeven in late_texts(bram, sid):
        assert gegeven.status_code == 409
        pagina = Pagina(gegeven)
        (vak,) = pagina.document.all("textarea")
        assert "readonly" in vak.attrs
        assert "Bram" in pagina.document.typed_in(vak)
        assert "Wat zou jij voelen?" not in pagina.html


def test_at_the_door_no_name_is_asked_and_who_waits_knows_why(app, sid):
    vreemde = app.test_client()
    pagina = vreemde.visit(f"/s/{sid}/")
    assert "de gespreksbegeleider laat je dan binnen" in pagina.text
    assert not pagina.document.having("name", "voornaam")
    pagina = vreemde.press("Doe mee")
    assert "De gespreksbegeleider laat je zo binnen." in pagina.text
    assert "kaart" not in pagina.text.replace("Kaartenset", "").lower()
