"""The werkblad with what was filled in, on sheets: on as many as the empty one.

What is too long for its place stands on sheets after those, so that nothing is cut.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kaartenset.domain.werkblad import Werkveld
from kaartenset.stand.werkblad import WerkbladStand
from kaartenset.stand.werkveld import WerkbladdeelStand, WerkveldStand
from kaartenset.web.werkvormen.indeling import BREEDTES, LIEVER_HEEL
from kaartenset.web.werkvormen.ruimte import A3, A4, Maat, measure_veld, measure_verwijzing

STAP = 3
"""The heights of rows are so many millimetres, or twice that, and so on."""
TUSSEN_DELEN = 1.2
"""White above a row in which a part begins, counted for each row."""
KLEINSTE_NAAM, PER_LETTER = 4, 2.1
"""The name of a part stands upright beside the row in which it begins."""
TE_LANG = 3_000
"""With more characters than this a field is not tried in its place."""


@dataclass(frozen=True, slots=True)
class Vak:
    """One field in its place."""

    veld: Werkveld
    een: WerkveldStand | None
    """What was filled in; None where nothing was, or where it stands on a sheet after this."""
    is_verderop: bool
    is_klein: bool
    """Whether an empty one has no room to write in, since the sheet is too full for that."""
    breedte: int


@dataclass(frozen=True, slots=True)
class Rij:
    """Fields beside each other, all of one part of the werkblad."""

    deel: str
    vakken: tuple[Vak, ...]
    nodig: float
    """How high it must be, in millimetres."""
    is_begin: bool
    is_vervolg: bool = False
    hoogte: int = 0
    """How high it is."""


Vel = tuple[Rij, ...]
Verdeling = Callable[[Vel], tuple[Vel, ...]]
"""Divides all rows over sheets."""


@dataclass(frozen=True, slots=True)
class GevuldWerkblad:
    """The sheets, and by part what is printed in full after them."""

    vellen: tuple[Vel, ...]
    verderop: tuple[WerkbladdeelStand, ...]

    @property
    def aantal(self) -> int:
        """How many sheets there are, without those after them."""
        return len(self.vellen)


def fill_op_een(stand: WerkbladStand) -> GevuldWerkblad:
    """On one sheet of A3."""
    return _lay_out(stand, A3, lambda rijen: (rijen,))


def fill_op_twee(stand: WerkbladStand) -> GevuldWerkblad:
    """On two sheets of A4."""
    return _lay_out(stand, A4, _cut)


def _lay_out(stand: WerkbladStand, maat: Maat, divide: Verdeling) -> GevuldWerkblad:
    """Take the room out of empty fields, and then put the highest on sheets after these.

    Each until what remains fits; after that the shortest come back, as far as there is room.
    """
    zetter = _Zetter(stand, maat, divide)
    verderop = frozenset(een.veld.id for een in stand.velden if _count_tekens(een) > TE_LANG)
    vellen = zetter.lay_out(verderop)
    if zetter.find_highest(vellen) is not None:
        vellen = zetter.lay_out(verderop, is_klein=True)
    verplaatst: list[str] = []
    while (langste := zetter.find_highest(vellen)) is not None:
        verplaatst.append(langste)
        verderop |= {langste}
        vellen = zetter.lay_out(verderop, is_klein=True)
    for veld_id in reversed(verplaatst[:-1]):
        kans = zetter.lay_out(verderop - {veld_id}, is_klein=True)
        if zetter.find_highest(kans) is None:
            verderop -= {veld_id}
            vellen = kans
    return GevuldWerkblad(
        tuple(tuple(_stretch(vel, maat.hoog)) for vel in vellen),
        tuple(_list_verderop(stand, verderop)),
    )


class _Zetter:
    """Puts the fields of one werkblad in rows on sheets, and knows how high each is."""

    def __init__(self, stand: WerkbladStand, maat: Maat, divide: Verdeling) -> None:
        self._stand = stand
        self._maat = maat
        self._divide = divide
        self._verderop: frozenset[str] = frozenset()
        self._is_klein = False
        self._hoogten: dict[tuple[str, int, bool, bool], float] = {}

    def lay_out(self, verderop: frozenset[str], *, is_klein: bool = False) -> tuple[Vel, ...]:
        """The sheets when the fields with these ids are printed after them.

        With `is_klein` there is no room to write in those that are empty.
        """
        self._verderop = verderop
        self._is_klein = is_klein
        return self._divide(tuple(self._list_rijen()))

    def find_highest(self, vellen: Sequence[Vel]) -> str | None:
        """The highest field that can still be moved of the sheets that are too full, if any is."""
        te_vol = (vel for vel in vellen if _sum_nodig(vel) > self._maat.hoog)
        vakken = [vak for vel in te_vol for rij in vel for vak in rij.vakken if vak.een]
        return max(vakken, key=self._measure).veld.id if vakken else None

    def _list_rijen(self) -> Iterator[Rij]:
        """The rows of all parts, each part as low as it can be."""
        for deel in self._stand.delen:
            for plaats, vakken in enumerate(self._break_rijen(deel.velden)):
                nodig = TUSSEN_DELEN + max(map(self._measure, vakken))
                naam = 0 if plaats else _measure_naam(deel.titel)
                yield Rij(deel.titel, vakken, max(nodig, naam), is_begin=not plaats)

    def _break_rijen(self, velden: Sequence[WerkveldStand]) -> tuple[tuple[Vak, ...], ...]:
        beste: list[tuple[float, tuple[tuple[Vak, ...], ...]]] = [(0, ())]
        for end in range(1, len(velden) + 1):
            kansen = []
            for begin in range(end):
                if sum(map(_least, velden[begin:end])) <= self._maat.parten:
                    rij = self._divide_breedte(velden[begin:end])
                    hoogte, rijen = beste[begin]
                    kansen.append((hoogte + max(map(self._measure, rij)), (*rijen, rij)))
            beste.append(min(kansen, key=lambda kans: kans[0]))
        return beste[-1][1]

    def _divide_breedte(self, velden: Sequence[WerkveldStand]) -> tuple[Vak, ...]:
        """Fields beside each other: every part that is left goes to the highest of them."""
        vakken = [self._make_vak(een) for een in velden]
        for _ in range(self._maat.parten - sum(vak.breedte for vak in vakken)):
            hoogste = max(vakken, key=lambda vak: (self._measure(vak), -vak.breedte))
            plaats = vakken.index(hoogste)
            vakken[plaats] = replace(hoogste, breedte=hoogste.breedte + 1)
        return tuple(vakken)

    def _make_vak(self, een: WerkveldStand) -> Vak:
        is_verderop = een.veld.id in self._verderop
        gevuld = None if een.is_leeg or is_verderop else een
        is_klein = self._is_klein and een.is_leeg and not is_verderop
        return Vak(een.veld, gevuld, is_verderop, is_klein, _least(een))

    def _measure(self, vak: Vak) -> float:
        welk = (vak.veld.id, vak.breedte, vak.is_verderop, vak.is_klein)
        if welk not in self._hoogten:
            self._hoogten[welk] = (
                measure_verwijzing(vak.veld, vak.breedte, self._maat)
                if vak.is_verderop or vak.is_klein
                else measure_veld(vak.veld, vak.een, vak.breedte, self._maat)
            )
        return self._hoogten[welk]


def _least(een: WerkveldStand) -> int:
    return BREEDTES[een.veld.soort]


def _count_tekens(een: WerkveldStand) -> int:
    """How much text is in it, of the group or shown."""
    van_groep = sum(len(deel) for regel in een.regels for deel in regel.delen.values())
    return van_groep + sum(map(len, een.uitslag.teksten if een.uitslag else ()))


def _sum_nodig(vel: Vel) -> float:
    return sum(rij.nodig for rij in vel)


def _cut(rijen: Vel) -> tuple[Vel, ...]:
    """Two sheets that are about as full; a part is cut only when it must."""
    knip = min(range(1, len(rijen) + 1), key=lambda na: _unevenness(rijen, na))
    eerste, tweede = rijen[:knip], rijen[knip:]
    if not tweede:
        return (eerste,)
    bovenaan = tweede[0]
    if not bovenaan.is_begin:
        nodig = max(bovenaan.nodig, _measure_naam(bovenaan.deel))
        bovenaan = replace(bovenaan, nodig=nodig, is_begin=True, is_vervolg=True)
    return eerste, (bovenaan, *tweede[1:])


def _measure_naam(deel: str) -> float:
    return KLEINSTE_NAAM + PER_LETTER * len(deel)


def _unevenness(rijen: Vel, knip: int) -> float:
    is_cut = knip < len(rijen) and not rijen[knip].is_begin
    verschil = abs(_sum_nodig(rijen[:knip]) - _sum_nodig(rijen[knip:]))
    return verschil + LIEVER_HEEL * STAP * is_cut


def _stretch(vel: Vel, hoog: float) -> Iterator[Rij]:
    """The rows with their heights, so that together they fill a sheet of `hoog` millimetres.

    Where so little is left that it cannot be divided, each is as high as what is in it.
    """
    stappen = [ceil(rij.nodig / STAP) for rij in vel]
    over = int(hoog // STAP) - sum(stappen)
    for beurt in range(over):
        stappen[beurt % len(stappen)] += 1
    for rij, aantal in zip(vel, stappen, strict=True):
        yield replace(rij, hoogte=STAP * (aantal if over >= 0 else aantal - 1))


def _list_verderop(stand: WerkbladStand, verderop: frozenset[str]) -> Iterator[WerkbladdeelStand]:
    for deel in stand.delen:
        velden = tuple(een for een in deel.velden if een.veld.id in verderop)
        if velden:
            yield WerkbladdeelStand(deel.titel, velden)
