"""Coming in by the door, and being taken out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.deur import set_deur
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.deur import Deur
from kaartenset.domain.weigering import SessieNietOpen, SessieVol, Verwijderd
from kaartenset.storage.deelnemers import count_deelnemers, find_deelnemers, find_wachtenden
from kaartenset.storage.facts import find_sessie
from tests.cast import ANNA, BRAM, CAS, Persoon, deelnemer_of, feiten_of, join
from tests.commands.versies import BEGELEIDING, NIEMAND, wakes


def binnen(opslag, sid):
    with opslag.reading() as conn:
        return [deelnemer.aanduiding for deelnemer in find_deelnemers(conn, find_sessie(conn, sid))]


def wachtend(opslag, sid):
    with opslag.reading() as conn:
        return [deelnemer.aanduiding for deelnemer in find_wachtenden(conn, find_sessie(conn, sid))]


def remove(opslag, sid, wie, now):
    return remove_deelnemer(opslag, sid, deelnemer_of(opslag, sid, wie).id, now=now)


def test_who_comes_in_is_seen_by_the_begeleider_alone(opslag, open_sid, now):
    with wakes(opslag, open_sid, BEGELEIDING):
        join(opslag, open_sid, BRAM, naam="Bram")
    assert binnen(opslag, open_sid) == ["Bram"]
    assert deelnemer_of(opslag, open_sid).binnen_op == now


def test_somebody_who_comes_in_does_not_make_the_session_led(opslag, open_sid, now):
    vooraf = feiten_of(opslag, open_sid).geleid_op
    join(opslag, open_sid)
    assert feiten_of(opslag, open_sid).geleid_op == vooraf


def test_who_gives_no_name_gets_a_label_that_is_free(opslag, open_sid):
    for wie in (BRAM, ANNA, CAS):
        join(opslag, open_sid, wie)
    assert binnen(opslag, open_sid) == ["Blauwe otter", "Groene kat", "Gele vis"]


def test_the_label_of_who_was_taken_out_is_not_given_to_another(opslag, open_sid, now):
    join(opslag, open_sid, BRAM)
    remove(opslag, open_sid, BRAM, now)
    join(opslag, open_sid, ANNA)
    assert wachtend(opslag, open_sid) == ["Groene kat"]


def test_when_all_labels_are_taken_one_can_come_in_still(opslag, open_sid):
    for nummer in range(4):
        join(opslag, open_sid, Persoon("", f"browser {nummer}"))
    assert len(binnen(opslag, open_sid)) == 4


def test_a_double_click_on_the_door_comes_in_once(opslag, open_sid):
    join(opslag, open_sid, naam="Bram")
    with wakes(opslag, open_sid, NIEMAND):
        join(opslag, open_sid, naam="Bram")
    assert binnen(opslag, open_sid) == ["Bram"]


def test_a_session_that_is_not_open_lets_nobody_in(opslag, prepared_sid):
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(SessieNietOpen):
        join(opslag, prepared_sid)


def test_a_session_that_was_closed_lets_nobody_in(opslag, open_sid, now):
    close_sessie(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(SessieNietOpen):
        join(opslag, open_sid)


def test_a_full_session_lets_nobody_more_in_until_somebody_is_taken_out(opslag, open_sid, now):
    join(opslag, open_sid, BRAM, limiet=1)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(SessieVol):
        join(opslag, open_sid, CAS, limiet=1)
    join(opslag, open_sid, BRAM, limiet=1)  # is in already
    remove(opslag, open_sid, BRAM, now)
    join(opslag, open_sid, CAS, limiet=1)
    assert len(wachtend(opslag, open_sid)) == 1
    with pytest.raises(SessieVol):
        join(opslag, open_sid, ANNA, limiet=1)  # who waits takes a place


def test_taking_somebody_out_tells_whose_streams_must_end(opslag, open_sid, now):
    join(opslag, open_sid, BRAM, naam="Bram")
    join(opslag, open_sid, CAS, naam="Cas")
    with wakes(opslag, open_sid, BEGELEIDING):
        assert remove(opslag, open_sid, BRAM, now + timedelta(minutes=1)) == BRAM.cookie_hash
    assert binnen(opslag, open_sid) == ["Cas"]
    assert feiten_of(opslag, open_sid).geleid_op == now + timedelta(minutes=1)
    with opslag.reading() as conn:
        assert count_deelnemers(conn, find_sessie(conn, open_sid)) == 1


@pytest.mark.parametrize(
    ("vooraf", "erna"),
    [
        (Deur.OPEN, Deur.WACHTKAMER),
        (Deur.WACHTKAMER, Deur.WACHTKAMER),
        (Deur.DICHT, Deur.DICHT),
    ],
)
def test_taking_somebody_out_makes_an_open_door_a_waiting_room(opslag, open_sid, now, vooraf, erna):
    join(opslag, open_sid)
    set_deur(opslag, open_sid, vooraf, gezien=Deur.OPEN, now=now)
    remove(opslag, open_sid, BRAM, now)
    assert feiten_of(opslag, open_sid).deur is erna


def test_taking_somebody_out_twice_is_taking_them_out_once(opslag, open_sid, now):
    join(opslag, open_sid)
    remove(opslag, open_sid, BRAM, now)
    with wakes(opslag, open_sid, NIEMAND):
        assert remove(opslag, open_sid, BRAM, now + timedelta(minutes=1)) is None
    assert deelnemer_of(opslag, open_sid).verwijderd_op == now


def test_who_was_taken_out_does_not_come_back_with_the_same_cookie(opslag, open_sid, now):
    join(opslag, open_sid)
    remove(opslag, open_sid, BRAM, now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Verwijderd):
        join(opslag, open_sid)
    assert binnen(opslag, open_sid) == []


def test_a_begeleider_takes_nobody_out_of_another_session(opslag, open_sid, other_sid, now):
    join(opslag, other_sid, CAS)
    cas = deelnemer_of(opslag, other_sid, CAS)
    with wakes(opslag, other_sid, NIEMAND):
        assert remove_deelnemer(opslag, open_sid, cas.id, now=now) is None
    assert deelnemer_of(opslag, other_sid, CAS) == cas


def test_a_cookie_of_another_session_is_unknown_here(opslag, open_sid, other_sid):
    join(opslag, other_sid, CAS)
    assert deelnemer_of(opslag, open_sid, CAS) is None


def test_the_same_browser_may_be_in_two_sessions_with_two_cookies(opslag, open_sid, other_sid):
    join(opslag, open_sid, BRAM)
    join(opslag, other_sid, replace(BRAM, token="bram in de andere sessie"))
    assert len(binnen(opslag, open_sid)) == len(binnen(opslag, other_sid)) == 1
