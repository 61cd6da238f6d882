"""One channel: read once for all, again after a change, and at the moment it changes by itself."""

import math
import subprocess
import sys
import threading
import time

import pytest

from kaartenset.live import Frame, Kanaal
from kaartenset.live.attendance import Attendance, Viewer
from kaartenset.live.rhythm import LONGEST_PAUSE, Rhythm
from kaartenset.live.source import Listener, Source, Sources

KANAAL = Kanaal("s", "deelnemers")


class Reader:
    """Gives frames in turn, the last one for ever; counts how often it was asked."""

    def __init__(self, *frames) -> None:
        self.frames = list(frames)
        self.asked = 0

    def __call__(self, kanaal):
        self.asked += 1
        frame = self.frames.pop(0) if len(self.frames) > 1 else self.frames[0]
        if isinstance(frame, Exception):
            raise frame
        return frame


def test_an_unchanged_channel_is_read_once():
    reader = Reader(Frame("1", "a"))
    source = Source(KANAAL, reader)
    assert source.refresh() is source.refresh()
    assert reader.asked == 1


def test_a_changed_channel_is_read_again():
    source = Source(KANAAL, Reader(Frame("1", "a"), Frame("2", "b")))
    source.refresh()
    source.stale = True
    assert source.refresh().merk == "2"


def test_many_who_ask_at_once_share_one_reading():
    begun, go_on = threading.Event(), threading.Event()

    def read(kanaal):
        asked.append(kanaal)
        begun.set()
        go_on.wait(10)
        return Frame("1", "a")

    asked, seen = [], []
    source = Source(KANAAL, read)
    threads = [threading.Thread(target=lambda: seen.append(source.refresh())) for _ in range(8)]
    for thread in threads:
        thread.start()
    begun.wait(10)
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert len(seen) == 8
    assert asked == [KANAAL]


def test_a_change_while_reading_asks_for_one_more_reading():
    def read(kanaal):
        source.stale = not asked
        asked.append(kanaal)
        return Frame(str(len(asked)), "a")

    asked = []
    source = Source(KANAAL, read)
    assert source.refresh().merk == "1"
    assert source.refresh().merk == source.refresh().merk == "2"


def test_an_error_while_reading_passes_through_and_reading_is_tried_again():
    source = Source(KANAAL, Reader(OSError(), Frame("1", "a")))
    with pytest.raises(OSError):  # noqa: PT011
        source.refresh()
    assert source.refresh().merk == "1"


def test_a_session_that_is_gone_shows_nothing():
    assert Source(KANAAL, Reader(None)).refresh() is None


def test_a_frame_is_read_again_when_its_moment_has_come():
    reader = Reader(Frame("1", "a", time.time() + 0.05), Frame("2", "b"))
    source = Source(KANAAL, reader)
    tot = source.refresh().until
    while source.refresh().merk == "1":
        pass
    assert time.time() >= tot
    assert reader.asked == 2


def test_a_moment_that_passes_while_reading_still_comes():
    def read(kanaal):
        if not asked:
            asked.append(tot := time.time() + 0.01)
            while time.time() < tot:
                pass
            return Frame("1", "before", tot)
        return Frame("2", "after")

    asked = []
    source = Source(KANAAL, read)
    assert source.refresh().merk == "1"
    assert source.refresh().merk == "2"


def test_a_moment_in_the_past_is_not_waited_for():
    reader = Reader(Frame("1", "a", time.time() - 1))
    source = Source(KANAAL, reader)
    assert source.refresh().until == source.refresh().until == math.inf
    assert reader.asked == 1


class Browser(Listener):
    """A listener of which only its coming and going counts."""

    def end(self) -> None:
        self.source = None


def test_a_channel_goes_with_its_last_listener():
    sources = Sources(Reader(Frame("1", "a")), Attendance(6, 60))
    bram, dirk = Browser(Viewer("Bram")), Browser(Viewer("Dirk"))
    assert sources.join(KANAAL, bram) is sources.join(KANAAL, dirk)
    sources.leave(bram)
    assert len(sources.of("s")) == sources.streams == 1
    sources.leave(dirk)
    assert not sources.of("s")
    assert not sources.all()
    assert sources.streams == 0


def test_pauses_after_failures_grow_to_a_limit():
    rhythm = Rhythm(15, 600, ())
    assert rhythm.draw_pause(1) < 0.3
    assert LONGEST_PAUSE / 2 <= rhythm.draw_pause(1000) <= LONGEST_PAUSE


def test_streams_do_not_all_end_together():
    rhythm = Rhythm(15, 600, ())
    ends = {rhythm.draw_end() for _ in range(100)}
    assert max(ends) - min(ends) > 60
    assert min(ends) >= time.monotonic() + 599


def test_the_hub_comes_without_gevent():
    code = "import sys, kaartenset.live; sys.exit('gevent' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
