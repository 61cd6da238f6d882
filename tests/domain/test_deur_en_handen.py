"""A door and hands are each one of three, and hands rest in a break alone."""

from kaartenset.domain.deur import Deur
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.handen import Handen, are_handen_resting


def test_a_door_is_exactly_one_of_three():
    for deur in Deur:
        staat = [deur.is_open, deur.is_wachtkamer, deur.is_dicht]
        assert staat.count(True) == 1
    assert Deur("open").is_open


def test_hands_are_raised_here_in_one_way_only():
    assert [handen for handen in Handen if handen.is_hier] == [Handen.HIER]
    assert [handen for handen in Handen if handen.is_uit] == [Handen.UIT]


def test_hands_rest_in_a_break_and_in_no_other_block():
    assert [soort for soort in SoortOnderdeel if are_handen_resting(soort)] == [
        SoortOnderdeel.PAUZE
    ]
