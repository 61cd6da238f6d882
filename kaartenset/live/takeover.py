"""Takes the socket of a stream from the server that accepted it, so that its worker is free.

Found by trying gevent 26.9 and gunicorn 27.0, and kept true by `tests/live`:

- `detach`, not `os.dup`: a duplicate leaves the closed number behind in the loop's epoll set,
  which libev then has to build anew;
- the answer's iterable raises StopIteration when the server starts iterating: gunicorn's gevent
  worker takes it for 'close this connection, write nothing', our own pywsgi handler too
  (`kaartenset.server`). A plain return makes both write a second HTTP header into the stream.
"""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from email.utils import formatdate
from typing import Any

from werkzeug import Response
from werkzeug.datastructures import Headers

if sys.platform != "win32":
    import resource

SOCKET_KEY = "kaartenset.socket"
"""Where the embedded server's handler puts its socket into the WSGI environ."""

SEND_BUFFER = 256 * 1024
"""Bytes that a reader may be behind; a frame must fit, also at the start of a slow connection."""

UNANSWERED_MS = 45_000
"""A peer that acknowledges nothing for so long (three heartbeats) is gone."""

_OWN_HEADERS = frozenset({"connection", "content-length", "date", "transfer-encoding"})


def find_socket(environ: dict[str, Any]) -> socket.socket | None:
    """Return the request's socket when it can be taken: plain TCP under gevent, HTTP/1, no body."""
    gevent_socket = sys.modules.get("gevent.socket")
    sock: socket.socket | None = environ.get(SOCKET_KEY, environ.get("gunicorn.socket"))
    if gevent_socket is None or type(sock) is not gevent_socket.socket:
        return None
    plain = os.name == "posix" and environ.get("SERVER_PROTOCOL", "").startswith("HTTP/1.")
    length = environ.get("CONTENT_LENGTH", "")
    empty = length in {"", "0"} and "HTTP_TRANSFER_ENCODING" not in environ
    return sock if plain and empty else None


def count_files() -> int:
    """Return how many files this process may have open; each stream is one."""
    if sys.platform == "win32":
        return 512
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if soft == resource.RLIM_INFINITY else soft


class Takeover:
    """The iterable of a WSGI answer that hands its socket to `adopt` in place of being iterated.

    `adopt` gets the file descriptor, and the bytes of the HTTP header that are still to be written.
    """

    def __init__(self, sock: socket.socket, adopt: Callable[[int, bytes], None]) -> None:
        self.response: Response | None = None
        self._sock = sock
        self._adopt = adopt

    def __iter__(self) -> Iterator[bytes]:
        """Give the socket away; raises StopIteration, which tells the server that it is done."""
        response, self.response = self.response, None
        if response is not None and _tune(self._sock):
            head = _encode_head(response.headers)
            self._adopt(self._sock.detach(), head)
        raise StopIteration


def _encode_head(headers: Headers) -> bytes:
    """Write the header with what the application set, also after the view (`after_request`)."""
    lines = [f"{name}: {value}" for name, value in headers if name.lower() not in _OWN_HEADERS]
    date = formatdate(usegmt=True)
    head = ["HTTP/1.1 200 OK", f"Date: {date}", "Connection: close", *lines, "", ""]
    return "\r\n".join(head).encode("latin-1")


def _tune(sock: socket.socket) -> bool:
    """Prepare the socket for short messages at once; False when its peer has gone already."""
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        if sock.family in {socket.AF_INET, socket.AF_INET6}:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNANSWERED_MS)
    except OSError:
        return False
    return True
