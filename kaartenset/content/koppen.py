"""Headings within a text: one under which nothing stands was meant to be filled in."""

import re

from kaartenset.content.blokken import lines_outside
from kaartenset.content.fout import Meldingen, quote
from kaartenset.content.tekst import Passage

_HEADING = re.compile(r"(#{2,4})(?!#)(.*)")
_END = (2, "")


def heading_of(regel: str) -> tuple[int, str] | None:
    """The level (2 to 4) and the text of a line that is a heading; None when it is not."""
    found = _HEADING.fullmatch(regel)
    return (len(found[1]), found[2].strip().rstrip("# ")) if found else None


def check_headings(passage: Passage) -> None:
    """Raise OngeldigBestand with every heading under which nothing stands, not even a lower one."""
    meldingen = Meldingen()
    headings = {nummer: heading_of(regel) for nummer, regel in lines_outside(passage)}
    filled = [(nummer, headings.get(nummer)) for nummer, regel in passage if regel.strip()]
    for (nummer, heading), (_, below) in zip(filled, [*filled[1:], (0, _END)], strict=True):
        if heading and below and below[0] <= heading[0]:
            kop = quote(f"{'#' * heading[0]} {heading[1]}".strip())
            meldingen.add(nummer, f"onder {kop} staat niets; schrijf daar iets of haal de kop weg")
    meldingen.raise_if_any()
