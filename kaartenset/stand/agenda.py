"""The draaiboek as it runs, for the begeleider: where the group is, and how that stands."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.html import Html
from kaartenset.domain.klok import MINUUT, GeplandOnderdeel, KlokFeiten, read_klok
from kaartenset.domain.taal import count_minuten, write_tijd
from kaartenset.domain.verloop import Inkorting, Verloop, propose, read_verloop
from kaartenset.stand.klokstand import KlokStand, read_klokstand
from kaartenset.stand.script import read_script
from kaartenset.storage.facts import SessieFeiten


@dataclass(frozen=True, slots=True)
class AgendaRegel:
    """A block in the agenda with the time at which it began, or is expected to.

    Once the session is closed none is the present one: where it ended, is done.
    """

    onderdeel: GeplandOnderdeel
    tijd: datetime
    is_klaar: bool
    is_huidig: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """The draaiboek as it runs."""

    regels: tuple[AgendaRegel, ...]
    huidig: GeplandOnderdeel
    script: Html
    klok: KlokStand
    vorige: GeplandOnderdeel | None
    volgende: GeplandOnderdeel | None
    verloop: Verloop
    voorstel: tuple[Inkorting, ...]
    klok_verborgen: bool

    @property
    def is_ronde(self) -> bool:
        """Whether the group talks about cards now."""
        return self.huidig.soort is SoortOnderdeel.KAARTEN

    @property
    def is_pauze(self) -> bool:
        """Whether the group has a break now."""
        return self.huidig.soort is SoortOnderdeel.PAUZE

    @property
    def is_afsluiten(self) -> bool:
        """Whether the group closes the conversation now."""
        return self.huidig.soort is SoortOnderdeel.AFSLUITEN

    @property
    def stand_zin(self) -> str:
        """How the conversation stands against its plan, in one sentence."""
        einde = write_tijd(self.verloop.einde_op)
        minuten = self.verloop.minuten_achter
        if self.verloop.achter is None:
            is_vergeten = self.huidig.telt_mee and not self.klok.loopt
            begin = "De klok loopt nog niet. Kies ‘Start’. " if is_vergeten else ""
            return f"{begin}Verwacht einde: {einde} uur."
        if minuten > 0:
            return f"Je loopt {count_minuten(minuten)} achter; einde nu {einde}."
        if minuten < 0:
            return f"Je hebt {count_minuten(-minuten)} over; einde nu {einde}."
        return f"Je ligt op schema; einde {einde}."

    @property
    def rest_zin(self) -> str:
        """What the proposal does not make up; empty when it makes up everything."""
        ingehaald = sum(kort.onderdeel.minuten - kort.naar for kort in self.voorstel)
        rest = self.verloop.minuten_achter - ingehaald
        return f"Daarmee loop je nog {count_minuten(rest)} achter." if rest > 0 else ""


def read_agenda(
    conn: Connection, sessie: SessieFeiten, feiten: KlokFeiten, now: datetime
) -> tuple[Agenda, datetime | None]:
    """The agenda at `now`, and when it changes of its own accord."""
    klok = read_klok(feiten, now)
    verloop = read_verloop(feiten, now)
    plaats = feiten.plaats
    gedaan = plaats if sessie.gesloten_op is None else plaats + 1
    overgeslagen = verloop.achter if verloop.minuten_achter > 0 else None
    agenda = Agenda(
        regels=tuple(
            AgendaRegel(blok, tijd, index < gedaan, index == plaats == gedaan)
            for index, (blok, tijd) in enumerate(
                zip(feiten.onderdelen, verloop.tijden, strict=True)
            )
        ),
        huidig=feiten.huidig,
        script=read_script(conn, sessie)[feiten.huidig_id],
        klok=read_klokstand(klok),
        vorige=feiten.onderdelen[plaats - 1] if plaats > 0 else None,
        volgende=feiten.onderdelen[plaats + 1] if plaats + 1 < len(feiten.onderdelen) else None,
        verloop=verloop,
        voorstel=propose(feiten, overgeslagen, now) if overgeslagen else (),
        klok_verborgen=sessie.klok_verborgen,
    )
    return agenda, _changes_at(klok.wisselt_op, verloop, now, sessie)


def _changes_at(
    wisselt_op: datetime | None, verloop: Verloop, now: datetime, sessie: SessieFeiten
) -> datetime | None:
    """The next warning, or the next whole minute at which the expected end moves with the clock.

    Before the conversation it begins to move at the planned start; once closed nothing moves.
    """
    if sessie.gesloten_op is not None:
        return None
    schuift_vanaf = now
    if verloop.achter is None:
        schuift_vanaf = max(now, sessie.begin_op)
    elif not verloop.schuift:
        return wisselt_op
    einde = verloop.einde_op
    over = timedelta(seconds=einde.second, microseconds=einde.microsecond)
    minuut = schuift_vanaf + MINUUT - over
    return min(minuut, wisselt_op) if wisselt_op else minuut
