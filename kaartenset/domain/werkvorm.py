"""A werkvorm: a kind of conversation with steps, a script and a werkblad of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from kaartenset.domain.draaiboek import Draaiboek
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Blad
from kaartenset.domain.voorbereiding import Voorbereiding
from kaartenset.domain.werkblad import Werkblad


@dataclass(frozen=True, slots=True)
class Duurregel:
    """A block as everybody may know it: no script, and its minutes in each length that has it."""

    stap: str
    titel: str
    minuten: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Werkvorm:
    """What everybody may know of a werkvorm; `duren` are the lengths that it offers, in minutes."""

    id: str
    titel: str
    samenvatting: str
    """One sentence, for a list of werkvormen."""
    inleiding: Html
    duren: tuple[int, ...]
    onderdelen: tuple[Duurregel, ...]
    """Its blocks in their order, but for what is done before the planned start."""
    deelnemers: int
    """How many take part at most, the dilemma-eigenaar included."""
    werkblad: Werkblad
    brief: Blad
    """The letter to who takes part."""


@dataclass(frozen=True, slots=True)
class WerkvormBegeleiding:
    """What is for who leads alone."""

    draaiboek: Draaiboek
    voorbereiding: Voorbereiding
