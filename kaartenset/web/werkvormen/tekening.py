"""The drawings on a werkblad that is filled in: ideas along a line, and how tension is spread.

All measures are pixels as CSS has them: a drawing is shown in its own size, with letters of 11 of
them, which is 8 points.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaartenset.domain.bereik import Bereik
from kaartenset.domain.werkregel import RECHTS
from kaartenset.stand.werkveld import RegelStand, WerkveldStand

MM = 25.4 / 96
"""A pixel of CSS on paper, in millimetres."""
BREED = 400.0
RAND = 14.0
REGEL = 13.5
"""How far apart two numbers are that stand above each other."""
NAAST = 17.0
"""How far apart two numbers are that stand beside each other."""
MEESTE_LAGEN = 6
BOVENRAND, ONDER = 4.0, 30.0
"""What is needed above the numbers, and below the line: the limits and what its ends are called."""

SPREIDING_BREED, SPREIDING_HOOG = 236.0, 64.0
AS_Y = 48.0
STAAFBREED = 10.5
STAAFHOOG = 34.0
"""How high the highest bar is; its number stands above it."""
TIENDEN = 10
TIENDE = SPREIDING_BREED / TIENDEN


@dataclass(frozen=True, slots=True)
class Nummer:
    """A note above the line: its number in the list ('' where there is no room), and where."""

    tekst: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Lijntekening:
    """A line from small to large with its notes, the limits, and the range within all of them."""

    hoogte: float
    lijn_y: float
    nummers: tuple[Nummer, ...]
    grenzen: tuple[float, ...]
    """Where it goes too far for somebody, on either side."""
    bereik: tuple[float, float] | None
    """Where the range begins, and how broad it is; None when there is none to draw."""

    @property
    def onder_y(self) -> float:
        """Where stands what the ends are called."""
        return round(self.hoogte - 4, 2)


@dataclass(frozen=True, slots=True)
class Staaf:
    """How many are in one tenth: a bar with its number above it."""

    aantal: int
    x: float
    y: float
    hoogte: float
    is_eerder: bool

    @property
    def midden(self) -> float:
        """Where its number stands."""
        return round(self.x + STAAFBREED / 2, 2)

    @property
    def boven(self) -> float:
        """How high its number stands."""
        return round(self.y - 2.5, 2)


def draw_lijn(een: WerkveldStand) -> Lijntekening:
    """The line of a field of that kind."""
    hoog = count_lagen(een)
    lijn_y = round(BOVENRAND + REGEL * hoog, 2)
    bereik = een.bereik
    return Lijntekening(
        hoogte=round(lijn_y + ONDER, 2),
        lijn_y=lijn_y,
        nummers=tuple(_place_nummers(een, lijn_y)),
        grenzen=_list_grenzen(bereik),
        bereik=_place_bereik(bereik),
    )


def count_lagen(een: WerkveldStand) -> int:
    """How many numbers stand above each other at most; one layer where there is none."""
    return max((laag for laag, _ in _spread(een.op_volgorde)), default=0) + 1


def draw_spreiding(een: WerkveldStand) -> tuple[Staaf, ...]:
    """A bar for every tenth in which there is somebody; that of before the talk to the left."""
    punten = een.spreiding.punten if een.spreiding else ()
    nu = _count_tienden((punt.getal, punt.aantal) for punt in punten)
    eerst = _count_tienden((punt.getal, punt.eerder) for punt in punten)
    meeste = max(*nu, *eerst, 1)
    return tuple(_draw_staven(eerst, meeste, is_eerder=True)) + tuple(
        _draw_staven(nu, meeste, is_eerder=False)
    )


def _count_tienden(getallen: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """How many are in each tenth; 100 is in the last."""
    aantallen = [0] * TIENDEN
    for getal, aantal in getallen:
        aantallen[min(getal * TIENDEN // RECHTS, TIENDEN - 1)] += aantal
    return tuple(aantallen)


def _draw_staven(tienden: tuple[int, ...], meeste: int, *, is_eerder: bool) -> Iterator[Staaf]:
    for plaats, aantal in enumerate(tienden):
        if aantal:
            hoogte = round(STAAFHOOG * aantal / meeste, 2)
            x = round(plaats * TIENDE + (0.5 if is_eerder else TIENDE / 2), 2)
            yield Staaf(aantal, x, round(AS_Y - hoogte, 2), hoogte, is_eerder)


def _place_nummers(een: WerkveldStand, lijn_y: float) -> Iterator[Nummer]:
    for nummer, (laag, x) in enumerate(_spread(een.op_volgorde), start=1):
        is_vol = laag == MEESTE_LAGEN
        yield Nummer("" if is_vol else f"{nummer}", x, round(lijn_y - 5 - REGEL * laag, 2))


def _spread(regels: tuple[RegelStand, ...]) -> Iterator[tuple[int, float]]:
    """The lowest layer in which each number is clear of those before it, and where it stands."""
    laatste = [float("-inf")] * MEESTE_LAGEN
    for regel in regels:
        x = _x_of(regel.plek)
        vrij = (laag for laag, eerder in enumerate(laatste) if x - eerder >= NAAST)
        laag = next(vrij, MEESTE_LAGEN)
        if laag < MEESTE_LAGEN:
            laatste[laag] = x
        yield laag, x


def _list_grenzen(bereik: Bereik | None) -> tuple[float, ...]:
    if bereik is None:
        return ()
    plekken = {plek for een in bereik.grenzen for plek in (een.links, een.rechts)}
    return tuple(_x_of(plek) for plek in sorted(plekken))


def _place_bereik(bereik: Bereik | None) -> tuple[float, float] | None:
    if bereik is None or bereik.is_leeg:
        return None
    links = _x_of(bereik.links)
    return links, max(2.0, round(_x_of(bereik.rechts) - links, 2))


def _x_of(plek: int) -> float:
    return round(RAND + (BREED - 2 * RAND) * plek / RECHTS, 2)
