"""What the begeleider does with hands: say where they are raised, and lower them."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, update

from kaartenset.commands.sessie_slot import (
    Publiek,
    hold_ongesloten_sessie,
    hold_open_sessie,
    record,
)
from kaartenset.domain.handen import Handen
from kaartenset.domain.weigering import Veranderd
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Deelnemer

_IN_ZICHT = (Publiek.DEELNEMERS, Publiek.BEGELEIDING)
"""Who sees the difference: each deelnemer in their own part, of which the frame tells."""


def set_handen(opslag: Opslag, sid: str, handen: Handen, *, gezien: Handen, now: datetime) -> str:
    """Say where hands are raised; `gezien` is what the sender saw.

    Hands that were up here go down when it is elsewhere from now on. What is so already changes
    nothing. Raises SessieGesloten, and Veranderd when it is a third way by now.
    """
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        if sessie.handen is handen:
            return sid
        if sessie.handen is not gezien:
            raise Veranderd
        _lower(conn, sessie)
        record(conn, sessie, _IN_ZICHT, geleid_op=now, handen=handen.value)
    return sid


def lower_hand(
    opslag: Opslag, sid: str, deelnemer_id: int, *, gezien_op: datetime, now: datetime
) -> str:
    """Lower somebody's hand; one that went up after `gezien_op` is another, and stays up.

    Raises SessieNietOpen.
    """
    with opslag.writing() as conn:
        sessie = hold_open_sessie(conn, sid)
        if _lower(conn, sessie, Deelnemer.id == deelnemer_id, Deelnemer.hand_op <= gezien_op):
            _record_lowered(conn, sessie, now)
    return sid


def lower_handen(opslag: Opslag, sid: str, *, gezien_op: datetime, now: datetime) -> str:
    """Lower all hands but those that went up after `gezien_op`; raises SessieNietOpen."""
    with opslag.writing() as conn:
        sessie = hold_open_sessie(conn, sid)
        if _lower(conn, sessie, Deelnemer.hand_op <= gezien_op):
            _record_lowered(conn, sessie, now)
    return sid


def _lower(conn: Connection, sessie: SessieFeiten, *welke: ColumnElement[bool]) -> bool:
    """Lower hands; whether any was up."""
    omlaag = conn.execute(
        update(Deelnemer)
        .where(Deelnemer.sessie_id == sessie.id, Deelnemer.hand_op.is_not(None), *welke)
        .values(hand_op=None)
    )
    return omlaag.rowcount > 0


def _record_lowered(conn: Connection, sessie: SessieFeiten, now: datetime) -> None:
    record(conn, sessie, _IN_ZICHT, geleid_op=now, eigen_nummer=sessie.eigen_nummer + 1)
