"""What a begeleider does to prepare, with the day before which each is best done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kaartenset.domain.html import Html

WERKPUNT = "werk."
"""What stands before the id of a point of a werkvorm, where it is stored that it is done."""


class Stap(StrEnum):
    """What a begeleider does before a session with cards, in this order."""

    UITNODIGEN = "uitnodigen"
    INLEZEN = "inlezen"
    DOORLOPEN = "doorlopen"

    @property
    def vooraf(self) -> timedelta:
        """How long before the session it is best done."""
        return _VOORAF[self]


_VOORAF = {
    Stap.UITNODIGEN: timedelta(weeks=3),
    Stap.INLEZEN: timedelta(weeks=1),
    Stap.DOORLOPEN: timedelta(days=2),
}


@dataclass(frozen=True, slots=True)
class Voorbereidingspunt:
    """One thing to do before a session of a werkvorm, which can be ticked off."""

    id: str
    titel: str
    tekst: Html

    @property
    def stap(self) -> str:
        """By what it is stored that it is done."""
        return f"{WERKPUNT}{self.id}"


@dataclass(frozen=True, slots=True)
class Voorbereidingsdeel:
    """Things that are best done so many days before the conversation."""

    titel: str
    dagen: int
    tekst: Html
    punten: tuple[Voorbereidingspunt, ...]


@dataclass(frozen=True, slots=True)
class Voorbereiding:
    """How a session of a werkvorm is prepared, in parts."""

    titel: str
    delen: tuple[Voorbereidingsdeel, ...]

    def __iter__(self) -> Iterator[Voorbereidingsdeel]:
        """The parts, in their order."""
        return iter(self.delen)

    @property
    def stappen(self) -> frozenset[str]:
        """By what is stored which of its points are done."""
        return frozenset(punt.stap for deel in self.delen for punt in deel.punten)


def day_before(vooraf: timedelta, sessiedag: date, vandaag: date) -> date | None:
    """The day before which something is best done; None when that is today or is over: then now.

    `vooraf` is how long before the session it is to be done.
    """
    dag = sessiedag - vooraf
    return dag if dag > vandaag else None
