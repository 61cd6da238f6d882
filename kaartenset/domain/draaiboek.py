"""The timed script of a conversation: its blocks (onderdelen), for each length that it offers."""

from dataclasses import dataclass
from enum import StrEnum

from kaartenset.domain.html import GEEN_HTML, Html


class SoortOnderdeel(StrEnum):
    """What happens in a block of the draaiboek."""

    KLAARZETTEN = "klaarzetten"
    GESPREK = "gesprek"
    KAARTEN = "kaarten"
    PAUZE = "pauze"
    AFSLUITEN = "afsluiten"

    @property
    def naam(self) -> str:
        """The kind as it is offered in a form: 'Kaarten'."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One block as content gives it; `minuten` maps a length in minutes (60, 120) to its own."""

    titel: str
    soort: SoortOnderdeel
    minuten: dict[int, int]
    script: Html
    stap: str = ""
    """Of a werkvorm: the step that it is part of, such as '1a'; '' when it is part of none."""
    velden: tuple[str, ...] = ()
    """Of a werkvorm: the ids of the fields of the werkblad that are filled in meanwhile."""
    regels: Html = GEEN_HTML
    """Of a werkvorm: the rules of the conversation that the group agrees on, for all to see."""


@dataclass(frozen=True, slots=True)
class Draaiboek:
    """The whole script, with an introduction on how to prepare."""

    titel: str
    inleiding: Html
    onderdelen: tuple[Onderdeel, ...]

    def onderdelen_for(self, duur: int) -> tuple[Onderdeel, ...]:
        """The blocks of the length `duur` (minutes) in their order."""
        return tuple(onderdeel for onderdeel in self.onderdelen if duur in onderdeel.minuten)
