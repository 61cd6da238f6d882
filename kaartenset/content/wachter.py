"""Watches the folder with decks: says what there is when something has changed and is at rest.

It looks at fingerprints and needs no help of the system, so that it sees the same on a network
folder, through links, and after files or whole folders were moved. It looks only at what the
loader reads: the files of each deck, its cards and each werkvorm, and nothing outside the folder.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from kaartenset.content.bestand import absolute, list_folder
from kaartenset.content.fout import OngeldigBestand
from kaartenset.content.geheugen import Geheugen
from kaartenset.content.gelezen import Gelezen
from kaartenset.content.loader import load_alle
from kaartenset.content.werkvorm_map import WERKVORMEN

Vingerafdruk = tuple[int, ...]
"""Of a file: moment of writing, size, inode, moment of any change, mode. Of a folder: mode."""

_AT_REST = 2
"""Who writes changes the first two; some network folders give other inodes all the time."""


class Wachter:
    """Knows how the folder was at the last look, and how each file was when it was last at rest.

    A file of which the fingerprint is another than at the look before is being written, moved or
    taken away; until it is the same at two looks the deck keeps what it had of it.
    """

    def __init__(self, cards_root: Path) -> None:
        self._root = absolute(cards_root)
        self._geheugen = Geheugen()
        self._seen: dict[str, Vingerafdruk] = {}
        self._at_rest: dict[str, Vingerafdruk] = {}
        self._vandaag = date.min
        self._gelezen = Gelezen({}, ())

    def start(self, vandaag: date) -> Gelezen:
        """Read everything as it is now, by the rules of `load_alle`."""
        self._seen = dict(_look(self._root))
        self._at_rest = dict(self._seen)
        self._vandaag = vandaag
        self._gelezen = load_alle(self._root, vandaag, geheugen=self._geheugen)
        self._geheugen.end_reading()
        return self._gelezen

    def look(self, vandaag: date) -> Gelezen | None:
        """What there is now, when that differs from before; else None.

        Where no deck can be served any more, all that was stays; the errors say why.
        """
        now = dict(_look(self._root))
        there = now.keys() | self._seen.keys()
        at_rest = {pad: was for pad, was in self._at_rest.items() if pad in there}
        at_rest |= {
            pad: found for pad, found in now.items() if _is_same(self._seen.get(pad), found)
        }
        self._seen = now
        if at_rest == self._at_rest and vandaag == self._vandaag:
            return None
        self._at_rest, self._vandaag = at_rest, vandaag
        gelezen = load_alle(self._root, vandaag, self._gelezen, self._is_at_rest, self._geheugen)
        self._geheugen.end_reading()
        if not gelezen.sets:
            werkvormen = gelezen.werkvormen or self._gelezen.werkvormen
            gelezen = replace(gelezen, sets=self._gelezen.sets, werkvormen=werkvormen)
        self._gelezen = gelezen
        return gelezen

    def _is_at_rest(self, pad: Path) -> bool:
        """Whether this is now as it was when it was last at rest."""
        return _is_same(self._at_rest.get(str(pad)), _vingerafdruk(str(pad)))


def _look(root: Path) -> Iterator[tuple[str, Vingerafdruk]]:
    yield from _look_in(root, root)
    for name in _names(root, root):
        yield from _look_in(root / name, root)
        yield from _look_in(root / name / "kaarten", root)
    for name in _names(root / WERKVORMEN, root):
        yield from _look_in(root / WERKVORMEN / name, root)


def _look_in(folder: Path, root: Path) -> Iterator[tuple[str, Vingerafdruk]]:
    for name in _names(folder, root):
        pad = f"{folder}{os.sep}{name}"
        found = _vingerafdruk(pad)
        if found is not None:
            yield pad, found


def _names(folder: Path, root: Path) -> list[str]:
    try:
        return list_folder(folder, root)
    except OngeldigBestand:
        return []


def _vingerafdruk(pad: str) -> Vingerafdruk | None:
    """None for what is not there; for what may not be looked at the number of the error."""
    try:
        found = os.stat(pad)  # noqa: PTH116 (a string is what is kept, and thousands are asked)
    except FileNotFoundError:
        return None
    except OSError as fout:
        return (fout.errno or 0,)
    if stat.S_ISDIR(found.st_mode):
        return (found.st_mode,)
    return (found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns, found.st_mode)


def _is_same(one: Vingerafdruk | None, other: Vingerafdruk | None) -> bool:
    if one is None or other is None:
        return one is other
    return one[:_AT_REST] == other[:_AT_REST]
