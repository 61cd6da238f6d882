"""What happens by itself: sessions closed and deleted in time, screens woken, cards read."""

import logging
import threading
import time
from collections.abc import Callable

from flask import Flask

from kaartenset.commands.bewaren import delete_verlopen, tidy_verlopen
from kaartenset.commands.sessies import close_verlaten_sessies
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.storage.database import opslag_of
from kaartenset.web.frames import frames_of
from kaartenset.web.geheim import nu
from kaartenset.web.live import hub_of
from kaartenset.web.meelezen import keep_reading
from kaartenset.web.resten import Resten

log = logging.getLogger(__name__)

ELKE_S = 60.0
OPNIEUW_S = 2.0
ELK_UUR_S = 3600.0
GEDULD_S = 10.0
"""How long a run waits for readers until it can empty the database's log."""


def prepare(app: Flask) -> None:
    """Make an application ready to serve: its tables, and what it does in the background."""
    opslag = opslag_of(app)
    with app.app_context():
        opslag.migrate()
    _start(_keep_closing, app)
    _start(_keep_letting_go, app)
    _start(keep_reading, app)
    if opslag.has_other_processes:
        _start(_keep_listening, app)


def close_now(app: Flask) -> None:
    """Close sessions that were left open, and tell their screens."""
    for sid in close_verlaten_sessies(opslag_of(app), now=nu()):
        hub_of(app).wake(sid)


def clean_asked(app: Flask) -> None:
    """Clean the files once for all who asked for it since the last time."""
    try:
        is_schoon = _resten_of(app).clean_asked(opslag_of(app), geduld=GEDULD_S)
    except OpslagWeg:
        is_schoon = False
    if not is_schoon:
        log.warning("wat gewist is, staat nog in bestanden; binnen een uur opnieuw")


def let_go_now(app: Flask, *, geduld: float = GEDULD_S) -> bool:
    """Take out what has been kept long enough, and end the streams that showed it.

    Whether no byte of it is left in SQLite's files. Raises OpslagWeg.
    """
    opslag, now = opslag_of(app), nu()
    for sid in (*tidy_verlopen(opslag, now=now), *delete_verlopen(opslag, now=now)):
        end_sessie(app, sid)
    return _resten_of(app).clean(opslag, geduld=geduld)


def end_sessie(app: Flask, sid: str) -> None:
    """End the streams of a session of which something is gone, and forget what they showed."""
    hub_of(app).drop_all(sid)
    frames_of(app).forget(sid)
    _resten_of(app).add()


def clean_files(app: Flask, *, geduld: float) -> bool:
    """Leave nothing of what was taken out in SQLite's files, and whether that is done now.

    Who asks this within a minute after another is served by the run of the next minute; what was
    not possible is tried again within the hour. Raises OpslagWeg.
    """
    return _resten_of(app).clean_shared(opslag_of(app), geduld=geduld)


def _resten_of(app: Flask) -> Resten:
    resten: Resten = app.extensions.setdefault("resten", Resten())
    return resten


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
        clean_asked(app)
        time.sleep(ELKE_S)


def _keep_letting_go(app: Flask) -> None:
    while True:
        try:
            is_schoon = let_go_now(app)
        except OpslagWeg:
            is_schoon = False
        if not is_schoon:
            log.warning("wat gewist moet zijn, is nog niet overal weg; over een uur opnieuw")
        time.sleep(ELK_UUR_S)
