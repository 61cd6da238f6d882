"""The words that the form of a field has in print and in a file: columns, positions, choices."""

from dataclasses import dataclass
from typing import Final

from kaartenset.domain.werkblad import Schrijver, SoortWerkveld
from kaartenset.domain.werkregel import DELEN


@dataclass(frozen=True, slots=True)
class Spanningsstand:
    """One position of the two triangles: what it says, and where their tops are in the drawing."""

    naam: str
    links: int
    rechts: int


IEDEREEN: Final = Schrijver.ALLEN
"""Who need not be named at a field: everybody."""

SCHRIJVERS: Final = {
    Schrijver.ALLEN: "iedereen",
    Schrijver.EIGENAAR: "dilemma-eigenaar",
    Schrijver.BEGELEIDER: "gespreksbegeleider",
}
"""Who writes in a field, as a label says it."""

SPELERS: Final = tuple(deel.label for deel in DELEN[SoortWerkveld.SPELERS])
"""The columns of the players."""

SPANNINGEN: Final = tuple(deel.label for deel in DELEN[SoortWerkveld.SPANNINGEN])
"""The columns of pairs of values."""

SPANNINGSSTANDEN: Final = (
    Spanningsstand("veel spanning", links=19, rechts=57),
    Spanningsstand("wat spanning", links=28, rechts=48),
    Spanningsstand("weinig spanning", links=36, rechts=40),
)
"""From apart to nearly one."""

LIJN: Final = ("Te klein: gaat te ver", "Klein", "Groot", "Te groot: gaat te ver")
"""Along the line, from left to right; the bars stand after the first and before the last."""

CHECK: Final = ("Ja", "Nog niet")
"""The answers of a check."""

WAAROM: Final = "Waarom?"
REGELS: Final = 5
"""How many rows there are for players, and how many lines in a list."""
