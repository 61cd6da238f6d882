"""One reading of one folder, in which what became of every file and all that is wrong is noted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from kaartenset.content.bestand import list_folder, read_bytes
from kaartenset.content.fout import Fout, OngeldigBestand, fouten_of, quote, refuse_whole
from kaartenset.content.geheugen import Geheugen
from kaartenset.content.gelezen import Bevinding, Toestand
from kaartenset.content.kaart_id import ID, make_id

_WRONG_ID = "deze naam kan niet; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"

T = TypeVar("T")
Read = Callable[[bytes, date], T]
IsAtRest = Callable[[Path], bool]
"""Whether something in the folder is at rest: nobody is writing it, moving it or taking it away."""


def always(_pad: Path) -> bool:
    """Everything is at rest."""
    return True


class Reading:
    """One reading of the folder of one deck or werkvorm, somewhere in the folder `root`."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        vandaag: date,
        is_at_rest: IsAtRest,
        geheugen: Geheugen | None,
        *,
        soort: str = "set",
    ) -> None:
        self.root = root
        self.folder = folder
        self.vandaag = vandaag
        self.is_at_rest = is_at_rest
        self.geheugen = geheugen or Geheugen()
        self.soort = soort
        self.fouten: list[Fout] = []
        self.bevindingen: list[Bevinding] = []

    def has_id(self) -> bool:
        """Whether the name of the folder can be an id; if not that is noted."""
        if ID.fullmatch(self.folder.name):
            return True
        self.note(self.folder, refuse_whole(wrong_id(self.folder.name)))
        return False

    def names_in(self, pad: Path) -> list[str] | None:
        """The names in a folder; None when it cannot be listed, which is noted."""
        try:
            return list_folder(pad, self.root)
        except OngeldigBestand as ongeldig:
            self.note(pad, ongeldig)
            return None

    def read(self, name: str, read: Read[T], *, key: str = "") -> T | None:
        """What a file holds now, asked whether it is at rest after its bytes were read.

        None when it is not at rest, and when it is wrong, which is noted. `key` is by what it is
        remembered when that is not its name alone.
        """
        pad = self.folder / name
        try:
            inhoud = read_bytes(pad, self.root, self.soort)
            if self.is_at_rest(pad):
                return self.geheugen.recall(key or name, inhoud, self.vandaag, read)
        except OngeldigBestand as ongeldig:
            if self.is_at_rest(pad):
                self.note(pad, ongeldig)
        return None

    def find(self, name: str, toestand: Toestand) -> None:
        """Note what became of a file."""
        folder = self.folder.relative_to(self.root).as_posix()
        self.bevindingen.append(Bevinding(folder, name, toestand))

    def note(self, pad: Path, ongeldig: OngeldigBestand) -> None:
        """Note what is wrong with a file or a folder."""
        self.fouten.extend(fouten_of(pad.relative_to(self.root.parent), ongeldig))


def wrong_id(name: str) -> str:
    """What to say of a name that cannot be an id."""
    better = make_id(name) if name.isprintable() else ""
    return f"{_WRONG_ID}, zoals {quote(better)}" if better else _WRONG_ID
