"""Comments of an editor: lines that stay in the file, and that nobody sees on a page.

In a head a comment is a line that begins with `#`; in a text it is a line that begins with `<!--`,
up to and including the first line that ends with `-->`. Everything is read as if those lines were
not there, but all lines keep their numbers.
"""

import re
from dataclasses import replace

from kaartenset.content.blokken import fence_after
from kaartenset.content.fout import Meldingen
from kaartenset.content.tekst import Passage

OPEN = "<!--"
CLOSE = "-->"

_IN_HEAD = re.compile(r"\s*#(?!#)")


def pass_over_in_head(passage: Passage, meldingen: Meldingen) -> Passage:
    """The lines of a head without its comments; the other form of comment goes to `meldingen`."""
    found = set()
    for nummer, regel in passage:
        if _IN_HEAD.match(regel):
            found.add(nummer)
        elif OPEN in regel:
            found.add(nummer)
            meldingen.add(
                nummer,
                f"{OPEN} kan niet in de kop; laat de regel van een opmerking hier beginnen met #",
            )
    return replace(passage, opmerkingen=passage.opmerkingen | found)


def pass_over(passage: Passage, meldingen: Meldingen) -> Passage:
    """The lines of a text without its comments; what lies in a block of code is no comment.

    A comment can only be whole lines. One that has no end, or that stands beside text, goes to
    `meldingen`, so a mistake in a comment never shows or hides anything: the file is refused.
    Raises OngeldigBestand with all `meldingen` when one has no end.
    """
    found: set[int] = set()
    begin, fence, unclosed = 0, "", False
    for nummer, raw in passage:
        regel = raw.expandtabs(4)
        opens = not fence and regel.lstrip().startswith(OPEN)
        if begin and opens:
            _refuse_open(begin, meldingen)
            unclosed = True
        if opens:
            begin = nummer
        if begin:
            found.add(nummer)
            inside = regel.lstrip().removeprefix(OPEN) if opens else regel
            if CLOSE in inside:
                _check_rest(nummer, inside.partition(CLOSE)[2], meldingen)
                begin = 0
            continue
        if not fence and OPEN in regel:
            meldingen.add(nummer, f"zet {OPEN} aan het begin van een nieuwe regel")
        elif not fence and regel.strip() == CLOSE:
            meldingen.add(
                nummer, f"hier eindigt een opmerking die niet begint; zet er {OPEN} boven"
            )
        fence = fence_after(regel, fence)
    if begin:
        _refuse_open(begin, meldingen)
    if begin or unclosed:
        raise meldingen.refusal()  # nobody knows what else is wrong: it may be all in the comment
    return replace(passage, opmerkingen=passage.opmerkingen | found)


def _refuse_open(begin: int, meldingen: Meldingen) -> None:
    meldingen.add(
        begin, f"deze opmerking heeft geen einde; zet {CLOSE} achter de laatste regel ervan"
    )


def _check_rest(nummer: int, rest: str, meldingen: Meldingen) -> None:
    if rest.strip():
        meldingen.add(nummer, f"zet wat achter {CLOSE} staat op een nieuwe regel")
