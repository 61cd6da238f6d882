"""Cards on sheets to cut: four of A6 on an A4, each back behind its own front."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaartenset.domain.kaart import Kaart, Soort

PER_VEL = 4
GESPIEGELD = {1: 2, 2: 1, 3: 4, 4: 3}
"""Where a card's back lies when a sheet is turned over its long edge: left and right change."""

MATEN = {
    "groot": 470,
    "ruim": 720,
    "gewoon": 830,
    "krap": 1130,
    "klein": 1180,
    "kleiner": 1420,
    "kleinst": 1750,
}
"""The sizes of type, each with how much ordinary Dutch it has room for, as `_weigh` counts it.

A browser test fills a card up to each of them.
"""
REGEL = 45
"""Letters on a line: what a new block costs at most, and about what a choice costs twice."""
_TAG = re.compile(r"<[^>]*>")
_BLOK = re.compile(r"<(?:p|li|h[2-6]|br|hr|blockquote)\b")
_CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Plek:
    """One card on one side of a sheet; places are numbered 1 2 above, 3 4 below."""

    plaats: int
    kaart: Kaart
    nummer: int | None

    @property
    def maat(self) -> str:
        """The largest size of type with which all on this card fits, or else the smallest."""
        gewicht = _weigh(self.kaart)
        return next((maat for maat, hoogste in MATEN.items() if gewicht <= hoogste), "kleinst")

    @property
    def is_te_lang(self) -> bool:
        """Whether the text may run off the card in the smallest type; the choices then go first."""
        return _weigh(self.kaart) > max(MATEN.values())


@dataclass(frozen=True, slots=True)
class Vel:
    """The two sides of one sheet, each in reading order."""

    voor: tuple[Plek, ...]
    achter: tuple[Plek, ...]


def lay_out(kaarten: Sequence[Kaart], *, genummerd: bool) -> tuple[Vel, ...]:
    """The cards on as many sheets as they need; with their numbers in this order, or without."""
    plekken = [
        Plek(index % PER_VEL + 1, kaart, index + 1 if genummerd else None)
        for index, kaart in enumerate(kaarten)
    ]
    return tuple(
        _make_vel(tuple(plekken[begin : begin + PER_VEL]))
        for begin in range(0, len(plekken), PER_VEL)
    )


def by_soort(kaarten: Iterable[Kaart]) -> tuple[Kaart, ...]:
    """The cards by kind; within a kind in the order that they came in."""
    soorten = tuple(Soort)
    return tuple(sorted(kaarten, key=lambda kaart: soorten.index(kaart.soort)))


def _weigh(kaart: Kaart) -> int:
    """How much room all that is on a card takes, in letters of its text."""
    tekst = _TAG.sub("", kaart.tekst)
    letters: int = len(tekst) + sum(map(str.isupper, tekst)) // 2 + 3 * len(kaart.titel)
    regels: int = len(_BLOK.findall(kaart.tekst)) + (4 if kaart.soort.is_dilemma else 0)
    regels += sum(code.count("\n") for code in _CODE.findall(kaart.tekst))
    keuzes = (kaart.keuze_a or "", kaart.keuze_b or "")
    langere: int = sum(max(0, len(keuze) - REGEL // 2) for keuze in keuzes)
    return letters + REGEL * regels + langere


def _make_vel(voor: tuple[Plek, ...]) -> Vel:
    achter = (Plek(GESPIEGELD[plek.plaats], plek.kaart, plek.nummer) for plek in voor)
    return Vel(voor, tuple(sorted(achter, key=lambda plek: plek.plaats)))
