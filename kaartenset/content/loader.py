"""From the folders of an editor to decks that can be served, and every error in them at once."""

import os
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from kaartenset.content.bestand import list_folder, read_bytes
from kaartenset.content.blad_bestand import read_blad
from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.fout import Fout, Melding, OngeldigBestand, quote
from kaartenset.content.gelezen import Delen, Gelezen, GelezenSet, parts_of, together
from kaartenset.content.kaart_bestand import GelezenKaart, read_kaart
from kaartenset.content.set_bestand import read_voorblad
from kaartenset.content.uitnodiging_bestand import read_uitnodiging

_ID = re.compile(r"[a-z0-9-]+")
_SUFFIX = ".md"
_WRONG_ID = "deze naam kan niet; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"

T = TypeVar("T")


def load_alle(cards_root: Path, vandaag: date, vorige: Gelezen | None = None) -> Gelezen:
    """Read every deck: each folder in `cards_root` that is not hidden.

    A wrong card is left out, a deck that misses something cannot be served, and the rest stays;
    with `vorige`, what is wrong now keeps the version that was good then. Never raises for what
    lies in a folder.
    """
    root = _absolute(cards_root)
    try:
        names = list_folder(root, root)
    except OngeldigBestand as ongeldig:
        return Gelezen({}, _fouten(Path(root.name), ongeldig))
    eerder = vorige.sets if vorige else {}
    delen = [
        load_kaartenset(root / name, vandaag, eerder.get(name))
        for name in names
        if not os.path.isfile(root / name)  # noqa: PTH113 (pathlib raises where this says no)
    ]
    if not delen:
        leeg = _refusal("hier staan geen kaartensets; maak voor elke kaartenset een map")
        return Gelezen({}, _fouten(Path(root.name), leeg))
    sets = {
        kaartenset_id: gelezen for deel in delen for kaartenset_id, gelezen in deel.sets.items()
    }
    return Gelezen(sets, tuple(fout for deel in delen for fout in deel.fouten))


def load_kaartenset(folder: Path, vandaag: date, vorige: GelezenSet | None = None) -> Gelezen:
    """Read one deck, by the rules of `load_alle`: `folder` holds `set.md` and all else."""
    reading = _Reading(_absolute(folder), vandaag)
    gelezen = reading.read_set(vorige)
    return Gelezen(
        {gelezen.kaartenset.id: gelezen} if gelezen else {}, tuple(sorted(reading.fouten))
    )


class _Reading:
    """One reading of one deck, in which everything that is wrong is noted."""

    def __init__(self, folder: Path, vandaag: date) -> None:
        self.folder = folder
        self.vandaag = vandaag
        self.fouten: list[Fout] = []

    def read_set(self, vorige: GelezenSet | None) -> GelezenSet | None:
        """The deck as it is now; where that cannot be served as it was; else None."""
        if not _ID.fullmatch(self.folder.name):
            self._note(self.folder, _refusal(_WRONG_ID))
            return None
        try:
            list_folder(self.folder, self.folder.parent)
        except OngeldigBestand as ongeldig:
            self._note(self.folder, ongeldig)
            return vorige
        eerder = parts_of(vorige)
        delen = Delen(
            self._read("set.md", read_voorblad, eerder.voorblad),
            self._read("feitenblad.md", read_blad, eerder.feitenblad),
            self._read("draaiboek.md", read_draaiboek, eerder.draaiboek),
            self._read("uitnodiging.md", read_uitnodiging, eerder.uitnodiging),
            self._read_kaarten(eerder.kaarten),
        )
        return together(self.folder.name, delen) or vorige

    def _read(self, name: str, read: Callable[[bytes, date], T], eerder: T | None) -> T | None:
        pad = self.folder / name
        try:
            return read(read_bytes(pad, self.folder.parent), self.vandaag)
        except OngeldigBestand as ongeldig:
            self._note(pad, ongeldig)
            return eerder

    def _read_kaarten(self, eerder: Mapping[str, GelezenKaart]) -> dict[str, GelezenKaart]:
        kaarten: dict[str, GelezenKaart] = {}
        pad = self.folder / "kaarten"
        try:
            names = list_folder(pad, self.folder.parent)
        except OngeldigBestand as ongeldig:
            self._note(pad, ongeldig)
            return dict(eerder)
        if not names:
            self._note(pad, _refusal("hier staan geen kaarten; maak er minstens een"))
        for name in names:
            kaart_id = name.removesuffix(_SUFFIX)
            if kaart_id == name:
                self._note(
                    pad / name, _refusal(f"geen kaart; een kaart eindigt op {quote(_SUFFIX)}")
                )
            elif not _ID.fullmatch(kaart_id):
                self._note(pad / name, _refusal(_WRONG_ID))
            elif kaart := self._read(
                f"kaarten/{name}",
                partial(read_kaart, kaart_id=kaart_id),
                eerder.get(kaart_id),
            ):
                kaarten[kaart_id] = kaart
        return kaarten

    def _note(self, pad: Path, ongeldig: OngeldigBestand) -> None:
        self.fouten.extend(_fouten(pad.relative_to(self.folder.parent.parent), ongeldig))


def _absolute(folder: Path) -> Path:
    return Path(os.path.abspath(folder))  # noqa: PTH100 (takes out '..', so the name is a name)


def _refusal(tekst: str) -> OngeldigBestand:
    return OngeldigBestand([Melding(1, tekst)])


def _fouten(pad: Path, ongeldig: OngeldigBestand) -> tuple[Fout, ...]:
    return tuple(Fout(pad, melding.regel, melding.tekst) for melding in ongeldig.meldingen)
