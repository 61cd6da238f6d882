"""A text in pieces: each with a title, keys directly under it, and after an empty line a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from kaartenset.content.blokken import lines_outside
from kaartenset.content.fout import Meldingen, listed
from kaartenset.content.grenzen import check_work
from kaartenset.content.head import Head, read_head
from kaartenset.content.koppen import heading_of
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import MAX_TITEL, read_waarden

K = TypeVar("K", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Stuk:
    """One piece: all its lines, of which the first is the title."""

    titel: str
    niveau: int
    """How many signs # stand before the title."""
    passage: Passage

    @property
    def regel(self) -> int:
        """The number of the line of the title."""
        return self.passage.eerste

    @property
    def kop(self) -> Passage:
        """The lines directly under the title."""
        return self.passage.part(self.regel + 1, self._end_of_kop)

    @property
    def tekst(self) -> Passage:
        """The first empty line, and all after it."""
        return self.passage.part(self._end_of_kop)

    @property
    def _end_of_kop(self) -> int:
        blank = (nummer for nummer, regel in self.passage if not regel.strip())
        return next(blank, self.passage.einde)


def split_stukken(passage: Passage, niveau: int) -> tuple[Passage, tuple[Stuk, ...]]:
    """What stands above the first title of this level (2 to 4), and each piece.

    Raises OngeldigBestand when it is not clear what is in a block of code, and when all texts
    together are too dense with signs.
    """
    outside = lines_outside(passage)
    check_work(outside)
    found = [
        (nummer, heading[1])
        for nummer, regel in outside
        if (heading := heading_of(regel)) and heading[0] == niveau
    ]
    begins = [nummer for nummer, _ in found]
    stukken = tuple(
        Stuk(titel, niveau, passage.part(begin, end))
        for (begin, titel), end in zip(found, [*begins[1:], None], strict=False)
    )
    return passage.part(passage.eerste, begins[0] if begins else None), stukken


def check_titel(stuk: Stuk, wat: str, meldingen: Meldingen) -> None:
    """Note what is wrong with the title; `wat` is what the piece is called: 'onderdeel'."""
    if not stuk.titel:
        signs = "#" * stuk.niveau
        meldingen.add(stuk.regel, f"dit {wat} heeft geen titel; schrijf die achter {signs}")
    elif len(stuk.titel) > MAX_TITEL:
        meldingen.add(
            stuk.regel, f"de titel heeft {len(stuk.titel)} tekens; gebruik er hooguit {MAX_TITEL}"
        )


def read_kop(
    stuk: Stuk,
    soort: type[K],
    nodig: Sequence[str],
    vandaag: date,
    meldingen: Meldingen,
) -> tuple[Head, K | None]:
    """The keys of a piece, and their values as `soort`; None when one is wrong.

    `nodig` are the keys to name when there are none at all.
    """
    head = read_head(stuk.kop, stuk.regel, tuple(soort.model_fields), meldingen)
    if stuk.kop.regels:
        return head, read_waarden(head, soort, vandaag, meldingen)
    meldingen.add(stuk.regel, f"zet direct onder deze titel de regels met {listed(nodig)}")
    return head, None
