"""Text that people type, made fit to store: one line, without characters that deceive the eye."""

import unicodedata

_ONZICHTBAAR = frozenset({"Cc", "Cf", "Cs"})
"""Control and format characters, by which one text can be made to look like another."""


def read_regel(getypt: str | None) -> str:
    """One line of what was typed: composed (NFC), white space folded, invisible signs left out."""
    te_zien = "".join(filter(_is_te_zien, getypt or ""))
    return " ".join(unicodedata.normalize("NFC", te_zien).split())


def _is_te_zien(teken: str) -> bool:
    return teken.isspace() or unicodedata.category(teken) not in _ONZICHTBAAR
