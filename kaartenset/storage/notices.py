"""Between processes on one PostgreSQL: each commit tells the others which session changed."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from kaartenset.domain.weigering import OpslagWeg

CHANNEL = "kaartenset"


def notify(conn: Connection, sid: str, wie: str = "") -> None:
    """Tell other processes, at this commit, that a session changed.

    `wie` names a person or device whose streams must end. SQLite serves one process and needs none.
    """
    if has_other_processes(conn.engine):
        conn.execute(select(func.pg_notify(CHANNEL, f"{sid} {wie}")))


def listen(engine: Engine) -> Iterator[tuple[str, str]]:
    """Wait for what other processes commit: sid, and who must go or an empty text; never ends.

    The first notice is empty: from then on nothing is missed. Raises OpslagWeg when the connection
    is lost.
    """
    pooled = engine.raw_connection()
    connection: Any = pooled.driver_connection
    pooled.detach()
    try:
        connection.autocommit = True
        connection.execute(f"LISTEN {CHANNEL}")
        yield "", ""
        for notice in connection.notifies():
            sid, _, wie = notice.payload.partition(" ")
            yield sid, wie
    except engine.dialect.loaded_dbapi.Error as fout:
        raise OpslagWeg(str(fout)) from fout
    finally:
        connection.close()


def has_other_processes(engine: Engine) -> bool:
    """Whether this database can be shared by several processes that have screens."""
    return engine.dialect.name == "postgresql"
