"""The werkblad on sheets: which fields stand beside each other, and what each is given of room.

A sheet is rows under each other, and a row is fields beside each other. What stands here are
proportions: the stylesheet fills the sheet with them, so that it is full whatever is in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kaartenset.domain.werkblad import SoortWerkveld, Werkblad, Werkbladdeel, Werkveld

BREED_A3 = 24
BREED_A4 = 16
"""How much can stand beside each other on a sheet that lies down; a part of it is some 17 mm."""

BREEDTES = {
    SoortWerkveld.TEKST: 3,
    SoortWerkveld.LIJST: 3,
    SoortWerkveld.SPELERS: 10,
    SoortWerkveld.STIL: 5,
    SoortWerkveld.WAARDEN: 5,
    SoortWerkveld.SPANNINGEN: 3,
    SoortWerkveld.DRIEHOEKEN: 4,
    SoortWerkveld.LIJN: 7,
    SoortWerkveld.KEUZE: 2,
    SoortWerkveld.CHECK: 2,
}
"""How broad a field of each kind is at least, in those parts."""

HOOGTES = {
    SoortWerkveld.SPELERS: 6,
    SoortWerkveld.WAARDEN: 5,
    SoortWerkveld.STIL: 5,
    SoortWerkveld.LIJN: 5,
}
"""How high a field is, in centimetres or so, where that is not LAAG."""
LAAG = 4
LIEVER_HEEL = 6
"""How much less even two sheets may be, so that no part is cut."""


@dataclass(frozen=True, slots=True)
class Vak:
    """One field in its place: how many parts of a row it takes, at least."""

    veld: Werkveld
    breedte: int


@dataclass(frozen=True, slots=True)
class Rij:
    """Fields beside each other, all of one part of the werkblad."""

    deel: str
    vakken: tuple[Vak, ...]
    is_begin: bool
    """Whether the part begins here, on this sheet."""
    is_vervolg: bool = False
    """Whether it began on the sheet before this one."""

    @property
    def hoogte(self) -> int:
        """What its highest field asks."""
        return _highest_of(self.vakken)


Vel = tuple[Rij, ...]
"""One sheet."""


def lay_out_op_een(werkblad: Werkblad) -> tuple[Vel, ...]:
    """The whole werkblad on one sheet of A3."""
    return (tuple(_list_rijen(werkblad, BREED_A3)),)


def lay_out_op_twee(werkblad: Werkblad) -> tuple[Vel, ...]:
    """The same on two sheets of A4 that are about as full; a part is cut only when it must."""
    rijen = tuple(_list_rijen(werkblad, BREED_A4))
    knip = min(range(1, len(rijen) + 1), key=lambda na: _unevenness(rijen, na))
    eerste, tweede = rijen[:knip], rijen[knip:]
    if not tweede:
        return (eerste,)
    bovenaan = replace(tweede[0], is_begin=True, is_vervolg=not tweede[0].is_begin)
    return eerste, (bovenaan, *tweede[1:])


def list_vooraf(werkblad: Werkblad) -> tuple[Werkbladdeel, ...]:
    """What the dilemma-eigenaar answers beforehand: the parts, with those fields alone."""
    delen = (
        Werkbladdeel(deel.titel, tuple(veld for veld in deel.velden if veld.vooraf))
        for deel in werkblad.delen
    )
    return tuple(deel for deel in delen if deel.velden)


def _list_rijen(werkblad: Werkblad, breed: int) -> Iterator[Rij]:
    for deel in werkblad.delen:
        for plaats, vakken in enumerate(_break_rijen(deel, breed)):
            yield Rij(deel.titel, vakken, is_begin=not plaats)


def _break_rijen(deel: Werkbladdeel, breed: int) -> list[tuple[Vak, ...]]:
    """The fields of a part in rows: as low together as can be, and then as even as can be."""
    vakken = [Vak(veld, BREEDTES[veld.soort]) for veld in deel.velden]
    beste: list[tuple[int, int, list[tuple[Vak, ...]]]] = [(0, 0, [])]
    for end in range(1, len(vakken) + 1):
        kansen = []
        for begin in range(end):
            rij = tuple(vakken[begin:end])
            over = breed - sum(vak.breedte for vak in rij)
            if over >= 0:
                hoog, oneven, rijen = beste[begin]
                kansen.append((hoog + _highest_of(rij), oneven + over * over, [*rijen, rij]))
        beste.append(min(kansen, key=lambda kans: kans[:2]))
    return beste[-1][2]


def _highest_of(vakken: Sequence[Vak]) -> int:
    return max(HOOGTES.get(vak.veld.soort, LAAG) for vak in vakken)


def _unevenness(rijen: Sequence[Rij], knip: int) -> int:
    """How much fuller one sheet is when the first has `knip` rows."""
    is_cut = knip < len(rijen) and not rijen[knip].is_begin
    verschil = sum(rij.hoogte for rij in rijen[:knip]) - sum(rij.hoogte for rij in rijen[knip:])
    return abs(verschil) + LIEVER_HEEL * is_cut
