"""The werkblad of a werkvorm: the fields that a group fills in, and who writes in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kaartenset.domain.html import Html


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


class Schrijver(StrEnum):
    """Who writes in a field: everybody, the dilemma-eigenaar, or the begeleider."""

    ALLEN = "allen"
    EIGENAAR = "eigenaar"
    BEGELEIDER = "begeleider"


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
