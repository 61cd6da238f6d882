"""The id of a card: the name of its file, and how one is made from a title."""

import re
import unicodedata

_MAX_LENGTH = 60
_DROPPED = re.compile(r"[\u2018\u2019'`\u00b4\u0300-\u036f]")
_OTHER = re.compile(r"[^a-z0-9]+")
ID = re.compile(r"[a-z0-9-]+")
"""What the id of a card or of a deck looks like (contract, 'Card files')."""
SUFFIX = ".md"


def id_of(bestand: str) -> str:
    """The id of the card in a file with this name; '' when no card can have that name."""
    kaart_id = bestand.removesuffix(SUFFIX)
    return kaart_id if kaart_id != bestand and ID.fullmatch(kaart_id) else ""


def make_id(titel: str) -> str:
    """The id for a title: a–z, 0–9 and hyphens, at most 60; '' when no letter or digit is left.

    'De scherpe zin: laten staan?' gives `de-scherpe-zin-laten-staan`.
    """
    plain = unicodedata.normalize("NFKD", titel).casefold()
    plain = unicodedata.normalize("NFKD", plain).replace("ı", "i")
    words = _OTHER.sub("-", _DROPPED.sub("", plain)).strip("-")
    if len(words) <= _MAX_LENGTH:
        return words
    short = words[: _MAX_LENGTH + 1]
    return short.rpartition("-")[0] if "-" in short else short[:_MAX_LENGTH]
