"""From the folders of an editor to decks that can be served, and every error in them at once."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from kaartenset.content.bestand import absolute, list_folder, read_bytes
from kaartenset.content.blad_bestand import read_blad
from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.fout import Fout, Melding, OngeldigBestand, quote
from kaartenset.content.geheugen import Geheugen
from kaartenset.content.gelezen import (
    Bevinding,
    Delen,
    Gelezen,
    GelezenSet,
    Toestand,
    parts_of,
    together,
)
from kaartenset.content.kaart_bestand import GelezenKaart, read_kaart
from kaartenset.content.kaart_id import ID, SUFFIX, id_of, make_id
from kaartenset.content.set_bestand import read_voorblad
from kaartenset.content.uitnodiging_bestand import read_uitnodiging

_IS_TEXT = ("", ".md", ".txt", ".text", ".markdown")
_RENAME = f"geen kaart; een kaart eindigt op {quote(SUFFIX)}, hernoem dit bestand of haal het weg"
_NO_CARD = f"geen kaart; haal weg, een kaart is een tekstbestand dat eindigt op {quote(SUFFIX)}"
_WRONG_ID = "deze naam kan niet; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"

T = TypeVar("T")
IsAtRest = Callable[[Path], bool]
"""Whether something in the folder is at rest: nobody is writing it, moving it or taking it away."""


def always(_pad: Path) -> bool:
    """Everything is at rest."""
    return True


def load_alle(
    cards_root: Path,
    vandaag: date,
    vorige: Gelezen | None = None,
    is_at_rest: IsAtRest = always,
    geheugen: Geheugen | None = None,
) -> Gelezen:
    """Read every deck: each folder in `cards_root` that is not hidden.

    A wrong card is left out, a deck that misses something cannot be served, and the rest stays;
    with `vorige`, what is wrong now keeps the version that was good then, and so does what is not
    at rest. With `geheugen`, content that was read before is not read again. Never raises for
    what lies in a folder.
    """
    root = absolute(cards_root)
    try:
        names = list_folder(root, root)
    except OngeldigBestand as ongeldig:
        return Gelezen({}, _fouten(Path(root.name), ongeldig))
    eerder = vorige.sets if vorige else {}
    delen = [
        load_kaartenset(root / name, vandaag, eerder.get(name), is_at_rest, geheugen)
        for name in names
        if not os.path.isfile(root / name)  # noqa: PTH113 (pathlib raises where this says no)
    ]
    delen += [
        Gelezen({name: eerder[name]}, ())
        for name in sorted(eerder.keys() - set(names))
        if not is_at_rest(root / name)
    ]
    if not delen:
        leeg = _refusal("hier staan geen kaartensets; maak voor elke kaartenset een map")
        return Gelezen({}, _fouten(Path(root.name), leeg))
    sets = {
        kaartenset_id: gelezen for deel in delen for kaartenset_id, gelezen in deel.sets.items()
    }
    return Gelezen(
        sets,
        tuple(fout for deel in delen for fout in deel.fouten),
        tuple(bevinding for deel in delen for bevinding in deel.bevindingen),
    )


def load_kaartenset(
    folder: Path,
    vandaag: date,
    vorige: GelezenSet | None = None,
    is_at_rest: IsAtRest = always,
    geheugen: Geheugen | None = None,
) -> Gelezen:
    """Read one deck, by the rules of `load_alle`: `folder` holds `set.md` and all else."""
    reading = _Reading(absolute(folder), vandaag, is_at_rest, geheugen or Geheugen())
    gelezen = reading.read_set(vorige)
    return Gelezen(
        {gelezen.kaartenset.id: gelezen} if gelezen else {},
        tuple(sorted(reading.fouten)),
        tuple(reading.bevindingen),
    )


class _Reading:
    """One reading of one deck, in which everything that is wrong is noted."""

    def __init__(
        self, folder: Path, vandaag: date, is_at_rest: IsAtRest, geheugen: Geheugen
    ) -> None:
        self.folder = folder
        self.vandaag = vandaag
        self.is_at_rest = is_at_rest
        self.geheugen = geheugen
        self.fouten: list[Fout] = []
        self.bevindingen: list[Bevinding] = []

    def read_set(self, vorige: GelezenSet | None) -> GelezenSet | None:
        """The deck as it is now; where that cannot be served as it was; else None."""
        if not ID.fullmatch(self.folder.name):
            self._note(self.folder, _refusal(_wrong_id(self.folder.name)))
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
        """What a file holds, asked whether it is at rest after its bytes were read."""
        pad = self.folder / name
        try:
            inhoud = read_bytes(pad, self.folder.parent)
            if self.is_at_rest(pad):
                gelezen = self.geheugen.recall(name, inhoud, self.vandaag, read)
                self._find(name, Toestand.GOED)
                return gelezen
        except OngeldigBestand as ongeldig:
            if self.is_at_rest(pad):
                self._note(pad, ongeldig)
        self._find(name, Toestand.WEGGELATEN if eerder is None else Toestand.VORIGE)
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
            kaart_id = id_of(name)
            if not name.endswith(SUFFIX):
                self._leave_out(name, _no_card(pad / name))
            elif not kaart_id:
                self._leave_out(name, _wrong_id(name.removesuffix(SUFFIX)))
            elif kaart := self._read(
                f"kaarten/{name}",
                partial(read_kaart, kaart_id=kaart_id),
                eerder.get(kaart_id),
            ):
                kaarten[kaart_id] = kaart
        for kaart_id in eerder.keys() - {name.removesuffix(SUFFIX) for name in names}:
            if not self.is_at_rest(pad / f"{kaart_id}{SUFFIX}"):
                kaarten[kaart_id] = eerder[kaart_id]
        return kaarten

    def _leave_out(self, name: str, tekst: str) -> None:
        self._note(self.folder / "kaarten" / name, _refusal(tekst))
        self._find(f"kaarten/{name}", Toestand.WEGGELATEN)

    def _find(self, name: str, toestand: Toestand) -> None:
        self.bevindingen.append(Bevinding(self.folder.name, name, toestand))

    def _note(self, pad: Path, ongeldig: OngeldigBestand) -> None:
        self.fouten.extend(_fouten(pad.relative_to(self.folder.parent.parent), ongeldig))


def _wrong_id(name: str) -> str:
    better = make_id(name) if name.isprintable() else ""
    return f"{_WRONG_ID}, zoals {quote(better)}" if better else _WRONG_ID


def _no_card(pad: Path) -> str:
    """Only what may hold text is worth another name."""
    is_file = os.path.isfile(pad)  # noqa: PTH113 (pathlib raises where this says no)
    return _RENAME if is_file and pad.suffix.lower() in _IS_TEXT else _NO_CARD


def _refusal(tekst: str) -> OngeldigBestand:
    return OngeldigBestand([Melding(1, tekst)])


def _fouten(pad: Path, ongeldig: OngeldigBestand) -> tuple[Fout, ...]:
    return tuple(Fout(pad, melding.regel, melding.tekst) for melding in ongeldig.meldingen)
