"""The begeleider's own notes: where they stand, and how their text is read."""

import re
import unicodedata
from dataclasses import dataclass

MAX_NOTITIE = 4_000
_KAART = re.compile(r"kaart\.([a-z0-9]+(?:-[a-z0-9]+)*)")
_ONDERDEEL = re.compile(r"onderdeel\.([1-9][0-9]{0,8})")
_MISLEIDEND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows, also outside the note."""


@dataclass(frozen=True, slots=True)
class NotitieFeiten:
    """A note as it is stored; `versie` is 0 where there never was one, and never goes back."""

    tekst: str = ""
    versie: int = 0


GEEN = NotitieFeiten()


def plek_of_kaart(kaart_id: str) -> str:
    """Where the note at a card is kept."""
    return f"kaart.{kaart_id}"


def plek_of_onderdeel(onderdeel_id: int) -> str:
    """Where the note at a block of the draaiboek is kept."""
    return f"onderdeel.{onderdeel_id}"


def read_plek(plek: str) -> str | int | None:
    """The id of the card (a text) or of the block (a number) of a place; None: there is none."""
    if gevonden := _KAART.fullmatch(plek):
        return gevonden[1]
    if gevonden := _ONDERDEEL.fullmatch(plek):
        return int(gevonden[1])
    return None


def read_notitie(getypt: str) -> str:
    """A note as it was typed, spaces included: it is saved while somebody goes on typing.

    Line ends become newlines; characters that cannot be seen, or turn others round, are left out.
    """
    regels = getypt.replace("\r\n", "\n").replace("\r", "\n")
    tekst = "".join(filter(_is_te_zien, regels))
    return tekst if tekst.strip() else ""


def _is_te_zien(teken: str) -> bool:
    if teken in "\n\t":
        return True
    return unicodedata.category(teken) not in {"Cc", "Cs"} and teken not in _MISLEIDEND
