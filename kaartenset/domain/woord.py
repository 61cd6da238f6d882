"""From a word that somebody types to the key by which everybody finds the same order."""

import re
import unicodedata

MAX_GETYPT = 200
MIN_TEKENS = 4
MAX_TEKENS = 40

_DROPPED_CATEGORIES = ("Z", "P", "M")
_DROPPED = frozenset("\t\n\r`\u02bb\u02bc")
_KEPT = re.compile(r"[a-z0-9]")


class OngeldigWoord(Exception):
    """A word from which no key can be made; its text says in Dutch what to do."""


class WoordTeKort(OngeldigWoord):
    """Fewer than 4 letters or digits are left."""

    def __init__(self) -> None:
        super().__init__("Je woord heeft minstens 4 letters of cijfers nodig, bijvoorbeeld wooteam")


class WoordTeLang(OngeldigWoord):
    """More than 40 letters or digits are left, or more than 200 characters were typed."""

    def __init__(self) -> None:
        super().__init__("Je woord is te lang. Gebruik hooguit 40 letters of cijfers")


class VreemdTeken(OngeldigWoord):
    """A character that is no plain letter or digit: refused, never guessed."""

    def __init__(self) -> None:
        super().__init__("Gebruik alleen gewone letters en cijfers")


def read_woord(getypt: str) -> str:
    """Turn what was typed into the key of the word (contract, 'From word to order', 1).

    Returns 4 to 40 characters of a-z and 0-9. Raises WoordTeLang, VreemdTeken or WoordTeKort.
    """
    if len(getypt) > MAX_GETYPT:
        raise WoordTeLang
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", getypt).casefold())
    kept = [teken for teken in folded.replace("ı", "i") if not _is_dropped(teken)]
    if not all(_KEPT.fullmatch(teken) for teken in kept):
        raise VreemdTeken
    if len(kept) < MIN_TEKENS:
        raise WoordTeKort
    if len(kept) > MAX_TEKENS:
        raise WoordTeLang
    return "".join(kept)


def _is_dropped(teken: str) -> bool:
    category = unicodedata.category(teken)
    return category.startswith(_DROPPED_CATEGORIES) or category == "Cf" or teken in _DROPPED
