"""What the dilemma-eigenaar sees before the conversation: their questions, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kaartenset.domain.weigering import GeenToegang
from kaartenset.stand.bewaren import BewaarStand, read_bewaarstand
from kaartenset.stand.werkblad import read_vooraf
from kaartenset.stand.werkveld import WerkbladdeelStand, WerkveldStand
from kaartenset.storage.facts import SessieFeiten


@dataclass(frozen=True, slots=True)
class EigenaarStand:
    """The form of a dilemma-eigenaar; a session that was closed has no texts in it."""

    sid: str
    kaartenset: str
    titel: str
    plaats: str
    begin_op: datetime
    einde_op: datetime
    is_gesloten: bool
    delen: tuple[WerkbladdeelStand, ...]
    bewaren: BewaarStand

    @property
    def velden(self) -> tuple[WerkveldStand, ...]:
        """All fields that are answered beforehand."""
        return tuple(veld for deel in self.delen for veld in deel.velden)

    @property
    def ingevuld(self) -> int:
        """In how many of them something stands."""
        return sum(not veld.is_leeg for veld in self.velden)


def read_eigenaar_stand(conn: Connection, sessie: SessieFeiten) -> EigenaarStand:
    """The form as it is now; raises GeenToegang for a session with cards: it has none."""
    werkblad = read_vooraf(conn, sessie)
    if werkblad is None:
        raise GeenToegang
    is_gesloten = sessie.gesloten_op is not None
    return EigenaarStand(
        sid=sessie.sid,
        kaartenset=sessie.kaartenset,
        titel=sessie.titel,
        plaats=sessie.plaats,
        begin_op=sessie.begin_op,
        einde_op=sessie.einde_op,
        is_gesloten=is_gesloten,
        delen=() if is_gesloten else werkblad.delen,
        bewaren=read_bewaarstand(sessie),
    )
