"""What happens by itself: tables migrated, forgotten sessions closed, screens woken, cards read."""

import logging
import threading
import time
from collections.abc import Callable

from flask import Flask

from kaartenset.commands.sessies import close_verlaten_sessies
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import nu
from kaartenset.web.live import hub_of
from kaartenset.web.meelezen import keep_reading

log = logging.getLogger(__name__)

ELKE_S = 60.0
OPNIEUW_S = 2.0


def prepare(app: Flask) -> None:
    """Make an application ready to serve: its tables, and what it does in the background."""
    opslag = opslag_of(app)
    with app.app_context():
        opslag.migrate()
    _start(_keep_closing, app)
    _start(keep_reading, app)
    if opslag.has_other_processes:
        _start(_keep_listening, app)


def close_now(app: Flask) -> None:
    """Close sessions that were left open, and tell their screens."""
    for sid in close_verlaten_sessies(opslag_of(app), now=nu()):
        hub_of(app).wake(sid)


def _start(target: Callable[[Flask], None], app: Flask) -> None:
    threading.Thread(target=target, args=(app,), daemon=True, name=target.__name__).start()


def _keep_listening(app: Flask) -> None:
    """Wake this process's screens for what other processes commit."""
    while True:
        try:
            for sid, wie in opslag_of(app).listen():
                hear(app, sid, wie)
        except OpslagWeg:
            log.warning("andere processen zijn nu niet te horen; zo opnieuw")
        time.sleep(OPNIEUW_S)


def hear(app: Flask, sid: str, wie: str) -> None:
    """Act on what another process committed; an empty notice says that listening begins."""
    hub = hub_of(app)
    if wie:
        hub.drop(sid, wie)
    elif sid:
        hub.wake(sid)
    else:
        hub.renew()


def _keep_closing(app: Flask) -> None:
    while True:
        try:
            close_now(app)
        except OpslagWeg:
            log.warning("verlaten sessies konden niet worden gesloten; over een minuut opnieuw")
        time.sleep(ELKE_S)
