"""How the numbers that a group gave lie apart, before a talk and after it."""

from dataclasses import dataclass

from kaartenset.domain.uitslag import Uitslag


@dataclass(frozen=True, slots=True)
class Punt:
    """A number from 0 to 100, and how many gave it; `eerder` is how many did before."""

    getal: int
    aantal: int
    eerder: int


@dataclass(frozen=True, slots=True)
class Spreiding:
    """All numbers that were given, from small to large."""

    punten: tuple[Punt, ...]
    is_vergeleken: bool
    """Whether there is a result of before beside it."""

    @property
    def meeste(self) -> int:
        """How many gave the same number at most, in one of the two."""
        return max((max(punt.aantal, punt.eerder) for punt in self.punten), default=0)

    @property
    def nu_zin(self) -> str:
        """From where to where the numbers lie: 'van 20 tot 80'."""
        return _write([punt.getal for punt in self.punten if punt.aantal])

    @property
    def eerder_zin(self) -> str:
        """The same of before; empty where nothing was shown."""
        return _write([punt.getal for punt in self.punten if punt.eerder])


def read_spreiding(uitslag: Uitslag, eerder: Uitslag | None = None) -> Spreiding:
    """How the numbers of a result lie apart, with those of an earlier one if there is one."""
    nu, toen = _count(uitslag), _count(eerder)
    punten = (Punt(een, nu.get(een, 0), toen.get(een, 0)) for een in sorted({*nu, *toen}))
    return Spreiding(tuple(punten), is_vergeleken=eerder is not None)


def _count(uitslag: Uitslag | None) -> dict[int, int]:
    if uitslag is None:
        return {}
    return {int(een.keuze.waarde): een.aantal for een in uitslag.tellingen}


def _write(getallen: list[int]) -> str:
    if not getallen:
        return ""
    laagst, hoogst = getallen[0], getallen[-1]
    return f"allemaal {laagst}" if laagst == hoogst else f"van {laagst} tot {hoogst}"
