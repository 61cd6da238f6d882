"""The werkblad of a werkvorm: the fields that a group fills in, and who writes in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kaartenset.domain.html import Html

VRAAG = "vraag"
"""The id of the field whose text is kept in sight from when it is there: the shared question."""


class SoortWerkveld(StrEnum):
    """What is filled in; this one word picks how a field is read, shown and printed."""

    TEKST = "tekst"
    LIJST = "lijst"
    SPELERS = "spelers"
    STIL = "stil"
    WAARDEN = "waarden"
    SPANNINGEN = "spanningen"
    DRIEHOEKEN = "driehoeken"
    LIJN = "lijn"
    KEUZE = "keuze"
    CHECK = "check"

    @property
    def heeft_regels(self) -> bool:
        """Whether it holds entries of the group, which all see at once."""
        return self not in _ALLEEN_ANTWOORDEN

    @property
    def vraagt_antwoord(self) -> bool:
        """Whether each deelnemer fills in something alone, hidden until it is shown to all.

        On a line that is where it goes too far; its notes are of the group.
        """
        return self in _ALLEEN_ANTWOORDEN or self is SoortWerkveld.LIJN


_ALLEEN_ANTWOORDEN = frozenset(
    {SoortWerkveld.STIL, SoortWerkveld.DRIEHOEKEN, SoortWerkveld.KEUZE, SoortWerkveld.CHECK}
)


class Schrijver(StrEnum):
    """Who writes in a field: everybody, the dilemma-eigenaar, or the begeleider."""

    ALLEN = "allen"
    EIGENAAR = "eigenaar"
    BEGELEIDER = "begeleider"

    @property
    def is_begeleider(self) -> bool:
        """Whether nobody writes but who leads."""
        return self is Schrijver.BEGELEIDER

    @property
    def naam(self) -> str:
        """How it is called on a button of the begeleider, who is 'ik' there."""
        return {
            Schrijver.ALLEN: "Iedereen",
            Schrijver.EIGENAAR: "Dilemma-eigenaar",
            Schrijver.BEGELEIDER: "Alleen ik",
        }[self]


@dataclass(frozen=True, slots=True)
class Werkveld:
    """One field; `keuzes` are the choices of a `keuze` and the layers of `waarden`."""

    id: str
    soort: SoortWerkveld
    titel: str
    uitleg: Html
    wie: Schrijver
    vooraf: bool
    """Whether the dilemma-eigenaar answers it in the voorgesprek already."""
    keuzes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Werkbladdeel:
    """A part of the sheet, under a heading of its own."""

    titel: str
    velden: tuple[Werkveld, ...]


@dataclass(frozen=True, slots=True)
class Werkblad:
    """The whole sheet."""

    titel: str
    delen: tuple[Werkbladdeel, ...]

    @property
    def velden(self) -> Iterator[Werkveld]:
        """All fields, in the order of the sheet."""
        return (veld for deel in self.delen for veld in deel.velden)
