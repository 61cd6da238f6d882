"""Where a new card goes: the deck that an editor means, and a file that was not there before."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kaartenset.content.bestand import list_folder
from kaartenset.content.fout import OngeldigBestand, choices, printable, quote
from kaartenset.content.kaart_bestand import read_kaart
from kaartenset.content.kaart_id import make_id
from kaartenset.content.nieuwe_kaart import draft_kaart
from kaartenset.content.suggestie import suggestion
from kaartenset.content.werkvorm_map import WERKVORMEN
from kaartenset.domain.kaart import Soort


class KaartKanNiet(Exception):
    """Why no card can be made; the text is Dutch and says what to do."""


def create_kaart(cards_root: Path, kaartenset_id: str | None, soort: Soort, titel: str) -> Path:
    """Write a new card file in a deck in `cards_root`, and return its path.

    Never changes a file that is there. Raises KaartKanNiet.
    """
    titel = " ".join(titel.split())
    kaart_id = _id_for(titel)
    tekst = draft_kaart(soort, titel)
    _check_titel(tekst)
    sets = find_sets(cards_root)
    folder = cards_root / _choose(sets, kaartenset_id, cards_root) / "kaarten"
    pad = folder / f"{kaart_id}.md"
    if folder.exists() and not folder.is_dir():
        raise KaartKanNiet(f"{_shown(folder)} is geen map; maak hier een map met deze naam")
    try:
        folder.mkdir(exist_ok=True)
        if not folder.resolve().is_relative_to(cards_root.resolve()):
            raise KaartKanNiet(
                f"{_shown(folder)} verwijst naar buiten de map met kaartensets; zet hier een"
                " gewone map neer"
            )
        _write_new(pad, tekst.encode())
    except FileExistsError as fout:
        raise KaartKanNiet(
            f"{_shown(pad)} is er al; kies een andere titel, of pas die kaart aan"
        ) from fout
    except OSError as fout:
        raise KaartKanNiet(
            f"{_shown(pad)} kan niet worden gemaakt; kijk of je daar mag schrijven en of er"
            " ruimte is"
        ) from fout
    return pad


def find_sets(cards_root: Path) -> list[str]:
    """The ids of the decks in a folder. Raises KaartKanNiet when there is none."""
    try:
        names = list_folder(cards_root, cards_root)
    except OngeldigBestand as ongeldig:
        raise KaartKanNiet(
            f"{_shown(cards_root)} {ongeldig.meldingen[0].tekst}, of geef met --cards de map met"
            " kaartensets mee"
        ) from ongeldig
    sets = [
        name
        for name in names
        if name != WERKVORMEN and make_id(name) == name and (cards_root / name).is_dir()
    ]
    if not sets:
        raise KaartKanNiet(
            f"In {_shown(cards_root)} staat geen kaartenset; maak er een map voor, of geef met"
            " --cards een andere map mee"
        )
    return sets


def _id_for(titel: str) -> str:
    kaart_id = make_id(titel)
    if not kaart_id:
        raise KaartKanNiet(
            "Van deze titel is geen bestandsnaam te maken; gebruik letters of cijfers"
        )
    return kaart_id


def _check_titel(tekst: str) -> None:
    """Refuse a title that the card would be wrong with."""
    regels = tekst.split("\n")
    line = next(nummer for nummer, regel in enumerate(regels, 1) if regel.startswith("titel:"))
    try:
        read_kaart(tekst.encode(errors="surrogateescape"), date.min, "nieuw")
    except OngeldigBestand as ongeldig:
        wrong = [melding.tekst for melding in ongeldig.meldingen if melding.regel == line]
        if wrong:
            raise KaartKanNiet(f"Deze titel kan niet: {'; '.join(wrong)}") from ongeldig


def _write_new(pad: Path, inhoud: bytes) -> None:
    """Write all of a file that is not there yet, or nothing."""
    with pad.open("xb") as bestand:
        try:
            bestand.write(inhoud)
            bestand.flush()
        except OSError:
            pad.unlink()
            raise


def _choose(sets: Sequence[str], kaartenset_id: str | None, cards_root: Path) -> str:
    if kaartenset_id is None and len(sets) == 1:
        return sets[0]
    if kaartenset_id is None:
        raise KaartKanNiet(f"Er zijn meer kaartensets; kies met --set {choices(sets)}")
    if kaartenset_id not in sets:
        raise KaartKanNiet(
            f"In {_shown(cards_root)} is geen kaartenset {quote(kaartenset_id)};"
            f" kies {choices(sets)}{suggestion(kaartenset_id, sets)}"
        )
    return kaartenset_id


def _shown(pad: Path) -> str:
    return printable(os.fspath(pad))
