"""From the folder of one deck to a deck that can be served, and every error in it at once."""

import os
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from kaartenset.content.bestand import absolute
from kaartenset.content.blad_bestand import read_blad
from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.fout import quote, refuse_whole
from kaartenset.content.geheugen import Geheugen
from kaartenset.content.gelezen import Delen, Gelezen, GelezenSet, Toestand, parts_of, together
from kaartenset.content.kaart_bestand import GelezenKaart, read_kaart
from kaartenset.content.kaart_id import SUFFIX, id_of
from kaartenset.content.reading import IsAtRest, Read, Reading, always, wrong_id
from kaartenset.content.set_bestand import read_voorblad
from kaartenset.content.uitnodiging_bestand import read_uitnodiging

_IS_TEXT = ("", ".md", ".txt", ".text", ".markdown")
_RENAME = f"geen kaart; een kaart eindigt op {quote(SUFFIX)}, hernoem dit bestand of haal het weg"
_NO_CARD = f"geen kaart; haal weg, een kaart is een tekstbestand dat eindigt op {quote(SUFFIX)}"

T = TypeVar("T")


def load_kaartenset(
    folder: Path,
    vandaag: date,
    vorige: GelezenSet | None = None,
    is_at_rest: IsAtRest = always,
    geheugen: Geheugen | None = None,
) -> Gelezen:
    """Read one deck, by the rules of `load_alle`: `folder` holds `set.md` and all else."""
    pad = absolute(folder)
    reading = Reading(pad.parent, pad, vandaag, is_at_rest, geheugen)
    gelezen = _read_set(reading, vorige)
    return Gelezen(
        {pad.name: gelezen} if gelezen else {},
        tuple(sorted(reading.fouten)),
        tuple(reading.bevindingen),
    )


def _read_set(reading: Reading, vorige: GelezenSet | None) -> GelezenSet | None:
    """The deck as it is now; where that cannot be served as it was; else None."""
    if not reading.has_id():
        return None
    if reading.names_in(reading.folder) is None:
        return vorige
    eerder = parts_of(vorige)
    delen = Delen(
        _read(reading, "set.md", read_voorblad, eerder.voorblad),
        _read(reading, "feitenblad.md", read_blad, eerder.feitenblad),
        _read(reading, "draaiboek.md", read_draaiboek, eerder.draaiboek),
        _read(reading, "uitnodiging.md", read_uitnodiging, eerder.uitnodiging),
        _read_kaarten(reading, eerder.kaarten),
    )
    return together(reading.folder.name, delen) or vorige


def _read(reading: Reading, name: str, read: Read[T], eerder: T | None) -> T | None:
    """What a file holds; when it is wrong or not at rest what it held before."""
    gelezen = reading.read(name, read)
    if gelezen is not None:
        reading.find(name, Toestand.GOED)
        return gelezen
    reading.find(name, Toestand.WEGGELATEN if eerder is None else Toestand.VORIGE)
    return eerder


def _read_kaarten(reading: Reading, eerder: Mapping[str, GelezenKaart]) -> dict[str, GelezenKaart]:
    kaarten: dict[str, GelezenKaart] = {}
    pad = reading.folder / "kaarten"
    names = reading.names_in(pad)
    if names is None:
        return dict(eerder)
    if not names:
        reading.note(pad, refuse_whole("hier staan geen kaarten; maak er minstens een"))
    for name in names:
        kaart_id = id_of(name)
        if not name.endswith(SUFFIX):
            _leave_out(reading, name, _no_card(pad / name))
        elif not kaart_id:
            _leave_out(reading, name, wrong_id(name.removesuffix(SUFFIX)))
        elif kaart := _read(
            reading,
            f"kaarten/{name}",
            partial(read_kaart, kaart_id=kaart_id),
            eerder.get(kaart_id),
        ):
            kaarten[kaart_id] = kaart
    for kaart_id in eerder.keys() - {name.removesuffix(SUFFIX) for name in names}:
        if not reading.is_at_rest(pad / f"{kaart_id}{SUFFIX}"):
            kaarten[kaart_id] = eerder[kaart_id]
    return kaarten


def _leave_out(reading: Reading, name: str, tekst: str) -> None:
    reading.note(reading.folder / "kaarten" / name, refuse_whole(tekst))
    reading.find(f"kaarten/{name}", Toestand.WEGGELATEN)


def _no_card(pad: Path) -> str:
    """Only what may hold text is worth another name."""
    is_file = os.path.isfile(pad)  # noqa: PTH113 (pathlib raises where this says no)
    return _RENAME if is_file and pad.suffix.lower() in _IS_TEXT else _NO_CARD
