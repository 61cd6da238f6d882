"""How numbers lie apart: each one once, in order, and beside those of before."""

from kaartenset.domain.spreiding import Punt, read_spreiding
from kaartenset.domain.uitslag import read_uitslag
from kaartenset.domain.veld import SoortVeld, Veld

VELD = Veld("werk.spanning", SoortVeld.GETAL)


def uitslag(**totalen):
    return read_uitslag(
        VELD, 1, {naam.removeprefix("n"): aantal for naam, aantal in totalen.items()}
    )


def test_numbers_are_in_order_of_size_and_not_of_their_digits():
    spreiding = read_spreiding(uitslag(n100=1, n20=2, n9=1))
    assert spreiding.punten == (Punt(9, 1, 0), Punt(20, 2, 0), Punt(100, 1, 0))
    assert (spreiding.nu_zin, spreiding.meeste) == ("van 9 tot 100", 2)
    assert (spreiding.is_vergeleken, spreiding.eerder_zin) == (False, "")


def test_those_of_before_stand_beside_them():
    spreiding = read_spreiding(uitslag(n40=3), uitslag(n20=1, n40=2))
    assert spreiding.punten == (Punt(20, 0, 1), Punt(40, 3, 2))
    assert (spreiding.nu_zin, spreiding.eerder_zin) == ("allemaal 40", "van 20 tot 40")
    assert spreiding.is_vergeleken
