"""Reads and answers the requests of one connection: strictly, and without waiting for ever."""
# mypy: allow-untyped-calls

import contextlib
import errno
import re
import time
from email.message import Message
from io import BytesIO
from typing import Any

import gevent
from gevent.pywsgi import Input, WSGIHandler

from kaartenset.live.takeover import SOCKET_KEY

IDLE_SECONDS = 15.0
"""How long a kept connection may wait with its next request line."""

HEADER_SECONDS = 10.0
"""How long a request may take over its header."""

BODY_SECONDS = 30.0
"""How long a request may take over its body, however steadily it trickles in."""

STALLED_SECONDS = 60.0
"""How long a peer may leave a page unread."""

LONGEST_LINE = 8_190
MOST_LINES = 100
"""How much header is read: bytes in a line, lines; what gunicorn allows too."""

_REQUEST_LINE = re.compile(r"[A-Z]+ [!-~]+ HTTP/1\.[01]\r\n")
_HEADER_LINE = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\x80-\xff]*\r\n")
_TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_NOT_UNDERSTOOD = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class InTime:
    """A reader that must have given everything within so many seconds from now.

    Raises TimeoutError after that. Without it a body that comes a byte at a time is waited for as
    long as its sender likes: each byte in itself is in time.
    """

    def __init__(self, reader: Any, seconds: float) -> None:
        self._reader = reader
        self._until = time.monotonic() + seconds

    def read(self, size: int) -> bytes:
        """Read as the reader does."""
        with self._rest():
            return bytes(self._reader.read(size))

    def readline(self, size: int) -> bytes:
        """Read a line as the reader does."""
        with self._rest():
            return bytes(self._reader.readline(size))

    def _rest(self) -> gevent.Timeout:
        return gevent.Timeout(max(self._until - time.monotonic(), 0.001), TimeoutError)


class Body(Input):
    """A request's body; after a fault in it, where the next request begins is not known."""

    failed = False

    def read(self, length: int | None = None) -> bytes:
        """Read as before; raises OSError for whatever is wrong."""
        with self._told():
            return bytes(super().read(length))

    def readline(self, size: int | None = None) -> bytes:
        """Read a line as before; raises OSError for whatever is wrong."""
        with self._told():
            return bytes(super().readline(size))

    def _discard(self) -> None:
        if not self.failed:
            super()._discard()

    @contextlib.contextmanager
    def _told(self) -> Any:
        try:
            yield
        except (OSError, ValueError) as fault:
            self.failed = True
            raise fault if isinstance(fault, OSError) else OSError(errno.EPROTO, "") from fault


class Handler(WSGIHandler):
    """Answers the requests of one connection; says nothing of them in any log."""

    ignored_socket_errors: tuple[Any, ...] = (
        *WSGIHandler.ignored_socket_errors,
        errno.ETIMEDOUT,
        "timed out",
    )
    request_version: str
    wsgi_input: Any

    def handle(self) -> None:
        """Answer one request after another, for as long as the peer keeps up."""
        self.socket.settimeout(STALLED_SECONDS)
        with contextlib.suppress(OSError):  # gone before it could be told that it was wrong
            super().handle()

    def read_requestline(self) -> str:
        """Wait for the next request; an empty line closes the connection."""
        with contextlib.suppress(TimeoutError), gevent.Timeout(IDLE_SECONDS, TimeoutError):
            return str(super().read_requestline())
        return ""

    def read_request(self, raw_requestline: str) -> bool:
        """Read the header; raises ValueError or TimeoutError."""
        if not _REQUEST_LINE.fullmatch(raw_requestline):
            raise ValueError
        with gevent.Timeout(HEADER_SECONDS, TimeoutError):
            return bool(super().read_request(raw_requestline))

    def MessageClass(self, *_: object) -> Message:  # noqa: N802 - what pywsgi calls it
        """Read the header; raises ValueError for one that another server could read otherwise."""
        lines: list[bytes] = []
        while (line := self.rfile.readline(LONGEST_LINE)) != b"\r\n":
            if not _HEADER_LINE.fullmatch(line) or len(lines) == MOST_LINES:
                raise ValueError
            lines.append(line)
        headers: Message = super().MessageClass(BytesIO(b"".join((*lines, b"\r\n"))), 0)
        if is_ambiguous(headers, self.request_version):
            raise ValueError
        return headers

    def get_environ(self) -> dict[str, Any]:
        """Give the application its request: with the socket, and a body that comes in time."""
        environ = {**super().get_environ(), SOCKET_KEY: self.socket}
        began = self.wsgi_input
        rfile = InTime(self.rfile, BODY_SECONDS)
        self.wsgi_input = Body(rfile, self.content_length, began.socket, began.chunked_input)
        return environ | {"wsgi.input": self.wsgi_input, "wsgi.input_terminated": True}

    def handle_one_response(self) -> None:
        """Answer; after a body that went wrong the connection is of no use."""
        gevent.sleep(0)  # first let others go on: keeps pages and streams fair under load
        self.server.busy += 1
        try:
            super().handle_one_response()
        finally:
            self.server.busy -= 1
            self.close_connection |= self.wsgi_input.failed

    def process_result(self) -> None:
        """Write what the application answers, unless it has taken the socket."""
        try:
            super().process_result()
        except StopIteration:  # the hub writes the header itself
            self.headers_sent = self.close_connection = True

    def log_request(self) -> None:
        """Log nothing: the path holds the address of a session."""

    def log_error(self, msg: str, *args: object) -> None:
        """Log nothing: the message quotes the request."""

    def _handle_client_error(self, ex: Exception) -> tuple[str, bytes]:
        return ("408", _TOO_SLOW) if isinstance(ex, TimeoutError) else ("400", _NOT_UNDERSTOOD)


def is_ambiguous(headers: Message, version: str) -> bool:
    """Say whether it is unclear for whom a request is or where it ends (RFC 9112, 3.2 and 6.3)."""
    hosts = headers.get_all("Host", [])
    lengths = headers.get_all("Content-Length", [])
    codings = headers.get_all("Transfer-Encoding", [])
    if len(hosts) > 1 or len(lengths) + len(codings) > 1:
        return True
    if codings:
        return version != "HTTP/1.1" or codings[0].lower() != "chunked"
    return any(not re.fullmatch("[0-9]+", length) for length in lengths)
