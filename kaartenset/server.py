"""The embedded server: one process on gevent that serves pages and streams to everyone.

Who calls `serve` has done `gevent.monkey.patch_all()` before importing anything else, so that
locks, sleeping and the database's network traffic let others go on.
"""
# mypy: allow-untyped-calls

import contextlib
import errno
import logging
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any
from wsgiref.types import WSGIApplication

import gevent
from gevent import monkey
from gevent.pywsgi import WSGIServer

from kaartenset.handler import Handler
from kaartenset.live.takeover import count_files

if sys.platform != "win32":
    import resource

STOP_SECONDS = 5.0
"""How long a stop waits for requests that are being answered."""

BACKLOG = 1024

FILES = 65_536
"""Open files to ask of the system: each stream is one."""

MOST_CONNECTIONS = 4_000
"""Connections with a request under way or kept for the next one; more wait in the backlog."""

logger = logging.getLogger(__name__)


class PoortBezet(Exception):
    """The port is taken; the text says in Dutch what to do."""

    def __init__(self, poort: int) -> None:
        super().__init__(
            f"Poort {poort} is al in gebruik. Kies een andere poort, "
            "of stop het programma dat deze poort gebruikt."
        )


def serve(
    app: WSGIApplication,
    host: str,
    port: int,
    melding: Callable[[str], None],
    bij_stop: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or SIGINT; port 0 takes a free one, `melding` is told the address.

    `bij_stop` runs when no connection is accepted any more: give it `Hub.close`, which ends the
    streams. Raises PoortBezet, or OSError when the address cannot be used.
    """
    if not monkey.is_module_patched("socket"):
        msg = "call gevent.monkey.patch_all() before importing kaartenset"
        raise RuntimeError(msg)
    raise_file_limit()
    log_without_values()
    listener = open_listener(host, port)
    server = _Server(
        listener,
        app,
        log=None,
        handler_class=Handler,
        environ={"SERVER_NAME": host},
        spawn=count_connections(),
    )
    server.start()
    with _stopped_by_signals(server):
        melding(describe_address(host, listener.getsockname()[1]))
        server.serve_forever()
        bij_stop()
        server.wait_until_idle(STOP_SECONDS)


def open_listener(host: str, port: int) -> socket.socket:
    """Listen on an address, without delaying small answers; raises PoortBezet and OSError."""
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, proto, _, address = found[0]
    listener = socket.socket(family, kind, proto)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # connections inherit it
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as fault:
        listener.close()
        if fault.errno == errno.EADDRINUSE:
            raise PoortBezet(port) from fault
        raise
    return listener


def raise_file_limit() -> None:
    """Let this process open as many files as the system allows it, up to FILES."""
    if sys.platform != "win32":
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = FILES if hard == resource.RLIM_INFINITY else min(hard, FILES)
        if resource.RLIM_INFINITY != soft < wanted:
            with contextlib.suppress(ValueError, OSError):  # macOS has a lower limit of its own
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def count_connections() -> int:
    """Return how many connections there may be beside the streams, so that files never run out."""
    return min(MOST_CONNECTIONS, count_files() // 5)


def log_without_values() -> None:
    """Have gevent tell where something went wrong, and no more.

    Its own report prints the exception's text and the request, in which a word or an address of a
    session may stand.
    """
    hub: Any = gevent.get_hub()

    def handle_error(
        context: object, kind: type[BaseException], fault: object, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, hub.NOT_ERROR):
            logger.error("fout buiten een pagina om\n%s", describe(kind, fault, trace))
        if context is None or issubclass(kind, hub.SYSTEM_ERROR):
            hub.handle_system_error(kind, fault, trace)

    hub.handle_error = handle_error


def leave_out_request(record: logging.LogRecord) -> bool:
    """Take the request out of a message of gunicorn's error log; a filter for its logger."""
    message = record.getMessage()
    for start in ("Error handling request", "Invalid request"):
        if message.startswith(start):
            record.msg, record.args = start, ()
    if record.exc_info and record.exc_info[0]:
        record.exc_text = describe(*record.exc_info)
        record.exc_info = None
    return True


def describe(kind: type[BaseException], fault: object, trace: TracebackType | None) -> str:
    """Say where an error arose and what it is called, without its text; its causes below it."""
    text = "".join(traceback.format_tb(trace)) + kind.__qualname__
    cause = (fault.__cause__ or fault.__context__) if isinstance(fault, BaseException) else None
    if cause is None:
        return text
    return f"{text}\ncaused by\n{describe(type(cause), cause, cause.__traceback__)}"


class _Server(WSGIServer):
    busy = 0

    def stop(self, timeout: float | None = None) -> None:
        """Accept nothing any more; what is being answered is waited for, not killed."""
        self.close()

    def wait_until_idle(self, seconds: float) -> None:
        """Let requests that are being answered come to their end, for so long at most."""
        with gevent.Timeout(seconds, False):
            while self.busy:
                gevent.sleep(0.01)


@contextlib.contextmanager
def _stopped_by_signals(server: WSGIServer) -> Iterator[None]:
    watchers = [gevent.signal_handler(one, server.close) for one in (signal.SIGTERM, signal.SIGINT)]
    try:
        yield
    finally:
        for watcher in watchers:
            watcher.cancel()


def describe_address(host: str, port: int) -> str:
    """Say where the server is found, as an address that a browser on this machine can open."""
    reachable = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    name = f"[{reachable}]" if ":" in reachable else reachable
    return f"Kaartenset draait op http://{name}:{port}"
