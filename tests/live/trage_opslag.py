"""A database of which the rewriting can be held, as if it were a very big one."""

import os
from pathlib import Path

from gevent import monkey
from sqlalchemy import event
from sqlalchemy.engine import Engine

VASTHOUDEN, BEGONNEN, KLAAR = "vasthouden", "begonnen", "klaar"
"""Files with which a test and the site tell each other how far it is."""


def hold_rewriting() -> None:
    """Have a VACUUM wait in its own thread for as long as the file `vasthouden` is there."""
    map_ = Path(os.environ["PROEF_MAP"])
    sleep = monkey.get_original("time", "sleep")

    def hold(sql: str) -> None:
        is_begonnen = (map_ / BEGONNEN).exists()
        if is_begonnen and "wal_checkpoint" in sql:
            (map_ / KLAAR).touch()
        if sql == "VACUUM" and (map_ / VASTHOUDEN).exists():
            (map_ / BEGONNEN).touch()
            while (map_ / VASTHOUDEN).exists():
                sleep(0.01)

    @event.listens_for(Engine, "connect")
    def trace(connection, _record) -> None:
        connection.set_trace_callback(hold)
