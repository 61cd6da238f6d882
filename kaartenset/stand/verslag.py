"""The report of a session for its begeleider: what was seen of it, and no names but of owners."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from kaartenset.domain.besproken import Besproken
from kaartenset.domain.kaart import Kaart
from kaartenset.domain.klok import MINUUT, KlokFeiten
from kaartenset.domain.slot import Cijfers, read_cijfers
from kaartenset.domain.veld import CIJFER, MORGEN, REDEN, veld_of
from kaartenset.stand.afspraken import AfsprakenStand, read_afspraken
from kaartenset.stand.bewaren import BewaarStand, read_bewaarstand
from kaartenset.stand.deelnemers import Fase, read_fase
from kaartenset.stand.inbreng import InbrengStand, read_inbreng
from kaartenset.stand.werkblad import WerkbladStand, read_heel_werkblad
from kaartenset.storage.bezoeken import find_besproken
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.deelnemers import count_deelnemers, find_deelnemers
from kaartenset.storage.facts import SessieFeiten, find_klok, find_sessie
from kaartenset.storage.verslag import find_plan


@dataclass(frozen=True, slots=True)
class VerslagOnderdeel:
    """A block of the draaiboek as it ran; minutes are rounded, None is not planned or not begun."""

    titel: str
    begonnen_op: datetime | None
    gepland: int | None
    gebruikt: int | None


@dataclass(frozen=True, slots=True)
class VerslagKaart:
    """A card that the group talked about, and what was shown of it."""

    nummer: int
    kaart: Kaart
    inbreng: InbrengStand

    @property
    def is_getoond(self) -> bool:
        """Whether the group saw any result of it."""
        return self.inbreng.uitslag is not None and not self.inbreng.uitslag.is_leeg


@dataclass(frozen=True, slots=True)
class Verslag:
    """What remains of a conversation; answers only as far as the group saw them."""

    sid: str
    kaartenset: str
    titel: str
    woord: str
    plaats: str
    begin_op: datetime
    einde_op: datetime
    fase: Fase
    aantal_deelnemers: int
    aantal_beloofd: int
    onderdelen: tuple[VerslagOnderdeel, ...]
    besproken: tuple[VerslagKaart, ...]
    niet_bereikt: tuple[VerslagKaart, ...]
    afspraken: AfsprakenStand
    cijfers: Cijfers | None
    redenen: tuple[str, ...]
    morgen: tuple[str, ...]
    werkblad: WerkbladStand | None
    """Of a werkvorm: what the group filled in."""
    aan_de_orde: frozenset[str]
    """The ids of the fields that some block of the draaiboek fills in."""
    bewaren: BewaarStand


def read_verslag(conn: Connection, sid: str, *, now: datetime) -> Verslag:
    """The report as it is at `now`; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    klok = find_klok(conn, sessie)
    binnen, beloofd = _count_deelnemers(conn, sessie)
    kaarten = find_kaarten(conn, sessie.deck_id) if sessie.deck_id is not None else ()
    besproken = find_besproken(conn, sessie, now=now)
    cijfers = read_inbreng(conn, sessie, CIJFER).uitslag
    return Verslag(
        sid=sid,
        kaartenset=sessie.kaartenset,
        titel=sessie.titel,
        woord=sessie.woord,
        plaats=sessie.plaats,
        begin_op=sessie.begonnen_op or sessie.geopend_op or sessie.begin_op,
        einde_op=sessie.gesloten_op or sessie.einde_op,
        fase=read_fase(sessie),
        aantal_deelnemers=binnen,
        aantal_beloofd=beloofd,
        onderdelen=_read_onderdelen(klok, find_plan(conn, sessie), sessie.gesloten_op or now),
        besproken=_read_kaarten(conn, sessie, kaarten, besproken, wel=True),
        niet_bereikt=_read_kaarten(conn, sessie, kaarten, besproken, wel=False),
        afspraken=read_afspraken(conn, sessie),
        cijfers=read_cijfers(cijfers.tellingen) if cijfers else None,
        redenen=_read_teksten(read_inbreng(conn, sessie, REDEN)),
        morgen=_read_teksten(read_inbreng(conn, sessie, MORGEN)),
        werkblad=read_heel_werkblad(conn, sessie),
        aan_de_orde=frozenset(veld_id for blok in klok.onderdelen for veld_id in blok.velden),
        bewaren=read_bewaarstand(sessie),
    )


def _count_deelnemers(conn: Connection, sessie: SessieFeiten) -> tuple[int, int]:
    """How many are, or were, in and promised: counted, or as it was stored when they went."""
    if sessie.opgeruimd_op is not None:
        return sessie.aantal_deelnemers or 0, sessie.aantal_beloofd or 0
    beloofd = sum(een.beloofd_op is not None for een in find_deelnemers(conn, sessie))
    return count_deelnemers(conn, sessie), beloofd


def _read_onderdelen(
    klok: KlokFeiten, plan: Mapping[int, int | None], tot: datetime
) -> tuple[VerslagOnderdeel, ...]:
    is_begonnen = any(minuten is not None for minuten in plan.values())
    return tuple(
        VerslagOnderdeel(
            titel=blok.titel,
            begonnen_op=blok.begonnen_op,
            gepland=plan[blok.id] if is_begonnen else blok.minuten,
            gebruikt=_round(klok.used(tot) if blok.id == klok.huidig_id else blok.gebruikt)
            if blok.begonnen_op is not None
            else None,
        )
        for blok in klok.onderdelen
    )


def _round(duur: timedelta) -> int:
    """In whole minutes; half a minute is one."""
    return int(duur / MINUUT + 0.5)


def _read_kaarten(
    conn: Connection,
    sessie: SessieFeiten,
    kaarten: tuple[Kaart, ...],
    besproken: Besproken,
    *,
    wel: bool,
) -> tuple[VerslagKaart, ...]:
    """The cards that were talked about, or those that were not reached, in the deck's order."""
    gekozen = besproken.wel if wel else besproken.niet
    return tuple(
        VerslagKaart(nummer, kaart, read_inbreng(conn, sessie, veld_of(kaart)))
        for nummer, kaart in enumerate(kaarten, start=1)
        if kaart in gekozen
    )


def _read_teksten(inbreng: InbrengStand) -> tuple[str, ...]:
    return inbreng.uitslag.teksten if inbreng.uitslag else ()
