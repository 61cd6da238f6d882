"""What the begeleider has done to prepare, and what is best done before which day."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from kaartenset.domain.taal import local_time
from kaartenset.domain.voorbereiding import Stap, day_before
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.notities import find_klare_stappen


@dataclass(frozen=True, slots=True)
class StapStand:
    """One step; `dag` is the day before which it is best done, None for now."""

    stap: Stap
    nummer: int
    is_klaar: bool
    dag: date | None


def read_voorbereiding(
    conn: Connection, sessie: SessieFeiten, *, now: datetime
) -> tuple[StapStand, ...]:
    """The steps in their order, as they stand at `now`."""
    klaar = find_klare_stappen(conn, sessie)
    sessiedag, vandaag = local_time(sessie.begin_op).date(), local_time(now).date()
    return tuple(
        StapStand(stap, nummer, stap in klaar, day_before(stap, sessiedag, vandaag))
        for nummer, stap in enumerate(Stap, start=1)
    )
