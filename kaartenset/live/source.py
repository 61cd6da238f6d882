"""The channels that are looked at: each one's frame is read once for all its listeners."""

import math
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from kaartenset.live.attendance import Attendance, Viewer
from kaartenset.live.frame import Frame, Kanaal, Shown, encode_frame

ReadFrame = Callable[[Kanaal], Frame | None]

DOUBT_SECONDS = 0.1
"""A frame read less long ago than this is taken for present, whatever a browser holds."""


class Source:
    """One channel with listeners, and the frame that they see."""

    __slots__ = (
        "_lock",
        "_read_at",
        "_read_frame",
        "failures",
        "kanaal",
        "queued",
        "shown",
        "stale",
        "streams",
        "timer",
        "waiting",
    )

    def __init__(self, kanaal: Kanaal, read_frame: ReadFrame) -> None:
        self.kanaal = kanaal
        self.shown: Shown | None = None
        self.stale = True  # something may have changed since the frame was read
        self.streams: set[Listener] = set()  # on sockets that the pusher has
        self.waiting: set[Listener] = set()  # in threads or greenlets that wait for their bell
        self.queued = False  # these three are the pusher's
        self.failures = 0
        self.timer: Any = None
        self._read_frame = read_frame
        self._read_at = -math.inf
        self._lock = threading.Lock()

    def refresh(self) -> Shown | None:
        """Return what the channel shows, read anew only if it may have changed; None: it is gone.

        Who calls meanwhile waits for that one reading. An error of the reader passes through, and
        the next call reads again.
        """
        with self._lock:
            if self.stale or self.is_due():
                self.stale = False  # before reading: a change meanwhile asks for one more
                began = time.time()
                try:
                    frame = self._read_frame(self.kanaal)
                except BaseException:
                    self.stale = True
                    raise
                self._read_at = time.monotonic()
                self.shown = self._encode(frame, began)
            return self.shown

    def is_due(self) -> bool:
        """Say whether the moment has passed at which the frame changes of its own accord."""
        return self.shown is not None and time.time() >= self.shown.until

    def doubt(self, laatste: str | None) -> None:
        """Read again for a browser that holds another frame: it may have met a newer one elsewhere.

        Another process writes, and its message may still be on its way to this one.
        """
        differs = self.shown is not None and laatste not in {None, self.shown.merk}
        if differs and time.monotonic() - self._read_at > DOUBT_SECONDS:
            self.stale = True

    def _encode(self, frame: Frame | None, began: float) -> Shown | None:
        if frame is None:
            return None
        # A moment that passed while reading still comes; one from before has been seen.
        until = frame.tot if frame.tot is not None and frame.tot > began else math.inf
        if self.shown is not None and self.shown.merk == frame.merk:
            return self.shown._replace(until=until)
        return Shown(frame.merk, encode_frame(frame), until)


class Listener(ABC):
    """One open stream: whose it is, and which channel it shows."""

    __slots__ = ("key", "source", "wie")
    waits = False  # whether it has a thread or greenlet of its own

    def __init__(self, viewer: Viewer) -> None:
        self.wie = viewer.wie
        self.key = viewer.key
        self.source: Source

    def ring(self) -> None:  # noqa: B027 - a socket has no bell
        """Have a listener that waits look at its channel."""

    @abstractmethod
    def end(self) -> None:
        """Close the stream at once; harmless when it has ended."""


class Sources:
    """All channels that have listeners, by session, and how many streams there are."""

    def __init__(self, read_frame: ReadFrame, attendance: Attendance) -> None:
        self.streams = 0
        self.waiting = 0
        self.attendance = attendance
        self._read_frame = read_frame
        self._by_sid: dict[str, dict[str, Source]] = {}
        self._lock = threading.Lock()

    def of(self, sid: str) -> list[Source]:
        """List the channels of a session."""
        return list(self._by_sid.get(sid, {}).values())

    def all(self) -> list[Source]:
        """List the channels of all sessions."""
        return [source for sid in list(self._by_sid) for source in self.of(sid)]

    def join(self, kanaal: Kanaal, listener: Listener) -> Source:
        """Add a listener to a channel, which is made when it is the first."""
        with self._lock:
            session = self._by_sid.setdefault(kanaal.sid, {})
            source = session.get(kanaal.publiek)
            if source is None:
                source = session[kanaal.publiek] = Source(kanaal, self._read_frame)
            listener.source = source
            self._pool(listener).add(listener)
            self._count(listener, 1)
            return source

    def leave(self, listener: Listener) -> None:
        """Take a listener out; a channel without listeners goes too, with its frame."""
        source = listener.source
        sid, publiek = source.kanaal
        self.attendance.leave(listener)
        with self._lock:
            self._pool(listener).remove(listener)
            self._count(listener, -1)
            if not source.streams and not source.waiting:
                session = self._by_sid[sid]
                del session[publiek]
                if not session:
                    del self._by_sid[sid]

    def _pool(self, listener: Listener) -> set[Listener]:
        return listener.source.waiting if listener.waits else listener.source.streams

    def _count(self, listener: Listener, change: int) -> None:
        if listener.waits:
            self.waiting += change
        else:
            self.streams += change
