"""Coming in by the door, and being taken out."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from kaartenset.commands.antwoorden import withdraw_antwoorden
from kaartenset.commands.eigenaar import end_sleutel_of
from kaartenset.commands.sessie_slot import Publiek, hold_open_sessie, hold_sessie, record
from kaartenset.domain.deur import Deur
from kaartenset.domain.weigering import DeurDicht, SessieVol, Veranderd, Verwijderd
from kaartenset.storage.database import Opslag
from kaartenset.storage.deelnemers import count_bezet, find_deelnemer, find_deelnemers
from kaartenset.storage.models import Deelnemer
from kaartenset.storage.notices import notify
from kaartenset.storage.werkregels import is_eigenaarssleutel

MAX_NAAM = 40


@dataclass(frozen=True, slots=True)
class Binnenkomst:
    """Who wants to come in; `labels` are tried in turn until one is free in this session.

    `sleutel_hash` is of the key for a dilemma-eigenaar that their browser holds, if it holds one.
    """

    cookie_hash: str
    naam: str | None
    labels: tuple[str, ...]
    sleutel_hash: str = ""


def join_sessie(
    opslag: Opslag, sid: str, binnenkomst: Binnenkomst, *, limiet: int, now: datetime
) -> str:
    """Come in, or wait where the door is a waiting room; the same cookie twice comes in once.

    Raises SessieNietOpen, DeurDicht, SessieVol, or Verwijderd for who was taken out before.
    """
    with opslag.writing() as conn:
        sessie = hold_open_sessie(conn, sid)
        bekend = find_deelnemer(conn, sessie, binnenkomst.cookie_hash)
        if bekend is not None:
            if bekend.verwijderd_op is not None:
                raise Verwijderd
            return sid
        if sessie.deur.is_dicht:
            raise DeurDicht
        if count_bezet(conn, sessie) >= limiet:
            raise SessieVol
        bezet = set(
            conn.execute(select(Deelnemer.label).where(Deelnemer.sessie_id == sessie.id)).scalars()
        )
        vrij = (label for label in binnenkomst.labels if label not in bezet)
        conn.execute(
            insert(Deelnemer).values(
                sessie_id=sessie.id,
                cookie_hash=binnenkomst.cookie_hash,
                naam=binnenkomst.naam if sessie.vraagt_namen else None,
                label=next(vrij, binnenkomst.labels[0]),
                is_eigenaar=is_eigenaarssleutel(conn, sessie, binnenkomst.sleutel_hash),
                binnen_op=now,
                toegelaten_op=now if sessie.deur.is_open else None,
            )
        )
        record(conn, sessie, (Publiek.BEGELEIDING,))
    return sid


def remove_deelnemer(opslag: Opslag, sid: str, deelnemer_id: int, *, now: datetime) -> str | None:
    """Take somebody out of the session; returns the hash of the cookie whose streams must end.

    A door that was open becomes a waiting room, so that they do not walk in again unseen. If they
    are the dilemma-eigenaar, their key ends too.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        cookie_hash = conn.execute(
            update(Deelnemer)
            .where(
                Deelnemer.id == deelnemer_id,
                Deelnemer.sessie_id == sessie.id,
                Deelnemer.verwijderd_op.is_(None),
            )
            .values(verwijderd_op=now)
            .returning(Deelnemer.cookie_hash)
        ).scalar_one_or_none()
        if cookie_hash is not None:
            withdraw_antwoorden(conn, sessie, deelnemer_id)
            end_sleutel_of(conn, sessie, deelnemer_id)
            deur = Deur.WACHTKAMER if sessie.deur.is_open else sessie.deur
            record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=now, deur=deur.value)
            notify(conn, sid, cookie_hash)
    return cookie_hash


def mark_eigenaar(
    opslag: Opslag, sid: str, deelnemer_id: int, *, is_eigenaar: bool, now: datetime
) -> str:
    """Say of somebody who is in that they are the dilemma-eigenaar, or are not.

    With who is not any more the key ends, which they may hold. What is so already changes nothing.
    Raises SessieNietOpen, and Veranderd for who is not in, or where there is no dilemma-eigenaar
    because the session has cards.
    """
    with opslag.writing() as conn:
        sessie = hold_open_sessie(conn, sid)
        binnen = () if sessie.heeft_kaarten else find_deelnemers(conn, sessie)
        deelnemer = next((een for een in binnen if een.id == deelnemer_id), None)
        if deelnemer is None:
            raise Veranderd
        if deelnemer.is_eigenaar is not is_eigenaar:
            if not is_eigenaar:
                end_sleutel_of(conn, sessie, deelnemer_id)
            deze = update(Deelnemer).where(Deelnemer.id == deelnemer_id)
            conn.execute(deze.values(is_eigenaar=is_eigenaar))
            zichtbaar = (Publiek.DEELNEMERS, Publiek.BEGELEIDING)
            record(conn, sessie, zichtbaar, geleid_op=now, eigen_nummer=sessie.eigen_nummer + 1)
    return sid
