"""What an editor sees of files: their state, and all that is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kaartenset.content.fout import Fout, printable
from kaartenset.content.gelezen import Toestand
from kaartenset.content.kaart_id import id_of
from kaartenset.content.werkvorm_map import WERKVORMEN
from kaartenset.web.inhoud import Inhoud

KAARTEN = "kaarten"


@dataclass(frozen=True, slots=True)
class BestandRegel:
    """A file in which something is wrong: its path as it can be shown, and all errors.

    `kaart_id` is that of the card, when it is a card with a page of its own; else empty.
    """

    pad: str
    fouten: tuple[Fout, ...]
    kaart_id: str


@dataclass(frozen=True, slots=True)
class BladRegel:
    """A file that is no card, with its state."""

    naam: str
    toestand: Toestand


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRegel:
    """A folder of a deck or a werkvorm."""

    id: str
    bladen: tuple[BladRegel, ...]
    bestanden: tuple[BestandRegel, ...]
    """The files with errors, those of cards too."""

    @property
    def aantal_fouten(self) -> int:
        """How many errors there are in all files together."""
        return sum(len(bestand.fouten) for bestand in self.bestanden)

    @property
    def is_alles_goed(self) -> bool:
        """Whether all sheets as they are now are what is used."""
        return all(blad.toestand.is_goed for blad in self.bladen)


def list_bladen(inhoud: Inhoud, folder: str) -> tuple[BladRegel, ...]:
    """The files of a folder that are no cards; `folder` is as in a Bevinding."""
    return tuple(
        BladRegel(one.bestand, one.toestand)
        for one in inhoud.bevindingen
        if one.folder == folder and "/" not in one.bestand
    )


def list_elsewhere(inhoud: Inhoud) -> tuple[BestandRegel, ...]:
    """What is wrong with the folder of all decks itself, or with that of all werkvormen."""
    return group(fout for fout in inhoud.fouten if fout.pad.parts[1:] in ((), (WERKVORMEN,)))


def group(fouten: Iterable[Fout]) -> tuple[BestandRegel, ...]:
    """Errors by their files."""
    by_file = groupby(sorted(fouten), key=lambda fout: fout.pad)
    return tuple(_list_bestand(pad, tuple(own)) for pad, own in by_file)


def lies_with_kaarten(pad: Path) -> bool:
    """Whether this is `cards/<set>/kaarten/<file>`."""
    return len(pad.parts) == 4 and pad.parts[2] == KAARTEN and pad.parts[1] != WERKVORMEN


def _list_bestand(pad: Path, fouten: tuple[Fout, ...]) -> BestandRegel:
    """A file with errors; its path as on the page of a card, so without the folder of all decks."""
    shown = pad.relative_to(pad.parts[0]) if len(pad.parts) > 1 else pad
    kaart_id = id_of(pad.name) if lies_with_kaarten(pad) else ""
    return BestandRegel(printable(shown.as_posix()), fouten, kaart_id)
