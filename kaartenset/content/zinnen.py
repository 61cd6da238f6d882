"""The visible words of a text in Markdown: sentences that know on which line they begin."""

import html
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from kaartenset.content.blokken import lines_outside
from kaartenset.content.koppen import heading_of
from kaartenset.content.tekst import Passage

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)|<[a-z]+:[^<>\s]*>", re.IGNORECASE)
_SIGNS = re.compile(r"\\(?=[^\w\s])|[*`~]|(?<!\w)_|_(?!\w)")
_ITEM = re.compile(r"[ >]*(?:[*+-]|[0-9]{1,9}\.) ")
_MARKS = re.compile(r"\A[ >]*(?:(?:[*+-]|[0-9]{1,9}\.) +)*")
_RULE = re.compile(r"[ >]*(?:[-*_] *){3,}|[ >]*=+ *")
# Counted, so that a line of nothing but full stops takes no time.
_END = re.compile(r"[.!?…]{1,4}[’”'\")\]]{0,4}(?=\s{1,9}[‘“'\"(\[]{0,4}[^\W_a-zà-ÿ])")
_LONGEST_SHORT = 9
_WORD = re.compile(r"[^\W_]+(?:[-’'.@/][^\W_]+)*")
# A full stop behind these does not end a sentence.
_SHORT = frozenset(("art", "bijv", "ca", "dhr", "drs", "e.d", "mevr", "mr", "nr", "o.a", "resp"))

_VOWELS = re.compile(
    r"eeu|ieu|eau|aai|ooi|oei|aa|ee|éé|oo|óó|uu|eu|oe|ou|au|ui|ie|ei|ij|ai"
    r"|[aeiouáàâäéèêëíìîïóòôöúùûü]|(?<![aeiou])y(?![aeiou])",
)


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence, or an item of a list: the line (from 1) on which it begins, and its words."""

    regel: int
    tekst: str

    @property
    def woorden(self) -> tuple[str, ...]:
        """The words; one with a hyphen or an apostrophe is one word, and so is a number."""
        return words_of(self.tekst)


def read_zinnen(passage: Passage) -> tuple[Zin, ...]:
    """The sentences that a reader sees, without headings, code, addresses and signs of Markdown."""
    return tuple(zin for alinea in _alineas(passage) for zin in _split(alinea) if zin.woorden)


def words_of(tekst: str) -> tuple[str, ...]:
    """The words of a text without any markup; see `Zin.woorden`."""
    return tuple(_WORD.findall(tekst))


def count_lettergrepen(woord: str) -> int:
    """How many syllables a Dutch word has: its groups of vowels, at least one."""
    return max(1, len(_VOWELS.findall(woord.casefold())))


def _alineas(passage: Passage) -> Iterator[list[tuple[int, str]]]:
    """Lines that run on into each other, of what a reader sees."""
    alinea: list[tuple[int, str]] = []
    before = 0
    for nummer, regel in lines_outside(passage):
        apart = not regel.strip(" >") or heading_of(regel) or _RULE.fullmatch(regel)
        code = set(range(before + 1, nummer)) - passage.opmerkingen
        if alinea and (apart or code or _ITEM.match(regel)):
            yield alinea
            alinea = []
        if not apart:
            alinea.append((nummer, _visible(_MARKS.sub("", regel))))
        before = nummer
    if alinea:
        yield alinea


def _visible(regel: str) -> str:
    return html.unescape(_SIGNS.sub("", _LINK.sub(r"\1", regel))).strip()


def _split(alinea: list[tuple[int, str]]) -> Iterator[Zin]:
    starts, place = [], 0
    for _, regel in alinea:
        starts.append(place)
        place += len(regel) + 1
    text = " ".join(regel for _, regel in alinea)
    begin = 0
    for end in (*_ends(text), len(text)):
        part = text[begin:end]
        first = begin + len(part) - len(part.lstrip())
        yield Zin(alinea[bisect(starts, first) - 1][0], part.strip())
        begin = end


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        before = text[max(0, found.start() - _LONGEST_SHORT) : found.start()]
        last = before.rpartition(" ")[2].lstrip("‘“('\"").casefold()
        if last not in _SHORT:
            yield found.end()
