"""The hub: opens streams for browsers, and writes to all of them what a change has made of it.

On gevent's servers a stream is a bare socket that the hub has taken over (`takeover`, `pusher`);
elsewhere it is a generator with a cap (`fallback`), and beyond that the browser polls.
"""

from collections.abc import Mapping
from typing import Any

from werkzeug import Response

from kaartenset.live import fallback
from kaartenset.live.attendance import Attendance, Viewer
from kaartenset.live.frame import Kanaal
from kaartenset.live.pusher import Pusher
from kaartenset.live.rhythm import Rhythm
from kaartenset.live.source import Listener, ReadFrame, Source, Sources
from kaartenset.live.takeover import Takeover, find_socket

HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}
TOO_MANY = {"Cache-Control": "no-store", "Retry-After": "5"}


class Hub:
    """All streams of this process.

    `read_frame` gives the present frame of a channel, or None when its session is gone. It is
    called once for all listeners of a channel, outside any request, in a greenlet (in a thread
    with the generator), and may block there. Errors named in `vergeeflijk` pass by themselves, such
    as a database that is away: streams stay open and reading is tried again, ever less often.
    """

    def __init__(
        self,
        read_frame: ReadFrame,
        *,
        limiet: int = 10_000,
        generatoren: int = 200,
        per_kijker: int = 6,
        per_adres: int = 60,
        hartslag: float = 15.0,
        leeftijd: float = 600.0,
        vergeeflijk: tuple[type[Exception], ...] = (),
    ) -> None:
        """Set the limits: streams and generators in all, streams of one viewer; seconds."""
        self._limiet = limiet
        self._generatoren = generatoren
        self._rhythm = Rhythm(hartslag, leeftijd, vergeeflijk)
        self._attendance = Attendance(per_kijker, per_adres)
        self._sources = Sources(read_frame, self._attendance)
        self._pusher = Pusher(self._sources, self._rhythm)
        self._closed = False

    @property
    def open_streams(self) -> int:
        """Count the streams that are open now."""
        return self._sources.streams + self._sources.waiting

    @property
    def moment(self) -> int:
        """What a `Viewer` needs to have from before the rights were checked."""
        return self._attendance.moment

    def is_full_for(self, viewer: Viewer) -> bool:
        """Say whether this network address has all the streams that it may have."""
        return self._attendance.is_full(viewer)

    def wake(self, sid: str) -> None:
        """After a commit: have each channel of this session read once, and written when it changed.

        Returns at once, never raises, and may be called from any thread. Many calls in a turn of
        the loop are one reading.
        """
        for source in self._sources.of(sid):
            self._wake_source(source)

    def renew(self) -> None:
        """End all streams: messages of other processes, removals too, may have been missed.

        The browsers come back, are checked anew, and get the present state.
        """
        self._attendance.send_all_away()
        for listener in self._listeners(self._sources.all()):
            listener.end()

    def drop(self, sid: str, wie: str) -> None:
        """End at once all streams of this person or device in this session."""
        self._attendance.send_away(sid, wie)
        for listener in self._listeners(self._sources.of(sid)):
            if listener.wie == wie:
                listener.end()

    def drop_all(self, sid: str) -> None:
        """End at once all streams of this session."""
        self._attendance.send_away(sid)
        for listener in self._listeners(self._sources.of(sid)):
            listener.end()

    def close(self) -> None:
        """End all streams and open none any more; for a server that stops."""
        self._closed = True
        for listener in self._listeners(self._sources.all()):
            listener.end()

    def respond(
        self,
        environ: dict[str, Any],
        kanaal: Kanaal,
        viewer: Viewer,
        laatste: str | None,
        koppen: Mapping[str, str] | None = None,
    ) -> Response:
        """Return the answer that a Flask view gives to open a stream; 503 when there are too many.

        `laatste` is the mark of the frame that the browser has: its `Last-Event-ID`, or what the
        page came with. `koppen` are headers to send along; what `after_request` adds goes too.
        The session, its rights and this person's are for the caller to check. A viewer with too
        many streams loses the oldest.
        """
        koppen = koppen or {}
        sock = find_socket(environ)
        if self._closed or not self._has_room(adopting=sock is not None):
            return Response(status=503, headers={**TOO_MANY, **koppen})
        headers = {**HEADERS, **koppen}
        if sock is None:
            frames = fallback.stream(self._sources, self._rhythm, kanaal, viewer, laatste)
            return Response(frames, headers=headers, direct_passthrough=True)

        def adopt(fd: int, head: bytes) -> None:
            self._pusher.adopt(fd, head, kanaal, viewer, laatste)

        body = Takeover(sock, adopt)
        body.response = Response(body, headers=headers, direct_passthrough=True)
        return body.response

    def _has_room(self, *, adopting: bool) -> bool:
        if adopting:
            return self._pusher.has_room(self._limiet)
        return self._sources.waiting < self._generatoren

    def _wake_source(self, source: Source) -> None:
        source.stale = True
        if source.streams:
            self._pusher.schedule(source)
        for listener in list(source.waiting):
            listener.ring()

    def _listeners(self, sources: list[Source]) -> list[Listener]:
        return [one for source in sources for one in [*source.streams, *source.waiting]]
