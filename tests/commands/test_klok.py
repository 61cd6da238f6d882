"""The running clock of a session, and who is told of it."""

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kaartenset.commands.klok import (
    MAX_MINUTEN,
    extend_onderdeel,
    go_to_onderdeel,
    hide_klok,
    pause_klok,
    start_klok,
)
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, reopen_sessie
from kaartenset.domain.klok import read_klok
from kaartenset.domain.weigering import OnbekendOnderdeel, SessieNietOpen, Veranderd
from kaartenset.storage.facts import find_klok, find_sessie
from kaartenset.storage.models import SessieOnderdeel
from tests.cast import NOW, feiten_of, hash_of
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes
from tests.decks import BLOKKEN

MINUUT = timedelta(minutes=1)
UUR = timedelta(hours=1)
KLAARZETTEN, WELKOM, RONDE_1, PAUZE, RONDE_2, AFSLUITEN = range(len(BLOKKEN))
"""The places of the blocks."""


def klok_of(opslag, sid):
    with opslag.reading() as conn:
        return find_klok(conn, find_sessie(conn, sid))


def rest_of(opslag, sid, now):
    return read_klok(klok_of(opslag, sid), now).rest


def go(opslag, sid, plaats, now):
    """Go to a block as somebody does who sees the present one."""
    klok = klok_of(opslag, sid)
    naar = klok.onderdelen[plaats].id
    return go_to_onderdeel(opslag, sid, onderdeel_id=naar, gezien=klok.huidig_id, now=now)


def extend(opslag, sid, erbij, now):
    gezien = klok_of(opslag, sid).huidig.minuten
    return extend_onderdeel(opslag, sid, erbij=erbij, gezien=gezien, now=now)


@pytest.fixture
def at_ronde(opslag, open_sid, now):
    """An open session in its first round of 45 minutes; the clock was not started."""
    return go(opslag, open_sid, RONDE_1, now)


@pytest.fixture
def in_ronde(opslag, at_ronde, now):
    """The same, and the clock runs since `now`."""
    return start_klok(opslag, at_ronde, now=now)


def test_starting_is_seen_by_everybody(opslag, at_ronde, now):
    with wakes(opslag, at_ronde, ALLEN):
        start_klok(opslag, at_ronde, now=now + MINUUT)
    klok = klok_of(opslag, at_ronde)
    assert (klok.loopt_sinds, klok.huidig.begonnen_op) == (now + MINUUT, now + MINUUT)
    assert feiten_of(opslag, at_ronde).geleid_op == now + MINUUT


def test_starting_twice_is_starting_once(opslag, in_ronde, now):
    with wakes(opslag, in_ronde, NIEMAND):
        start_klok(opslag, in_ronde, now=now + MINUUT)
    assert klok_of(opslag, in_ronde).loopt_sinds == now


def test_a_pause_keeps_what_was_used(opslag, in_ronde, now):
    with wakes(opslag, in_ronde, ALLEN):
        pause_klok(opslag, in_ronde, now=now + 10 * MINUUT)
    assert rest_of(opslag, in_ronde, now + 60 * MINUUT) == 35 * MINUUT
    with wakes(opslag, in_ronde, NIEMAND):
        pause_klok(opslag, in_ronde, now=now + 20 * MINUUT)
    start_klok(opslag, in_ronde, now=now + 60 * MINUUT)
    assert rest_of(opslag, in_ronde, now + 65 * MINUUT) == 30 * MINUUT


def test_a_block_began_when_it_first_ran(opslag, in_ronde, now):
    pause_klok(opslag, in_ronde, now=now + MINUUT)
    start_klok(opslag, in_ronde, now=now + 5 * MINUUT)
    assert klok_of(opslag, in_ronde).huidig.begonnen_op == now


def test_klaarzetten_does_not_begin_the_conversation(opslag, prepared_sid, now):
    with wakes(opslag, prepared_sid, BEGELEIDING):
        start_klok(opslag, prepared_sid, now=now - 10 * MINUUT)
    assert feiten_of(opslag, prepared_sid).begonnen_op is None
    go(opslag, prepared_sid, WELKOM, now + MINUUT)
    assert feiten_of(opslag, prepared_sid).begonnen_op == now + MINUUT
    go(opslag, prepared_sid, RONDE_1, now + 6 * MINUUT)
    assert feiten_of(opslag, prepared_sid).begonnen_op == now + MINUUT


def test_one_or_five_minutes_more_come_on_top_of_what_is_left(opslag, in_ronde, now):
    for erbij, rest in ((1, 36), (5, 41)):
        with wakes(opslag, in_ronde, ALLEN):
            extend(opslag, in_ronde, erbij, now + 10 * MINUUT)
        assert rest_of(opslag, in_ronde, now + 10 * MINUUT) == rest * MINUUT


@pytest.mark.parametrize("erbij", [1, 5])
def test_past_the_end_they_count_from_now(opslag, in_ronde, erbij, now):
    nu = now + 52 * MINUUT
    extend(opslag, in_ronde, erbij, nu)
    assert rest_of(opslag, in_ronde, nu) == erbij * MINUUT


def test_past_the_end_a_part_of_a_minute_is_given_on_top(opslag, in_ronde, now):
    nu = now + 52 * MINUUT + MINUUT / 3
    extend(opslag, in_ronde, 1, nu)
    assert rest_of(opslag, in_ronde, nu) == MINUUT + 2 * MINUUT / 3


def test_a_paused_clock_can_be_extended_too(opslag, in_ronde, now):
    pause_klok(opslag, in_ronde, now=now + 50 * MINUUT)
    extend(opslag, in_ronde, 1, now + 90 * MINUUT)
    assert rest_of(opslag, in_ronde, now + 90 * MINUUT) == MINUUT


def test_the_same_click_on_plus_one_counts_once(opslag, in_ronde, now):
    extend_onderdeel(opslag, in_ronde, erbij=1, gezien=45, now=now)
    with wakes(opslag, in_ronde, NIEMAND), pytest.raises(Veranderd):
        extend_onderdeel(opslag, in_ronde, erbij=1, gezien=45, now=now)
    assert klok_of(opslag, in_ronde).huidig.minuten == 46


@pytest.mark.parametrize("erbij", [0, -1, -(10**30)])
def test_time_is_never_taken_away(opslag, in_ronde, erbij, now):
    with wakes(opslag, in_ronde, NIEMAND):
        extend(opslag, in_ronde, erbij, now)
    assert klok_of(opslag, in_ronde).huidig.minuten == 45


def test_a_block_has_at_most_600_minutes(opslag, in_ronde, now):
    extend(opslag, in_ronde, 10**30, now)
    assert klok_of(opslag, in_ronde).huidig.minuten == MAX_MINUTEN == 600
    with wakes(opslag, in_ronde, NIEMAND):
        extend(opslag, in_ronde, 1, now)


def test_the_next_block_starts_at_once_while_the_clock_runs(opslag, in_ronde, now):
    with wakes(opslag, in_ronde, ALLEN):
        go(opslag, in_ronde, PAUZE, now + 40 * MINUUT)
    klok = klok_of(opslag, in_ronde)
    assert klok.huidig.begonnen_op == klok.loopt_sinds == now + 40 * MINUUT
    assert klok.onderdelen[RONDE_1].gebruikt == 40 * MINUUT
    assert rest_of(opslag, in_ronde, now + 45 * MINUUT) == 5 * MINUUT


def test_a_paused_clock_stays_paused_in_the_next_block(opslag, at_ronde, now):
    go(opslag, at_ronde, PAUZE, now)
    klok = klok_of(opslag, at_ronde)
    assert (klok.loopt_sinds, klok.huidig.begonnen_op) == (None, None)


def test_going_back_keeps_the_time_that_was_used(opslag, in_ronde, now):
    go(opslag, in_ronde, PAUZE, now + 40 * MINUUT)
    go(opslag, in_ronde, RONDE_1, now + 43 * MINUUT)
    assert rest_of(opslag, in_ronde, now + 43 * MINUUT) == 5 * MINUUT
    assert klok_of(opslag, in_ronde).huidig.begonnen_op == now
    go(opslag, in_ronde, PAUZE, now + 44 * MINUUT)
    assert rest_of(opslag, in_ronde, now + 44 * MINUUT) == 7 * MINUUT


def test_a_double_click_goes_one_block_on(opslag, in_ronde, now):
    blokken = [blok.id for blok in klok_of(opslag, in_ronde).onderdelen]
    verzoek = {"onderdeel_id": blokken[PAUZE], "gezien": blokken[RONDE_1]}
    go_to_onderdeel(opslag, in_ronde, **verzoek, now=now + MINUUT)
    with wakes(opslag, in_ronde, NIEMAND):
        go_to_onderdeel(opslag, in_ronde, **verzoek, now=now + 2 * MINUUT)
    assert klok_of(opslag, in_ronde).loopt_sinds == now + MINUUT


def test_who_saw_another_block_is_refused(opslag, in_ronde, now):
    blokken = [blok.id for blok in klok_of(opslag, in_ronde).onderdelen]
    with wakes(opslag, in_ronde, NIEMAND), pytest.raises(Veranderd):
        go_to_onderdeel(
            opslag, in_ronde, onderdeel_id=blokken[PAUZE], gezien=blokken[WELKOM], now=now
        )


def test_a_block_of_another_session_is_unknown(opslag, in_ronde, other_sid, now):
    vreemd = klok_of(opslag, other_sid).onderdelen[PAUZE].id
    gezien = klok_of(opslag, in_ronde).huidig_id
    with wakes(opslag, in_ronde, NIEMAND), pytest.raises(OnbekendOnderdeel):
        go_to_onderdeel(opslag, in_ronde, onderdeel_id=vreemd, gezien=gezien, now=now)


def test_hiding_and_showing_the_clock_is_seen_by_everybody(opslag, in_ronde, now):
    with wakes(opslag, in_ronde, ALLEN):
        hide_klok(opslag, in_ronde, verborgen=True, now=now)
    with wakes(opslag, in_ronde, NIEMAND):
        hide_klok(opslag, in_ronde, verborgen=True, now=now)
    with wakes(opslag, in_ronde, ALLEN):
        hide_klok(opslag, in_ronde, verborgen=False, now=now)


def test_what_happens_to_a_hidden_clock_is_seen_by_the_begeleider_alone(opslag, in_ronde, now):
    hide_klok(opslag, in_ronde, verborgen=True, now=now)
    with wakes(opslag, in_ronde, BEGELEIDING):
        extend(opslag, in_ronde, 5, now)
    with wakes(opslag, in_ronde, BEGELEIDING):
        pause_klok(opslag, in_ronde, now=now + MINUUT)
    with wakes(opslag, in_ronde, BEGELEIDING):
        start_klok(opslag, in_ronde, now=now + 2 * MINUUT)


def test_the_next_block_is_seen_by_everybody_though_the_clock_is_hidden(opslag, in_ronde, now):
    hide_klok(opslag, in_ronde, verborgen=True, now=now)
    with wakes(opslag, in_ronde, ALLEN):
        go(opslag, in_ronde, PAUZE, now)
    with wakes(opslag, in_ronde, ALLEN):  # the time of a break is for all
        extend(opslag, in_ronde, 1, now)


def test_hiding_a_clock_that_nobody_sees_wakes_the_begeleider_alone(opslag, open_sid, now):
    for plaats in (KLAARZETTEN, PAUZE):  # before the conversation, and a break, which stays
        go(opslag, open_sid, plaats, now)
        start_klok(opslag, open_sid, now=now)
        for verborgen in (True, False):
            with wakes(opslag, open_sid, BEGELEIDING):
                hide_klok(opslag, open_sid, verborgen=verborgen, now=now)


def test_klaarzetten_runs_for_the_begeleider_alone(opslag, open_sid, now):
    with wakes(opslag, open_sid, BEGELEIDING):
        start_klok(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, BEGELEIDING):
        extend(opslag, open_sid, 1, now)


def test_before_the_session_is_open_only_the_begeleider_sees_a_block(opslag, prepared_sid, now):
    for plaats in (WELKOM, RONDE_1):
        with wakes(opslag, prepared_sid, BEGELEIDING):
            go(opslag, prepared_sid, plaats, now)
    with wakes(opslag, prepared_sid, BEGELEIDING):
        start_klok(opslag, prepared_sid, now=now)
    with wakes(opslag, prepared_sid, BEGELEIDING):
        hide_klok(opslag, prepared_sid, verborgen=True, now=now)


def test_a_stale_click_does_not_run_the_clock_of_a_closed_session(opslag, in_ronde, now):
    close_sessie(opslag, in_ronde, now=now + 10 * MINUUT)
    for command in (start_klok, pause_klok):
        with wakes(opslag, in_ronde, NIEMAND), pytest.raises(SessieNietOpen):
            command(opslag, in_ronde, now=now + 11 * MINUUT)
    for plaats in (RONDE_1, PAUZE):
        with wakes(opslag, in_ronde, NIEMAND), pytest.raises(SessieNietOpen):
            go(opslag, in_ronde, plaats, now)
    with wakes(opslag, in_ronde, NIEMAND), pytest.raises(SessieNietOpen):
        extend(opslag, in_ronde, 1, now)
    with wakes(opslag, in_ronde, NIEMAND), pytest.raises(SessieNietOpen):
        hide_klok(opslag, in_ronde, verborgen=True, now=now)
    reopen_sessie(opslag, in_ronde, now=now + 20 * UUR)
    assert rest_of(opslag, in_ronde, now + 20 * UUR) == 35 * MINUUT


def test_a_clock_that_was_forgotten_for_a_year_can_still_be_stopped(opslag, prepared_sid, now):
    start_klok(opslag, prepared_sid, now=now)
    pause_klok(opslag, prepared_sid, now=now + 366 * 24 * UUR)
    assert klok_of(opslag, prepared_sid).huidig.gebruikt == 366 * 24 * UUR
    start_klok(opslag, prepared_sid, now=now)
    close_sessie(opslag, prepared_sid, now=now + 366 * 24 * UUR)


STAPPEN = st.lists(
    st.tuples(
        st.sampled_from(["start", "pauze", "volgende", "vorige", "erbij"]),
        st.integers(0, 3 * 60 * 60 * 1000).map(lambda ms: timedelta(milliseconds=ms)),
    ),
    max_size=12,
)
nummers = count()


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STAPPEN)
def test_all_time_that_was_used_is_the_time_that_the_clock_ran(opslag, nieuw, stappen):
    woord = f"reeks{next(nummers)}"
    create_sessie(opslag, nieuw(woord, cookie_hash=hash_of(woord)), now=NOW)
    sid = nieuw(woord).sid
    nu, loopt, gelopen = NOW, False, timedelta(0)
    for stap, erna in stappen:
        do(stap, opslag, sid, nu)
        loopt = {"start": True, "pauze": False}.get(stap, loopt)
        nu += erna
        gelopen += erna if loopt else timedelta(0)
        assert used_of(opslag, sid, nu) == gelopen
    close_sessie(opslag, sid, now=nu)
    assert sum_gebruikt(opslag, sid) == gelopen


def do(stap, opslag, sid, nu):
    klok = klok_of(opslag, sid)
    match stap:
        case "start":
            start_klok(opslag, sid, now=nu)
        case "pauze":
            pause_klok(opslag, sid, now=nu)
        case "erbij":
            extend(opslag, sid, 5, nu)
        case "volgende":
            go(opslag, sid, min(klok.plaats + 1, AFSLUITEN), nu)
        case "vorige":
            go(opslag, sid, max(klok.plaats - 1, KLAARZETTEN), nu)


def used_of(opslag, sid, nu):
    klok = klok_of(opslag, sid)
    anderen = sum_gebruikt(opslag, sid) - klok.huidig.gebruikt
    return anderen + klok.used(nu)


def sum_gebruikt(opslag, sid):
    facts = select(SessieOnderdeel.gebruikt_ms).where(
        SessieOnderdeel.sessie_id == feiten_of(opslag, sid).id
    )
    with opslag.reading() as conn:
        return sum(conn.execute(facts).scalars()) * timedelta(milliseconds=1)
