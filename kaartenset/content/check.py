"""What `kaartenset check` says about all content, in counts and in every error."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kaartenset.content.fout import Fout
from kaartenset.content.loader import load_alle


@dataclass(frozen=True, slots=True)
class Rapport:
    """How many decks and cards are good, and everything that is wrong."""

    sets: int
    kaarten: int
    fouten: tuple[Fout, ...]

    @property
    def is_goed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.fouten

    @property
    def zin(self) -> str:
        """The last line: '1 kaartenset, 31 kaarten: alles in orde', or how much is wrong."""
        counts = f"{_count(self.sets, 'kaartenset')}, {_count(self.kaarten, 'kaart', 'en')}"
        if self.is_goed:
            return f"{counts}: alles in orde"
        bestanden = len({fout.pad for fout in self.fouten})
        return (
            f"{_count(len(self.fouten), 'fout', 'en')} in {_count(bestanden, 'bestand', 'en')};"
            f" wel goed: {counts}"
        )


def check(cards_root: Path, vandaag: date) -> Rapport:
    """Read everything in `cards_root` and count it; `vandaag` is the last date that is no error."""
    gelezen = load_alle(cards_root, vandaag)
    kaarten = sum(len(gelezen_set.kaartenset.kaarten) for gelezen_set in gelezen.sets.values())
    return Rapport(len(gelezen.sets), kaarten, gelezen.fouten)


def _count(number: int, naam: str, plural: str = "s") -> str:
    return f"{number} {naam}" if number == 1 else f"{number} {naam}{plural}"
