"""The door as a waiting room, and a door that is closed."""

import pytest

from kaartenset.commands.deur import set_deur
from kaartenset.domain.deur import Deur
from kaartenset.domain.tekst import read_regel
from kaartenset.storage.deelnemers import find_deelnemers, find_wachtenden
from tests.cast import ANNA, WOORD, feiten_of
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.web.routes import paths_for
from tests.web.test_hostile_text import HOSTILE, is_quiet
from tests.web.withheld import read_answer

WACHT = "De gespreksbegeleider laat je zo binnen"


@pytest.fixture
def wachtkamer(opslag, open_sid, anna, now):
    """The open session with its door as a waiting room; gives Anna's screen."""
    anna.visit(f"/s/{open_sid}/begeleiding/")
    assert "Wie erbij wil, wacht tot jij" in anna.press("Wachtkamer").text
    return anna


@pytest.fixture
def dewi(app, open_sid, wachtkamer):
    """Dewi, who waits."""
    browser = app.test_client()
    browser.visit(f"/s/{open_sid}/")
    assert "laat je dan binnen" in browser.pagina.text
    assert WACHT in browser.press("Doe mee", {"Voornaam": "Dewi"}).text
    return browser


def look(anna, sid):
    return anna.visit(f"/s/{sid}/begeleiding/")


def test_who_waits_sees_how_the_begeleider_calls_them_and_no_card(app, dewi, opslag, open_sid):
    assert "ziet je als Dewi" in dewi.pagina.text
    paths = [path for path in paths_for(app, open_sid, "GET") if path.startswith(f"/s/{open_sid}/")]
    for path in paths:
        assert b"Titel van kaart" not in read_answer(dewi.get(path, follow_redirects=True)), path
    assert dewi.get(f"/s/{open_sid}/eigen").status_code == 403
    assert dewi.visit(f"/s/{open_sid}/kaarten/2").links["Kijk of je al binnen bent"]


def test_who_waits_can_do_nothing_of_a_deelnemer(dewi, opslag, open_sid):
    for what in ("belofte", "hand", "weg"):
        answer = dewi.post(f"/s/{open_sid}/{what}", data={"op": "ja", "weg": "ja"}, headers=OWN)
        assert (answer.status_code, answer.location) == (303, f"/s/{open_sid}/")
    een = deelnemer_of_name(opslag, open_sid, "Dewi")
    assert (een.beloofd_op, een.hand_op, een.weg_sinds) == (None, None, None)


def deelnemer_of_name(opslag, sid, naam):
    with opslag.reading() as conn:
        sessie = feiten_of(opslag, sid)
        allen = (*find_deelnemers(conn, sessie), *find_wachtenden(conn, sessie))
    return next(een for een in allen if een.naam == naam)


def test_who_is_let_in_sees_the_card_at_the_next_look(dewi, wachtkamer, open_sid):
    assert "Dewi wacht bij de deur" in look(wachtkamer, open_sid).text
    wachtkamer.press("Laat Dewi binnen")
    assert "wacht bij de deur" not in wachtkamer.pagina.text
    assert dewi.follow("Kijk of je al binnen bent").heading == "Titel van kaart-03"


def test_letting_in_ends_the_stream_of_who_waited_and_the_next_one_is_another(
    dewi, wachtkamer, open_sid
):
    waits = dewi.get(f"/s/{open_sid}/stroom")
    events = iter(waits.response)
    next(events)
    assert b'data-fase="deur"' in next(events)
    look(wachtkamer, open_sid)
    wachtkamer.press("Laat Dewi binnen")
    assert list(events) == []
    waits.close()
    assert 'data-fase="open"' in dewi.get(f"/s/{open_sid}/stand").text


def test_letting_all_in_lets_in_those_that_were_seen(app, dewi, wachtkamer, open_sid):
    cas = app.test_client()
    cas.visit(f"/s/{open_sid}/")
    cas.press("Doe mee", {"Voornaam": "Cas"})
    knoppen = look(wachtkamer, open_sid).buttons
    assert knoppen.index("Laat iedereen binnen") < knoppen.index("Laat Dewi binnen")
    late = app.test_client()
    late.visit(f"/s/{open_sid}/")
    late.press("Doe mee", {"Voornaam": "Laat"})
    wachtkamer.press("Laat iedereen binnen")
    assert "Laat wacht bij de deur" in wachtkamer.pagina.text
    for browser in (dewi, cas):
        assert browser.visit(f"/s/{open_sid}/").heading == "Titel van kaart-03"


def test_who_is_not_let_in_is_told_so(dewi, wachtkamer, open_sid):
    look(wachtkamer, open_sid)
    wachtkamer.press("Laat Dewi niet binnen")
    assert "Dewi" not in wachtkamer.pagina.text
    assert dewi.visit(f"/s/{open_sid}/", 403).heading == "Je komt nu niet binnen"
    assert dewi.get(f"/s/{open_sid}/stand").status_code == 403


def test_two_screens_that_decide_otherwise_of_one_person(dewi, wachtkamer, open_sid):
    first = look(wachtkamer, open_sid)
    wachtkamer.press("Laat Dewi binnen")
    wachtkamer.pagina = first
    wachtkamer.press("Laat Dewi niet binnen", status=409)
    assert "Een ander of een eerdere klik was je voor" in wachtkamer.pagina.alert
    assert "Verwijder Dewi" in wachtkamer.pagina.buttons


def test_removing_somebody_makes_the_door_a_waiting_room_and_says_so(
    app, anna, bram, opslag, open_sid
):
    look(anna, open_sid)
    anna.press("Verwijder Bram")
    assert "De deur staat nu op wachtkamer" in anna.pagina.alert
    assert feiten_of(opslag, open_sid).deur is Deur.WACHTKAMER
    again = app.test_client()
    again.visit(f"/s/{open_sid}/")
    assert WACHT in again.press("Doe mee", {"Voornaam": "Bram"}).text
    assert bram.visit(f"/s/{open_sid}/", 403).heading == "Je bent niet meer in de sessie"


def test_a_closed_door_says_so_and_keeps_the_name(vreemde, anna, bram, opslag, open_sid):
    vreemde.visit(f"/s/{open_sid}/")
    look(anna, open_sid)
    assert "Er komt niemand meer bij" in anna.press("Deur dicht").text
    pagina = vreemde.press("Doe mee", {"Voornaam": "Noor"}, status=403)
    assert "De deur is dicht. Vraag de gespreksbegeleider" in pagina.alert
    assert pagina.value_of("Voornaam") == "Noor"
    closed = vreemde.visit(f"/s/{open_sid}/")
    assert "De deur is dicht. Vraag de gespreksbegeleider" in closed.text
    assert closed.buttons == []
    assert bram.visit(f"/s/{open_sid}/").heading == "Titel van kaart-03"
    anna.press("Deur open")
    vreemde.pagina = pagina
    assert "Jij bent Noor" in vreemde.press("Doe mee").text


def test_the_word_of_a_closed_door_leads_to_the_plain_deck_like_an_unknown_one(
    vreemde, opslag, open_sid, now
):
    def where():
        vreemde.visit("/")
        answer = vreemde.send("Open de kaarten", {"Woord": WOORD})
        return answer.location

    assert where() == f"/s/{open_sid}/"
    set_deur(opslag, open_sid, Deur.WACHTKAMER, gezien=Deur.OPEN, now=now)
    assert where() == f"/s/{open_sid}/"
    set_deur(opslag, open_sid, Deur.DICHT, gezien=Deur.WACHTKAMER, now=now)
    assert where().startswith("/kaarten/")


@pytest.mark.parametrize("what", ["deur", "handen"])
@pytest.mark.parametrize("typed", ["", "wijd open", "OPEN", "é"])
def test_a_door_and_hands_take_only_what_there_is(anna, opslag, open_sid, what, typed):
    data = {what: typed, "gezien": "open"}
    answer = anna.post(f"/s/{open_sid}/begeleiding/{what}", data=data, headers=OWN)
    assert answer.status_code == 422
    assert feiten_of(opslag, open_sid).deur is Deur.OPEN


@pytest.mark.parametrize("gezien", ["", "alle", "1 2 x", "-1", "9" * 40, "²", "1\r\n2"])
def test_letting_all_in_reads_numbers_and_nothing_else(anna, open_sid, gezien):
    path = f"/s/{open_sid}/begeleiding/deelnemers/binnenlaten"
    assert anna.post(path, data={"gezien": gezien}, headers=OWN).status_code == 303


def test_who_waits_when_the_session_closes_is_told_so(dewi, wachtkamer, opslag, open_sid):
    look(wachtkamer, open_sid)
    wachtkamer.press("Sluit de sessie")
    wachtkamer.press("Ja, sluit de sessie")
    assert "Deze sessie is gesloten" in dewi.visit(f"/s/{open_sid}/").text
    assert 'data-fase="dicht"' in dewi.get(f"/s/{open_sid}/stand").text


def test_before_the_opening_a_waiting_room_can_be_chosen_and_no_closed_door(
    app, vreemde, opslag, prepared_sid
):
    anna = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    look(anna, prepared_sid)
    assert "Deur dicht" not in anna.pagina.buttons
    anna.press("Wachtkamer")
    anna.press("Open de sessie")
    vreemde.visit(f"/s/{prepared_sid}/")
    assert WACHT in vreemde.press("Doe mee").text


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_name_waits_comes_in_and_raises_a_hand_as_it_was_typed(
    app, wachtkamer, open_sid, what
):
    naam = HOSTILE[what][:40]
    browser = app.test_client()
    browser.visit(f"/s/{open_sid}/")
    assert is_quiet(browser.press("Doe mee", {"Voornaam": naam}).html)
    shown = read_regel(naam)
    look(wachtkamer, open_sid)
    wachtkamer.press("Op deze site")
    assert f"{shown} wacht bij de deur" in wachtkamer.pagina.text
    wachtkamer.press(f"Laat {shown} binnen")
    browser.visit(f"/s/{open_sid}/")
    assert is_quiet(browser.press("Steek je hand op").html)
    assert f"{shown} heeft een hand op" in look(wachtkamer, open_sid).text
    assert is_quiet(wachtkamer.pagina.html)
    wachtkamer.press(f"Hand van {shown} omlaag")
    assert "Niemand heeft een hand op" in wachtkamer.pagina.text
