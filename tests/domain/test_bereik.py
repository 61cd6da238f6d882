"""The part of a line that is within everybody's limits."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.bereik import Grenzen, read_bereik
from kaartenset.domain.werkregel import LINKS, RECHTS

IEDER = "binnen ieders grenzen"
PLEKKEN = st.integers(LINKS, RECHTS)
GRENZEN = st.tuples(PLEKKEN, PLEKKEN).map(sorted).map(lambda paar: Grenzen(*paar))


def totalen_of(grenzen):
    """As a round is stored: how often each pair was given."""
    return Counter(f"{een.links}-{een.rechts}" for een in grenzen)


def test_without_limits_there_is_no_range():
    assert read_bereik({}) is None


def test_the_range_is_from_the_largest_left_to_the_smallest_right():
    bereik = read_bereik({"0-60": 2, "30-100": 1, "20-50": 1})
    assert (bereik.links, bereik.rechts, bereik.is_leeg) == (30, 50, False)
    gegeven = [Grenzen(0, 60), Grenzen(0, 60), Grenzen(20, 50), Grenzen(30, 100)]
    assert list(bereik.grenzen) == gegeven


def test_limits_that_only_touch_leave_one_place():
    bereik = read_bereik({"0-40": 1, "40-100": 1})
    assert [plek for plek in range(LINKS, RECHTS + 1) if bereik.holds(plek)] == [40]
    assert not bereik.is_leeg


def test_limits_that_exclude_each_other_leave_no_place():
    bereik = read_bereik({"0-39": 3, "41-100": 1})
    assert bereik.is_leeg
    assert not any(bereik.holds(plek) for plek in range(LINKS, RECHTS + 1))


@given(st.lists(GRENZEN, min_size=1, max_size=12))
def test_a_place_is_in_the_range_exactly_if_it_is_within_the_limits_of_each(grenzen):
    bereik = read_bereik(totalen_of(grenzen))
    for plek in range(LINKS, RECHTS + 1):
        assert bereik.holds(plek) is all(een.links <= plek <= een.rechts for een in grenzen)
    assert bereik.is_leeg is not any(map(bereik.holds, range(LINKS, RECHTS + 1)))


@given(st.lists(GRENZEN, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_order_in_which_limits_were_given_makes_no_difference(grenzen, dice):
    gemengd = dice.sample(grenzen, len(grenzen))
    assert read_bereik(totalen_of(grenzen)) == read_bereik(totalen_of(gemengd))
    assert Counter(read_bereik(totalen_of(grenzen)).grenzen) == Counter(grenzen)


@pytest.mark.parametrize(
    ("totalen", "zinnen"),
    [
        (
            {"20-70": 2, "30-80": 1},
            {29: "voor iemand te weinig", 30: IEDER, 70: IEDER, 71: "voor iemand te veel"},
        ),
        (
            {"0-39": 1, "61-100": 1},
            {
                39: "voor iemand te weinig",
                50: "voor de een te weinig, voor de ander te veel",
                61: "voor iemand te veel",
            },
        ),
    ],
)
def test_of_each_place_it_says_for_whom_it_is_too_little_or_too_much(totalen, zinnen):
    bereik = read_bereik(totalen)
    assert {plek: bereik.judge(plek) for plek in zinnen} == zinnen
