"""What the clock of a block says: what is left, and when to round off."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.klok import Waarschuwing, read_klok
from tests.domain.klokken import (
    BEGIN,
    KLAARZETTEN,
    RONDE_1,
    RONDE_2,
    WELKOM,
    make_feiten,
    make_running,
    minuten,
    with_blok,
)

ZODRA = timedelta(microseconds=1)
LENGTES = st.integers(1, 600)
VERSTREKEN = st.timedeltas(timedelta(0), timedelta(hours=12))


def test_a_running_block_counts_down_to_its_end():
    klok = read_klok(make_running(), BEGIN + minuten(15))
    assert klok.rest == minuten(30)
    assert klok.einde_op == BEGIN + minuten(45)


def test_a_clock_that_was_not_started_has_all_its_time_and_no_end():
    klok = read_klok(make_feiten(RONDE_1), BEGIN + minuten(15))
    assert (klok.rest, klok.einde_op, klok.wisselt_op) == (minuten(45), None, None)
    assert not klok.is_begonnen


def test_a_paused_clock_stands_still_however_late_it_is():
    feiten = with_blok(make_feiten(RONDE_1), RONDE_1, gebruikt=minuten(20))
    assert read_klok(feiten, BEGIN) == read_klok(feiten, BEGIN + minuten(300))
    assert read_klok(feiten, BEGIN).rest == minuten(25)
    assert read_klok(feiten, BEGIN).is_begonnen


def test_time_that_was_used_before_counts_when_it_runs_again():
    feiten = with_blok(make_running(), RONDE_1, gebruikt=minuten(20))
    assert read_klok(feiten, BEGIN + minuten(5)).rest == minuten(20)


def test_past_the_end_what_is_left_is_below_zero():
    klok = read_klok(make_running(), BEGIN + minuten(48))
    assert klok.rest == minuten(-3)
    assert klok.einde_op == BEGIN + minuten(45)
    assert klok.waarschuwing is Waarschuwing.TIJD_OM
    assert klok.wisselt_op is None


def test_the_time_of_other_blocks_does_not_count():
    feiten = with_blok(make_running(), RONDE_2, gebruikt=minuten(7))
    assert read_klok(feiten, BEGIN).rest == minuten(45)


def test_a_clock_that_seems_to_have_started_in_the_future_has_used_nothing():
    assert read_klok(make_running(sinds=BEGIN + minuten(1)), BEGIN).rest == minuten(45)


@pytest.mark.parametrize(
    ("op", "was", "wordt"),
    [
        (36, Waarschuwing.GEEN, Waarschuwing.RUSTIG_AFRONDEN),  # 20 % of 45 minutes is 9
        (42.75, Waarschuwing.RUSTIG_AFRONDEN, Waarschuwing.BIJNA_TIJD),  # 5 % is 2:15
        (45, Waarschuwing.BIJNA_TIJD, Waarschuwing.TIJD_OM),
    ],
)
def test_warnings_come_at_a_fifth_at_a_twentieth_and_at_the_end(op, was, wordt):
    moment = BEGIN + minuten(op)
    assert read_klok(make_running(), moment - ZODRA).waarschuwing is was
    assert read_klok(make_running(), moment - ZODRA).wisselt_op == moment
    assert read_klok(make_running(), moment).waarschuwing is wordt


def test_a_paused_clock_keeps_its_warning():
    feiten = with_blok(make_feiten(RONDE_1), RONDE_1, gebruikt=minuten(40))
    klok = read_klok(feiten, BEGIN)
    assert klok.waarschuwing is Waarschuwing.RUSTIG_AFRONDEN
    assert klok.wisselt_op is None


def test_every_warning_has_something_to_say():
    assert [bool(soort.zin) for soort in Waarschuwing] == [False, True, True, True]


def test_only_klaarzetten_does_not_count_in_the_planned_time():
    telt_niet = [blok.id for blok in make_feiten().onderdelen if not blok.telt_mee]
    assert telt_niet == [KLAARZETTEN]


@given(LENGTES, VERSTREKEN, VERSTREKEN)
def test_a_running_clock_never_goes_back(lengte, eerst, erna):
    feiten = with_blok(make_running(WELKOM), WELKOM, minuten=lengte)
    nu, straks = (read_klok(feiten, BEGIN + later) for later in (eerst, eerst + erna))
    assert nu.rest - straks.rest == erna
    assert nu.waarschuwing <= straks.waarschuwing
    assert nu.einde_op == straks.einde_op


@given(LENGTES, VERSTREKEN, VERSTREKEN)
def test_the_warning_changes_exactly_when_the_clock_says_that_it_will(lengte, gebruikt, erna):
    feiten = with_blok(make_running(WELKOM), WELKOM, minuten=lengte, gebruikt=gebruikt)
    klok = read_klok(feiten, BEGIN + erna)
    if klok.wisselt_op is None:
        assert klok.waarschuwing is Waarschuwing.TIJD_OM
        return
    assert klok.wisselt_op > BEGIN + erna
    assert read_klok(feiten, klok.wisselt_op - ZODRA).waarschuwing is klok.waarschuwing
    assert read_klok(feiten, klok.wisselt_op).waarschuwing == klok.waarschuwing + 1


def make_velden(huidig_id, **begonnen):
    """Fields in three blocks, of which the later ones were begun or not."""
    feiten = make_feiten(huidig_id)
    for blok_id, velden in ((WELKOM, ("a",)), (RONDE_1, ("b", "c")), (RONDE_2, ("d", "a"))):
        is_begonnen = begonnen.get(f"blok_{blok_id}", False)
        feiten = with_blok(
            feiten, blok_id, velden=velden, begonnen_op=BEGIN if is_begonnen else None
        )
    return feiten


@pytest.mark.parametrize(
    ("huidig_id", "velden"),
    [(KLAARZETTEN, ""), (WELKOM, "a"), (RONDE_1, "abc"), (RONDE_2, "abcd")],
)
def test_the_fields_up_to_the_present_block_were_reached(huidig_id, velden):
    assert make_velden(huidig_id).bereikte_velden == set(velden)


def test_so_were_those_of_a_later_block_that_was_begun():
    terug = make_velden(WELKOM, **{f"blok_{RONDE_2}": True})
    assert terug.bereikte_velden == set("ad")
    assert [blok.id for blok in terug.bereikte_onderdelen] == [KLAARZETTEN, WELKOM, RONDE_2]
