"""One adopted socket: written without waiting, and closed as soon as it cannot keep up."""

import math
import os
import socket
from collections.abc import Callable
from typing import Any

from kaartenset.live.attendance import Viewer
from kaartenset.live.frame import Shown
from kaartenset.live.source import Listener


class Stream(Listener):
    """A browser on a socket of its own."""

    __slots__ = ("_forget", "fd", "merk", "slot", "until", "watcher")

    def __init__(
        self, viewer: Viewer, fd: int, merk: str | None, forget: Callable[["Stream"], None]
    ) -> None:
        super().__init__(viewer)
        self._forget = forget
        self.fd = fd  # -1 when it has ended
        self.merk = merk  # of the frame that the browser has
        self.slot = 0  # these three are the pusher's: in which step of the heartbeat,
        self.until = math.inf  # until when (monotonic), and what notices that the peer has gone
        self.watcher: Any = None

    def write(self, data: bytes) -> None:
        """Write all of it, or end: who cannot keep up comes back for the present frame."""
        if self.fd < 0:
            return
        try:
            written = os.write(self.fd, data)
        except OSError:  # full, or the peer is gone
            written = -1
        if written != len(data):
            self.end()

    def show(self, shown: Shown) -> bool:
        """Write the frame unless the browser has it; say whether anything was written."""
        if self.merk == shown.merk or self.fd < 0:
            return False
        self.merk = shown.merk
        self.write(shown.data)
        return True

    def end(self) -> None:
        """Close the socket and forget it."""
        if self.fd >= 0:
            self._forget(self)
            fd, self.fd = self.fd, -1
            socket.close(fd)  # not os.close: gevent's waits for the loop's next event

    def notice(self) -> None:
        """End when the peer has gone, or talks where it has nothing to say."""
        try:
            os.read(self.fd, 1)
        except BlockingIOError:
            return
        except OSError:
            pass
        self.end()
