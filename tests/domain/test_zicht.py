"""What deelnemers may see of the clock, and which changes therefore reach their screens."""

from dataclasses import replace

import pytest

from kaartenset.domain.zicht import TijdInZicht, read_onderdeel_in_zicht
from tests.domain.klokken import (
    AFSLUITEN,
    BEGIN,
    KLAARZETTEN,
    PAUZE,
    RONDE_1,
    RONDE_2,
    WELKOM,
    make_feiten,
    make_running,
    minuten,
    with_blok,
)


def zicht(feiten, verborgen=False):
    return read_onderdeel_in_zicht(feiten, verborgen=verborgen)


def test_a_running_block_shows_its_title_and_its_time():
    in_zicht = zicht(make_running(RONDE_1))
    assert in_zicht.titel == "Eerste ronde"
    assert in_zicht.tijd == TijdInZicht(45, minuten(0), BEGIN)
    assert not in_zicht.is_pauze


def test_a_hidden_clock_shows_the_title_alone():
    in_zicht = zicht(make_running(RONDE_1), verborgen=True)
    assert (in_zicht.titel, in_zicht.tijd) == ("Eerste ronde", None)


def test_a_break_is_counted_down_for_all_whatever_is_hidden():
    in_zicht = zicht(make_running(PAUZE), verborgen=True)
    assert in_zicht.is_pauze
    assert in_zicht.tijd == TijdInZicht(10, minuten(0), BEGIN)


def test_a_block_that_was_not_begun_shows_no_time():
    assert zicht(make_feiten(RONDE_1)).tijd is None
    assert zicht(make_feiten(PAUZE)).tijd is None


def test_a_paused_block_shows_what_was_used():
    feiten = with_blok(make_feiten(RONDE_1), RONDE_1, gebruikt=minuten(3))
    assert zicht(feiten).tijd == TijdInZicht(45, minuten(3), None)


def test_klaarzetten_shows_no_time():
    assert zicht(make_running(KLAARZETTEN)).tijd is None


@pytest.mark.parametrize(
    "anders",
    [
        {"loopt_sinds": None},
        {"loopt_sinds": BEGIN + minuten(1)},
        {"huidig_id": RONDE_2},
    ],
)
def test_what_everybody_sees_of_the_present_block_makes_a_difference(anders):
    assert zicht(make_running()) != zicht(replace(make_running(), **anders))


@pytest.mark.parametrize("anders", [{"minuten": 46}, {"titel": "Ronde"}, {"gebruikt": minuten(1)}])
def test_minutes_title_and_time_of_the_present_block_make_a_difference(anders):
    assert zicht(make_running()) != zicht(with_blok(make_running(), RONDE_1, **anders))


@pytest.mark.parametrize("anders", [{"minuten": 46}, {"titel": "Ronde"}, {"gebruikt": minuten(1)}])
def test_other_blocks_make_no_difference(anders):
    assert zicht(make_running()) == zicht(with_blok(make_running(), AFSLUITEN, **anders))


def test_the_time_of_a_hidden_clock_makes_no_difference():
    anders = with_blok(make_running(loopt_sinds=None), RONDE_1, minuten=50, gebruikt=minuten(5))
    assert zicht(make_running(), verborgen=True) == zicht(anders, verborgen=True)


@pytest.mark.parametrize("blok", [KLAARZETTEN, WELKOM])
def test_it_is_the_beginning_until_the_first_round_of_cards(blok):
    assert zicht(make_running(blok)).is_begin


@pytest.mark.parametrize("blok", [RONDE_1, PAUZE, RONDE_2, AFSLUITEN])
def test_from_the_first_round_on_it_is_no_longer_the_beginning(blok):
    assert not zicht(make_running(blok)).is_begin


def test_only_the_closing_block_is_the_end():
    slot = [
        blok for blok in range(KLAARZETTEN, AFSLUITEN + 1) if zicht(make_running(blok)).is_afsluiten
    ]
    assert slot == [AFSLUITEN]


def test_a_block_of_the_same_name_in_which_more_is_to_be_seen_reaches_screens():
    """The clock is hidden, and both blocks have the same title: still it is another sight."""
    feiten = with_blok(
        with_blok(make_running(RONDE_2), RONDE_2, titel="Slot"), AFSLUITEN, titel="Slot"
    )
    assert zicht(feiten, verborgen=True) != zicht(
        replace(feiten, huidig_id=AFSLUITEN), verborgen=True
    )


def test_fields_that_were_reached_before_are_in_sight_too():
    feiten = with_blok(with_blok(make_running(RONDE_1), WELKOM, velden=("a",)), RONDE_2, velden="b")
    assert zicht(feiten).bereikte_velden == {"a"}
    assert zicht(replace(feiten, huidig_id=RONDE_2)).bereikte_velden == {"a", "b"}
