"""Who has which streams open, how many are allowed, and who was sent away just now."""

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kaartenset.live.source import Listener

KEPT = 1_000
"""How many that were sent away are remembered one by one; of those before it is only known when."""


class Viewer(NamedTuple):
    """Who opens a stream, as far as the caller has checked.

    `wie` names a person or device. Who is neither, such as somebody who waits outside, has the
    network `address` under which such streams are counted. `moment` is what `Attendance.moment`
    was before the rights were checked; without it nobody is thought to be sent away since.
    """

    wie: str
    address: str = ""
    moment: int | None = None

    @property
    def key(self) -> str:
        """Under what the streams of this viewer are counted."""
        return f"adres {self.address}" if self.address else self.wie


class Attendance:
    """The open streams of each viewer, oldest first."""

    def __init__(self, of_one: int, of_address: int) -> None:
        self.moment = 0  # one higher each time that somebody is sent away
        self._of_one = of_one
        self._of_address = of_address
        self._by_key: dict[str, list[Listener]] = {}
        self._sent: OrderedDict[tuple[str, str | None], int] = OrderedDict()
        self._all_sent = 0  # everybody may have been sent away at this moment
        self._lock = threading.Lock()

    def is_full(self, viewer: Viewer) -> bool:
        """Whether there can be no stream more for this viewer without ending another's."""
        at_address = self._by_key.get(viewer.key, ()) if viewer.address else ()
        return len(at_address) >= self._of_address

    def enter(self, listener: "Listener", viewer: Viewer) -> bool:
        """Count a stream and end the oldest where there are too many.

        False for who was sent away after the rights were checked: that stream must end as well.
        """
        most = self._of_address if viewer.address else self._of_one
        with self._lock:
            streams = self._by_key.setdefault(viewer.key, [])
            streams.append(listener)
            surplus = streams[:-most]
        for old in surplus:
            old.end()
        return not self._is_sent_away(listener.source.kanaal.sid, viewer)

    def leave(self, listener: "Listener") -> None:
        """Count a stream no longer; harmless when it never was."""
        with self._lock:
            streams = self._by_key.get(listener.key, [])
            if listener in streams:
                streams.remove(listener)
            if not streams:
                self._by_key.pop(listener.key, None)

    def send_away(self, sid: str, wie: str | None = None) -> None:
        """Note, before the streams end, that somebody must go from a session, or everybody."""
        with self._lock:
            self.moment += 1
            self._sent[sid, wie] = self.moment
            self._sent.move_to_end((sid, wie))
            if len(self._sent) > KEPT:
                self._all_sent = self._sent.popitem(last=False)[1]

    def send_all_away(self) -> None:
        """Note, before the streams end, that everybody must go and have their rights checked."""
        with self._lock:
            self.moment += 1
            self._all_sent = self.moment

    def _is_sent_away(self, sid: str, viewer: Viewer) -> bool:
        if viewer.moment is None:
            return False
        with self._lock:
            one, everybody = self._sent.get((sid, viewer.wie), 0), self._sent.get((sid, None), 0)
            return viewer.moment < max(one, everybody, self._all_sent)
