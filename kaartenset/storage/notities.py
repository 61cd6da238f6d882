"""Reading what only the begeleider may see of preparing: own notes, and the steps that are done."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from kaartenset.domain.notitie import GEEN, NotitieFeiten
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import KlareStap, Notitie


def find_notities(conn: Connection, sessie: SessieFeiten) -> Mapping[str, NotitieFeiten]:
    """For the begeleider alone: every note of a session by its place, emptied ones included."""
    rijen = conn.execute(
        select(Notitie.plek, Notitie.tekst, Notitie.versie).where(Notitie.sessie_id == sessie.id)
    )
    return {rij.plek: NotitieFeiten(rij.tekst, rij.versie) for rij in rijen}


def find_notitie(conn: Connection, sessie: SessieFeiten, plek: str) -> NotitieFeiten:
    """For the begeleider alone: the note at one place, or an empty one."""
    rij = conn.execute(
        select(Notitie.tekst, Notitie.versie).where(
            Notitie.sessie_id == sessie.id, Notitie.plek == plek
        )
    ).one_or_none()
    return NotitieFeiten(rij.tekst, rij.versie) if rij else GEEN


def find_klare_stappen(conn: Connection, sessie: SessieFeiten) -> Mapping[str, datetime | None]:
    """When each step of preparing was ticked off, by the name that it is stored under.

    None is for one that was before the moment was kept.
    """
    rijen = conn.execute(
        select(KlareStap.stap, KlareStap.klaar_op).where(KlareStap.sessie_id == sessie.id)
    )
    return {rij.stap: rij.klaar_op for rij in rijen}
