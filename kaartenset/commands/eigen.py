"""What a deelnemer says of themselves: the promise, a hand, being away for a while."""

from datetime import datetime

from sqlalchemy import Connection, update

from kaartenset.commands.sessie_slot import Publiek, hold_deelnemer, record
from kaartenset.domain.handen import are_handen_resting
from kaartenset.domain.weigering import HandenNietHier, HandenRusten
from kaartenset.storage.database import Opslag
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.models import Deelnemer

# Each of these is seen by the begeleider alone, is done once however often it is asked, and raises
# SessieNietOpen, Verwijderd, or NietBinnen.


def promise(opslag: Opslag, sid: str, cookie_hash: str, *, now: datetime) -> str:
    """Promise to keep what is said within the group."""
    with opslag.writing() as conn:
        sessie, deelnemer = hold_deelnemer(conn, sid, cookie_hash)
        if deelnemer.beloofd_op is None:
            _record(conn, sessie, deelnemer, beloofd_op=now)
    return sid


def raise_hand(opslag: Opslag, sid: str, cookie_hash: str, *, now: datetime) -> str:
    """Ask for a turn; who does so is there again. A hand that is up keeps its place.

    Raises HandenNietHier as well, and HandenRusten in a break.
    """
    with opslag.writing() as conn:
        sessie, deelnemer = hold_deelnemer(conn, sid, cookie_hash)
        if deelnemer.hand_op is not None:
            return sid
        if not sessie.handen.is_hier:
            raise HandenNietHier
        if are_handen_resting(find_klok(conn, sessie).huidig.soort):
            raise HandenRusten
        _record(conn, sessie, deelnemer, hand_op=now, weg_sinds=None)
    return sid


def lower_own_hand(opslag: Opslag, sid: str, cookie_hash: str, *, now: datetime) -> str:  # noqa: ARG001 - asked like every other
    """Ask for a turn no longer."""
    with opslag.writing() as conn:
        sessie, deelnemer = hold_deelnemer(conn, sid, cookie_hash)
        if deelnemer.hand_op is not None:
            _record(conn, sessie, deelnemer, hand_op=None)
    return sid


def go_away(opslag: Opslag, sid: str, cookie_hash: str, *, now: datetime) -> str:
    """Be away for a while: nobody waits, so the hand goes down."""
    with opslag.writing() as conn:
        sessie, deelnemer = hold_deelnemer(conn, sid, cookie_hash)
        if deelnemer.weg_sinds is None:
            _record(conn, sessie, deelnemer, weg_sinds=now, hand_op=None)
    return sid


def come_back(opslag: Opslag, sid: str, cookie_hash: str, *, now: datetime) -> str:  # noqa: ARG001 - asked like every other
    """Be there again."""
    with opslag.writing() as conn:
        sessie, deelnemer = hold_deelnemer(conn, sid, cookie_hash)
        if deelnemer.weg_sinds is not None:
            _record(conn, sessie, deelnemer, weg_sinds=None)
    return sid


def _record(
    conn: Connection, sessie: SessieFeiten, deelnemer: DeelnemerFeiten, **waarden: datetime | None
) -> None:
    conn.execute(update(Deelnemer).where(Deelnemer.id == deelnemer.id).values(**waarden))
    record(conn, sessie, (Publiek.BEGELEIDING,))
