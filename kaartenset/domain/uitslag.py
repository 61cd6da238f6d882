"""What a group sees of answers once they are shown: counts, and texts without names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kaartenset.domain.bereik import SCHEIDING
from kaartenset.domain.veld import Keuze, Veld

MINSTE_ANTWOORDEN = 3
"""Below this nothing is shown to anybody: in so small a number one can tell who it was."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How many made one choice."""

    keuze: Keuze
    aantal: int


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The result of one round of one field: counts for each choice, or texts in random order."""

    nummer: int
    totaal: int
    tellingen: tuple[Telling, ...]
    teksten: tuple[str, ...] = ()

    @property
    def is_leeg(self) -> bool:
        """Whether nothing is left of it: every text was taken away after it was shown."""
        return self.totaal == 0


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """A choice before and after the talk."""

    keuze: Keuze
    eerst: int
    daarna: int

    @property
    def verschil(self) -> str:
        """How many more or fewer, in words: '2 meer', '1 minder' or 'gelijk'."""
        stap = self.daarna - self.eerst
        if stap == 0:
            return "gelijk"
        return f"{stap} meer" if stap > 0 else f"{-stap} minder"


def is_toonbaar(aantal: int) -> bool:
    """Whether so many answers may be shown."""
    return aantal >= MINSTE_ANTWOORDEN


def count_waarden(waarden: Iterable[str]) -> dict[str, int]:
    """How often each value was given."""
    return dict(Counter(waarden))


def read_uitslag(
    veld: Veld, nummer: int, totalen: Mapping[str, int], teksten: Iterable[str] = ()
) -> Uitslag:
    """The result of a round from its totals (value to number) or from its texts.

    Of a field without choices there is a count for each value that was given, in their order.
    """
    alle = tuple(teksten)
    keuzes = veld.keuzes or tuple(Keuze(een, een) for een in sorted(totalen, key=_in_order))
    tellingen = tuple(Telling(keuze, totalen.get(keuze.waarde, 0)) for keuze in keuzes)
    totaal = sum(telling.aantal for telling in tellingen) or len(alle)
    return Uitslag(nummer, totaal, tellingen, alle)


def _in_order(waarde: str) -> tuple[int, ...]:
    """By the numbers in a value: '20-70' after '9'."""
    return tuple(int(getal) for getal in waarde.split(SCHEIDING))


def compare(eerst: Uitslag, daarna: Uitslag) -> tuple[Verschuiving, ...]:
    """The shift between two rounds of one field, choice by choice."""
    return tuple(
        Verschuiving(was.keuze, was.aantal, werd.aantal)
        for was, werd in zip(eerst.tellingen, daarna.tellingen, strict=True)
    )
