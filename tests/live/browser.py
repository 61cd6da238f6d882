"""What a browser does with a stream, on a bare socket, so that every byte is seen."""

import socket
from typing import NamedTuple
from urllib.parse import urlsplit

PATIENCE = 10.0
"""Seconds to wait for what must come; a test that waits so long fails."""


class Ended(Exception):
    """The server has closed the stream."""


class Event(NamedTuple):
    """One server-sent event: its name ('frame' without one), its id and its data."""

    kind: str
    id: str
    data: str


class Browser:
    """One open stream: the HTTP header that came first, and the events after it."""

    def __init__(self, origin: str, path: str, small=False, **headers: str) -> None:
        target = urlsplit(origin)
        self.sock = socket.socket()
        self.sock.settimeout(PATIENCE)
        if small:  # reads little at a time, so that what is not read piles up in the server
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.sock.connect((target.hostname, target.port))
        sent = {"Host": "demo", **headers}
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in sent.items())
        self.sock.sendall(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode())
        self.buffer = b""
        self.raw: bytes | None = None  # what came of a chunk that is not complete
        self.ended = False
        self.retry: int | None = None
        try:
            header = self._read_until(b"\r\n\r\n").decode("latin-1")
        except Ended:
            self.close()
            raise
        self.status = int(header.split(maxsplit=2)[1])
        lines = [line.split(": ", 1) for line in header.split("\r\n")[1:]]
        self.headers = {name.lower(): value for name, value in lines}
        if self.headers.get("transfer-encoding") == "chunked":
            self.raw, self.buffer = self.buffer, b""
            self._take(b"")

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        self.sock.close()

    def next(self) -> Event:
        """Wait for the next event; raises Ended when the server closes the stream."""
        block = self._read_until(b"\n\n").decode()
        fields = [line.split(": ", 1) for line in block.split("\n")]
        if fields[0][0] == "retry":
            self.retry = int(fields[0][1])
            return self.next()
        data = "\n".join(value for name, value in fields if name == "data")
        named = dict(fields)
        return Event(named.get("event", "frame"), named.get("id", ""), data)

    def next_frame(self) -> Event:
        """Wait for the next frame, past heartbeats."""
        event = self.next()
        return self.next_frame() if event.kind == "nu" else event

    def read_to_end(self) -> bytes:
        """Read all that still comes until the server closes the stream."""
        try:
            while data := self.sock.recv(1 << 20):
                self.buffer += data
        except ConnectionResetError:
            pass
        return self.buffer

    def wait_for_end(self) -> None:
        """Wait until the server closes the stream; a frame that comes first is a mistake."""
        try:
            frame = self.next_frame()
        except Ended:
            return
        msg = f"a frame where the end should be: {frame}"
        raise AssertionError(msg)

    def _read_until(self, mark: bytes) -> bytes:
        while mark not in self.buffer:
            data = b"" if self.ended else self.sock.recv(65536)
            if not data:
                raise Ended(self.buffer)
            self._take(data)
        block, self.buffer = self.buffer.split(mark, 1)
        return block

    def _take(self, data: bytes) -> None:
        """Keep what came; chunks that are complete are taken out of their envelopes."""
        if self.raw is None:
            self.buffer += data
            return
        self.raw += data
        while (start := self.raw.find(b"\r\n") + 2) > 1:
            end = start + int(self.raw[: start - 2], 16)
            if len(self.raw) < end + 2:
                break
            self.ended = end == start
            self.buffer += self.raw[start:end]
            self.raw = self.raw[end + 2 :]
