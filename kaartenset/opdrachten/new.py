"""`kaartenset new`: a card file to fill in, and what to do next."""

import argparse
import shlex
from pathlib import Path

from kaartenset.config import PAKKET
from kaartenset.content.fout import choices, printable, quote
from kaartenset.content.kaart_map import KaartKanNiet, create_kaart
from kaartenset.content.suggestie import suggestion
from kaartenset.domain.kaart import Soort
from kaartenset.opdrachten.uitvoer import GELUKT, ONBEGREPEN, fail, say

_INSTALLED = ("site-packages", "dist-packages")


def new(gekozen: argparse.Namespace, cards: Path) -> int:
    """Make a card file; only in a folder of an editor, never in an installation."""
    soorten = [soort.value for soort in Soort]
    if gekozen.soort not in soorten:
        near = suggestion(gekozen.soort, soorten)
        zin = f"Onbekende soort {quote(gekozen.soort)}; kies {choices(soorten)}{near}"
        return fail(zin, ONBEGREPEN)
    if _is_installed(cards.resolve()):
        return fail(
            f"{printable(str(cards))} hoort bij de installatie, daar maak je geen kaarten in;"
            " geef met --cards een eigen map mee"
        )
    try:
        pad = create_kaart(cards, gekozen.set, Soort(gekozen.soort), " ".join(gekozen.titel))
    except KaartKanNiet as fout:
        return fail(str(fout))
    say(
        f"Gemaakt: {printable(str(pad))}\n"
        "Zo ga je verder:\n"
        "1. Open het bestand en vul het in. De uitleg die erin staat, komt niet op de site.\n"
        f"2. Kijk wat er nog ontbreekt, en hoe het leest: {_check_of(cards)}\n"
        "3. Klopt alles? Dan komt de kaart vanzelf in de set."
    )
    return GELUKT


def _is_installed(cards: Path) -> bool:
    return cards.is_relative_to(PAKKET) or any(part in cards.parts for part in _INSTALLED)


def _check_of(cards: Path) -> str:
    return f"kaartenset check --taal {printable(shlex.quote(str(cards)))}"
