"""Who comes in by the door from now on, and who of those that wait is let in."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, true, update

from kaartenset.commands.eigenaar import end_sleutel_of
from kaartenset.commands.sessie_slot import (
    Publiek,
    hold_ongesloten_sessie,
    hold_open_sessie,
    hold_sessie,
    record,
)
from kaartenset.domain.deur import Deur
from kaartenset.domain.weigering import Veranderd
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Deelnemer
from kaartenset.storage.notices import notify

# All but `_is_binnen` return the hashes of the cookies whose streams must end, or begin anew.


def set_deur(
    opslag: Opslag, sid: str, deur: Deur, *, gezien: Deur, now: datetime
) -> tuple[str, ...]:
    """Open the door, make it a waiting room, or close it; `gezien` is what the sender saw.

    Who is in stays in, and through an open door those who wait come in. What is so already changes
    nothing. Raises SessieGesloten, and Veranderd when the door is a third way by now.
    """
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        if sessie.deur is deur:
            return ()
        if sessie.deur is not gezien:
            raise Veranderd
        record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=now, deur=deur.value)
        return _write(conn, sessie, true(), toegelaten_op=now) if deur.is_open else ()


def let_in(opslag: Opslag, sid: str, deelnemer_id: int, *, now: datetime) -> tuple[str, ...]:
    """Let in somebody who waits; who is in already stays in.

    Raises SessieNietOpen, and Veranderd for who is gone by now.
    """
    with opslag.writing() as conn:
        sessie = hold_open_sessie(conn, sid)
        wie = _write(conn, sessie, Deelnemer.id == deelnemer_id, toegelaten_op=now)
        if wie:
            record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=now)
        elif not _is_binnen(conn, sessie, deelnemer_id):
            raise Veranderd
    return wie


def let_all_in(
    opslag: Opslag, sid: str, gezien: Collection[int], *, now: datetime
) -> tuple[str, ...]:
    """Let in all who wait and whom the sender saw, by their ids; who came since waits on.

    Raises SessieNietOpen.
    """
    with opslag.writing() as conn:
        sessie = hold_open_sessie(conn, sid)
        wie = _write(conn, sessie, Deelnemer.id.in_(gezien), toegelaten_op=now)
        if wie:
            record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=now)
    return wie


def refuse_deelnemer(
    opslag: Opslag, sid: str, deelnemer_id: int, *, now: datetime
) -> tuple[str, ...]:
    """Keep out somebody who waits; who is gone already stays gone.

    If they came with the key of the dilemma-eigenaar, that ends too. Raises Veranderd for who was
    let in by now.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        wie = _write(conn, sessie, Deelnemer.id == deelnemer_id, verwijderd_op=now)
        if wie:
            end_sleutel_of(conn, sessie, deelnemer_id)
            record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=now)
        elif _is_binnen(conn, sessie, deelnemer_id):
            raise Veranderd
    return wie


def _write(
    conn: Connection, sessie: SessieFeiten, wie: ColumnElement[bool], **waarden: datetime
) -> tuple[str, ...]:
    """Write something of those who wait, and tell other processes of whom."""
    hashes = conn.execute(
        update(Deelnemer)
        .where(
            Deelnemer.sessie_id == sessie.id,
            Deelnemer.toegelaten_op.is_(None),
            Deelnemer.verwijderd_op.is_(None),
            wie,
        )
        .values(**waarden)
        .returning(Deelnemer.cookie_hash)
    ).scalars()
    wachtten = tuple(hashes)
    for cookie_hash in wachtten:
        notify(conn, sessie.sid, cookie_hash)
    return wachtten


def _is_binnen(conn: Connection, sessie: SessieFeiten, deelnemer_id: int) -> bool:
    binnen = select(Deelnemer.id).where(
        Deelnemer.id == deelnemer_id,
        Deelnemer.sessie_id == sessie.id,
        Deelnemer.toegelaten_op.is_not(None),
        Deelnemer.verwijderd_op.is_(None),
    )
    return conn.execute(binnen).first() is not None
