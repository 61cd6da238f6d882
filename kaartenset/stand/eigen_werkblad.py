"""What one deelnemer can fill in on the werkblad, and what they filled in alone."""

from dataclasses import dataclass

from sqlalchemy import Connection

from kaartenset.domain.klok import KlokFeiten
from kaartenset.domain.werkblad import Schrijver
from kaartenset.stand.eigen_antwoord import EigenAntwoord, read_eigen_werkantwoord
from kaartenset.stand.werkblad import read_werkblad
from kaartenset.stand.werkveld import WerkveldStand
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.werkregels import may_write


@dataclass(frozen=True, slots=True)
class EigenWerkveld:
    """One field for one deelnemer."""

    stand: WerkveldStand
    mag_schrijven: bool
    """Whether they write in it now, where it holds entries."""
    antwoord: EigenAntwoord | None
    """What they filled in alone, where that is asked."""

    @property
    def is_in_te_vullen(self) -> bool:
        """Whether there is anything to fill in for them."""
        return self.mag_schrijven or self.mag_antwoorden

    @property
    def schrijft_met_allen(self) -> bool:
        """Whether they write in it, as everybody does."""
        return self.mag_schrijven and self.stand.wie is Schrijver.ALLEN

    @property
    def mag_antwoorden(self) -> bool:
        """Whether they fill in something alone, that was not shown yet."""
        return self.antwoord is not None and not self.antwoord.is_getoond


def read_eigen_werkvelden(
    conn: Connection, sessie: SessieFeiten, klok: KlokFeiten, deelnemer: DeelnemerFeiten
) -> tuple[EigenWerkveld, ...]:
    """The fields of the present block; none for a session with cards, or that is not open."""
    werkblad = read_werkblad(conn, sessie, klok)
    if werkblad is None:
        return ()
    return tuple(_read_veld(conn, sessie, deelnemer, een) for een in werkblad.nu)


def find_eigen_werkveld(
    conn: Connection,
    sessie: SessieFeiten,
    klok: KlokFeiten,
    deelnemer: DeelnemerFeiten,
    veld_id: str,
) -> EigenWerkveld | None:
    """One field that the group has come to; None for any other."""
    werkblad = read_werkblad(conn, sessie, klok)
    stand = werkblad.find(veld_id) if werkblad else None
    return _read_veld(conn, sessie, deelnemer, stand) if stand else None


def _read_veld(
    conn: Connection, sessie: SessieFeiten, deelnemer: DeelnemerFeiten, stand: WerkveldStand
) -> EigenWerkveld:
    return EigenWerkveld(
        stand=stand,
        mag_schrijven=stand.veld.soort.heeft_regels and may_write(stand.wie, deelnemer),
        antwoord=read_eigen_werkantwoord(conn, sessie, deelnemer, stand.veld),
    )
