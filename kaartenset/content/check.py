"""What `kaartenset check` says about all content, in counts and in every error."""

import os
import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kaartenset.content.bestand import absolute, list_folder
from kaartenset.content.fout import Fout, OngeldigBestand, printable
from kaartenset.content.loader import load_alle
from kaartenset.content.meting import Meting, total
from kaartenset.content.setadvies import advise_sets
from kaartenset.content.teksten import GemetenTekst, measure_alle
from kaartenset.content.werkvorm_map import WERKVORMEN


@dataclass(frozen=True, slots=True)
class Rapport:
    """How much is good, everything that is wrong, and the texts if they were measured."""

    sets: int
    kaarten: int
    fouten: tuple[Fout, ...]
    teksten: tuple[GemetenTekst, ...] = ()
    over_sets: tuple[Fout, ...] = ()
    werkvormen: int = 0

    @property
    def is_goed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.fouten

    @property
    def zin(self) -> str:
        """The last line: '1 kaartenset, 31 kaarten: alles in orde', or how much is wrong."""
        counts = self._counts
        if self.is_goed:
            return f"{counts}: alles in orde"
        bestanden = len({fout.pad for fout in self.fouten})
        return (
            f"{_count(len(self.fouten), 'fout', 'fouten')}"
            f" in {_count(bestanden, 'bestand', 'bestanden')}; wel goed: {counts}"
        )

    @property
    def _counts(self) -> str:
        sets = _count(self.sets, "kaartenset", "kaartensets")
        counts = f"{sets}, {_count(self.kaarten, 'kaart', 'kaarten')}"
        if not self.werkvormen:
            return counts
        return f"{counts}, {_count(self.werkvormen, 'werkvorm', 'werkvormen')}"

    @property
    def adviezen(self) -> tuple[Fout, ...]:
        """Everything that could be plainer; no advice makes anything wrong."""
        over_teksten = (advies for tekst in self.teksten for advies in tekst.adviezen)
        return tuple(sorted((*over_teksten, *self.over_sets)))

    @property
    def metingen(self) -> dict[str, Meting]:
        """What was counted in all texts of each deck and werkvorm, by their folders."""
        folders = sorted({tekst.folder for tekst in self.teksten})
        return {
            folder: total(tekst.meting for tekst in self.teksten if tekst.folder == folder)
            for folder in folders
        }

    @property
    def taal_zin(self) -> str:
        """The last line about language: how much advice there is, and how easy all reads."""
        leesgemak = [f"{folder} {meting.leesgemak}" for folder, meting in self.metingen.items()]
        zin = _count(len(self.adviezen), "advies", "adviezen")
        if not leesgemak:
            return f"Taal: {zin}; er is geen tekst gemeten"
        meting = total(self.metingen.values())
        return (
            f"Taal: {zin} bij {_count(len(self.teksten), 'tekst', 'teksten')};"
            f" {_count(meting.woorden, 'woord', 'woorden')},"
            f" {_count(meting.zinnen, 'zin', 'zinnen')},"
            f" gemiddeld {round(meting.woorden_per_zin)} woorden per zin,"
            f" {_count(meting.lange_woorden, 'lang woord', 'lange woorden')},"
            f" {meting.lijdend} keer de lijdende vorm;"
            f" leesgemak (Flesch-Douma): {', '.join(leesgemak)}"
        )


def check(cards_root: Path, vandaag: date, *, taal: bool = False) -> Rapport:
    """Read everything in `cards_root` and count it; `vandaag` is the last date that is no error.

    With `taal`, the texts in files without errors are measured too.
    """
    if boven := _folder_above(cards_root):
        return Rapport(0, 0, (boven,))
    gelezen = load_alle(cards_root, vandaag)
    kaarten = sum(len(gelezen_set.kaartenset.kaarten) for gelezen_set in gelezen.sets.values())
    wrong = {fout.pad for fout in gelezen.fouten}
    teksten = measure_alle(cards_root, vandaag, wrong) if taal else ()
    over_sets = advise_sets(gelezen.sets, absolute(cards_root).name) if taal else ()
    return Rapport(
        len(gelezen.sets), kaarten, gelezen.fouten, teksten, over_sets, len(gelezen.werkvormen)
    )


def _folder_above(given: Path) -> Fout | None:
    """What to say when only a part of the folder with decks was given; None when it was all."""
    pad = absolute(given)
    is_file = os.path.isfile(pad)  # noqa: PTH113 (pathlib raises where this says no)
    folder = pad.parent if is_file else pad
    if folder.name == "kaarten" and _is_set(folder.parent):
        folder = folder.parent
    wat = "is één kaartenset"
    if _is_set(folder):
        boven = folder.parent
    elif folder.parent.name == WERKVORMEN and _has(folder, "werkvorm.md"):
        wat, boven = "is één werkvorm", folder.parent.parent
    elif folder.name == WERKVORMEN and _holds_werkvorm(folder):
        wat, boven = "is de map met werkvormen", folder.parent
    elif is_file:
        boven = folder
    else:
        return None
    if is_file:
        wat = "is één bestand"
    melding = f"{wat}; geef de map erboven: {printable(shlex.quote(str(boven)))}"
    return Fout(Path(pad.name), 1, melding)


def _is_set(folder: Path) -> bool:
    return _has(folder, "set.md")


def _holds_werkvorm(folder: Path) -> bool:
    try:
        return any(_has(folder / name, "werkvorm.md") for name in list_folder(folder, folder))
    except OngeldigBestand:
        return False


def _has(folder: Path, name: str) -> bool:
    return os.path.isfile(folder / name)  # noqa: PTH113 (never raises)


def _count(number: int, naam: str, plural: str) -> str:
    return f"{number} {naam if number == 1 else plural}"
