"""Settings of gunicorn, for more than one core.

    gunicorn -c python:kaartenset.gunicorn_config -w 2 -b 127.0.0.1:8000 kaartenset.wsgi:app

More than one worker needs PostgreSQL, which carries a change to the other workers.
"""
# mypy: allow-untyped-calls

from typing import Any

import gevent
from gevent import monkey

monkey.patch_all()  # here, so that the application is imported after it

from kaartenset import server  # noqa: E402

worker_class = "gevent"
control_socket_disable = True
accesslog = None  # the path holds the address of a session
keepalive = 5  # seconds for the next request, its header included


umask = 0o077  # what is kept is for the owner alone


def on_starting(arbiter: Any) -> None:
    """Before any worker: ask for enough open files, and keep requests out of the error log."""
    server.raise_file_limit()
    arbiter.log.error_log.addFilter(server.leave_out_request)


def post_worker_init(_worker: Any) -> None:
    """In each worker: keep values out of what gevent tells."""
    server.log_without_values()


def pre_request(_worker: Any, _request: Any) -> None:
    """Let others go on before each request: keeps pages and streams fair under load."""
    gevent.sleep(0)
