"""What a deck is: cards that everybody sees, and apart from them what only the begeleider reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kaartenset.domain.draaiboek import Draaiboek
from kaartenset.domain.html import Html


class Soort(StrEnum):
    """The three kinds of card."""

    STELLING = "stelling"
    DILEMMA = "dilemma"
    VRAAG = "vraag"

    @property
    def naam(self) -> str:
        """The kind as it stands on a card: 'Stelling'."""
        return self.value.capitalize()

    @property
    def is_dilemma(self) -> bool:
        """Whether a card of this kind has two choices."""
        return self is Soort.DILEMMA


@dataclass(frozen=True, slots=True)
class Kaart:
    """One card as everybody may see it; it has no toelichting and cannot hold one."""

    id: str
    soort: Soort
    titel: str
    tekst: Html
    gecontroleerd: date
    keuze_a: str | None = None
    keuze_b: str | None = None
    oefenkaart: bool = False
    invalshoeken: tuple[str, ...] = ()
    bestuurslagen: tuple[str, ...] = ()
    gewicht: str = "gewoon"


@dataclass(frozen=True, slots=True)
class Blad:
    """A page of text that belongs to a deck, such as the feitenblad."""

    titel: str
    tekst: Html
    gecontroleerd: date


@dataclass(frozen=True, slots=True)
class Kaartenset:
    """A deck for everybody: its cards in the order of their ids, and the feitenblad."""

    id: str
    titel: str
    inleiding: Html
    beheerder: str
    kaarten: tuple[Kaart, ...]
    feitenblad: Blad


@dataclass(frozen=True, slots=True)
class Uitnodiging:
    """The invitation: plain text with places such as {datum} that are filled in per session."""

    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Begeleiding:
    """What only the gespreksbegeleider may see of a deck; `toelichtingen` has every card's id."""

    toelichtingen: Mapping[str, Html]
    draaiboek: Draaiboek
    uitnodiging: Uitnodiging
