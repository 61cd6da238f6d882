"""Who there is, for the begeleider alone: who is in, waits, promised, is away, has a hand up."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kaartenset.domain.deur import Deur
from kaartenset.domain.handen import Handen, are_handen_resting
from kaartenset.domain.html import GEEN_HTML
from kaartenset.domain.klok import KlokFeiten
from kaartenset.storage.deelnemers import DeelnemerFeiten, find_deelnemers, find_wachtenden
from kaartenset.storage.facts import SessieFeiten


@dataclass(frozen=True, slots=True)
class AanwezigStand:
    """The people of a session, each list in the order of coming, `handen_op` in that of asking."""

    deur: Deur
    handen: Handen
    binnen: tuple[DeelnemerFeiten, ...]
    wachtenden: tuple[DeelnemerFeiten, ...]
    handen_op: tuple[DeelnemerFeiten, ...]
    zijn_handen_in_rust: bool
    """Whether the group has a break, in which no hand asks for anything."""
    is_belofte_gevraagd: bool
    """Whether who is in could promise by now: the group is at the rules, or was."""

    @property
    def heeft_eigenaar(self) -> bool:
        """Whether the dilemma-eigenaar is in, as far as the begeleider or the door knows."""
        return any(een.is_eigenaar for een in self.binnen)

    @property
    def beloofd(self) -> int:
        """How many of those who are in promised to keep it within the group."""
        return sum(1 for een in self.binnen if een.beloofd_op is not None)

    @property
    def nog_niet_beloofd(self) -> tuple[DeelnemerFeiten, ...]:
        """Who is in and did not promise yet."""
        return tuple(een for een in self.binnen if een.beloofd_op is None)

    @property
    def beloofd_zin(self) -> str:
        """How many promised; empty while nobody is in."""
        aantal = len(self.binnen)
        if aantal == 0:
            return ""
        if self.beloofd == aantal:
            wie = "Iedereen heeft" if aantal > 1 else "Deze deelnemer heeft"
            return f"{wie} beloofd het binnen de groep te houden."
        if self.beloofd == 0:
            return "Nog niemand heeft beloofd het binnen de groep te houden."
        heeft = "heeft" if self.beloofd == 1 else "hebben"
        return f"{self.beloofd} van de {aantal} {heeft} beloofd het binnen de groep te houden."

    @property
    def wachten_zin(self) -> str:
        """Who waits, as it calls for the begeleider; empty when nobody does."""
        if not self.wachtenden:
            return ""
        if len(self.wachtenden) == 1:
            return f"{self.wachtenden[0].aanduiding} wacht bij de deur"
        return f"{len(self.wachtenden)} mensen wachten bij de deur"

    @property
    def handen_zin(self) -> str:
        """Whose hands are up and who is first; empty when none is, and in a break."""
        if not self.handen_op or self.zijn_handen_in_rust:
            return ""
        eerste = self.handen_op[0].aanduiding
        if len(self.handen_op) == 1:
            return f"{eerste} heeft een hand op"
        return f"{len(self.handen_op)} handen op, {eerste} eerst"

    @property
    def laatste_hand_op(self) -> datetime | None:
        """When the last of these hands went up: what the begeleider saw when lowering them all."""
        return self.handen_op[-1].hand_op if self.handen_op else None


def read_aanwezig(conn: Connection, sessie: SessieFeiten, klok: KlokFeiten) -> AanwezigStand:
    """Who there is now, where the group is; hands only while they are raised here."""
    binnen = find_deelnemers(conn, sessie)
    met_hand = [(een.hand_op, een.id, een) for een in binnen if een.hand_op is not None]
    handen_op = tuple(een for *_, een in sorted(met_hand)) if sessie.handen.is_hier else ()
    return AanwezigStand(
        deur=sessie.deur,
        handen=sessie.handen,
        binnen=binnen,
        wachtenden=find_wachtenden(conn, sessie),
        handen_op=handen_op,
        zijn_handen_in_rust=are_handen_resting(klok.huidig.soort),
        is_belofte_gevraagd=klok.gespreksregels != GEEN_HTML,
    )
