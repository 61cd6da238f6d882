"""What the begeleider has done to prepare, and what is best done before which day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from kaartenset.domain.html import Html
from kaartenset.domain.taal import local_time
from kaartenset.domain.voorbereiding import Stap, Voorbereiding, Voorbereidingspunt, day_before
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.notities import find_klare_stappen


@dataclass(frozen=True, slots=True)
class StapStand:
    """One step; `dag` is the day before which it is best done, None for now."""

    stap: Stap
    nummer: int
    is_klaar: bool
    dag: date | None


@dataclass(frozen=True, slots=True)
class PuntStand:
    """One point of a werkvorm, and whether it was ticked off."""

    punt: Voorbereidingspunt
    is_klaar: bool


@dataclass(frozen=True, slots=True)
class DeelStand:
    """A part of preparing a werkvorm; `dag` as in `StapStand`."""

    titel: str
    tekst: Html
    dag: date | None
    punten: tuple[PuntStand, ...]

    @property
    def klaar(self) -> int:
        """How many of its points are done."""
        return sum(punt.is_klaar for punt in self.punten)

    @property
    def is_klaar(self) -> bool:
        """Whether all of it is done."""
        return self.klaar == len(self.punten)


def read_voorbereiding(
    conn: Connection, sessie: SessieFeiten, *, now: datetime
) -> tuple[StapStand, ...]:
    """The steps of a session with cards in their order, as they stand at `now`."""
    klaar = find_klare_stappen(conn, sessie)
    return tuple(
        StapStand(stap, nummer, stap in klaar, _day_before(stap.vooraf, sessie, now))
        for nummer, stap in enumerate(Stap, start=1)
    )


def read_werkvoorbereiding(
    conn: Connection, sessie: SessieFeiten, voorbereiding: Voorbereiding, *, now: datetime
) -> tuple[DeelStand, ...]:
    """The parts of preparing a werkvorm, as they stand at `now`."""
    klaar = find_klare_stappen(conn, sessie)
    return tuple(
        DeelStand(
            deel.titel,
            deel.tekst,
            _day_before(timedelta(days=deel.dagen), sessie, now),
            tuple(PuntStand(punt, punt.stap in klaar) for punt in deel.punten),
        )
        for deel in voorbereiding
    )


def _day_before(vooraf: timedelta, sessie: SessieFeiten, now: datetime) -> date | None:
    return day_before(vooraf, local_time(sessie.begin_op).date(), local_time(now).date())
