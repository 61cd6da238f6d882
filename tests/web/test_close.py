"""Closing, reopening, and what a word leads to after that."""

from datetime import timedelta

import pytest

from kaartenset.web.opruimen import close_now
from tests.cast import WOORD, feiten_of
from tests.decks import titel_of
from tests.web.browser import OWN


@pytest.fixture
def lead(anna, open_sid):
    """Anna's browser on the begeleidersscherm."""
    anna.visit(f"/s/{open_sid}/begeleiding/")
    return anna


@pytest.fixture
def closed(lead):
    """The same, after closing."""
    lead.press("Sluit de sessie")
    lead.press("Ja, sluit de sessie")
    return lead


def find(browser, woord=WOORD):
    """Where a word leads."""
    return browser.post("/", data={"woord": woord}, headers=OWN).headers["Location"]


def test_closing_asks_one_question_first(lead, opslag, open_sid):
    pagina = lead.press("Sluit de sessie")
    assert pagina.heading == "Wil je de sessie sluiten?"
    assert feiten_of(opslag, open_sid).is_open
    lead.follow("Nee, ga terug")
    assert "Volgende kaart" in lead.pagina.buttons


def test_after_closing_nobody_sees_a_card_and_the_clock_stands_still(
    lead, bram, vreemde, opslag, open_sid
):
    lead.press("Volgend onderdeel")
    lead.press("Start")
    lead.press("Sluit de sessie")
    pagina = lead.press("Ja, sluit de sessie")
    assert "De sessie is gesloten." in pagina.alert
    assert feiten_of(opslag, open_sid).loopt_sinds is None
    for browser in (bram, vreemde):
        shown = browser.visit(f"/s/{open_sid}/")
        assert "gesloten" in shown.text
        assert "Titel van" not in shown.html
    assert bram.visit(f"/s/{open_sid}/kaarten/2").path == f"/s/{open_sid}/"
    assert "Titel van" not in lead.visit(f"/s/{open_sid}/scherm").html


def test_the_message_is_shown_once(closed):
    assert closed.pagina.alert
    assert not closed.visit(closed.pagina.path).alert


def test_after_closing_nothing_can_be_led(closed, opslag, open_sid):
    before = feiten_of(opslag, open_sid)
    for path, data in (("kaart", {"kaart": "kaart-06", "gezien": "kaart-03"}), ("later", {})):
        answer = closed.post(f"/s/{open_sid}/begeleiding/{path}", data=data, headers=OWN)
        assert answer.status_code == 409
        assert "De sessie is nu niet open" in answer.text
    assert feiten_of(opslag, open_sid) == before


def test_after_closing_there_is_no_clock_and_nothing_to_lead_with(lead):
    def led_with() -> tuple[bool, bool]:
        pagina = lead.pagina
        return pagina.document.having("data-klok") != [], "Draaiboek aanpassen" in pagina.text

    assert led_with() == (True, True)
    lead.press("Sluit de sessie")
    lead.press("Ja, sluit de sessie")
    assert led_with() == (False, False)
    lead.press("Heropen")
    assert led_with() == (True, True)


def test_the_word_is_free_again_and_gives_the_plain_deck(closed, vreemde, app):
    assert find(vreemde).startswith("/kaarten/")
    other = app.test_client()
    other.visit("/sessies/nieuw")
    assert other.press("Sessie maken", {"Woord": WOORD}).heading == "De sessie is gemaakt"


def test_a_closed_session_goes_on_where_it_was(lead, bram, vreemde, open_sid):
    lead.press("Volgende kaart")
    lead.press("Sluit de sessie")
    lead.press("Ja, sluit de sessie")
    pagina = lead.press("Heropen")
    assert "Kaart 2 van 7" in pagina.text
    assert bram.visit(f"/s/{open_sid}/").heading == titel_of("kaart-06")
    assert find(vreemde) == f"/s/{open_sid}/"


def test_reopening_is_refused_while_another_has_the_word(closed, app, opslag, open_sid):
    other = app.test_client()
    other.visit("/sessies/nieuw")
    other.press("Sessie maken", {"Woord": WOORD})
    pagina = closed.press("Heropen", status=409)
    assert "Het woord is nu van een andere sessie" in pagina.alert
    assert not feiten_of(opslag, open_sid).is_open


def test_reopening_is_possible_for_a_day(closed, clock, opslag, open_sid):
    clock.shift(timedelta(hours=24, seconds=1))
    pagina = closed.press("Heropen", status=409)
    assert "Deze sessie is langer dan een dag gesloten. Maak een nieuwe sessie" in pagina.alert
    assert not feiten_of(opslag, open_sid).is_open


def test_closing_twice_is_closing_once(lead, opslag, open_sid):
    lead.press("Sluit de sessie")
    for _ in range(2):
        assert lead.send("Ja, sluit de sessie").status_code == 303
    assert lead.visit(f"/s/{open_sid}/begeleiding/sluiten").path == f"/s/{open_sid}/begeleiding/"


def test_a_session_that_nobody_leads_closes_by_itself(app, opslag, open_sid, bram, clock, vreemde):
    stream = bram.get(f"/s/{open_sid}/stroom")
    events = iter(stream.response)
    assert [next(events), next(events)]
    clock.shift(timedelta(hours=6, seconds=1))
    close_now(app)
    assert b'data-fase="dicht"' in next(events)
    stream.close()
    assert find(vreemde).startswith("/kaarten/")
