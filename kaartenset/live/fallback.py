"""The stream where no socket is to be had: a generator in a thread or greenlet of its own."""

import threading
import time
from collections.abc import Iterator

from kaartenset.live.attendance import Viewer
from kaartenset.live.frame import RETRY, Kanaal, encode_nu
from kaartenset.live.rhythm import Rhythm
from kaartenset.live.source import Listener, Sources


class Waiting(Listener):
    """A generator that sleeps until its bell rings."""

    __slots__ = ("bell", "ended", "failures")
    waits = True

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(viewer)
        self.bell = threading.Event()
        self.ended = False
        self.failures = 0

    def ring(self) -> None:
        """Wake the generator."""
        self.bell.set()

    def end(self) -> None:
        """Have the generator stop as soon as it runs."""
        self.ended = True
        self.bell.set()


def stream(
    sources: Sources, rhythm: Rhythm, kanaal: Kanaal, viewer: Viewer, laatste: str | None
) -> Iterator[bytes]:
    """Yield the time, the frame, and then each newer frame and each heartbeat, until the end.

    Who was sent away since the rights were checked gets nothing.
    """
    listener = Waiting(viewer)
    source = sources.join(kanaal, listener)
    source.doubt(laatste)
    until = rhythm.draw_end()
    beat_at = time.monotonic() + rhythm.hartslag
    merk = laatste
    try:
        if not sources.attendance.enter(listener, viewer):
            return
        yield RETRY + encode_nu()
        while time.monotonic() < until:
            listener.bell.clear()  # before reading: a change meanwhile rings again
            if listener.ended:
                return
            try:
                shown = source.refresh()
            except rhythm.vergeeflijk:
                listener.failures += 1
                pause = rhythm.draw_pause(listener.failures)
            else:
                listener.failures = 0
                if shown is None:
                    return
                pause = shown.until - time.time()
                if shown.merk != merk:
                    merk = shown.merk
                    yield shown.data
            now = time.monotonic()
            if now >= beat_at:
                beat_at = now + rhythm.hartslag
                yield encode_nu()
            listener.bell.wait(max(0.0, min(pause, beat_at - now, until - now)))
    finally:
        sources.leave(listener)
