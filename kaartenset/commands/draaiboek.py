"""Changing the draaiboek of one session, before and during the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, update

from kaartenset.commands.sessie_slot import hold_sessie, publieken_of_klok, record
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.klok import GeplandOnderdeel, KlokFeiten
from kaartenset.domain.weigering import DraaiboekVol, LaatsteOnderdeel, OnbekendOnderdeel, Veranderd
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.models import SessieOnderdeel

MAX_ONDERDELEN = 40


@dataclass(frozen=True, slots=True)
class Wijziging:
    """New minutes and title of one block, and those that the sender saw."""

    onderdeel_id: int
    titel: str
    minuten: int
    titel_gezien: str
    minuten_gezien: int


def change_onderdelen(
    opslag: Opslag, sid: str, wijzigingen: Sequence[Wijziging], *, now: datetime
) -> str:
    """Change titles and minutes, all of them or none.

    A block that is as asked already is left alone. Raises Veranderd when one is not what the
    sender saw, and OnbekendOnderdeel.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        is_veranderd = False
        for wijziging in wijzigingen:
            blok = _find(klok, wijziging.onderdeel_id)
            if (blok.titel, blok.minuten) == (wijziging.titel, wijziging.minuten):
                continue
            if (blok.titel, blok.minuten) != (wijziging.titel_gezien, wijziging.minuten_gezien):
                raise Veranderd
            _update(conn, blok.id, titel=wijziging.titel, minuten=wijziging.minuten)
            is_veranderd = True
        if is_veranderd:
            _record(conn, sessie, klok, now)
    return sid


def move_onderdeel(
    opslag: Opslag, sid: str, *, onderdeel_id: int, naar: int, gezien: int, now: datetime
) -> str:
    """Put a block at index `naar`; `gezien` is the index at which the sender saw it."""
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        blok = _find(klok, onderdeel_id)
        plaats = klok.onderdelen.index(blok)
        if plaats == naar:
            return sid
        if plaats != gezien or not 0 <= naar < len(klok.onderdelen):
            raise Veranderd
        volgorde = [ander for ander in klok.onderdelen if ander is not blok]
        volgorde.insert(naar, blok)
        _number(conn, volgorde)
        _record(conn, sessie, klok, now)
    return sid


def add_onderdeel(
    opslag: Opslag,
    sid: str,
    *,
    titel: str,
    soort: SoortOnderdeel,
    minuten: int,
    gezien: int | None = None,
    now: datetime,
) -> str:
    """Add a block at the end, before afsluiten where that is last; raises DraaiboekVol.

    With `gezien`, the number of blocks that the sender saw, the same request a second time (a
    double click) adds nothing. Raises Veranderd when there are more or fewer for another reason.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        blokken = klok.onderdelen
        erbij = 0 if gezien is None else len(blokken) - gezien
        if erbij == 1 and (titel, soort, minuten) in [_says(blok) for blok in blokken[-2:]]:
            return sid
        if len(blokken) >= MAX_ONDERDELEN:
            raise DraaiboekVol
        if erbij != 0:
            raise Veranderd
        plaats = len(blokken) - (blokken[-1].soort is SoortOnderdeel.AFSLUITEN)
        _number(conn, blokken[:plaats])
        _number(conn, blokken[plaats:], plaats + 1)
        conn.execute(
            insert(SessieOnderdeel).values(
                sessie_id=sessie.id,
                positie=plaats,
                titel=titel,
                soort=soort.value,
                minuten=minuten,
                script="",
                gebruikt_ms=0,
            )
        )
        _record(conn, sessie, klok, now)
    return sid


def drop_onderdeel(opslag: Opslag, sid: str, *, onderdeel_id: int, now: datetime) -> str:
    """Take a block out; one that is gone already stays gone.

    Raises LaatsteOnderdeel for the one that the conversation is in.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        if onderdeel_id == klok.huidig_id:
            raise LaatsteOnderdeel
        if any(blok.id == onderdeel_id for blok in klok.onderdelen):
            conn.execute(delete(SessieOnderdeel).where(SessieOnderdeel.id == onderdeel_id))
            _record(conn, sessie, klok, now)
    return sid


def _says(blok: GeplandOnderdeel) -> tuple[str, SoortOnderdeel, int]:
    return blok.titel, blok.soort, blok.minuten


def _find(klok: KlokFeiten, onderdeel_id: int) -> GeplandOnderdeel:
    for blok in klok.onderdelen:
        if blok.id == onderdeel_id:
            return blok
    raise OnbekendOnderdeel


def _number(conn: Connection, blokken: Sequence[GeplandOnderdeel], vanaf: int = 0) -> None:
    for positie, blok in enumerate(blokken, start=vanaf):
        _update(conn, blok.id, positie=positie)


def _update(conn: Connection, onderdeel_id: int, **waarden: object) -> None:
    conn.execute(
        update(SessieOnderdeel).where(SessieOnderdeel.id == onderdeel_id).values(**waarden)
    )


def _record(conn: Connection, sessie: SessieFeiten, klok: KlokFeiten, now: datetime) -> None:
    record(conn, sessie, publieken_of_klok(conn, sessie, klok), geleid_op=now)
