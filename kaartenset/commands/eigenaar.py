"""The key of a dilemma-eigenaar: replaced by another, or ended with who came in by it."""

from datetime import datetime

from sqlalchemy import Connection, exists, update

from kaartenset.commands.sessie_slot import Publiek, hold_ongesloten_sessie, record
from kaartenset.domain.weigering import Veranderd
from kaartenset.domain.werkweigering import OnbekendVeld
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Deelnemer, Sessie


def replace_eigenaarssleutel(
    opslag: Opslag, sid: str, *, gezien: int, sleutel_hash: str, now: datetime
) -> str:
    """Give the dilemma-eigenaar the key after number `gezien`; the old one and its cookies end.

    Nobody who is in or waits is the dilemma-eigenaar any more: who came in by the old key cannot be
    told from who was marked by hand. Raises SessieGesloten, OnbekendVeld for a session with cards,
    and Veranderd when the key was replaced since.
    """
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        if sessie.heeft_kaarten:
            raise OnbekendVeld
        if sessie.eigenaar_nummer != gezien:
            raise Veranderd
        waarden = {"eigenaar_nummer": gezien + 1, "eigenaar_hash": sleutel_hash}
        publieken = [Publiek.BEGELEIDING]
        if _unmark_eigenaren(conn, sessie):
            waarden["eigen_nummer"] = sessie.eigen_nummer + 1
            publieken.append(Publiek.DEELNEMERS)
        record(conn, sessie, publieken, geleid_op=now, **waarden)
    return sid


def end_sleutel_of(conn: Connection, sessie: SessieFeiten, deelnemer_id: int) -> None:
    """Let the key open nothing any more if this deelnemer is the dilemma-eigenaar.

    Until the begeleider makes another there is none.
    """
    is_eigenaar = exists().where(
        Deelnemer.id == deelnemer_id, Deelnemer.sessie_id == sessie.id, Deelnemer.is_eigenaar
    )
    conn.execute(
        update(Sessie).where(Sessie.id == sessie.id, is_eigenaar).values(eigenaar_hash=None)
    )


def _unmark_eigenaren(conn: Connection, sessie: SessieFeiten) -> bool:
    """Let nobody be the dilemma-eigenaar; whether somebody was."""
    gemerkt = (Deelnemer.sessie_id == sessie.id, Deelnemer.is_eigenaar)
    waren = update(Deelnemer).where(*gemerkt).values(is_eigenaar=False).returning(Deelnemer.id)
    return bool(conn.execute(waren).all())
