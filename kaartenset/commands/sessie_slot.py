"""What every command on a session begins and ends with: hold its row, raise the versies."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select, update

from kaartenset.domain.klok import KlokFeiten
from kaartenset.domain.weigering import (
    NietBinnen,
    SessieGesloten,
    SessieNietOpen,
    Verwijderd,
)
from kaartenset.domain.zicht import read_onderdeel_in_zicht
from kaartenset.storage.deelnemers import DeelnemerFeiten, find_deelnemer
from kaartenset.storage.facts import SessieFeiten, find_klok, find_sessie
from kaartenset.storage.models import Sessie
from kaartenset.storage.notices import notify


class Publiek(StrEnum):
    """The audiences that have a versie of their own."""

    DEELNEMERS = "deelnemers"
    SCHERM = "scherm"
    BEGELEIDING = "begeleiding"


ALLEN = tuple(Publiek)


def hold_sessie(conn: Connection, sid: str) -> SessieFeiten:
    """Read a session and keep others from changing it until this transaction ends."""
    conn.execute(select(Sessie.id).where(Sessie.sid == sid).with_for_update())
    return find_sessie(conn, sid)


def hold_open_sessie(conn: Connection, sid: str) -> SessieFeiten:
    """The same for what can only be done while the group is in conversation."""
    sessie = hold_sessie(conn, sid)
    if not sessie.is_open:
        raise SessieNietOpen
    return sessie


def hold_ongesloten_sessie(conn: Connection, sid: str) -> SessieFeiten:
    """The same for what can be done until the session is closed: before it opens too."""
    sessie = hold_sessie(conn, sid)
    if sessie.gesloten_op is not None:
        raise SessieGesloten
    return sessie


def hold_deelnemer(
    conn: Connection, sid: str, cookie_hash: str
) -> tuple[SessieFeiten, DeelnemerFeiten]:
    """The same for what a deelnemer does who is in an open session.

    Raises SessieNietOpen, Verwijderd, or NietBinnen for who is unknown here or still waits.
    """
    sessie = hold_open_sessie(conn, sid)
    deelnemer = find_deelnemer(conn, sessie, cookie_hash)
    if deelnemer is None or deelnemer.is_wachtend:
        raise NietBinnen
    if not deelnemer.is_binnen:
        raise Verwijderd
    return sessie, deelnemer


def record(
    conn: Connection,
    sessie: SessieFeiten,
    publieken: Iterable[Publiek],
    *,
    geleid_op: datetime | None = None,
    **waarden: Any,
) -> None:
    """Write facts of a session and raise the versie of each audience that can see the change."""
    for publiek in publieken:
        kolom = f"versie_{publiek.value}"
        waarden[kolom] = getattr(Sessie, kolom) + 1
    if geleid_op is not None:
        waarden["geleid_op"] = geleid_op
    if waarden:
        conn.execute(update(Sessie).where(Sessie.id == sessie.id).values(**waarden))
        notify(conn, sessie.sid)


def publieken_of_klok(
    conn: Connection, sessie: SessieFeiten, vooraf: KlokFeiten
) -> tuple[Publiek, ...]:
    """Who sees the difference between the clock as it was and as it is stored now.

    Deelnemers see a block and its clock only while the session is open.
    """
    nu = find_sessie(conn, sessie.sid)
    was = read_onderdeel_in_zicht(vooraf, verborgen=sessie.klok_verborgen)
    is_nu = read_onderdeel_in_zicht(find_klok(conn, nu), verborgen=nu.klok_verborgen)
    return ALLEN if nu.is_open and was != is_nu else (Publiek.BEGELEIDING,)
