"""The door of a session: waiting before it, coming in once, and a card only after that."""

import random
import re
import secrets
from dataclasses import replace

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.sessies import close_sessie
from kaartenset.storage.deelnemers import find_deelnemers
from tests.cast import ANNA, BRAM, deelnemer_of, feiten_of, join
from tests.web.conftest import with_cookie

LABEL = re.compile(r"[A-Z][a-zë]+ [a-z]+")


def names_in(opslag, sid):
    """Who is in: the names that they gave."""
    with opslag.reading() as conn:
        return [one.naam for one in find_deelnemers(conn, feiten_of(opslag, sid))]


def test_before_opening_there_is_a_waiting_page_without_a_card(vreemde, prepared_sid):
    pagina = vreemde.visit(f"/s/{prepared_sid}/")
    assert pagina.heading == "Sessie openheid"
    assert "De gespreksbegeleider heeft de sessie nog niet geopend" in pagina.text
    assert "dinsdag 1 december 2026" in pagina.text
    assert "13:00 uur" in pagina.text
    assert pagina.buttons == []
    assert "Titel van" not in pagina.html


def test_the_waiting_page_goes_on_by_itself_when_the_session_opens(app, vreemde, prepared_sid):
    vreemde.visit(f"/s/{prepared_sid}/")
    anna = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    waits = vreemde.get(f"/s/{prepared_sid}/stroom")
    events = iter(waits.response)
    assert b"event: nu" in next(events)
    assert b'data-fase="wacht"' in next(events)
    anna.visit(f"/s/{prepared_sid}/begeleiding/")
    anna.press("Open de sessie")
    assert b'data-fase="deur"' in next(events)
    waits.close()
    assert vreemde.get(f"/s/{prepared_sid}/stand").status_code == 403, "so that it loads the door"
    assert vreemde.visit(f"/s/{prepared_sid}/").buttons == ["Doe mee"]


def test_who_waits_without_a_stream_asks_now_and_then(vreemde, prepared_sid):
    first = vreemde.get(f"/s/{prepared_sid}/stand")
    assert 'data-fase="wacht"' in first.text
    again = vreemde.get(f"/s/{prepared_sid}/stand?na={first.headers['Kaartenset-Merk']}")
    assert again.status_code == 204


def test_the_door_asks_a_first_name_that_may_be_left_open(vreemde, open_sid):
    pagina = vreemde.visit(f"/s/{open_sid}/")
    assert pagina.buttons == ["Doe mee"]
    assert pagina.value_of("Voornaam") == ""
    assert "Titel van" not in pagina.html


def test_who_gives_a_name_is_called_by_it(vreemde, anna, open_sid):
    vreemde.visit(f"/s/{open_sid}/")
    assert "Jij bent Bram" in vreemde.press("Doe mee", {"Voornaam": " Bram "}).text
    assert "Verwijder Bram" in anna.visit(f"/s/{open_sid}/begeleiding/").buttons


def test_who_gives_no_name_gets_a_label_that_only_they_and_the_begeleider_see(
    app, vreemde, anna, open_sid
):
    vreemde.visit(f"/s/{open_sid}/")
    mine = vreemde.press("Doe mee").text
    label = LABEL.search(mine.partition("Jij bent ")[2])[0]
    assert label in anna.visit(f"/s/{open_sid}/begeleiding/").text
    other = app.test_client()
    other.visit(f"/s/{open_sid}/")
    assert label not in other.press("Doe mee", {"Voornaam": "Noor"}).html


def test_no_two_labels_in_a_session_are_the_same(app, open_sid, monkeypatch):
    labels = set()
    for _ in range(3):
        browser = app.test_client()
        browser.visit(f"/s/{open_sid}/")
        monkeypatch.setattr(secrets, "choice", random.Random(7).choice)  # draws the same again
        labels.add(browser.press("Doe mee").text.partition("Jij bent ")[2].partition(" Kaart")[0])
    assert len(labels) == 3


def test_a_double_click_comes_in_once(vreemde, opslag, open_sid):
    vreemde.visit(f"/s/{open_sid}/")
    for _ in range(2):
        assert vreemde.send("Doe mee", {"Voornaam": "Bram"}).status_code == 303
    assert names_in(opslag, open_sid) == ["Bram"]


def test_a_double_click_of_which_the_first_answer_never_came_is_one_deelnemer(
    app, opslag, open_sid
):
    """Both requests go out before any cookie comes back."""
    first, second = app.test_client(), app.test_client()
    first.visit(f"/s/{open_sid}/")
    second.pagina = first.pagina
    cookies = [one.send("Doe mee").headers["Set-Cookie"] for one in (first, second)]
    assert cookies[0] == cookies[1]
    assert len(names_in(opslag, open_sid)) == 1


def test_two_tabs_at_the_door_are_one_deelnemer(vreemde, opslag, open_sid):
    first = vreemde.visit(f"/s/{open_sid}/")
    vreemde.visit(f"/s/{open_sid}/")
    vreemde.press("Doe mee", {"Voornaam": "Bram"})
    vreemde.pagina = first
    assert "Jij bent Bram" in vreemde.press("Doe mee", {"Voornaam": "Bram"}).text
    assert names_in(opslag, open_sid) == ["Bram"]


def test_a_name_that_is_too_long_is_refused_at_the_field(vreemde, opslag, open_sid):
    vreemde.visit(f"/s/{open_sid}/")
    pagina = vreemde.press("Doe mee", {"Voornaam": "B" * 41}, status=422)
    assert pagina.error_at("Voornaam") == "Gebruik hooguit 40 tekens"
    assert pagina.value_of("Voornaam") == "B" * 41
    assert vreemde.press("Doe mee", {"Voornaam": "Bram"}).heading == "Titel van kaart-03"
    assert names_in(opslag, open_sid) == ["Bram"]


def test_a_full_session_says_so_and_keeps_the_name(instellingen, make_app, opslag, open_sid):
    app = make_app(replace(instellingen, max_deelnemers=1))
    first, second = app.test_client(), app.test_client()
    for browser in (first, second):
        browser.visit(f"/s/{open_sid}/")
    first.press("Doe mee", {"Voornaam": "Bram"})
    pagina = second.press("Doe mee", {"Voornaam": "Noor"}, status=409)
    assert "De sessie is vol. Vraag de gespreksbegeleider om plaats te maken" in pagina.alert
    assert pagina.value_of("Voornaam") == "Noor"
    assert names_in(opslag, open_sid) == ["Bram"]


def test_nobody_comes_in_before_the_opening_or_after_the_closing(
    vreemde, opslag, prepared_sid, now
):
    for text in ("heeft de sessie nog niet geopend", "Deze sessie is gesloten"):
        answer = vreemde.post(f"/s/{prepared_sid}/", follow_redirects=True)
        assert answer.status_code == 200
        assert text in answer.text
        close_sessie(opslag, prepared_sid, now=now)
    assert names_in(opslag, prepared_sid) == []


def test_who_was_taken_out_does_not_come_in_by_the_door_again(bram, opslag, open_sid, now):
    vooraf = bram.visit(f"/s/{open_sid}/")
    remove_deelnemer(opslag, open_sid, deelnemer_of(opslag, open_sid).id, now=now)
    assert bram.visit(f"/s/{open_sid}/", 403).heading == "Je bent niet meer in de sessie"
    answer = bram.post(f"/s/{open_sid}/", data={"voornaam": "Bram"})
    assert (answer.status_code, "Je bent uit deze sessie gehaald" in answer.text) == (403, True)
    assert bram.visit(f"{vooraf.path}kaarten", 403).heading == "Je bent niet meer in de sessie"
    assert names_in(opslag, open_sid) == []


def test_a_form_that_was_sent_for_who_was_taken_out_is_refused(app, vreemde, opslag, open_sid, now):
    """Somebody kept the form of the door and sends it once more from a browser without cookies."""
    vreemde.visit(f"/s/{open_sid}/")
    vreemde.send("Doe mee", {"Voornaam": "Bram"})
    with opslag.reading() as conn:
        bram = find_deelnemers(conn, feiten_of(opslag, open_sid))[0]
    remove_deelnemer(opslag, open_sid, bram.id, now=now)
    elsewhere = app.test_client()
    elsewhere.pagina = vreemde.pagina
    assert elsewhere.send("Doe mee", {"Voornaam": "Bram"}).status_code == 403
    assert names_in(opslag, open_sid) == []


@pytest.mark.parametrize(
    "verzoek", ["", "kort", "x" * 23, "é" * 22, "../../../../../../../.", None]
)
def test_a_form_without_a_proper_token_still_comes_in(vreemde, opslag, open_sid, verzoek):
    data = {"voornaam": "Bram"} | ({} if verzoek is None else {"verzoek": verzoek})
    assert vreemde.post(f"/s/{open_sid}/", data=data).status_code == 303
    assert names_in(opslag, open_sid) == ["Bram"]


def test_the_cookie_of_another_session_is_no_way_in(app, opslag, open_sid, other_sid):
    join(opslag, other_sid, BRAM)
    browser = with_cookie(app, open_sid, "deelnemer", BRAM.token)
    assert browser.visit(f"/s/{open_sid}/").buttons == ["Doe mee"]
