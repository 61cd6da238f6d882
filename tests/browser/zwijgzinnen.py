"""The sentences that are the begeleider's alone, and how to find them in what a device received."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from html import unescape

from kaartenset.content.loader import load_alle
from tests.project.tree import ROOT

SHORTEST = 16
"""Shorter ones ('Vraag door.') may well stand in a text for everybody."""
LEAST = 400


@cache
def zwijgzinnen() -> frozenset[str]:
    """Every sentence of every toelichting and script that no text for everybody has."""
    gelezen = next(iter(load_alle(ROOT / "cards", date.today()).sets.values()))  # noqa: DTZ011
    begeleiding, kaartenset = gelezen.begeleiding, gelezen.kaartenset
    secret = [*begeleiding.toelichtingen.values()]
    secret += [onderdeel.script for onderdeel in begeleiding.draaiboek.onderdelen]
    public = plain(" ".join(kaart.tekst for kaart in kaartenset.kaarten) + kaartenset.inleiding)
    public += plain(kaartenset.feitenblad.tekst)
    found = {zin for zin in sentences(secret) if zin not in public}
    assert len(found) > LEAST
    return frozenset(found)


def sentences(html: Iterable[str]) -> set[str]:
    """The sentences of pieces of HTML, long enough to be told apart."""
    blocks = [block for piece in html for block in re.split(r"</?(?:p|li|h\d|ul|ol|td|th)>", piece)]
    parts = [zin for block in blocks for zin in re.split(r"(?<=[.?!:])\s+", plain(block))]
    return {zin for zin in parts if len(zin) >= SHORTEST}


def zwijgzinnen_in(received: bytes) -> set[str]:
    """The begeleider's sentences that are in these bytes, from pages and from streams."""
    text = plain(received.decode("utf-8", "replace").replace("\ndata: ", "\n"))
    return {zin for zin in zwijgzinnen() if zin in text}


def plain(html: str) -> str:
    """What a reader sees: no tags, no entities, white space as one space."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
