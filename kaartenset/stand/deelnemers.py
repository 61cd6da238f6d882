"""What the deelnemers, and the screen for sharing, see: made without any toelichting or script."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zlib import crc32

from sqlalchemy import Connection

from kaartenset.domain.deur import Deur
from kaartenset.domain.handen import Handen
from kaartenset.domain.kaart import Kaart
from kaartenset.domain.veld import veld_of
from kaartenset.stand.afspraken import AfsprakenStand, read_afspraken_in_zicht
from kaartenset.stand.bewaren import BewaarStand, read_bewaarstand
from kaartenset.stand.inbreng import InbrengStand, read_inbreng
from kaartenset.stand.klokstand import OnderdeelStand, read_onderdeelstand
from kaartenset.stand.slot import SlotStand, read_slotstand
from kaartenset.stand.werkblad import WerkbladStand, read_werkblad
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten, find_klok, find_sessie


class Fase(StrEnum):
    """Where a session is in its life, as a browser is told."""

    WACHT = "wacht"
    OPEN = "open"
    DICHT = "dicht"

    @property
    def is_open(self) -> bool:
        """Whether the group is in conversation."""
        return self is Fase.OPEN

    @property
    def is_wacht(self) -> bool:
        """Whether the session is still to be opened."""
        return self is Fase.WACHT

    @property
    def is_dicht(self) -> bool:
        """Whether the session was closed."""
        return self is Fase.DICHT


def read_fase(sessie: SessieFeiten) -> Fase:
    """The phase that follows from the stored moments."""
    if sessie.gesloten_op is not None:
        return Fase.DICHT
    return Fase.OPEN if sessie.geopend_op is not None else Fase.WACHT


@dataclass(frozen=True, slots=True)
class DeelnemersStand:
    """One moment of a session for everybody; `kaart` is None unless the session is open."""

    sid: str
    kaartenset: str
    titel: str
    fase: Fase
    merk: str
    tot: datetime | None
    """When this changes of its own accord: a warning of the clock."""
    kaart: Kaart | None
    nummer: int
    aantal: int
    onderdeel: OnderdeelStand | None
    inbreng: InbrengStand | None
    """Of the group's card."""
    is_verdiept: bool
    """Whether the turn from argument to feeling is called up at the group's card."""
    bewaren: BewaarStand
    afspraken: AfsprakenStand
    """Those of last time until the first round of cards, all at the end, none in between."""
    slot: SlotStand | None
    """From the closing block on, of a session with cards."""
    werkblad: WerkbladStand | None
    """Of a werkvorm, while the session is open: what the group has come to."""
    heeft_kaarten: bool
    """Whether it is led by cards; else it has a werkblad."""
    handen: Handen
    eigen_nummer: int

    @property
    def leest_voor(self) -> bool:
        """Whether there is something to read out now, in the place of a card."""
        return not self.afspraken.is_leeg or self.slot is not None

    @property
    def eigen_merk(self) -> str:
        """A mark that changes when a deelnemer's own part of the page is another one."""
        merk = f"{self.fase}.{self.nummer}.{self.handen}.{self.eigen_nummer}"
        if self.slot is not None:
            merk = f"{merk}.{self.slot.merk}"
        if self.onderdeel is not None and self.onderdeel.is_pauze:
            return f"{merk}.pauze"
        if self.onderdeel is not None and self.onderdeel.regels:
            merk = f"{merk}.regels"
        if self.onderdeel is not None and self.onderdeel.belofte_nummer:
            merk = f"{merk}.{self.onderdeel.belofte_nummer:x}"
        if self.werkblad is not None:
            return f"{merk}.{self.werkblad.merk_nu}"
        return f"{merk}.{self.inbreng.merk}" if self.inbreng else merk

    @property
    def aankondiging(self) -> str:
        """What a screen reader is told when it changes."""
        if self.werkblad is not None and self.onderdeel is not None:
            return "Pauze" if self.onderdeel.is_pauze else self._aankondiging_werkblad
        if self.kaart is None:
            return self._aankondiging_gesloten if self.fase.is_dicht else ""
        if self.onderdeel is not None and self.onderdeel.is_pauze:
            return f"Pauze. Daarna verder met kaart {self.nummer}"
        if self.slot is not None:
            return self.slot.nieuws
        if self.inbreng is not None and self.inbreng.nieuws:
            return f"Kaart {self.nummer}. {self.inbreng.nieuws}"
        return f"De groep is bij kaart {self.nummer}: {self.kaart.titel}"

    @property
    def _aankondiging_gesloten(self) -> str:
        return "De sessie is gesloten" if self.heeft_kaarten else "Het gesprek is afgelopen"

    @property
    def _aankondiging_werkblad(self) -> str:
        """The block, and what became of the fields in it that each fills in alone."""
        titel = self.onderdeel.titel if self.onderdeel else ""
        velden = self.werkblad.nu if self.werkblad else ()
        nieuws = (f". {een.nieuws}" for een in velden if een.nieuws)
        return f"{titel}{''.join(nieuws)}"


@dataclass(frozen=True, slots=True)
class DeurStand:
    """What who is not in may see: that there is a session, and when it begins."""

    sid: str
    kaartenset: str
    titel: str
    plaats: str
    begin_op: datetime
    fase: Fase
    bewaren: BewaarStand
    heeft_kaarten: bool
    vraagt_namen: bool
    deur: Deur
    """For who comes to it now; nothing on the live page of who waits tells how it stands."""

    @property
    def merk(self) -> str:
        """A mark that changes with anything that is shown here, and with nothing else."""
        plaats = crc32(self.plaats.encode()) if self.fase.is_wacht else 0
        return f"deur-{self.fase}-{int(self.begin_op.timestamp())}-{plaats:x}"

    @property
    def tot(self) -> datetime | None:
        """It never changes of its own accord."""
        return None


def read_deelnemers_stand(conn: Connection, sid: str, *, now: datetime) -> DeelnemersStand:
    """The session as all deelnemers see it at `now`; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    return _read_stand(conn, sessie, sessie.versie_deelnemers, now)


def read_scherm_stand(conn: Connection, sid: str, *, now: datetime) -> DeelnemersStand:
    """The same for the screen for sharing, with the versie of that."""
    sessie = find_sessie(conn, sid)
    return _read_stand(conn, sessie, sessie.versie_scherm, now)


def read_deur_stand(
    conn: Connection,
    sid: str,
    *,
    now: datetime,  # noqa: ARG001 - asked like every other Stand
) -> DeurStand:
    """The session as it is seen from outside; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    return DeurStand(
        sid=sid,
        kaartenset=sessie.kaartenset,
        titel=sessie.titel,
        plaats=sessie.plaats,
        begin_op=sessie.begin_op,
        fase=read_fase(sessie),
        bewaren=read_bewaarstand(sessie),
        heeft_kaarten=sessie.heeft_kaarten,
        vraagt_namen=sessie.vraagt_namen,
        deur=sessie.deur,
    )


def find_deck_in_zicht(conn: Connection, sid: str) -> tuple[Kaart, ...]:
    """The cards of an open session in their order; empty while it is not open."""
    sessie = find_sessie(conn, sid)
    if not sessie.is_open or sessie.deck_id is None:
        return ()
    return find_kaarten(conn, sessie.deck_id)


def _read_stand(
    conn: Connection, sessie: SessieFeiten, versie: int, now: datetime
) -> DeelnemersStand:
    fase = read_fase(sessie)
    kaarten = find_kaarten(conn, sessie.deck_id) if fase.is_open and sessie.deck_id else ()
    kaart = next((kaart for kaart in kaarten if kaart.id == sessie.kaart_id), None)
    onderdeel, tot, werkblad = None, None, None
    if fase.is_open:
        klok = find_klok(conn, sessie)
        onderdeel, tot = read_onderdeelstand(klok, verborgen=sessie.klok_verborgen, now=now)
        werkblad = read_werkblad(conn, sessie, klok)
    stap = onderdeel.klok.waarschuwing.value if onderdeel and onderdeel.klok else 0
    slot = read_slotstand(conn, sessie, onderdeel, now)
    is_voorbij = slot is not None and not slot.neemt_antwoorden
    return DeelnemersStand(
        sid=sessie.sid,
        kaartenset=sessie.kaartenset,
        titel=sessie.titel,
        fase=fase,
        merk=f"{versie}.{stap}{'.na' * is_voorbij}",
        tot=slot.tot if slot and slot.neemt_antwoorden and fase.is_dicht else tot,
        kaart=kaart,
        nummer=kaarten.index(kaart) + 1 if kaart else 0,
        aantal=len(kaarten),
        onderdeel=onderdeel,
        inbreng=read_inbreng(conn, sessie, veld_of(kaart)) if kaart else None,
        is_verdiept=kaart is not None and sessie.verdieping_kaart_id == kaart.id,
        bewaren=read_bewaarstand(sessie),
        afspraken=read_afspraken_in_zicht(conn, sessie, onderdeel),
        slot=slot,
        werkblad=werkblad,
        heeft_kaarten=sessie.heeft_kaarten,
        handen=sessie.handen,
        eigen_nummer=sessie.eigen_nummer,
    )
