"""Devices: a code for once that adds one, and taking one out."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert

from kaartenset.commands.sessie_slot import Publiek, hold_sessie, record
from kaartenset.domain.apparaat import Herkomst, SoortApparaat
from kaartenset.domain.termijnen import CODE_GELDIG
from kaartenset.domain.weigering import OnbekendeCode
from kaartenset.storage.apparaten import find_sid_by_code
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Apparaat, Toegangscode
from kaartenset.storage.notices import notify


def make_code(
    opslag: Opslag, sid: str, soort: SoortApparaat, *, nonce: str, code_hash: str, now: datetime
) -> str:
    """Store a code for once, good for five minutes; the one of its kind before it ends."""
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        drop_codes(
            conn, sessie, (Toegangscode.soort == soort.value) | (Toegangscode.geldig_tot <= now)
        )
        conn.execute(
            insert(Toegangscode).values(
                sessie_id=sessie.id,
                soort=soort.value,
                nonce=nonce,
                code_hash=code_hash,
                geldig_tot=now + CODE_GELDIG,
            )
        )
        record(conn, sessie, (), geleid_op=now)
    return sid


def enter_code(
    opslag: Opslag, *, code_hash: str, cookie_hash: str, now: datetime
) -> tuple[str, SoortApparaat]:
    """Use up a code: this device may do what the code is for; returns the sid, and what that is.

    Raises OnbekendeCode for a code that never was, is over, or was used.
    """
    with opslag.reading() as conn:
        sid = find_sid_by_code(conn, code_hash)
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        gebruikt = conn.execute(
            delete(Toegangscode)
            .where(
                Toegangscode.sessie_id == sessie.id,
                Toegangscode.code_hash == code_hash,
                Toegangscode.geldig_tot > now,
            )
            .returning(Toegangscode.soort)
        ).scalar_one_or_none()
        if gebruikt is None:
            raise OnbekendeCode
        soort = SoortApparaat(gebruikt)
        conn.execute(
            insert(Apparaat).values(
                sessie_id=sessie.id,
                cookie_hash=cookie_hash,
                soort=soort.value,
                herkomst=Herkomst.CODE.value,
                gemaakt_op=now,
            )
        )
        record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=None if soort.is_scherm else now)
    return sid, soort


def withdraw_apparaat(opslag: Opslag, sid: str, apparaat_id: int, *, now: datetime) -> str | None:
    """Take a device out; returns the hash of the cookie whose streams must end, the first time.

    All codes end with it: one may have been made on that device, to come back with.
    """
    return _take_out(opslag, sid, Apparaat.id == apparaat_id, geleid_op=now)


def forget_apparaat(opslag: Opslag, sid: str, cookie_hash: str) -> str | None:
    """The same for the device that has this cookie, at its own wish: that is no leading."""
    return _take_out(opslag, sid, Apparaat.cookie_hash == cookie_hash, geleid_op=None)


def drop_codes(conn: Connection, sessie: SessieFeiten, *welke: ColumnElement[bool]) -> None:
    """Within a command: let a session's codes for once end, all of them or some."""
    conn.execute(delete(Toegangscode).where(Toegangscode.sessie_id == sessie.id, *welke))


def _take_out(
    opslag: Opslag, sid: str, welk: ColumnElement[bool], *, geleid_op: datetime | None
) -> str | None:
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        cookie_hash = conn.execute(
            delete(Apparaat)
            .where(Apparaat.sessie_id == sessie.id, welk)
            .returning(Apparaat.cookie_hash)
        ).scalar_one_or_none()
        if cookie_hash is not None:
            drop_codes(conn, sessie)
            record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=geleid_op)
            notify(conn, sid, cookie_hash)
    return cookie_hash
