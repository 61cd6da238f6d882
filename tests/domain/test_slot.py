"""The end of a conversation: when its questions are open, and what marks say together."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.slot import can_show_slot, read_cijfers, takes_slotantwoorden
from kaartenset.domain.uitslag import count_waarden, read_uitslag
from kaartenset.domain.veld import CIJFER

DICHT = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
SECONDE = timedelta(seconds=1)


def cijfers_of(*gegeven):
    totalen = count_waarden(str(cijfer) for cijfer in gegeven)
    return read_cijfers(read_uitslag(CIJFER, 1, totalen).tellingen)


def test_mean_and_spread_with_the_marks_in_between():
    cijfers = cijfers_of(6, 8, 8)
    assert (cijfers.gemiddelde, cijfers.laagste, cijfers.hoogste) == ("7,3", "6", "8")
    assert [telling.aantal for telling in cijfers.tellingen] == [1, 0, 2]
    assert cijfers.zin == (
        "Gemiddeld een 7,3, van 3 deelnemers. Het laagste cijfer is een 6, het hoogste een 8."
    )


def test_who_all_agree_have_no_spread():
    assert cijfers_of(10, 10, 10).zin == (
        "Gemiddeld een 10,0, van 3 deelnemers. Iedereen gaf een 10."
    )


@pytest.mark.parametrize(
    ("gegeven", "gemiddelde"), [((1, 1, 2), "1,3"), ((7, 8, 8), "7,7"), ([7] * 19 + [8], "7,1")]
)
def test_a_mean_is_rounded_to_one_decimal_and_a_half_goes_up(gegeven, gemiddelde):
    assert cijfers_of(*gegeven).gemiddelde == gemiddelde


def test_without_marks_there_is_nothing_to_say():
    assert cijfers_of() is None


@given(st.lists(st.integers(1, 10), min_size=1))
def test_the_mean_lies_within_the_spread_and_all_are_counted(gegeven):
    cijfers = cijfers_of(*gegeven)
    assert cijfers.aantal == len(gegeven)
    assert (int(cijfers.laagste), int(cijfers.hoogste)) == (min(gegeven), max(gegeven))
    gemiddelde = float(cijfers.gemiddelde.replace(",", "."))
    assert min(gegeven) <= gemiddelde <= max(gegeven)


def test_the_questions_are_open_in_the_closing_block_alone():
    assert takes_slotantwoorden(is_afsluiten=True, gesloten_op=None, now=DICHT)
    assert not takes_slotantwoorden(is_afsluiten=False, gesloten_op=None, now=DICHT)


def test_they_stay_open_until_30_minutes_after_closing():
    half_uur = timedelta(minutes=30)
    for erna, is_open in ((SECONDE, True), (half_uur - SECONDE, True), (half_uur, False)):
        for is_afsluiten in (True, False):
            assert is_open is takes_slotantwoorden(
                is_afsluiten=is_afsluiten, gesloten_op=DICHT, now=DICHT + erna
            )


def test_answers_are_shown_until_24_hours_after_closing():
    assert can_show_slot(None, DICHT)
    assert can_show_slot(DICHT, DICHT + timedelta(hours=24))
    assert not can_show_slot(DICHT, DICHT + timedelta(hours=24) + SECONDE)
