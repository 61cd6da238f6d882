"""Changing what a session was made with: word, date, time, length, title, place and names."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.exc import IntegrityError

from kaartenset.commands.notities import find_titels, move_by_titel
from kaartenset.commands.sessie_slot import ALLEN, Publiek, hold_ongesloten_sessie, record
from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.domain.volgorde import volgorde_of
from kaartenset.domain.weigering import SessieAlOpen, Veranderd, WoordBezet
from kaartenset.domain.woord import read_woord
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Notitie, Sessie, SessieOnderdeel
from kaartenset.storage.notities import find_notities


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What a session is to have; `begin_op` is an aware moment, `duur` in minutes."""

    woord: str
    woord_key: str
    titel: str
    plaats: str
    begin_op: datetime
    duur: int
    eigenaar: str = ""
    begeleider: str = ""
    vraagt_namen: bool = True


def change_gegevens(
    opslag: Opslag,
    sid: str,
    gegevens: Gegevens,
    *,
    gezien: int,
    onderdelen: Sequence[Onderdeel],
    now: datetime,
) -> str:
    """Store them over what the sender saw; `gezien` is the agenda_nummer that went with it.

    Another word gives another order, but for a follow-up; another length puts `onderdelen`, the
    blocks of that length, in place of the present ones. What is stored already changes nothing.
    What is on the werkblad stays. Raises SessieGesloten, Veranderd, SessieAlOpen when word, date,
    time or length would change after opening, WoordBezet.
    """
    try:
        with opslag.writing() as conn:
            sessie = hold_ongesloten_sessie(conn, sid)
            nu = _present(sessie)
            if gegevens == nu:
                return sid
            if sessie.agenda_nummer != gezien:
                raise Veranderd
            if sessie.is_open and _fixed(gegevens) != _fixed(nu):
                raise SessieAlOpen
            if gegevens.duur != nu.duur:
                _replace_draaiboek(conn, sessie, onderdelen, gegevens.duur)
            record(
                conn,
                sessie,
                _publieken(gegevens, nu),
                geleid_op=now,
                woord=gegevens.woord,
                woord_key=gegevens.woord_key,
                volgorde=sessie.volgorde if sessie.is_vervolg else volgorde_of(gegevens.woord_key),
                titel=gegevens.titel,
                plaats=gegevens.plaats,
                begin_op=gegevens.begin_op,
                duur=gegevens.duur,
                eigenaar=gegevens.eigenaar,
                begeleider=gegevens.begeleider,
                vraagt_namen=gegevens.vraagt_namen,
                agenda_nummer=sessie.agenda_nummer + 1,
            )
    except IntegrityError as fout:
        raise WoordBezet from fout
    return sid


def _present(sessie: SessieFeiten) -> Gegevens:
    return Gegevens(
        sessie.woord,
        read_woord(sessie.woord),
        sessie.titel,
        sessie.plaats,
        sessie.begin_op,
        sessie.duur,
        sessie.eigenaar,
        sessie.begeleider,
        sessie.vraagt_namen,
    )


def _fixed(gegevens: Gegevens) -> tuple[object, ...]:
    """What stays as it is from the opening on."""
    return gegevens.woord, gegevens.woord_key, gegevens.begin_op, gegevens.duur


def _publieken(gegevens: Gegevens, nu: Gegevens) -> tuple[Publiek, ...]:
    """Who sees the difference: word and place stand on no screen of the group.

    With date and length goes when all of it is deleted, which everybody sees.
    """
    is_gezien = (gegevens.titel, gegevens.begin_op, gegevens.duur) != (
        nu.titel,
        nu.begin_op,
        nu.duur,
    )
    return ALLEN if is_gezien else (Publiek.BEGELEIDING,)


def _replace_draaiboek(
    conn: Connection, sessie: SessieFeiten, onderdelen: Sequence[Onderdeel], duur: int
) -> None:
    """Put other blocks in place of the present ones; notes go along to blocks of the same title."""
    van = find_titels(conn, sessie)
    notities = {plek: notitie.tekst for plek, notitie in find_notities(conn, sessie).items()}
    rijen = [
        {
            "sessie_id": sessie.id,
            "positie": positie,
            "titel": onderdeel.titel,
            "soort": onderdeel.soort.value,
            "minuten": onderdeel.minuten[duur],
            "script": onderdeel.script,
            "gebruikt_ms": 0,
            "stap": onderdeel.stap,
            "velden": json.dumps(onderdeel.velden),
            "regels": onderdeel.regels,
        }
        for positie, onderdeel in enumerate(onderdelen)
    ]
    conn.execute(delete(SessieOnderdeel).where(SessieOnderdeel.sessie_id == sessie.id))
    insertion = insert(SessieOnderdeel).returning(SessieOnderdeel.id, sort_by_parameter_order=True)
    ids = conn.execute(insertion, rijen).scalars().all()
    conn.execute(
        update(Sessie)
        .where(Sessie.id == sessie.id)
        .values(onderdeel_id=ids[0], loopt_sinds=None, begonnen_op=None)
    )
    verhuisd = move_by_titel(notities, van, find_titels(conn, sessie))
    blokken = {plek: tekst for plek, tekst in verhuisd.items() if plek.startswith("onderdeel.")}
    conn.execute(
        delete(Notitie).where(Notitie.sessie_id == sessie.id, Notitie.plek.like("onderdeel.%"))
    )
    if blokken:
        nieuwe = [
            {"sessie_id": sessie.id, "plek": plek, "tekst": tekst, "versie": 1}
            for plek, tekst in blokken.items()
        ]
        conn.execute(insert(Notitie), nieuwe)
