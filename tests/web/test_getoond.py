"""The page on which the begeleider takes away a text that was shown, without a script."""

import pytest

from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.veld import REDEN
from tests.cast import BRAM, CAS
from tests.stemmen import VRAAG, give, group, show
from tests.web.browser import OWN, html_of
from tests.web.conftest import with_cookie
from tests.web.test_afspraken import go_to_slot
from tests.web.test_hostile_text import HOSTILE, is_quiet
from tests.web.werkblad import DIRK, let_in_all
from tests.werksessies import go_to

TEKSTEN = ("Rood", "Groen", HOSTILE["the end of the page"])
DRIE = (BRAM, CAS, DIRK)
LINK = "Haal een antwoord weg"
STIL = "werk.verplaatsing"


@pytest.fixture
def pagina_van(opslag):
    """Three texts in a field of a session are shown; gives the address of the page."""

    def fill(sid, mensen, veld):
        for mengsel, (wie, tekst) in enumerate(zip(mensen, TEKSTEN, strict=True), start=1):
            give(opslag, sid, wie, tekst, veld, mengsel=mengsel)
        show(opslag, sid, veld)
        return f"/s/{sid}/begeleiding/antwoorden"

    return fill


@pytest.fixture
def getoond(opslag, open_sid, pagina_van):
    """The same, at a card."""
    return pagina_van(open_sid, group(opslag, open_sid), VRAAG)


def knoppen_of(pagina):
    return [knop for knop in pagina.buttons if knop.startswith("Ja, haal weg")]


def take_first(browser, pagina):
    """The page after the first of its texts was taken away."""
    return browser.press(knoppen_of(pagina)[0])


def test_a_begeleider_takes_one_away_from_the_screen_of_leading(anna, bram, open_sid, getoond):
    leiden = anna.visit(f"/s/{open_sid}/begeleiding/")
    assert leiden.links[LINK] == f"{getoond}#{VRAAG}"
    pagina = anna.visit(getoond)
    assert "Haal weg: Groen" in pagina.texts("summary")
    assert is_quiet(html_of(anna.get(getoond)))
    pagina = anna.press("Ja, haal weg: Groen")
    assert pagina.path == getoond
    assert "Het antwoord is weg." in pagina.alert
    groep = bram.visit(f"/s/{open_sid}/")
    assert "Rood" in groep.text
    assert "Groen" not in groep.text
    assert "2 antwoorden" in groep.text
    assert "Groen" not in anna.visit(f"/s/{open_sid}/begeleiding/verslag").text


def test_when_one_is_left_it_says_so_and_when_none_is_why(anna, bram, open_sid, getoond):
    for tekst in ("Rood", "Groen"):
        anna.visit(getoond)
        pagina = anna.press(f"Ja, haal weg: {tekst}")
    assert "1 antwoord, zonder naam." in bram.visit(f"/s/{open_sid}/").text
    pagina = take_first(anna, pagina)
    assert "Er staan hier geen getoonde antwoorden." in pagina.text
    assert "Wat hier stond, is weggehaald." in bram.visit(f"/s/{open_sid}/").text


def test_in_a_werkvorm_it_goes_from_the_werkblad_and_from_paper(
    app, opslag, werk_anna, werk_sid, now, pagina_van
):
    let_in_all(opslag, werk_sid, DRIE, now)
    go_to(opslag, werk_sid, "Waarden")
    adres = pagina_van(werk_sid, DRIE, STIL)
    bram = with_cookie(app, werk_sid, "deelnemer", BRAM.token)
    assert "Groen" in bram.visit(f"/s/{werk_sid}/").text
    assert werk_anna.visit(f"/s/{werk_sid}/begeleiding/").links[LINK] == f"{adres}#{STIL}"
    werk_anna.visit(adres)
    pagina = werk_anna.visit(adres)
    while knoppen_of(pagina):
        pagina = take_first(werk_anna, pagina)
    assert "Wat hier stond, is weggehaald." in bram.visit(f"/s/{werk_sid}/").text
    for plek in ("verslag", "papier/werkblad", "werkblad"):
        assert "Groen" not in werk_anna.visit(f"/s/{werk_sid}/begeleiding/{plek}").text


def test_after_closing_the_report_leads_there(anna, opslag, open_sid, now, getoond):
    close_sessie(opslag, open_sid, now=now)
    verslag = anna.visit(f"/s/{open_sid}/begeleiding/verslag")
    assert verslag.links["Haal een getoond antwoord weg"] == getoond
    assert "Het antwoord is weg." in take_first(anna, anna.visit(getoond)).alert


@pytest.mark.parametrize("waarde", ["", "x", "-1", "1" * 40, "0"])
def test_what_is_no_answer_takes_nothing_away(anna, getoond, waarde):
    answered = anna.post(f"{getoond}/weg", data={"veld": VRAAG, "antwoord": waarde}, headers=OWN)
    assert answered.status_code == 303
    assert len(knoppen_of(anna.visit(getoond))) == len(TEKSTEN)


def test_at_the_end_it_says_that_reasons_were_shown_and_went(anna, bram, opslag, open_sid, now):
    go_to_slot(opslag, open_sid, now)
    for mengsel, wie in enumerate(group(opslag, open_sid), start=1):
        give(opslag, open_sid, wie, f"Reden {mengsel}", REDEN.id, mengsel=mengsel)
    show(opslag, open_sid, REDEN.id)
    pagina = anna.visit(f"/s/{open_sid}/begeleiding/antwoorden")
    while knoppen_of(pagina):
        pagina = take_first(anna, pagina)
    groep = bram.visit(f"/s/{open_sid}/")
    assert "Jullie redenen" in groep.texts("h2")
    assert "Wat hier stond, is weggehaald." in groep.text
    assert "Nog geen antwoorden Getoond" not in anna.visit(f"/s/{open_sid}/begeleiding/").text
