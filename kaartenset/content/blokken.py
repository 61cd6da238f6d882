"""Where blocks of code lie between lines of three backticks or tildes: nothing counts there."""

import re

from kaartenset.content.fout import Meldingen
from kaartenset.content.tekst import Passage

# A stricter form of what markdown's fenced_code takes, so that both always see the same blocks.
_START = re.compile(r"(`{3,}|~{3,})")
_OPENING = re.compile(r"(`{3,}|~{3,}) *(?:[\w#.+-]+ *)?")


def lines_outside(passage: Passage) -> list[tuple[int, str]]:
    """The numbered lines that lie outside blocks of code, tabs made into spaces.

    Raises OngeldigBestand for a block that has no end, or that starts with more than a word.
    """
    meldingen = Meldingen()
    outside: list[tuple[int, str]] = []
    fence, opened = "", 0
    for nummer, raw in passage:
        regel = raw.expandtabs(4)
        before, fence = fence, fence_after(regel, fence)
        if before:
            continue
        if fence:
            opened = nummer
        elif start := _START.match(regel):
            meldingen.add(nummer, f"zet achter {start[1][:3]} hooguit één woord")
        else:
            outside.append((nummer, regel))
    if fence:
        meldingen.add(opened, f"dit blok met code heeft geen einde; sluit af met een regel {fence}")
    meldingen.raise_if_any()
    return outside


def fence_after(regel: str, fence: str) -> str:
    """The fence that is open after a line, by the one that was open before it; '' when none is."""
    if fence:
        return "" if regel.rstrip(" ") == fence else fence
    start = _START.match(regel)
    return start[1] if start and _OPENING.fullmatch(regel) else ""
