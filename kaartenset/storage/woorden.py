"""Where a word leads, and whether it is in use."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select

from kaartenset.storage.deelnemers import count_bezet
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import Sessie


def find_sid_by_woord(
    conn: Connection, woord_key: str, *, now: datetime, vooraf: timedelta, limiet: int
) -> str | None:
    """Where who enters this word should go: the open session, or one that begins soon.

    A session that was prepared counts from `vooraf` before its planned start to its planned end;
    one where `limiet` places are taken, or of which the door is closed, is not found.
    """
    sid = conn.execute(
        select(Sessie.sid).where(
            Sessie.woord_key == woord_key,
            Sessie.gesloten_op.is_(None),
            or_(Sessie.geopend_op.is_not(None), Sessie.begin_op <= now + vooraf),
        )
    ).scalar_one_or_none()
    if sid is None:
        return None
    sessie = find_sessie(conn, sid)
    is_op_tijd = sessie.is_open or now < sessie.einde_op
    is_plaats = not sessie.deur.is_dicht and count_bezet(conn, sessie) < limiet
    return sid if is_op_tijd and is_plaats else None


def has_woord_in_use(conn: Connection, woord_key: str) -> bool:
    """Whether a session that is prepared or open has this word."""
    found = select(Sessie.id).where(Sessie.woord_key == woord_key, Sessie.gesloten_op.is_(None))
    return conn.execute(found).first() is not None
