"""Text that people type, made fit to store, without characters that deceive the eye."""

import unicodedata
from collections.abc import Iterable, Iterator

_ONZICHTBAAR = frozenset({"Cc", "Cf", "Cs"})
"""Control and format characters, by which one text can be made to look like another."""


MEESTE_TEKENS_OP_EEN = 30
"""Of marks on one letter no more are kept: more than any language has (UAX 15, Stream-Safe), and
composing a long run of them takes seconds."""


def read_regel(getypt: str | None) -> str:
    """One line of what was typed: composed (NFC), white space folded, invisible signs left out."""
    te_zien = "".join(_leave_out_runs(filter(_is_te_zien, getypt or "")))
    return " ".join(unicodedata.normalize("NFC", te_zien).split())


def read_alineas(getypt: str | None) -> str:
    """Lines and paragraphs of what was typed, each line as `read_regel` gives it.

    Empty lines at both ends are left out, and of several in a row one remains.
    """
    regels = [read_regel(regel) for regel in (getypt or "").splitlines()]
    gehouden = [
        regel for index, regel in enumerate(regels) if regel or (index and regels[index - 1])
    ]
    return "\n".join(gehouden).strip("\n")


def _leave_out_runs(tekens: Iterable[str]) -> Iterator[str]:
    """All signs, but of combining marks in a row only the first thirty."""
    op_een = 0
    for teken in tekens:
        op_een = op_een + 1 if unicodedata.combining(teken) else 0
        if op_een <= MEESTE_TEKENS_OP_EEN:
            yield teken


def _is_te_zien(teken: str) -> bool:
    return teken.isspace() or unicodedata.category(teken) not in _ONZICHTBAAR
