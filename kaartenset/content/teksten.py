"""The texts of everything that people read, from files that are right, with advice on each."""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kaartenset.content.bestand import absolute, list_folder, read_bytes
from kaartenset.content.blad_teksten import VAN_SET, VAN_WERKVORM
from kaartenset.content.fout import Fout, OngeldigBestand
from kaartenset.content.kaart_teksten import read_kaart_teksten
from kaartenset.content.meting import Meting
from kaartenset.content.taaladvies import Tekst, advise
from kaartenset.content.werkvorm_map import WERKVORMEN

Read = Callable[[bytes, date], list[Tekst]]


@dataclass(frozen=True, slots=True)
class GemetenTekst:
    """One text: its folder as in a Bevinding, its file, what was counted, and advice on it."""

    folder: str
    pad: Path
    naam: str
    meting: Meting
    adviezen: tuple[Fout, ...]


def measure_alle(
    cards_root: Path, vandaag: date, wrong: Collection[Path]
) -> tuple[GemetenTekst, ...]:
    """Every text in `cards_root` but those in files that are `wrong`, in the order of the files."""
    root = absolute(cards_root)
    found = []
    for folder, pad, read in _files(root):
        relative = pad.relative_to(root.parent)
        if relative in wrong:
            continue
        with suppress(OngeldigBestand):  # gone or changed since it was found right
            for tekst in read(read_bytes(pad, root), vandaag):
                adviezen = tuple(
                    Fout(relative, melding.regel, melding.tekst) for melding in advise(tekst)
                )
                name = folder.relative_to(root).as_posix()
                found.append(GemetenTekst(name, relative, tekst.naam, tekst.meting, adviezen))
    return tuple(found)


def _files(root: Path) -> Iterator[tuple[Path, Path, Read]]:
    """Every file of which the text is read, with its folder, and by what it is read."""
    for folder in _list(root, root):
        if folder.name != WERKVORMEN:
            yield from ((folder, folder / blad.bestand, blad.read) for blad in VAN_SET)
            for pad in _list(folder / "kaarten", root):
                yield folder, pad, read_kaart_teksten
    for folder in _list(root / WERKVORMEN, root):
        yield from ((folder, folder / blad.bestand, blad.read) for blad in VAN_WERKVORM)


def _list(folder: Path, root: Path) -> list[Path]:
    try:
        return [folder / name for name in list_folder(folder, root)]
    except OngeldigBestand:
        return []
