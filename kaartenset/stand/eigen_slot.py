"""The closing questions of one deelnemer: what they answered, and until when they can."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kaartenset.domain.veld import CIJFER, MORGEN, REDEN, SLOTVELDEN, Veld
from kaartenset.stand.klokstand import OnderdeelStand
from kaartenset.stand.slot import read_slotstand
from kaartenset.storage.antwoorden import find_eigen_waarde, find_rondes
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import SessieFeiten

_BEWAAR = {CIJFER: "Cijfer opslaan", REDEN: "Reden opslaan", MORGEN: "Voornemen opslaan"}
_UITLEG = {
    CIJFER: "De groep ziet straks alleen het gemiddelde en hoe vaak elk cijfer is gegeven.",
    REDEN: "De groep ziet je tekst straks zonder naam, en niet bij je cijfer.",
    MORGEN: "De groep ziet je tekst straks zonder naam.",
}


@dataclass(frozen=True, slots=True)
class EigenSlotVraag:
    """One closing question for one deelnemer, with what they answered."""

    veld: Veld
    ronde: int
    waarde: str
    is_getoond: bool
    uitleg: str
    knop: str

    @property
    def naam(self) -> str:
        """The last part of the field's id, for names on the page: 'cijfer'."""
        return self.veld.id.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class EigenSlot:
    """The closing questions of one deelnemer; `tot` once the session is closed."""

    vragen: tuple[EigenSlotVraag, ...]
    tot: datetime | None

    @property
    def is_in_te_vullen(self) -> bool:
        """Whether there is a question of which the answers were not shown."""
        return any(not vraag.is_getoond for vraag in self.vragen)


def read_eigen_slot(
    conn: Connection,
    sessie: SessieFeiten,
    onderdeel: OnderdeelStand | None,
    deelnemer: DeelnemerFeiten,
    now: datetime,
) -> EigenSlot | None:
    """The closing questions for one deelnemer; None while they take no answers."""
    stand = read_slotstand(conn, sessie, onderdeel, now)
    if stand is None or not stand.neemt_antwoorden:
        return None
    vragen = (_read_eigen_vraag(conn, sessie, veld, deelnemer.id) for veld in SLOTVELDEN)
    return EigenSlot(vragen=tuple(vragen), tot=stand.tot)


def _read_eigen_vraag(
    conn: Connection, sessie: SessieFeiten, veld: Veld, deelnemer_id: int
) -> EigenSlotVraag:
    rondes = find_rondes(conn, sessie, veld.id)
    waarde = find_eigen_waarde(conn, rondes[-1], deelnemer_id) if rondes else None
    return EigenSlotVraag(
        veld=veld,
        ronde=rondes[-1].nummer if rondes else 1,
        waarde=waarde or "",
        is_getoond=bool(rondes) and rondes[-1].is_getoond,
        uitleg=_UITLEG[veld],
        knop=_BEWAAR[veld],
    )
