"""What one deelnemer sees of their own, and nobody else: never part of the shared frame."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kaartenset.domain.handen import Handen, are_handen_resting
from kaartenset.domain.html import GEEN_HTML, Html
from kaartenset.stand.deelnemers import Fase, read_fase
from kaartenset.stand.eigen_antwoord import EigenAntwoord, read_eigen_antwoord
from kaartenset.stand.eigen_slot import EigenSlot, read_eigen_slot
from kaartenset.stand.eigen_werkblad import EigenWerkveld, read_eigen_werkvelden
from kaartenset.stand.klokstand import read_onderdeelstand
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import find_klok, find_sessie

RUST = "In de pauze zijn er geen beurten."


@dataclass(frozen=True, slots=True)
class EigenStand:
    """One moment of a session for one deelnemer."""

    sid: str
    fase: Fase
    deelnemer: DeelnemerFeiten
    antwoord: EigenAntwoord | None
    """At the group's card; none in a break."""
    slot: EigenSlot | None
    """The closing questions, while they take answers."""
    werkvelden: tuple[EigenWerkveld, ...]
    """What is on the werkblad of the present block; none in a session with cards."""
    heeft_kaarten: bool
    bij_regels: bool
    """Whether the group agrees on the rules of the conversation now, which are in sight."""
    regels: Html | None
    """The rules that one promises to keep: empty until the group comes to them.

    None where the conversation has none of its own: those of every session hold then, at once.
    """
    handen: Handen
    zijn_handen_in_rust: bool
    """Whether the group has a break, in which no hand asks for anything."""

    @property
    def vraagt_belofte(self) -> bool:
        """Whether one is asked to promise, and did not yet."""
        is_gevraagd = self.fase.is_open and self.regels != GEEN_HTML
        return is_gevraagd and self.deelnemer.beloofd_op is None

    @property
    def stand_zin(self) -> str:
        """How one stands with the group: away, with a hand up, or simply there."""
        if self.deelnemer.weg_sinds is not None:
            return "Je bent even weg. De groep wacht niet op je."
        if not self.handen.is_hier:
            return "Je bent erbij."
        if self.deelnemer.hand_op is not None:
            return f"Je hand is op. {RUST}" if self.zijn_handen_in_rust else "Je hand is op."
        return RUST if self.zijn_handen_in_rust else "Je bent erbij. Je kunt je hand opsteken."

    @property
    def is_stand_te_zien(self) -> bool:
        """Whether that sentence says more than the buttons do, so that it is for the eye too."""
        is_bijzonder = self.deelnemer.weg_sinds is not None or self.deelnemer.hand_op is not None
        return is_bijzonder or (self.handen.is_hier and self.zijn_handen_in_rust)


def read_eigen_stand(
    conn: Connection, sid: str, deelnemer: DeelnemerFeiten, *, now: datetime
) -> EigenStand:
    """What is this deelnemer's own in a session at `now`; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    klok = find_klok(conn, sessie)
    onderdeel, _ = read_onderdeelstand(klok, verborgen=True, now=now)
    return EigenStand(
        sid=sid,
        fase=read_fase(sessie),
        deelnemer=deelnemer,
        antwoord=read_eigen_antwoord(conn, sessie, deelnemer),
        slot=read_eigen_slot(conn, sessie, onderdeel, deelnemer, now),
        werkvelden=read_eigen_werkvelden(conn, sessie, klok, deelnemer),
        heeft_kaarten=sessie.heeft_kaarten,
        bij_regels=bool(onderdeel.regels),
        regels=klok.gespreksregels,
        handen=sessie.handen,
        zijn_handen_in_rust=are_handen_resting(klok.huidig.soort),
    )
