"""Remains: what deleted rows leave behind in SQLite's files, and how that is taken out."""

import sqlite3
import time
from collections.abc import Callable

from kaartenset.domain.weigering import OpslagWeg
from kaartenset.storage.database import Opslag

OPNIEUW_S = 0.05

Uitkomst = list[tuple[int, ...]] | sqlite3.Error
Elders = Callable[[Callable[[], Uitkomst]], Uitkomst]
"""Where long work is done: it gives what the work gives."""


def _here(work: Callable[[], Uitkomst]) -> Uitkomst:
    return work()


def erase_resten(opslag: Opslag, *, geduld: float, elders: Elders = _here) -> bool:
    """Leave no byte of what was deleted in SQLite's files; False when a reader was in the way.

    `secure_delete` overwrites a row where it is deleted. But a row that moved to another page
    before that, as the table grew, may have left a copy in the page where it was: so the database
    is written anew as well (VACUUM). Both stand in the log until that has been copied and cut off,
    which no reader may be using: that is tried again for `geduld` seconds. In between others can
    write. What takes long is done by `elders`, while no other writes. A PostgreSQL cleans up by
    itself. Raises OpslagWeg.
    """
    tot = time.monotonic() + geduld
    is_herschreven = False
    while True:
        with opslag.cleaning() as conn:
            if conn is None:
                return True
            is_herschreven = is_herschreven or _rewrite(conn, elders)
            if is_herschreven and _cut_off_log(conn, elders):
                return True
        if time.monotonic() >= tot:
            return False
        time.sleep(OPNIEUW_S)


def _rewrite(conn: sqlite3.Connection, elders: Elders) -> bool:
    """Write the database anew without what is no longer in it; False when another program writes.

    In memory, so that nothing comes into a file elsewhere on the disk.
    """
    conn.execute("PRAGMA temp_store=MEMORY")
    return _succeeds(conn, "VACUUM", elders) is not None


def _cut_off_log(conn: sqlite3.Connection, elders: Elders) -> bool:
    rij = _succeeds(conn, "PRAGMA wal_checkpoint(TRUNCATE)", elders)
    return bool(rij) and rij == [(0, 0, 0)]


def _succeeds(conn: sqlite3.Connection, sql: str, elders: Elders) -> list[tuple[int, ...]] | None:
    """What it gives, or None when it cannot be done now; raises OpslagWeg when it never can."""
    uitkomst = elders(lambda: _execute(conn, sql))
    if not isinstance(uitkomst, sqlite3.Error):
        return uitkomst
    if not isinstance(uitkomst, sqlite3.OperationalError):
        raise uitkomst
    if uitkomst.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return None
    raise OpslagWeg(str(uitkomst)) from uitkomst


def _execute(conn: sqlite3.Connection, sql: str) -> Uitkomst:
    """What it gives, or its error: what leaves a thread as an exception is printed there."""
    try:
        return conn.execute(sql).fetchall()
    except sqlite3.Error as fout:
        return fout
