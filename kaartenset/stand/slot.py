"""The end of a conversation: the closing questions, what was answered, which cards are left."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kaartenset.domain.kaart import Kaart
from kaartenset.domain.slot import Cijfers, can_show_slot, read_cijfers, takes_slotantwoorden
from kaartenset.domain.termijnen import NAPRATEN
from kaartenset.domain.uitslag import MINSTE_ANTWOORDEN, is_toonbaar
from kaartenset.domain.veld import CIJFER, MORGEN, REDEN, SLOTVELDEN, Veld
from kaartenset.stand.inbreng import InbrengStand, read_inbreng
from kaartenset.stand.klokstand import OnderdeelStand
from kaartenset.storage.antwoorden import count_antwoorden, find_rondes
from kaartenset.storage.bezoeken import find_besproken
from kaartenset.storage.facts import SessieFeiten


@dataclass(frozen=True, slots=True)
class SlotStand:
    """What the group sees of the closing questions: only what was shown, never who gave it.

    Reasons are never seen beside marks: each question is a list of its own, in an order of its own.
    """

    neemt_antwoorden: bool
    """Whether the closing questions are answered now."""
    tot: datetime | None
    """Until when, once the session is closed."""
    cijfers: Cijfers | None
    redenen: tuple[str, ...] | None
    """None until they were shown; empty when each was taken away since."""
    morgen: tuple[str, ...] | None

    @property
    def merk(self) -> str:
        """Another mark when there is something else to fill in or to see."""
        getoond = (self.cijfers is not None, self.redenen is not None, self.morgen is not None)
        return f"slot{'.open' * self.neemt_antwoorden}.{''.join(str(int(een)) for een in getoond)}"

    @property
    def nieuws(self) -> str:
        """What a screen reader is told of it."""
        delen = {
            "de cijfers": self.cijfers is not None,
            "de redenen": self.redenen is not None,
            "de voornemens": self.morgen is not None,
        }
        getoond = [naam for naam, is_er in delen.items() if is_er]
        if getoond:
            return f"Afsluiten. Getoond: {', '.join(getoond)}"
        return "Afsluiten. Je kunt nu een cijfer geven en opschrijven wat je morgen anders doet"

    @property
    def is_getoond(self) -> bool:
        """Whether any of it was shown."""
        return self.cijfers is not None or self.redenen is not None or self.morgen is not None


@dataclass(frozen=True, slots=True)
class SlotVraag:
    """One closing question for the begeleider: how many answered, and whether it can be shown."""

    veld: Veld
    knop: str
    ronde: int
    aantal: int
    is_getoond: bool
    mag_nog: bool
    """Whether it can still be shown: not long after closing, when the answers are gone."""

    @property
    def naam(self) -> str:
        """The last part of the field's id, for names on the page: 'cijfer'."""
        return self.veld.id.rpartition(".")[2]

    @property
    def is_toonbaar(self) -> bool:
        """Whether it can be shown now."""
        return self.mag_nog and not self.is_getoond and is_toonbaar(self.aantal)

    @property
    def aantal_zin(self) -> str:
        """How many answered."""
        een = "cijfer" if self.veld.soort.is_cijfer else "antwoord"
        return f"{self.aantal or 'Nog geen'} {een if self.aantal == 1 else self._meer}"

    @property
    def waarom_niet(self) -> str:
        """Why it cannot be shown yet; empty when it can, or was."""
        if self.is_getoond or self.is_toonbaar or not self.mag_nog:
            return ""
        return f"Tonen kan vanaf {MINSTE_ANTWOORDEN} {self._meer}."

    @property
    def _meer(self) -> str:
        return "cijfers" if self.veld.soort.is_cijfer else "antwoorden"


@dataclass(frozen=True, slots=True)
class SlotBeheer:
    """The end of the conversation for its begeleider."""

    tot: datetime | None
    """Until when deelnemers can fill in, once the session is closed."""
    cijfers: Cijfers | None
    redenen: tuple[str, ...] | None
    morgen: tuple[str, ...] | None
    vragen: tuple[SlotVraag, ...]
    niet_bereikt: tuple[Kaart, ...]
    wisselt_op: datetime | None
    """When the present card begins to count as reached."""
    merk: str

    @property
    def nog_te_tonen(self) -> tuple[SlotVraag, ...]:
        """What was answered and can be shown, but was not."""
        return tuple(vraag for vraag in self.vragen if vraag.is_toonbaar)

    @property
    def niet_bereikt_zin(self) -> str:
        """How many cards are left."""
        aantal = len(self.niet_bereikt)
        if aantal == 0:
            return "Jullie hebben alle kaarten gehad."
        return "1 kaart niet bereikt" if aantal == 1 else f"{aantal} kaarten niet bereikt"


_KNOPPEN = {CIJFER: "Toon de cijfers", REDEN: "Toon de redenen", MORGEN: "Toon de voornemens"}


def read_slotstand(
    conn: Connection, sessie: SessieFeiten, onderdeel: OnderdeelStand | None, now: datetime
) -> SlotStand | None:
    """What everybody sees of the end; None before the closing block, and for a werkvorm."""
    if not sessie.heeft_kaarten:
        return None
    is_afsluiten = sessie.is_open and onderdeel is not None and onderdeel.is_afsluiten
    if sessie.geopend_op is None or (not is_afsluiten and sessie.gesloten_op is None):
        return None
    getoond = {veld: read_inbreng(conn, sessie, veld) for veld in SLOTVELDEN}
    return SlotStand(
        neemt_antwoorden=takes_slotantwoorden(
            is_afsluiten=is_afsluiten, gesloten_op=sessie.gesloten_op, now=now
        ),
        tot=sessie.gesloten_op + NAPRATEN if sessie.gesloten_op else None,
        cijfers=_read_cijfers(getoond[CIJFER]),
        redenen=_read_teksten(getoond[REDEN]),
        morgen=_read_teksten(getoond[MORGEN]),
    )


def read_slotbeheer(
    conn: Connection, sessie: SessieFeiten, onderdeel: OnderdeelStand | None, now: datetime
) -> SlotBeheer | None:
    """The same for the begeleider, with how many answered and which cards are left."""
    stand = read_slotstand(conn, sessie, onderdeel, now)
    if stand is None:
        return None
    besproken = find_besproken(conn, sessie, now=now)
    return SlotBeheer(
        tot=stand.tot,
        cijfers=stand.cijfers,
        redenen=stand.redenen,
        morgen=stand.morgen,
        vragen=tuple(_read_vraag(conn, sessie, veld, now) for veld in SLOTVELDEN),
        niet_bereikt=besproken.niet,
        wisselt_op=besproken.wisselt_op if sessie.is_open else None,
        merk=f".s{len(besproken.niet)}",
    )


def _read_vraag(conn: Connection, sessie: SessieFeiten, veld: Veld, now: datetime) -> SlotVraag:
    rondes = find_rondes(conn, sessie, veld.id)
    laatste = rondes[-1] if rondes else None
    aantal = count_antwoorden(conn, laatste) if laatste else 0
    if laatste is not None and laatste.is_getoond and laatste.totalen:
        aantal = sum(laatste.totalen.values())
    return SlotVraag(
        veld=veld,
        knop=_KNOPPEN[veld],
        ronde=laatste.nummer if laatste else 1,
        aantal=aantal,
        is_getoond=laatste is not None and laatste.is_getoond,
        mag_nog=can_show_slot(sessie.gesloten_op, now),
    )


def _read_cijfers(inbreng: InbrengStand) -> Cijfers | None:
    return read_cijfers(inbreng.uitslag.tellingen) if inbreng.uitslag else None


def _read_teksten(inbreng: InbrengStand) -> tuple[str, ...] | None:
    return inbreng.uitslag.teksten if inbreng.uitslag else None
