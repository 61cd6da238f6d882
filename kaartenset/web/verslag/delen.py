"""Of what a report is made, whatever it is written as: headings, paragraphs, lists, tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from kaartenset.domain.tekst import read_alineas, read_regel

FORMULEBEGIN = ("=", "+", "-", "@")
"""With these a spreadsheet takes what is pasted into a cell for a formula."""


class _Soort:
    """Says in a template which kind of part it is."""

    is_alinea: ClassVar[bool] = False
    is_lijst: ClassVar[bool] = False
    is_tabel: ClassVar[bool] = False


@dataclass(frozen=True)
class Alinea(_Soort):
    """A paragraph; its lines are kept."""

    tekst: str
    is_alinea: ClassVar[bool] = True


@dataclass(frozen=True)
class Lijst(_Soort):
    """Points in a list; each keeps its lines."""

    punten: tuple[str, ...]
    is_lijst: ClassVar[bool] = True


@dataclass(frozen=True)
class Tabel(_Soort):
    """A table with a name; the first column of each row says what the row is about."""

    naam: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    is_tabel: ClassVar[bool] = True


Deel = Alinea | Lijst | Tabel


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A heading of level 2 or 3 and what stands under it."""

    titel: str
    delen: tuple[Deel, ...]
    is_onderdeel: bool = False
    """Whether it belongs to the chapter before it."""

    @property
    def niveau(self) -> int:
        """The level of its heading."""
        return 3 if self.is_onderdeel else 2


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    titel: str
    inleiding: tuple[Deel, ...]
    hoofdstukken: tuple[Hoofdstuk, ...]


def make_document(
    titel: str, inleiding: Iterable[Deel], hoofdstukken: Iterable[Hoofdstuk]
) -> Document:
    """A report under a title of one line."""
    return Document(read_regel(titel), tuple(inleiding), tuple(hoofdstukken))


def make_hoofdstuk(titel: str, *delen: Deel, is_onderdeel: bool = False) -> Hoofdstuk:
    """A chapter under a heading of one line."""
    return Hoofdstuk(read_regel(titel), delen, is_onderdeel)


def make_alinea(tekst: str) -> Alinea:
    """A paragraph of what somebody may have typed, without characters that deceive the eye."""
    return Alinea(read_alineas(tekst))


def make_lijst(punten: Iterable[str]) -> Lijst:
    """A list of what people may have typed."""
    return Lijst(tuple(read_alineas(punt) for punt in punten))


def make_tabel(naam: str, koppen: Iterable[str], rijen: Iterable[tuple[str, ...]]) -> Tabel:
    """A table of what people may have typed, in which nothing computes wherever it is pasted."""
    return Tabel(naam, tuple(koppen), tuple(tuple(map(_make_cel, rij)) for rij in rijen))


def _make_cel(tekst: str) -> str:
    cel = read_regel(tekst)
    return f"'{cel}" if cel.startswith(FORMULEBEGIN) else cel
