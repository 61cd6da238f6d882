"""How much Markdown a text may hold, so that no text keeps the server busy for seconds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand

MAX_DEPTH = 8
MAX_INDENT = 32
# For each paragraph (or list without blank lines) its length times its signs and lines: this is
# what Markdown's work grows with. Five million is at most about a second, measured on lines of
# nothing but brackets; a normal card stays under a hundredth of it.
MAX_WORK = 5_000_000

_SIGNS = re.compile(r"[\[\]`*_<\\!&]")
_LEADING = re.compile(r"(?:[ \t]|>|[*+-](?=[ \t])|\d{1,9}\.(?=[ \t]))*")
_MARKER = re.compile(r">|[*+-]|\d+\.")


@dataclass(frozen=True, slots=True)
class _Alinea:
    begin: int
    work: int


def check_limits(lines: Sequence[tuple[int, str]]) -> None:
    """Raise OngeldigBestand when numbered lines are nested too deep or too dense with signs."""
    meldingen = Meldingen()
    for nummer, regel in lines:
        if len(regel) - len(regel.lstrip(" ")) > MAX_INDENT and regel.strip():
            meldingen.add(nummer, f"hooguit {MAX_INDENT} spaties inspringen; maak dit minder diep")
        elif len(_MARKER.findall(_leading(regel))) > MAX_DEPTH:
            meldingen.add(
                nummer, f"hooguit {MAX_DEPTH} lijsten of citaten in elkaar; maak dit minder diep"
            )
    meldingen.attempt(check_work, lines)
    meldingen.raise_if_any()


def check_work(lines: Sequence[tuple[int, str]]) -> None:
    """Raise OngeldigBestand when Markdown has too much work with numbered lines together."""
    if work_of(lines) > MAX_WORK:
        worst = max(_alineas(lines), key=lambda alinea: alinea.work)
        melding = "deze alinea is te lang of heeft te veel opmaaktekens; splits hem met lege regels"
        raise OngeldigBestand([Melding(worst.begin, melding)])


def work_of(lines: Iterable[tuple[int, str]]) -> int:
    """How much work Markdown has with numbered lines, in the unit of MAX_WORK."""
    return sum(alinea.work for alinea in _alineas(lines))


def _leading(regel: str) -> str:
    found = _LEADING.match(regel)
    return found[0] if found else ""


def _alineas(lines: Iterable[tuple[int, str]]) -> Iterator[_Alinea]:
    part: list[tuple[int, str]] = []
    for nummer, regel in (*lines, (0, "")):
        if regel.strip():
            part.append((nummer, regel))
        elif part:
            text = "\n".join(regel for _, regel in part)
            yield _Alinea(part[0][0], (len(_SIGNS.findall(text)) + len(part)) * len(text))
            part = []
