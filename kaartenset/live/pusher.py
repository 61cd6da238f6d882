"""Writes frames to adopted sockets from gevent's loop: no thread or greenlet for each stream."""

import logging
import math
import time
from collections import deque
from importlib import import_module
from typing import Any

from kaartenset.live.attendance import Viewer
from kaartenset.live.frame import RETRY, Kanaal, encode_nu
from kaartenset.live.rhythm import Rhythm
from kaartenset.live.source import Source, Sources
from kaartenset.live.stream import Stream
from kaartenset.live.takeover import count_files

logger = logging.getLogger(__name__)

SLOTS = 15
"""The heartbeat goes round in so many steps, so that not all streams are written at one moment."""

YIELD_AFTER = 200
"""After so many writes others get a turn."""

LONGEST_TIMER = 60.0
"""Seconds; a longer one is set again on the way, so that a corrected clock does no harm."""

OF_FILES = 0.75
"""The share of open files that streams may have; the rest is for pages, database and log."""

WARN_AGAIN = 60.0
"""Seconds between two messages about frames that cannot be read."""

LONGEST_TURN = 0.005
"""Seconds; after reading for so long others get a turn too."""


class Pusher:
    """All adopted streams of this process, in one gevent loop."""

    def __init__(self, sources: Sources, rhythm: Rhythm) -> None:
        self._sources = sources
        self._rhythm = rhythm
        self._gevent: Any = None  # imported when a server on gevent has given a socket
        self._loop: Any = None
        self._ticker: Any = None
        self._wheel: list[set[Stream]] = [set() for _ in range(SLOTS)]
        self._slot = 0
        self._on_end = self._forget  # one object for all streams
        self._most = 0
        self._queue: deque[Source] = deque()
        self._pushing = False
        self._written = 0
        self._rested_at = 0.0
        self._warned_at = -math.inf

    def has_room(self, limiet: int) -> bool:
        """Say whether one more stream fits: within this limit, and within the process's files."""
        if self._loop is None:
            self._start()
        return self._sources.streams < min(limiet, self._most)

    def adopt(
        self, fd: int, head: bytes, kanaal: Kanaal, viewer: Viewer, laatste: str | None
    ) -> None:
        """Take a socket: write the HTTP header, the time and the frame, and keep it up to date.

        Who was sent away since the rights were checked gets nothing: the socket is closed.
        """
        stream = Stream(viewer, fd, laatste, self._on_end)
        source = self._sources.join(kanaal, stream)
        source.doubt(laatste)
        stream.until = self._rhythm.draw_end()
        stream.slot = self._slot
        self._wheel[stream.slot].add(stream)
        stream.watcher = self._loop.io(fd, 1)
        stream.watcher.start(stream.notice)
        if not self._ticker.active:
            self._ticker.start(self._tick)
        if not self._sources.attendance.enter(stream, viewer):
            stream.end()
            return
        first = head + RETRY + encode_nu()
        shown = source.shown
        if shown is None or source.stale or source.is_due():
            self.schedule(source)
        elif shown.merk != laatste:
            stream.merk = shown.merk
            first += shown.data
        stream.write(first)

    def schedule(self, source: Source) -> None:
        """Have the channel read once and written, soon; may be called from any thread."""
        if not source.failures:
            self._enqueue(source)

    def _forget(self, stream: Stream) -> None:
        """Take a stream that ends out of everything."""
        stream.watcher.stop()
        stream.watcher.close()
        self._wheel[stream.slot].discard(stream)
        self._sources.leave(stream)
        if not stream.source.streams:
            self._set_timer(stream.source, math.inf)
            stream.source.failures = 0
        if not self._sources.streams:
            self._ticker.stop()

    def _start(self) -> None:
        self._gevent = import_module("gevent")
        self._loop = self._gevent.get_hub().loop
        self._most = int(count_files() * OF_FILES)
        step = self._rhythm.hartslag / SLOTS
        self._ticker = self._loop.timer(step, step)

    def _enqueue(self, source: Source) -> None:
        if source.queued:
            return
        source.queued = True
        self._queue.append(source)
        self._wake_loop()

    def _wake_loop(self) -> None:
        if not self._pushing:
            self._pushing = True
            self._loop.run_callback_threadsafe(self._gevent.spawn, self._push)

    def _push(self) -> None:
        self._rested_at = time.monotonic()
        try:
            while self._queue:
                source = self._queue.popleft()
                source.queued = False
                if source.streams:
                    self._feed(source)
                if time.monotonic() - self._rested_at > LONGEST_TURN:
                    self._rest()
        finally:  # an error in one channel leaves the others their turn
            self._pushing = False
            if self._queue:
                self._wake_loop()

    def _feed(self, source: Source) -> None:
        try:
            shown = source.refresh()
        except self._rhythm.vergeeflijk as fault:
            self._warn(fault)
            if source.streams:
                source.failures += 1
                self._set_timer(source, self._rhythm.draw_pause(source.failures))
            return
        source.failures = 0
        streams = [stream for stream in source.streams if isinstance(stream, Stream)]
        if shown is None:
            for stream in streams:
                stream.end()
            return
        for stream in streams:
            if stream.show(shown):
                self._written += 1
                if self._written % YIELD_AFTER == 0:
                    self._rest()
        if source.streams:
            self._set_timer(source, shown.until - time.time())

    def _warn(self, fault: Exception) -> None:
        """Tell of errors that pass, once a minute: every channel meets them at the same time."""
        if time.monotonic() - self._warned_at > WARN_AGAIN:
            self._warned_at = time.monotonic()
            kind = type(fault).__name__
            logger.warning("schermen zijn nu niet te lezen (%s); de hub blijft het proberen", kind)

    def _rest(self) -> None:
        self._gevent.sleep(0)
        self._rested_at = time.monotonic()

    def _set_timer(self, source: Source, seconds: float) -> None:
        """Feed the channel after so many seconds, or sooner; never when infinite."""
        if source.timer is not None:
            source.timer.stop()
            source.timer.close()
            source.timer = None
        if seconds < math.inf:
            source.timer = self._loop.timer(min(max(seconds, 0.001), LONGEST_TIMER))
            source.timer.start(self._enqueue, source)

    def _tick(self) -> None:
        """Write the heartbeat to the next slot of streams, and end those that are old."""
        self._slot = (self._slot + 1) % SLOTS
        now, nu = time.monotonic(), encode_nu()
        for stream in list(self._wheel[self._slot]):
            if now >= stream.until:
                stream.end()
            else:
                stream.write(nu)
