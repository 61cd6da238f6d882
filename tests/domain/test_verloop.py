"""How a conversation runs against its plan: times, behind or ahead, what to shorten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.klok import GeplandOnderdeel
from kaartenset.domain.verloop import Inkorting, propose, read_verloop
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
    without_blok,
)


def in_minuten(verloop):
    """The times of the blocks, in minutes after the planned start."""
    return [(tijd - BEGIN) / minuten(1) for tijd in verloop.tijden]


def naar(voorstel):
    """A proposal as {id of the block: minutes}."""
    return {inkorting.onderdeel.id: inkorting.naar for inkorting in voorstel}


def ronde_1_begun(op, sinds, **anders):
    """In the first round, which began `op` minutes after the start; runs since `sinds`."""
    feiten = make_running(RONDE_1, BEGIN + minuten(sinds), **anders)
    feiten = with_blok(feiten, WELKOM, begonnen_op=BEGIN, gebruikt=minuten(op))
    return with_blok(feiten, RONDE_1, begonnen_op=BEGIN + minuten(op))


def test_before_the_start_the_plan_holds_and_nobody_is_behind():
    verloop = read_verloop(make_feiten(), BEGIN - minuten(60))
    assert in_minuten(verloop) == [-10, 0, 12, 57, 67, 107]
    assert verloop.einde_op == BEGIN + minuten(117)
    assert (verloop.achter, verloop.minuten_achter, verloop.schuift) == (None, 0, False)


def test_klaarzetten_lies_before_the_planned_start_and_never_counts():
    feiten = make_running(KLAARZETTEN, BEGIN - minuten(30), begonnen_op=None)
    verloop = read_verloop(feiten, BEGIN - minuten(5))
    assert verloop.einde_op == BEGIN + minuten(117)
    assert verloop.achter is None


def test_the_expected_end_moves_when_the_start_passes_and_nothing_has_begun():
    verloop = read_verloop(make_feiten(), BEGIN + minuten(4))
    assert verloop.einde_op == BEGIN + minuten(121)
    assert verloop.schuift
    assert verloop.achter is None


def test_on_time_the_spare_minutes_are_there():
    verloop = read_verloop(make_running(WELKOM), BEGIN + minuten(2))
    assert verloop.minuten_achter == -3
    assert verloop.einde_op == BEGIN + minuten(117)
    assert not verloop.schuift


def test_who_overruns_is_behind_by_as_much_and_sees_the_new_end():
    verloop = read_verloop(ronde_1_begun(21, 21), BEGIN + minuten(30))
    assert verloop.minuten_achter == 6
    assert verloop.einde_op == BEGIN + minuten(126)
    assert in_minuten(verloop) == [-10, 0, 21, 66, 76, 116]


def test_who_goes_on_early_is_ahead():
    verloop = read_verloop(ronde_1_begun(5, 5), BEGIN + minuten(30))
    assert verloop.minuten_achter == -10
    assert verloop.einde_op == BEGIN + minuten(110)


def test_past_the_end_of_a_block_the_end_moves_with_the_clock():
    feiten = ronde_1_begun(12, 12)
    op_tijd = read_verloop(feiten, BEGIN + minuten(56))
    te_laat = read_verloop(feiten, BEGIN + minuten(63))
    assert not op_tijd.schuift
    assert te_laat.schuift
    assert te_laat.einde_op - op_tijd.einde_op == minuten(6)


def test_while_paused_the_end_drifts_by_the_length_of_the_pause():
    paused = with_blok(ronde_1_begun(12, 12, loopt_sinds=None), RONDE_1, gebruikt=minuten(10))
    eerst, later = (read_verloop(paused, BEGIN + minuten(na)) for na in (22, 30))
    assert eerst.schuift
    assert later.achter - eerst.achter == minuten(8)
    assert later.einde_op - eerst.einde_op == minuten(8)


def test_who_starts_a_little_late_is_held_to_the_planned_end():
    begin = BEGIN + minuten(30)
    feiten = make_running(WELKOM, begin, begonnen_op=begin)
    assert read_verloop(feiten, begin).minuten_achter == 27


@pytest.mark.parametrize("verschil", [-90, -31, 31, 24 * 60])
def test_who_starts_far_from_the_plan_is_held_to_the_real_start(verschil):
    begin = BEGIN + minuten(verschil)
    feiten = make_running(WELKOM, begin, begonnen_op=begin)
    verloop = read_verloop(feiten, begin)
    assert verloop.minuten_achter == -3
    assert verloop.einde_op == begin + minuten(117)


def test_who_goes_back_is_not_charged_again_for_what_the_later_block_used():
    feiten = make_running(WELKOM, BEGIN + minuten(22))
    feiten = with_blok(feiten, WELKOM, begonnen_op=BEGIN, gebruikt=minuten(10))
    feiten = with_blok(feiten, RONDE_1, begonnen_op=BEGIN + minuten(10), gebruikt=minuten(12))
    verloop = read_verloop(feiten, BEGIN + minuten(22))
    assert verloop.einde_op == BEGIN + minuten(117)
    assert in_minuten(verloop)[2:4] == [24, 57]


def test_the_present_block_that_was_not_begun_is_expected_now():
    feiten = with_blok(make_feiten(RONDE_1, begonnen_op=BEGIN), WELKOM, begonnen_op=BEGIN)
    verloop = read_verloop(feiten, BEGIN + minuten(15))
    assert in_minuten(verloop) == [-10, 0, 15, 60, 70, 110]


def test_skipped_blocks_cost_no_time_and_stand_after_the_one_before_them():
    feiten = make_running(RONDE_2, BEGIN + minuten(12))
    feiten = with_blok(feiten, WELKOM, begonnen_op=BEGIN)
    feiten = with_blok(feiten, RONDE_2, begonnen_op=BEGIN + minuten(12))
    verloop = read_verloop(feiten, BEGIN + minuten(12))
    assert in_minuten(verloop) == [-10, 0, 0, 0, 12, 52]
    assert verloop.einde_op == BEGIN + minuten(62)


def test_a_conversation_without_klaarzetten_has_its_times_too():
    feiten = without_blok(make_running(RONDE_1), KLAARZETTEN)
    assert in_minuten(read_verloop(feiten, BEGIN)) == [0, 0, 45, 55, 95]


def test_back_in_klaarzetten_nobody_is_behind():
    assert read_verloop(make_running(KLAARZETTEN), BEGIN + minuten(3)).achter is None


@pytest.mark.parametrize(
    ("seconden", "minuten_achter"),
    [(0, 0), (59, 0), (60, 1), (61, 1), (-1, -1), (-60, -1), (-61, -2)],
)
def test_minutes_behind_are_those_between_two_clocks_without_seconds(seconden, minuten_achter):
    verloop = read_verloop(make_running(WELKOM), BEGIN)
    verloop = replace(verloop, achter=timedelta(seconds=seconden))
    assert verloop.minuten_achter == minuten_achter


@pytest.mark.parametrize("verschil", [0, 45])
def test_the_minutes_behind_change_when_the_expected_end_does(verschil):
    begin = BEGIN + minuten(verschil) + timedelta(seconds=37)
    feiten = make_feiten(WELKOM, begonnen_op=begin)
    for seconden in range(600):
        verloop = read_verloop(feiten, begin + timedelta(seconds=seconden))
        einde = verloop.einde_op.replace(second=0)
        assert verloop.minuten_achter * minuten(1) == einde - BEGIN - minuten(120 + verschil)


def test_the_longest_coming_round_is_shortened_first():
    assert naar(propose(make_running(WELKOM), minuten(6), BEGIN)) == {RONDE_1: 39}


def test_then_the_other_round_then_the_break_and_never_below_their_floors():
    feiten = make_running(WELKOM)
    assert naar(propose(feiten, minuten(50), BEGIN)) == {RONDE_1: 10, RONDE_2: 25}
    assert naar(propose(feiten, minuten(68), BEGIN)) == {RONDE_1: 10, RONDE_2: 10, PAUZE: 7}
    assert naar(propose(feiten, minuten(500), BEGIN)) == {RONDE_1: 10, RONDE_2: 10, PAUZE: 5}


def test_as_many_minutes_are_made_up_as_the_begeleider_is_told():
    achter = minuten(6) + timedelta(seconds=59)
    assert naar(propose(make_running(WELKOM), achter, BEGIN)) == {RONDE_1: 39}


def test_the_present_round_is_shortened_only_when_nothing_else_is_left():
    feiten = make_running(RONDE_2)
    assert naar(propose(feiten, minuten(6), BEGIN + minuten(20))) == {RONDE_2: 34}
    feiten = make_running(RONDE_1)
    assert naar(propose(feiten, minuten(6), BEGIN)) == {RONDE_2: 34}
    assert naar(propose(feiten, minuten(36), BEGIN)) == {RONDE_2: 10, PAUZE: 5, RONDE_1: 44}


def test_nothing_is_shortened_below_what_was_used_already():
    feiten = make_running(RONDE_2)
    na = minuten(31) + timedelta(seconds=1)
    assert naar(propose(feiten, minuten(20), BEGIN + na)) == {RONDE_2: 32}
    terug = with_blok(make_running(WELKOM), RONDE_1, gebruikt=minuten(29.5))
    assert naar(propose(terug, minuten(20), BEGIN)) == {RONDE_1: 30, RONDE_2: 35}


def test_in_the_last_block_there_is_nothing_to_propose():
    assert propose(make_running(AFSLUITEN), minuten(20), BEGIN) == ()


def test_a_round_that_is_short_already_is_left_alone():
    feiten = with_blok(make_running(WELKOM), RONDE_1, minuten=8)
    assert naar(propose(feiten, minuten(5), BEGIN)) == {RONDE_2: 35}


ONDERDEEL = st.builds(
    GeplandOnderdeel,
    id=st.integers(10, 10**6),
    titel=st.just("Blok"),
    soort=st.sampled_from(SoortOnderdeel),
    minuten=st.integers(1, 600),
    gebruikt=st.timedeltas(timedelta(0), timedelta(hours=2)),
)
ONDERDELEN = st.lists(ONDERDEEL, min_size=1, max_size=8, unique_by=lambda blok: blok.id)


@given(ONDERDELEN, st.data(), st.integers(1, 400))
def test_a_proposal_makes_up_what_it_can_and_never_more(onderdelen, data, achter):
    huidig = data.draw(st.sampled_from(onderdelen))
    feiten = make_feiten(huidig.id, onderdelen=tuple(onderdelen), begonnen_op=BEGIN)
    voorstel = propose(feiten, minuten(achter), BEGIN)
    gewonnen = [inkorting.onderdeel.minuten - inkorting.naar for inkorting in voorstel]
    assert all(stap > 0 for stap in gewonnen)
    assert sum(gewonnen) <= achter
    for inkorting in voorstel:
        assert_floor(inkorting)
    if sum(gewonnen) < achter:
        assert propose(shortened(feiten, voorstel), minuten(achter), BEGIN) == ()


def assert_floor(inkorting: Inkorting):
    blok = inkorting.onderdeel
    assert blok.soort in {SoortOnderdeel.KAARTEN, SoortOnderdeel.PAUZE}
    assert inkorting.naar >= (10 if blok.soort is SoortOnderdeel.KAARTEN else 5)
    assert inkorting.naar * minuten(1) >= blok.gebruikt


def shortened(feiten, voorstel):
    for inkorting in voorstel:
        feiten = with_blok(feiten, inkorting.onderdeel.id, minuten=inkorting.naar)
    return feiten


@given(ONDERDELEN, st.data(), st.timedeltas(timedelta(-1), timedelta(1)))
def test_following_a_proposal_brings_the_end_forward_by_what_it_says(onderdelen, data, later):
    huidig = data.draw(st.sampled_from([blok for blok in onderdelen if blok.telt_mee] or [None]))
    if huidig is None:
        return
    feiten = make_feiten(huidig.id, onderdelen=tuple(onderdelen), begonnen_op=BEGIN)
    nu = BEGIN + later
    voorstel = propose(feiten, minuten(60), nu)
    gewonnen = sum(inkorting.onderdeel.minuten - inkorting.naar for inkorting in voorstel)
    eerst, daarna = read_verloop(feiten, nu), read_verloop(shortened(feiten, voorstel), nu)
    assert eerst.einde_op - daarna.einde_op == minuten(gewonnen)
