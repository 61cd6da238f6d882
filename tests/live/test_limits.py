"""How many streams there may be, and how long one lasts."""

import time
from contextlib import ExitStack

from tests.live.browser import PATIENCE


def test_a_stream_too_many_is_told_to_come_back_later(hasty_server, sid):
    wait_until_empty(hasty_server)
    with ExitStack() as stack:
        viewers = [stack.enter_context(hasty_server.look(sid, f"d{i}")) for i in range(4)]
        assert [viewer.status for viewer in viewers] == [200, 200, 200, 503]
        assert viewers[3].headers["retry-after"] == "5"
        assert viewers[3].headers["content-security-policy"] == "default-src 'none'"


def test_a_place_that_comes_free_can_be_taken(hasty_server, sid):
    wait_until_empty(hasty_server)
    with ExitStack() as stack:
        viewers = [stack.enter_context(hasty_server.look(sid, f"d{i}")) for i in range(3)]
        viewers[0].next_frame()
        viewers[0].wait_for_end()
        assert stack.enter_context(hasty_server.look(sid)).status == 200


def test_an_old_stream_is_closed_so_that_rights_are_checked_anew(hasty_server, sid):
    wait_until_empty(hasty_server)
    before = time.monotonic()
    with hasty_server.look(sid) as bram:
        bram.next_frame()
        bram.wait_for_end()
    assert 0.5 <= time.monotonic() - before < 2.0


def wait_until_empty(server):
    deadline = time.monotonic() + PATIENCE
    while server.count()["stromen"]:
        assert time.monotonic() < deadline
