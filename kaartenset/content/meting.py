"""What can be counted in a text: words, sentences, long words, passives, and reading ease."""

from collections.abc import Iterable
from dataclasses import dataclass

from kaartenset.content.taalregels import (
    DEELWOORD,
    GEEN_DEELWOORD,
    LIJDEND,
    MAX_LETTERS,
    STERKE_DEELWOORDEN,
    VASTE_WOORDEN,
)
from kaartenset.content.zinnen import Zin, count_lettergrepen

_AROUND = "‘’“”'"


@dataclass(frozen=True, slots=True)
class Meting:
    """Counts of one text or of many together."""

    woorden: int = 0
    zinnen: int = 0
    lettergrepen: int = 0
    lange_woorden: int = 0
    lijdend: int = 0

    @property
    def woorden_per_zin(self) -> float:
        """The mean length of a sentence in words."""
        return self.woorden / max(1, self.zinnen)

    @property
    def leesgemak(self) -> int:
        """Reading ease by Flesch-Douma: 0 is hard, 100 is easy; W.H. Douma, Wageningen, 1960."""
        per_woord = self.lettergrepen / max(1, self.woorden)
        return round(206.84 - 0.93 * self.woorden_per_zin - 77 * per_woord)


def measure(zinnen: Iterable[Zin]) -> Meting:
    """Count what is in sentences."""
    return total(
        Meting(
            len(zin.woorden),
            1,
            sum(map(count_lettergrepen, zin.woorden)),
            len(long_words(zin)),
            int(passive_of(zin) is not None),
        )
        for zin in zinnen
    )


def total(metingen: Iterable[Meting]) -> Meting:
    """All counts together."""
    metingen = tuple(metingen)
    return Meting(
        sum(meting.woorden for meting in metingen),
        sum(meting.zinnen for meting in metingen),
        sum(meting.lettergrepen for meting in metingen),
        sum(meting.lange_woorden for meting in metingen),
        sum(meting.lijdend for meting in metingen),
    )


def long_words(zin: Zin) -> tuple[str, ...]:
    """The parts of words, between hyphens, that are too long and have a shorter one."""
    delen = [deel for woord in zin.woorden for deel in woord.split("-")]
    return tuple(
        deel
        for deel in delen
        if len(deel) > MAX_LETTERS and deel.isalpha() and deel.casefold() not in VASTE_WOORDEN
    )


def passive_of(zin: Zin) -> str | None:
    """The words that make a sentence passive, such as 'wordt gevraagd'; None when none do."""
    woorden = [woord.casefold() for woord in zin.woorden]
    vorm = next((woord for woord in woorden if woord in LIJDEND), None)
    deelwoord = next((woord for woord in woorden if _is_deelwoord(woord)), None)
    return f"{vorm} {deelwoord}" if vorm and deelwoord else None


def _is_deelwoord(woord: str) -> bool:
    if woord in STERKE_DEELWOORDEN:
        return True
    return woord not in GEEN_DEELWOORD and DEELWOORD.fullmatch(woord) is not None
