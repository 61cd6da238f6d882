"""Whether a command finds a database of Kaartenset where it is told to look; it makes nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kaartenset.content.fout import printable
from kaartenset.storage.database import SQLITE

_GEEN_DATABASE = (
    "Er is nog geen database in {}. Klopt KAARTENSET_DATABASE? Zo ja, start dan eerst de site"
)
_VREEMD = (
    "De database is nu niet te gebruiken: {} is geen database van Kaartenset. Klopt"
    " KAARTENSET_DATABASE?"
)
_ONLEESBAAR = "De database is nu niet te gebruiken. Klopt KAARTENSET_DATABASE? ({})"
_TABELLEN = frozenset(("alembic_version", "sessie"))


def refuse_database(database: str) -> str:
    """Why a command cannot go on with the database at this address; empty when it can try.

    Only reads, so that the file of another program stays as it is. A PostgreSQL says what is wrong
    when it is used.
    """
    if not database.startswith(SQLITE):
        return ""
    pad = Path(database.removeprefix(SQLITE)).absolute()
    naam = printable(str(pad))
    if not pad.exists():
        return _GEEN_DATABASE.format(naam)
    try:
        with closing(sqlite3.connect(f"{pad.as_uri()}?mode=ro", uri=True)) as conn:
            rijen = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.OperationalError as fout:
        return _ONLEESBAAR.format(fout)
    except sqlite3.DatabaseError:
        return _VREEMD.format(naam)
    return "" if {rij[0] for rij in rijen} >= _TABELLEN else _VREEMD.format(naam)
