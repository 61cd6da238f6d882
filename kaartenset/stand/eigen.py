"""What one deelnemer sees of their own, and nobody else: never part of the shared frame."""

from dataclasses import dataclass

from sqlalchemy import Connection

from kaartenset.stand.deelnemers import Fase, read_fase
from kaartenset.storage.facts import DeelnemerFeiten, find_sessie


@dataclass(frozen=True, slots=True)
class EigenStand:
    """One moment of a session for one deelnemer."""

    sid: str
    fase: Fase
    deelnemer: DeelnemerFeiten


def read_eigen_stand(conn: Connection, sid: str, deelnemer: DeelnemerFeiten) -> EigenStand:
    """What is this deelnemer's own in a session; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    return EigenStand(sid=sid, fase=read_fase(sessie), deelnemer=deelnemer)
