"""How many streams one viewer has, and that who is sent away meanwhile gets none."""

import time
from contextlib import ExitStack

import pytest

from kaartenset.live.attendance import KEPT, Attendance, Viewer
from tests.live.browser import PATIENCE, Browser, Ended

OF_ONE, OF_ADDRESS = 6, 60
"""What the hub allows unless told otherwise."""


def look(server, sid, **query):
    """Open a stream; the header may not come at all."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return Browser(server.origin, f"/s/{sid}/stroom?{asked}")


def sees_nothing(server, sid, **query):
    """Whether a stream ends before any frame; its header may not come either."""
    try:
        with look(server, sid, **query) as browser:
            assert browser.status == 200
            browser.wait_for_end()
    except Ended:
        pass
    return True


def test_one_viewer_has_so_many_streams_and_a_new_one_ends_the_oldest(any_server, sid):
    with ExitStack() as stack:
        dirk = stack.enter_context(any_server.look(sid, f"{sid}-Dirk"))
        viewers = [stack.enter_context(any_server.look(sid, sid)) for _ in range(OF_ONE)]
        for viewer in (dirk, *viewers):
            viewer.next_frame()
        newest = stack.enter_context(any_server.look(sid, sid))
        newest.next_frame()
        viewers[0].wait_for_end()
        any_server.change(sid, "2")
        for viewer in (dirk, *viewers[1:], newest):
            assert viewer.next_frame().id == "2"


def test_a_stream_that_ended_counts_no_longer(server, sid):
    with server.look(sid, sid) as first:
        first.next_frame()
        for _ in range(3 * OF_ONE):
            with server.look(sid, sid) as viewer:
                viewer.next_frame()
                server.post(f"/deur/verwijder/{sid}/niemand")
            wait_until_open(server, sid, 1)
        server.change(sid, "2")
        assert first.next_frame().id == "2"


def wait_until_open(server, sid, most):
    """Wait until the server has noticed that a browser is gone."""
    deadline = time.monotonic() + PATIENCE
    while server.count(sid)["stromen"] > most:
        assert time.monotonic() < deadline


def test_who_is_nobody_yet_counts_by_address_whatever_the_cookie(server, sid):
    with ExitStack() as stack:
        for number in range(OF_ADDRESS):
            viewer = look(server, sid, adres=sid, wie=f"{sid}-{number}")
            assert stack.enter_context(viewer).status == 200
        assert stack.enter_context(look(server, sid, adres=sid, wie="zomaar")).status == 429
        assert stack.enter_context(look(server, sid, adres=f"{sid}-2")).status == 200
        assert stack.enter_context(look(server, sid, wie=f"{sid}-bekend")).status == 200


@pytest.mark.parametrize("wanneer", ["vroeg", "laat"])
@pytest.mark.parametrize("anderen", [0, KEPT - 1, KEPT + 1])
def test_who_is_sent_away_before_the_stream_is_there_sees_nothing(
    any_server, sid, wanneer, anderen
):
    with any_server.look(sid, f"{sid}-Dirk") as dirk:
        assert dirk.next_frame().id == "1", "the frame is at hand for who comes next"
        assert sees_nothing(any_server, sid, wie=sid, weg=wanneer, anderen=anderen)
        any_server.change(sid, "2")
        assert dirk.next_frame().id == "2"


def test_of_a_session_that_ends_before_the_stream_is_there_nobody_sees_anything(any_server, sid):
    assert sees_nothing(any_server, sid, wie=sid, weg="laat", iedereen="")


def test_that_others_were_sent_away_meanwhile_hinders_nobody(any_server, sid):
    with look(any_server, sid, weg="laat", anderen=KEPT - 1) as bram:
        assert bram.next_frame().id == "1"


def test_who_was_sent_away_before_may_come_again_when_the_caller_allows_it(any_server, sid):
    any_server.post(f"/deur/verwijder/{sid}/{sid}")
    with any_server.look(sid, sid) as bram:
        assert bram.next_frame().id == "1"


def test_of_many_who_were_sent_away_only_so_many_are_remembered():
    attendance = Attendance(OF_ONE, OF_ADDRESS)
    for number in range(3 * KEPT):
        attendance.send_away("s", f"w{number}")
    assert len(attendance._sent) == KEPT


def test_a_viewer_with_an_address_is_counted_by_it_alone():
    assert Viewer("a", "192.0.2.1").key == Viewer("b", "192.0.2.1").key
    assert Viewer("a").key != Viewer("b").key
