"""Many at once from one network address: at the door, while waiting, and what a stream costs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.storage.deelnemers import count_deelnemers
from kaartenset.web.live import hub_of
from tests.cast import BRAM, deelnemer_of, feiten_of
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie

TE_VEEL = "Er komen nu veel mensen tegelijk binnen vanaf jouw netwerk."
ROOM = 60
WAITING = 60


def from_address(address):
    return {"environ_overrides": {"REMOTE_ADDR": address}}


@pytest.fixture
def app(instellingen, make_app):
    """The application in which a session has room for few, so the door for sixty."""
    return make_app(replace(instellingen, max_deelnemers=40))


def come_in(app, sid, naam="", **options):
    """Come in by the door from a browser of one's own."""
    data = {"voornaam": naam}
    return app.test_client().post(f"/s/{sid}/", data=data, headers=OWN, **options)


@pytest.fixture
def crowd(app, open_sid):
    """As many as one address may send have been at the door; some found the session full."""
    statuses = [come_in(app, open_sid).status_code for _ in range(ROOM)]
    assert set(statuses) == {303, 409}


def test_over_the_budget_the_door_says_so_and_keeps_the_name(crowd, app, opslag, open_sid):
    answer = come_in(app, open_sid, "Bram")
    pagina = Pagina(answer)
    assert (pagina.status, answer.headers["Retry-After"]) == (429, "600")
    assert TE_VEEL in pagina.alert
    assert pagina.value_of("Voornaam") == "Bram"
    with opslag.reading() as conn:
        assert count_deelnemers(conn, feiten_of(opslag, open_sid)) == 40


def test_another_address_comes_in_as_before(crowd, app, other_sid):
    assert come_in(app, other_sid).status_code == 429
    assert come_in(app, other_sid, **from_address("192.0.2.9")).status_code == 303


def test_after_ten_minutes_there_is_room_again(crowd, app, other_sid, clock):
    clock.shift(timedelta(minutes=9))
    assert come_in(app, other_sid).status_code == 429
    clock.shift(timedelta(minutes=2))
    assert come_in(app, other_sid).status_code == 303


def test_who_is_in_already_is_not_held_up(app, bram, crowd, open_sid):
    answer = bram.post(f"/s/{open_sid}/", data={"voornaam": "Bram"}, headers=OWN)
    assert answer.status_code == 303
    assert bram.visit(f"/s/{open_sid}/").status == 200


def test_a_full_session_fits_through_the_door_from_one_office(instellingen, make_app, open_sid):
    app = make_app(replace(instellingen, max_deelnemers=80))
    statuses = [come_in(app, open_sid).status_code for _ in range(81)]
    assert statuses == [303] * 80 + [429]


@pytest.fixture
def streams():
    """Opens streams that stay open until the test is over."""
    opened = []

    def open_one(app, sid, cookie=None, **options):
        browser = app.test_client() if cookie is None else with_cookie(app, sid, *cookie)
        answer = browser.get(f"/s/{sid}/stroom", **options)
        if answer.status_code == 200:
            events = iter(answer.response)
            assert b"event: nu" in next(events)
            opened.append((answer, events))
        return answer

    open_one.opened = opened
    yield open_one
    for answer, _ in opened:
        answer.close()


def test_who_waits_outside_is_counted_by_address_whatever_cookie_is_made_up(
    app, streams, prepared_sid
):
    for number in range(WAITING):
        cookie = ("deelnemer", f"verzonnen-{number}")
        assert streams(app, prepared_sid, cookie).status_code == 200
    answer = streams(app, prepared_sid, ("deelnemer", "nog-een"))
    pagina = Pagina(answer)
    assert (pagina.status, pagina.heading) == (429, "Even geduld")
    assert answer.headers["Retry-After"] == "60"
    assert "Er kijken nu veel mensen mee vanaf jouw netwerk." in pagina.text
    assert hub_of(app).open_streams == WAITING
    assert streams(app, prepared_sid, **from_address("192.0.2.9")).status_code == 200
    polled = app.test_client().get(f"/s/{prepared_sid}/stand")
    assert polled.status_code == 200, "polling goes on"


def test_a_deelnemer_who_opens_a_seventh_stream_loses_the_first(app, streams, bram, open_sid):
    for _ in range(7):
        assert streams(app, open_sid, ("deelnemer", BRAM.token)).status_code == 200
    (_, first), *others = streams.opened
    assert next(first, None) is None
    assert hub_of(app).open_streams == 6
    assert all(b"data: " in next(events) for _, events in others)


@pytest.mark.parametrize("is_away", [True, False])
def test_who_is_taken_out_while_the_stream_is_being_opened_sees_nothing(
    app, bram, opslag, open_sid, now, is_away
):
    """The notice of another process passes between the check of the cookie and the stream."""

    def take_out(response):
        remove_deelnemer(opslag, open_sid, deelnemer_of(opslag, open_sid).id, now=now)
        hub_of(app).drop(open_sid, BRAM.cookie_hash)
        return response

    if is_away:
        app.after_request(take_out)
    answer = bram.get(f"/s/{open_sid}/stroom")
    assert answer.status_code == 200, "it was checked before"
    events = iter(answer.response)
    assert (next(events, None) is None) is is_away
    answer.close()
    assert hub_of(app).open_streams == 0
