"""What a group sees of answers: counts, and how they shifted, from three on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.uitslag import (
    Verschuiving,
    compare,
    count_waarden,
    is_toonbaar,
    read_uitslag,
)
from kaartenset.domain.veld import TWIJFEL, SoortVeld, Veld
from tests.domain.test_veld import STELLING, VRAAG


@pytest.mark.parametrize(("aantal", "mag"), [(0, False), (1, False), (2, False), (3, True)])
def test_nothing_is_shown_below_three(aantal, mag):
    assert is_toonbaar(aantal) is mag


def test_a_result_has_every_choice_also_one_that_nobody_made():
    uitslag = read_uitslag(STELLING, 1, count_waarden(["eens", "eens", "twijfel"]))
    assert [(telling.keuze.naam, telling.aantal) for telling in uitslag.tellingen] == [
        ("Eens", 2),
        ("Oneens", 0),
        ("Twijfel", 1),
    ]
    assert uitslag.totaal == 3


def test_texts_are_counted_by_how_many_there_are():
    uitslag = read_uitslag(VRAAG, 1, {}, ["een", "twee", "drie"])
    assert (uitslag.totaal, uitslag.teksten) == (3, ("een", "twee", "drie"))


@pytest.mark.parametrize(
    ("eerst", "daarna", "verschil"), [(1, 3, "2 meer"), (3, 2, "1 minder"), (2, 2, "gelijk")]
)
def test_a_difference_is_said_in_words(eerst, daarna, verschil):
    assert Verschuiving(TWIJFEL, eerst, daarna).verschil == verschil


stemmen = st.lists(st.sampled_from(["eens", "oneens", "twijfel"]))


@given(stemmen, stemmen)
def test_a_shift_loses_no_stem(eerst, daarna):
    was, werd = (read_uitslag(STELLING, 1, count_waarden(ronde)) for ronde in (eerst, daarna))
    verschuiving = compare(was, werd)
    assert sum(deel.eerst for deel in verschuiving) == len(eerst)
    assert sum(deel.daarna for deel in verschuiving) == len(daarna)


LIJN = Veld("werk.ideeen", SoortVeld.GRENZEN)
DRIEHOEK = Veld("werk.driehoeken", SoortVeld.GETAL)


def test_numbers_are_counted_in_their_own_order():
    uitslag = read_uitslag(DRIEHOEK, 1, count_waarden(["100", "9", "20", "9"]))
    assert [(telling.keuze.naam, telling.aantal) for telling in uitslag.tellingen] == [
        ("9", 2),
        ("20", 1),
        ("100", 1),
    ]
    assert (uitslag.totaal, uitslag.teksten) == (4, ())


def test_pairs_of_limits_stand_in_the_order_of_both():
    uitslag = read_uitslag(LIJN, 1, count_waarden(["20-70", "9-100", "20-8", "9-10"]))
    waarden = [telling.keuze.waarde for telling in uitslag.tellingen]
    assert waarden == ["9-10", "9-100", "20-8", "20-70"]


def test_numbers_that_nobody_gave_have_no_place():
    assert read_uitslag(DRIEHOEK, 1, {}).tellingen == ()
