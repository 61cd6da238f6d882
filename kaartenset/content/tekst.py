"""From the bytes of a file to lines of text that know their numbers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaartenset.content.bestand import MAX_BYTES
from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_END_BYTES = re.compile(rb"\r\n|\r|\n")
# Control characters, and those by which a line reads in another order than it is stored.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some successive lines of a file; `eerste` is the number (from 1) of the first.

    `opmerkingen` are the numbers of the lines that are a comment: who reads on passes over them.
    """

    eerste: int
    regels: tuple[str, ...]
    opmerkingen: frozenset[int] = frozenset()

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Each line that is no comment, with its number."""
        for nummer, regel in enumerate(self.regels, self.eerste):
            if nummer not in self.opmerkingen:
                yield nummer, regel

    @property
    def einde(self) -> int:
        """The number of the line after the last."""
        return self.eerste + len(self.regels)

    @property
    def tekst(self) -> str:
        """What there is to read, as if the comments were not in the file."""
        return "\n".join(regel for _, regel in self)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not any(regel.strip() for _, regel in self)

    def part(self, begin: int, end: int | None = None) -> "Passage":
        """The lines numbered `begin` up to, not including, `end`."""
        stop = None if end is None else end - self.eerste
        return replace(self, eerste=begin, regels=self.regels[begin - self.eerste : stop])

    def trimmed(self) -> "Passage":
        """The same without blank lines before and after."""
        filled = [nummer for nummer, regel in self if regel.strip()]
        if not filled:
            return self.part(self.eerste, self.eerste)
        return self.part(filled[0], filled[-1] + 1)


def read_passage(inhoud: bytes) -> Passage:
    """The lines of a file: UTF-8 with or without BOM, any line ends, at most 64 KiB.

    Raises OngeldigBestand.
    """
    if len(inhoud) > MAX_BYTES:
        raise OngeldigBestand([Melding(1, "is groter dan 64 KiB; maak de tekst korter")])
    try:
        text = inhoud.removeprefix(_BOM).decode()
    except UnicodeDecodeError as fout:
        before = inhoud.removeprefix(_BOM)[: fout.start]
        raise OngeldigBestand(
            [
                Melding(
                    1 + len(_LINE_END_BYTES.findall(before)),
                    "hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8:"
                    " kies bij Opslaan als de codering UTF-8",
                )
            ]
        ) from fout
    passage = Passage(1, tuple(_LINE_END.split(text)))
    _check_characters(text, passage)
    return passage


def _check_characters(text: str, passage: Passage) -> None:
    if not _FORBIDDEN.search(text):
        return
    meldingen = Meldingen()
    for nummer, regel in passage:
        for teken in sorted(set(_FORBIDDEN.findall(regel))):
            naam = f"U+{ord(teken):04X} {unicodedata.name(teken, '')}".rstrip()
            meldingen.add(nummer, f"hier staat een onzichtbaar teken ({naam}); haal het weg")
    meldingen.raise_if_any()
