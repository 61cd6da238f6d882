"""What the begeleider sees, and nobody else: toelichting, script, agenda, who is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart
from kaartenset.domain.klok import Waarschuwing
from kaartenset.domain.notitie import GEEN, NotitieFeiten, plek_of_kaart, plek_of_onderdeel
from kaartenset.domain.termijnen import HEROPENEN_TOT, can_reopen
from kaartenset.domain.veld import veld_of
from kaartenset.domain.volgorde import herkenningsteken
from kaartenset.stand.aanwezig import AanwezigStand, read_aanwezig
from kaartenset.stand.afspraken import AfsprakenBeheer, read_afsprakenbeheer
from kaartenset.stand.agenda import Agenda, read_agenda
from kaartenset.stand.bewaren import BewaarStand, read_bewaarstand
from kaartenset.stand.deelnemers import Fase, read_fase
from kaartenset.stand.inbreng import InbrengInBeeld, read_inbreng_in_beeld
from kaartenset.stand.kaartenlijst import KaartInLijst, find_buur, read_kaartenlijst
from kaartenset.stand.klokstand import read_onderdeelstand
from kaartenset.stand.script import read_script
from kaartenset.stand.slot import SlotBeheer, read_slotbeheer
from kaartenset.stand.werkblad import WerkbladBeheer, read_werkbladbeheer
from kaartenset.storage.decks import find_toelichtingen
from kaartenset.storage.deelnemers import DeelnemerFeiten, find_deelnemers
from kaartenset.storage.facts import SessieFeiten, find_klok, find_sessie
from kaartenset.storage.notities import find_notities

ADVIES_BOVEN = 8
"""Above this many deelnemers the begeleider gets advice."""


@dataclass(frozen=True, slots=True)
class BegeleidingStand:
    """One moment of a session for its begeleider."""

    sid: str
    kaartenset: str
    titel: str
    woord: str
    teken: str
    plaats: str
    begin_op: datetime
    einde_op: datetime
    fase: Fase
    merk: str
    tot: datetime | None
    kaarten: tuple[KaartInLijst, ...]
    huidig: KaartInLijst | None
    vorige: Kaart | None
    volgende: Kaart | None
    toelichting: Html | None
    agenda: Agenda
    deelnemers: tuple[DeelnemerFeiten, ...]
    aanwezig: AanwezigStand
    gesloten_op: datetime | None
    is_te_heropenen: bool
    notities: Mapping[str, NotitieFeiten]
    inbreng: InbrengInBeeld | None
    """Stemmen and answers at the group's card."""
    is_verdiept: bool
    """Whether the turn from argument to feeling is called up at that card."""
    bewaren: BewaarStand
    afspraken: AfsprakenBeheer
    slot: SlotBeheer | None
    """From the closing block on, of a session with cards."""
    werkblad: WerkbladBeheer | None
    """Of a werkvorm: all of it, also what the group has not come to."""
    eigenaar: str
    begeleider: str

    def notitie_at(self, plek: str) -> NotitieFeiten:
        """The begeleider's own note at a place, or an empty one."""
        return self.notities.get(plek, GEEN)

    @property
    def plek_bij_kaart(self) -> str:
        """Where the note at the group's card is kept."""
        return plek_of_kaart(self.huidig.kaart.id) if self.huidig else ""

    @property
    def plek_bij_onderdeel(self) -> str:
        """Where the note at the present block is kept."""
        return plek_of_onderdeel(self.agenda.huidig.id)

    @property
    def notitie_bij_kaart(self) -> NotitieFeiten:
        """The note at the group's card."""
        return self.notitie_at(self.plek_bij_kaart)

    @property
    def notitie_bij_onderdeel(self) -> NotitieFeiten:
        """The note at the present block."""
        return self.notitie_at(self.plek_bij_onderdeel)

    @property
    def aantal(self) -> int:
        """How many cards there are."""
        return len(self.kaarten)

    @property
    def voor_later(self) -> tuple[KaartInLijst, ...]:
        """The cards kept for later, but for the one that the group is at."""
        return tuple(regel for regel in self.kaarten if regel.is_later and not regel.is_huidig)

    @property
    def is_druk(self) -> bool:
        """Whether there are more deelnemers than a good conversation takes."""
        return len(self.deelnemers) > ADVIES_BOVEN

    @property
    def deelnemers_zin(self) -> str:
        """How many came in."""
        aantal = len(self.deelnemers)
        if aantal == 0:
            is_gewist = self.bewaren.is_opgeruimd
            return self.bewaren.deden_mee_zin if is_gewist else "Er is nog niemand binnen."
        return "1 deelnemer" if aantal == 1 else f"{aantal} deelnemers"

    @property
    def is_werkblad_open(self) -> bool:
        """Whether the begeleider writes on the werkblad: as long as it can be reopened."""
        return not self.fase.is_dicht or self.is_te_heropenen

    def toont_veld(self, veld_id: str) -> bool:
        """Whether a field of the werkblad is on the begeleidersscherm now."""
        if self.werkblad is None or not self.fase.is_open:
            return False
        return any(een.veld.id == veld_id for een in self.werkblad.stand.nu)

    @property
    def heropenen_tot(self) -> datetime | None:
        """Until when a closed session can be reopened."""
        return self.gesloten_op + HEROPENEN_TOT if self.gesloten_op else None

    @property
    def aankondiging(self) -> str:
        """What a screen reader is told when it changes: the card, and a warning of the clock."""
        if self.huidig is None:
            return self._aankondiging_zonder_kaart
        kaart = f"Kaart {self.huidig.nummer}: {self.huidig.kaart.titel}"
        if self.inbreng is not None and self.inbreng.stand.nieuws:
            kaart = f"{kaart}. {self.inbreng.stand.nieuws}"
        waarschuwing = self.agenda.klok.waarschuwing
        if waarschuwing is Waarschuwing.GEEN:
            return kaart
        return f"{self.agenda.huidig.titel}: {waarschuwing.zin}. {kaart}"

    @property
    def _aankondiging_zonder_kaart(self) -> str:
        if self.werkblad is None or not self.fase.is_open:
            return ""
        zin = self.agenda.klok.waarschuwing.zin
        return f"{self.agenda.huidig.titel}{f': {zin}' if zin else ''}"


def read_begeleiding_stand(conn: Connection, sid: str, *, now: datetime) -> BegeleidingStand:
    """The session as its begeleider sees it at `now`; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    feiten = find_klok(conn, sessie)
    agenda, tot = read_agenda(conn, sessie, feiten, sessie.gesloten_op or now)
    kaarten = read_kaartenlijst(conn, sessie)
    huidig = next((regel for regel in kaarten if regel.is_huidig), None)
    is_te_heropenen = can_reopen(sessie.gesloten_op, now)
    deelnemers = find_deelnemers(conn, sessie)
    inbreng = None
    if huidig is not None:
        inbreng = read_inbreng_in_beeld(conn, sessie, veld_of(huidig.kaart), deelnemers)
    onderdeel, _ = read_onderdeelstand(feiten, verborgen=True, now=now)
    slot = read_slotbeheer(conn, sessie, onderdeel, now)
    if slot is not None and slot.wisselt_op is not None:
        tot = min(tot, slot.wisselt_op) if tot else slot.wisselt_op
    toelichting = None
    if huidig is not None and sessie.deck_id is not None:
        toelichting = find_toelichtingen(conn, sessie.deck_id)[huidig.kaart.id]
    return BegeleidingStand(
        sid=sid,
        kaartenset=sessie.kaartenset,
        titel=sessie.titel,
        woord=sessie.woord,
        teken=herkenningsteken(sessie.volgorde),
        plaats=sessie.plaats,
        begin_op=sessie.begin_op,
        einde_op=sessie.einde_op,
        fase=read_fase(sessie),
        merk=_read_merk(sessie, agenda, slot, is_te_heropenen=is_te_heropenen),
        tot=sessie.gesloten_op + HEROPENEN_TOT if is_te_heropenen and sessie.gesloten_op else tot,
        kaarten=kaarten,
        huidig=huidig,
        vorige=find_buur(kaarten, huidig, -1),
        volgende=find_buur(kaarten, huidig, 1),
        toelichting=toelichting,
        agenda=agenda,
        deelnemers=deelnemers,
        aanwezig=read_aanwezig(conn, sessie, feiten),
        gesloten_op=sessie.gesloten_op,
        is_te_heropenen=is_te_heropenen,
        notities=find_notities(conn, sessie),
        inbreng=inbreng,
        is_verdiept=huidig is not None and sessie.verdieping_kaart_id == huidig.kaart.id,
        bewaren=read_bewaarstand(sessie),
        afspraken=read_afsprakenbeheer(conn, sessie, onderdeel, now),
        slot=slot,
        werkblad=read_werkbladbeheer(conn, sessie, deelnemers),
        eigenaar=sessie.eigenaar,
        begeleider=sessie.begeleider,
    )


def _read_merk(
    sessie: SessieFeiten, agenda: Agenda, slot: SlotBeheer | None, *, is_te_heropenen: bool
) -> str:
    return (
        f"{sessie.versie_begeleiding}.{agenda.klok.waarschuwing.value}"
        f".{int(agenda.verloop.einde_op.timestamp() // 60)}{'.h' * is_te_heropenen}"
        f"{slot.merk if slot else ''}"
    )


def read_scripts(conn: Connection, sid: str) -> dict[int, Html]:
    """The script of every block of a session's draaiboek, by the block's id."""
    return read_script(conn, find_sessie(conn, sid))
