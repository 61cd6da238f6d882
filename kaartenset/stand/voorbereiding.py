"""What the begeleider has done to prepare, and what is best done before which day."""

from collections.abc import Iterable
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
    klaar_op: datetime | None


@dataclass(frozen=True, slots=True)
class PuntStand:
    """One point of a werkvorm, and whether it was ticked off."""

    punt: Voorbereidingspunt
    is_klaar: bool
    klaar_op: datetime | None


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

    @property
    def klaar_op(self) -> datetime | None:
        """When the last of it was done; None while some is not, or when that was not kept."""
        momenten = [punt.klaar_op for punt in self.punten if punt.klaar_op is not None]
        return max(momenten) if self.is_klaar and momenten else None


def read_voorbereiding(
    conn: Connection, sessie: SessieFeiten, *, now: datetime
) -> tuple[StapStand, ...]:
    """The steps of a session with cards in their order, as they stand at `now`."""
    klaar = find_klare_stappen(conn, sessie)
    return tuple(
        StapStand(
            stap,
            nummer,
            stap in klaar,
            _day_before(stap.vooraf, sessie, now),
            klaar.get(stap),
        )
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
            tuple(
                PuntStand(punt, punt.stap in klaar, klaar.get(punt.stap)) for punt in deel.punten
            ),
        )
        for deel in voorbereiding
    )


def is_alles_nu(rijen: Iterable[StapStand | DeelStand]) -> bool:
    """Whether something is still to be done, and all of that is best done now."""
    open_rijen = [rij for rij in rijen if not rij.is_klaar]
    return bool(open_rijen) and all(rij.dag is None for rij in open_rijen)


def _day_before(vooraf: timedelta, sessie: SessieFeiten, now: datetime) -> date | None:
    return day_before(vooraf, local_time(sessie.begin_op).date(), local_time(now).date())
