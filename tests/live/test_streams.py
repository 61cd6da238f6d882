"""Streams as browsers meet them, on every kind of server."""

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

from tests.live.browser import PATIENCE, Browser


def test_who_connects_gets_the_time_and_the_present_frame(any_server, sid):
    any_server.show(sid, "7.0")
    before = time.time() * 1000
    with Browser(any_server.origin, f"/s/{sid}/stroom") as bram:
        nu = bram.next()
        assert nu.kind == "nu"
        assert bram.retry == 1000
        assert before - 1 <= int(nu.data) <= time.time() * 1000 + 1
        frame = bram.next()
    assert frame == ("frame", "7.0", "<p>deelnemers\n7.0</p>")


def test_the_header_of_a_stream_says_what_browsers_and_proxies_need(server, sid):
    with server.look(sid) as bram:
        headers = bram.headers
    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"
    assert headers["connection"] == "close"
    assert headers["content-security-policy"] == "default-src 'none'"
    assert headers["x-na"] == "later"
    assert not {"content-length", "transfer-encoding"} & headers.keys()


def test_who_has_the_present_frame_gets_none(any_server, sid):
    any_server.show(sid, "7.0")
    with any_server.look(sid, laatste="7.0") as bram, any_server.look(sid) as anna:
        assert anna.next_frame().id == "7.0"
        any_server.change(sid, "8.0")
        assert bram.next_frame().id == "8.0"


def test_who_has_another_frame_makes_the_hub_read_again(any_server, sid):
    with any_server.look(sid) as anna:
        assert anna.next_frame().id == "1"
        assert anna.next().kind == "nu"  # the frame was read a while ago
        any_server.show(sid, "2")  # another process wrote, and its message has not come yet
        with any_server.look(sid, laatste="2") as bram:
            assert anna.next_frame().id == "2"
            any_server.change(sid, "3")
            assert bram.next_frame().id == "3"


def test_a_change_reaches_every_screen_of_its_session_and_no_other(any_server, sid):
    with ExitStack() as stack:
        viewers = [stack.enter_context(any_server.look(sid, f"d{i}")) for i in range(30)]
        anna = stack.enter_context(any_server.look(sid, publiek="begeleiding"))
        cas = stack.enter_context(any_server.look(f"{sid}-2"))
        assert {viewer.next_frame().id for viewer in [*viewers, anna, cas]} == {"1"}
        any_server.change(sid, "2")
        assert {viewer.next_frame().data for viewer in viewers} == {"<p>deelnemers\n2</p>"}
        assert anna.next_frame().data == "<p>begeleiding\n2</p>"
        any_server.change(f"{sid}-2", "5")
        assert cas.next_frame().id == "5"


def test_a_thousand_wakes_at_once_are_one_reading(any_server, sid):
    with any_server.look(sid) as bram:
        bram.next_frame()
        any_server.show(sid, "2")
        before = any_server.count(sid)["gelezen"]
        any_server.wake(sid, times=1000)
        assert bram.next_frame().id == "2"
        assert any_server.count(sid)["gelezen"] == before + 1


def test_a_wake_from_another_thread_reaches_the_screens(server, sid):
    with server.look(sid) as bram:
        bram.next_frame()
        server.show(sid, "2")
        server.post(f"/deur/wek-elders/{sid}")
        assert bram.next_frame().id == "2"


def test_a_wake_without_a_change_writes_nothing(any_server, sid):
    with any_server.look(sid) as bram:
        bram.next_frame()
        any_server.wake(sid)
        any_server.change(sid, "2")
        assert bram.next_frame().id == "2"


def test_a_wake_without_listeners_reads_nothing(any_server, sid):
    any_server.change(sid, "2")
    assert any_server.count(sid)["gelezen"] == 0


def test_many_who_join_are_read_for_once(server, sid):
    with ExitStack() as stack:
        stack.enter_context(server.look(sid)).next_frame()
        viewers = [stack.enter_context(server.look(sid, f"d{i}")) for i in range(50)]
        assert {viewer.next_frame().id for viewer in viewers} == {"1"}
        assert server.count(sid)["gelezen"] == 1


def test_a_slow_reader_is_closed_while_others_go_on(server, sid):
    with server.look(sid) as bram, server.look(sid, "traag", small=True) as slow:
        bram.next_frame()
        for merk in range(2, 42):
            server.change(sid, str(merk), lengte=100_000)
            assert bram.next_frame().id == str(merk)
        assert b"id: 41\n" not in slow.read_to_end()


def test_a_large_frame_reaches_who_reads_slowly_but_reads(any_server, sid):
    any_server.show(sid, "1", lengte=100_000)
    with any_server.look(sid, small=True) as bram:
        assert len(bram.next_frame().data) > 100_000


def test_who_is_removed_loses_every_stream_at_once_and_others_none(any_server, sid):
    with (
        any_server.look(sid, "Bram") as bram,
        any_server.look(sid, "Bram", publiek="scherm") as brams_screen,
        any_server.look(sid, "Dirk") as dirk,
        any_server.look(f"{sid}-2", "Bram") as elsewhere,
    ):
        for viewer in (bram, brams_screen, dirk, elsewhere):
            viewer.next_frame()
        any_server.post(f"/deur/verwijder/{sid}/Bram")
        bram.wait_for_end()
        brams_screen.wait_for_end()
        any_server.change(sid, "2")
        any_server.change(f"{sid}-2", "2")
        assert dirk.next_frame().id == elsewhere.next_frame().id == "2"


def test_a_closed_session_loses_all_streams_at_once(any_server, sid):
    with any_server.look(sid) as bram, any_server.look(sid, "Anna", publiek="begeleiding") as anna:
        bram.next_frame()
        anna.next_frame()
        any_server.post(f"/deur/sluit/{sid}")
        bram.wait_for_end()
        anna.wait_for_end()


def test_streams_of_a_session_that_is_gone_end(any_server, sid):
    with any_server.look(sid) as bram:
        bram.next_frame()
        any_server.change(sid, None)
        bram.wait_for_end()
    with any_server.look(sid) as late:
        late.wait_for_end()


def test_a_frame_that_changes_of_its_own_accord_is_pushed_at_that_moment(any_server, sid):
    tot = time.time() + 0.5
    any_server.show(sid, "2", tot=tot)
    with any_server.look(sid) as bram:
        assert bram.next_frame().id == "2"
        assert bram.next_frame().id == "voorbij"
        assert tot <= time.time() < tot + 0.4
    assert any_server.count(sid)["gelezen"] == 2


def test_a_moment_that_is_moved_counts_from_then_on(any_server, sid):
    any_server.show(sid, "2", tot=time.time() + 600)
    with any_server.look(sid) as bram:
        bram.next_frame()
        any_server.change(sid, "2", tot=time.time() + 0.2)
        assert bram.next_frame().id == "voorbij"


def test_the_heartbeat_tells_the_time(any_server, sid):
    with any_server.look(sid) as bram:
        bram.next_frame()
        first, second = bram.next(), bram.next()
    assert first.kind == second.kind == "nu"
    assert 200 < int(second.data) - int(first.data) < 1500


def test_streams_stay_open_while_frames_cannot_be_read_and_then_go_on(any_server, sid):
    with any_server.look(sid) as bram:
        bram.next_frame()
        any_server.change(sid, "2", fout="weg")
        with any_server.look(sid, laatste="0") as cas:
            assert bram.next().kind == "nu"
            any_server.show(sid, "3")  # readable again; nobody tells the hub
            assert bram.next_frame().id == cas.next_frame().id == "3"


def test_that_frames_cannot_be_read_is_told_without_saying_whose(server, sid):
    with server.look(sid) as bram:
        bram.next_frame()
        server.change(sid, "2", fout="weg")
        server.show(sid, "3")
        assert bram.next_frame().id == "3"
    server.wait_for_log("schermen zijn nu niet te lezen (Weg)")
    assert sid not in server.log


def test_pages_are_served_while_300_streams_are_open(server, sid):
    with ExitStack() as stack:
        before = count_when_all_left(server)
        for i in range(300):
            stack.enter_context(server.look(sid, f"d{i}"))
        during = server.count()
        assert server.get("/hallo") == "hallo"
        assert during["stromen"] == 300
        assert during["bestanden"] <= before["bestanden"] + 303
        assert during["greenlets"] <= before["greenlets"] + 3, "a stream has no greenlet"


def test_browsers_that_have_gone_are_noticed_without_writing_to_them(server, sid):
    before = count_when_all_left(server)
    with ExitStack() as stack:
        for i in range(50):
            stack.enter_context(server.look(sid, f"d{i}"))
        assert server.count()["stromen"] == 50
    assert count_when_all_left(server)["bestanden"] <= before["bestanden"] + 1


def count_when_all_left(server):
    """What the server has open, once it has noticed that each browser of before is gone."""
    deadline = time.monotonic() + PATIENCE
    while (counted := server.count())["stromen"]:
        assert time.monotonic() < deadline, counted
    return counted


def test_pages_are_served_while_300_browsers_dawdle_over_their_header(server):
    target = urlsplit(server.origin)
    with ExitStack() as stack:
        for _ in range(300):
            sock = socket.create_connection((target.hostname, target.port), PATIENCE)
            stack.enter_context(sock)
            sock.sendall(b"GET /hallo HTTP/1.1\r\nHost: de")
        before = time.monotonic()
        assert server.get("/hallo") == "hallo"
        assert time.monotonic() - before < 1.0


def test_nothing_but_the_stream_is_written_to_its_socket(server, sid):
    with Browser(server.origin, f"/s/{sid}/stroom") as bram:
        server.change(sid, "2")
        server.post(f"/deur/sluit/{sid}")
        assert not second_header(bram.read_to_end())


def test_a_second_header_in_a_stream_is_seen(server):
    with Browser(server.origin, "/tweemaal", Connection="close") as bram:
        assert second_header(bram.read_to_end())


def test_a_request_to_see_the_header_only_opens_no_stream(server, sid):
    before = server.count()["stromen"]
    target = urlsplit(server.origin)
    with socket.create_connection((target.hostname, target.port), PATIENCE) as sock:
        sock.sendall(f"HEAD /s/{sid}/stroom HTTP/1.1\r\nHost: demo\r\n\r\n".encode())
        assert sock.recv(65536).startswith(b"HTTP/1.1 200")
        assert server.count()["stromen"] == before


def test_an_error_that_does_not_pass_leaves_other_sessions_alive(server, sid):
    with server.look(sid) as bram, server.look(f"{sid}-2") as cas:
        bram.next_frame()
        cas.next_frame()
        server.change(sid, "2", fout="kapot")
        server.change(f"{sid}-2", "2")
        assert cas.next_frame().id == "2"
        server.change(sid, "3")
        assert bram.next_frame().id == "3"


def second_header(data: bytes) -> bool:
    return b"HTTP/1." in data
