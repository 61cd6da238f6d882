"""Settings of gunicorn, for more than one core.

    gunicorn -c python:kaartenset.gunicorn_config -w 2 -b 127.0.0.1:8000 kaartenset.wsgi:app

More than one worker needs PostgreSQL, which carries a change to the other workers.
"""
# mypy: allow-untyped-calls

import errno
from typing import Any

import gevent
from gevent import monkey

monkey.patch_all()  # here, so that the application is imported after it

from gunicorn.http.errors import ParseException  # noqa: E402

from kaartenset import handler, server  # noqa: E402

server.raise_file_limit()  # before connections are counted, and before any worker

worker_class = "gevent"
control_socket_disable = True
accesslog = None  # the path holds the address of a session
keepalive = 5  # seconds for the next request, its header included
worker_connections = server.count_connections()  # of each worker, streams not counted

umask = 0o077  # what is kept is for the owner alone


def on_starting(arbiter: Any) -> None:
    """Before any worker: keep requests out of the error log."""
    arbiter.log.error_log.addFilter(server.leave_out_request)


def post_worker_init(_worker: Any) -> None:
    """In each worker: keep values out of what gevent tells."""
    server.log_without_values()


def pre_request(_worker: Any, request: Any) -> None:
    """Before each request: let others go on, and see that its body and its reader keep moving."""
    gevent.sleep(0)  # keeps pages and streams fair under load
    request.unreader.sock.settimeout(handler.STALLED_SECONDS)
    request.body.reader = _Reader(request.body.reader, handler.BODY_SECONDS)


class _Reader(handler.InTime):
    """Reads a body in time; what is wrong with its chunks is an error of its sender."""

    def read(self, size: int) -> bytes:
        try:
            return super().read(size)
        except ParseException as fault:
            raise OSError(errno.EPROTO, "") from fault
