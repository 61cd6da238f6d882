"""Changing the draaiboek of one session, before and during the conversation."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, update

from kaartenset.commands.klok import keep_bereikt
from kaartenset.commands.sessie_slot import hold_ongesloten_sessie, publieken_of_klok, record
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.klok import GeplandOnderdeel, KlokFeiten
from kaartenset.domain.notitie import plek_of_onderdeel
from kaartenset.domain.weigering import DraaiboekVol, LaatsteOnderdeel, OnbekendOnderdeel, Veranderd
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.models import Notitie, SessieOnderdeel

MAX_ONDERDELEN = 40


@dataclass(frozen=True, slots=True)
class Wijziging:
    """New minutes and title of one block, and those that the sender saw."""

    onderdeel_id: int
    titel: str
    minuten: int
    titel_gezien: str
    minuten_gezien: int


@dataclass(frozen=True, slots=True)
class NieuwOnderdeel:
    """A block to add at the end, before afsluiten where that is last.

    `gezien` holds the ids of the blocks that the sender saw; without it nothing is compared.
    """

    titel: str
    soort: SoortOnderdeel
    minuten: int
    gezien: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class VerplaatstOnderdeel:
    """A block that is to be put at index `naar`; `gezien` is the index at which it was seen."""

    onderdeel_id: int
    naar: int
    gezien: int


@dataclass(frozen=True, slots=True)
class WeggehaaldOnderdeel:
    """A block that is to be taken out."""

    onderdeel_id: int


Verzoek = Wijziging | NieuwOnderdeel | VerplaatstOnderdeel | WeggehaaldOnderdeel


def change_draaiboek(
    opslag: Opslag, sid: str, verzoeken: Sequence[Verzoek], *, now: datetime
) -> str:
    """Do all that is asked of the draaiboek in this order, or nothing when one is refused.

    What is as asked already is left alone, so the same request twice is done once. Raises
    SessieGesloten, Veranderd when something is not what the sender saw, OnbekendOnderdeel,
    DraaiboekVol, and LaatsteOnderdeel for taking out the block that the conversation is in.
    """
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        vooraf = klok = find_klok(conn, sessie)
        keep_bereikt(conn, sessie, klok)
        for verzoek in verzoeken:
            if _do(conn, sessie, klok, verzoek):
                klok = find_klok(conn, sessie)
        if klok is not vooraf:
            record(conn, sessie, publieken_of_klok(conn, sessie, vooraf), geleid_op=now)
    return sid


def _do(conn: Connection, sessie: SessieFeiten, klok: KlokFeiten, verzoek: Verzoek) -> bool:
    """Do one of them; whether it changed anything."""
    match verzoek:
        case Wijziging():
            return _change(conn, klok, verzoek)
        case NieuwOnderdeel():
            return _add(conn, sessie, klok, verzoek)
        case VerplaatstOnderdeel():
            return _move(conn, klok, verzoek)
        case WeggehaaldOnderdeel():
            return _drop(conn, klok, verzoek)


def _change(conn: Connection, klok: KlokFeiten, wijziging: Wijziging) -> bool:
    blok = _find(klok, wijziging.onderdeel_id)
    if (blok.titel, blok.minuten) == (wijziging.titel, wijziging.minuten):
        return False
    if (blok.titel, blok.minuten) != (wijziging.titel_gezien, wijziging.minuten_gezien):
        raise Veranderd
    _update(conn, blok.id, titel=wijziging.titel, minuten=wijziging.minuten)
    return True


def _add(conn: Connection, sessie: SessieFeiten, klok: KlokFeiten, nieuw: NieuwOnderdeel) -> bool:
    """Add a block; one that nobody saw yet and that says the same is an earlier click's."""
    blokken = klok.onderdelen
    ongezien = [
        blok for blok in blokken if nieuw.gezien is not None and blok.id not in nieuw.gezien
    ]
    if [_says(blok) for blok in ongezien] == [(nieuw.titel, nieuw.soort, nieuw.minuten)]:
        return False
    if len(blokken) >= MAX_ONDERDELEN:
        raise DraaiboekVol
    if ongezien:
        raise Veranderd
    plaats = len(blokken) - (blokken[-1].soort is SoortOnderdeel.AFSLUITEN)
    _number(conn, blokken[:plaats])
    _number(conn, blokken[plaats:], plaats + 1)
    conn.execute(
        insert(SessieOnderdeel).values(
            sessie_id=sessie.id,
            positie=plaats,
            titel=nieuw.titel,
            soort=nieuw.soort.value,
            minuten=nieuw.minuten,
            script="",
            gebruikt_ms=0,
        )
    )
    return True


def _move(conn: Connection, klok: KlokFeiten, verplaatsing: VerplaatstOnderdeel) -> bool:
    blok, naar = _find(klok, verplaatsing.onderdeel_id), verplaatsing.naar
    plaats = klok.onderdelen.index(blok)
    if plaats == naar:
        return False
    if plaats != verplaatsing.gezien or not 0 <= naar < len(klok.onderdelen):
        raise Veranderd
    volgorde = [ander for ander in klok.onderdelen if ander is not blok]
    volgorde.insert(naar, blok)
    _number(conn, volgorde)
    return True


def _drop(conn: Connection, klok: KlokFeiten, weg: WeggehaaldOnderdeel) -> bool:
    """Take a block out, with its note; one that is gone already stays gone.

    The fields of the werkblad that the group came to in it stay in sight, with another such block.
    """
    if weg.onderdeel_id == klok.huidig_id:
        raise LaatsteOnderdeel
    blok = next((een for een in klok.onderdelen if een.id == weg.onderdeel_id), None)
    if blok is None:
        return False
    if blok.velden and blok in klok.bereikte_onderdelen:
        _keep_velden(conn, klok, blok)
    conn.execute(delete(SessieOnderdeel).where(SessieOnderdeel.id == weg.onderdeel_id))
    conn.execute(delete(Notitie).where(Notitie.plek == plek_of_onderdeel(weg.onderdeel_id)))
    return True


def _keep_velden(conn: Connection, klok: KlokFeiten, weg: GeplandOnderdeel) -> None:
    """Give the fields of a block to the one before it, or else to one that was reached too."""
    bereikt = klok.bereikte_onderdelen
    plaats = bereikt.index(weg)
    erft = bereikt[plaats - 1] if plaats else bereikt[1]
    velden = dict.fromkeys((*erft.velden, *weg.velden))
    _update(conn, erft.id, velden=json.dumps(list(velden)))


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
