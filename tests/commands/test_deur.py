"""The door: open, a waiting room or closed, and who of those that wait is let in."""

from datetime import timedelta

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.deur import let_all_in, let_in, refuse_deelnemer, set_deur
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.deur import Deur
from kaartenset.domain.weigering import (
    DeurDicht,
    SessieGesloten,
    SessieNietOpen,
    Veranderd,
    Verwijderd,
)
from kaartenset.storage.deelnemers import count_bezet, find_deelnemers, find_wachtenden
from kaartenset.storage.facts import find_sessie
from tests.cast import ANNA, BRAM, CAS, deelnemer_of, feiten_of, join
from tests.commands.versies import BEGELEIDING, NIEMAND, wakes

LATER = timedelta(minutes=3)


@pytest.fixture
def wachtkamer_sid(opslag, open_sid, now):
    """The open session, with its door as a waiting room."""
    set_deur(opslag, open_sid, Deur.WACHTKAMER, gezien=Deur.OPEN, now=now)
    return open_sid


def wie(opslag, sid):
    """Who is in, and who waits."""
    with opslag.reading() as conn:
        sessie = find_sessie(conn, sid)
        binnen, wacht = find_deelnemers(conn, sessie), find_wachtenden(conn, sessie)
        assert count_bezet(conn, sessie) == len(binnen) + len(wacht)
    return [een.naam for een in binnen], [een.naam for een in wacht]


def id_of(opslag, sid, persoon=BRAM):
    return deelnemer_of(opslag, sid, persoon).id


def test_who_comes_to_a_waiting_room_waits_and_the_begeleider_alone_sees_it(opslag, wachtkamer_sid):
    with wakes(opslag, wachtkamer_sid, BEGELEIDING):
        join(opslag, wachtkamer_sid, naam="Bram")
    assert wie(opslag, wachtkamer_sid) == ([], ["Bram"])
    with wakes(opslag, wachtkamer_sid, NIEMAND):
        join(opslag, wachtkamer_sid, naam="Bram")


def test_who_waits_is_let_in_once_and_their_streams_begin_anew(opslag, wachtkamer_sid, now):
    join(opslag, wachtkamer_sid, naam="Bram")
    bram = id_of(opslag, wachtkamer_sid)
    with wakes(opslag, wachtkamer_sid, BEGELEIDING):
        assert let_in(opslag, wachtkamer_sid, bram, now=now + LATER) == (BRAM.cookie_hash,)
    assert wie(opslag, wachtkamer_sid) == (["Bram"], [])
    assert deelnemer_of(opslag, wachtkamer_sid).toegelaten_op == now + LATER
    with wakes(opslag, wachtkamer_sid, NIEMAND):
        assert let_in(opslag, wachtkamer_sid, bram, now=now) == ()


def test_all_who_were_seen_are_let_in_and_who_came_since_waits_on(opslag, wachtkamer_sid, now):
    for persoon in (ANNA, BRAM):
        join(opslag, wachtkamer_sid, persoon, naam=persoon.naam)
    gezien = {id_of(opslag, wachtkamer_sid, een) for een in (ANNA, BRAM)}
    join(opslag, wachtkamer_sid, CAS, naam="Cas")
    assert set(let_all_in(opslag, wachtkamer_sid, gezien, now=now)) == {
        ANNA.cookie_hash,
        BRAM.cookie_hash,
    }
    assert wie(opslag, wachtkamer_sid) == (["Anna", "Bram"], ["Cas"])
    with wakes(opslag, wachtkamer_sid, NIEMAND):
        assert let_all_in(opslag, wachtkamer_sid, gezien, now=now) == ()


def test_who_is_not_let_in_does_not_come_back_with_the_same_cookie(opslag, wachtkamer_sid, now):
    join(opslag, wachtkamer_sid)
    bram = id_of(opslag, wachtkamer_sid)
    assert refuse_deelnemer(opslag, wachtkamer_sid, bram, now=now) == (BRAM.cookie_hash,)
    assert wie(opslag, wachtkamer_sid) == ([], [])
    with wakes(opslag, wachtkamer_sid, NIEMAND):
        assert refuse_deelnemer(opslag, wachtkamer_sid, bram, now=now) == ()
    with pytest.raises(Verwijderd):
        join(opslag, wachtkamer_sid)


def test_of_letting_in_and_keeping_out_the_second_is_told_that_it_changed(
    opslag, wachtkamer_sid, now
):
    for persoon in (BRAM, CAS):
        join(opslag, wachtkamer_sid, persoon)
    bram, cas = (id_of(opslag, wachtkamer_sid, een) for een in (BRAM, CAS))
    let_in(opslag, wachtkamer_sid, bram, now=now)
    refuse_deelnemer(opslag, wachtkamer_sid, cas, now=now)
    with wakes(opslag, wachtkamer_sid, NIEMAND), pytest.raises(Veranderd):
        refuse_deelnemer(opslag, wachtkamer_sid, bram, now=now)
    with wakes(opslag, wachtkamer_sid, NIEMAND), pytest.raises(Veranderd):
        let_in(opslag, wachtkamer_sid, cas, now=now)


def test_who_waits_in_another_session_is_not_let_in_here(opslag, wachtkamer_sid, other_sid, now):
    set_deur(opslag, other_sid, Deur.WACHTKAMER, gezien=Deur.OPEN, now=now)
    join(opslag, other_sid, CAS)
    cas = id_of(opslag, other_sid, CAS)
    with pytest.raises(Veranderd):
        let_in(opslag, wachtkamer_sid, cas, now=now)
    assert let_all_in(opslag, wachtkamer_sid, {cas}, now=now) == ()
    assert refuse_deelnemer(opslag, wachtkamer_sid, cas, now=now) == ()
    assert deelnemer_of(opslag, other_sid, CAS).is_wachtend


def test_a_closed_door_lets_nobody_in_but_who_is_in_already(opslag, open_sid, now):
    join(opslag, open_sid, BRAM, naam="Bram")
    with wakes(opslag, open_sid, BEGELEIDING):
        set_deur(opslag, open_sid, Deur.DICHT, gezien=Deur.OPEN, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(DeurDicht):
        join(opslag, open_sid, CAS)
    join(opslag, open_sid, BRAM)
    assert wie(opslag, open_sid) == (["Bram"], [])


def test_an_open_door_lets_in_who_waits_and_a_closed_one_lets_them_wait(
    opslag, wachtkamer_sid, now
):
    join(opslag, wachtkamer_sid, naam="Bram")
    set_deur(opslag, wachtkamer_sid, Deur.DICHT, gezien=Deur.WACHTKAMER, now=now)
    assert wie(opslag, wachtkamer_sid) == ([], ["Bram"])
    wachtten = set_deur(opslag, wachtkamer_sid, Deur.OPEN, gezien=Deur.DICHT, now=now)
    assert wachtten == (BRAM.cookie_hash,)
    assert wie(opslag, wachtkamer_sid) == (["Bram"], [])


def test_the_door_as_it_is_changes_nothing_and_a_third_way_is_refused(opslag, open_sid, now):
    with wakes(opslag, open_sid, NIEMAND):
        assert set_deur(opslag, open_sid, Deur.OPEN, gezien=Deur.DICHT, now=now) == ()
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        set_deur(opslag, open_sid, Deur.DICHT, gezien=Deur.WACHTKAMER, now=now)


def test_the_door_can_be_a_waiting_room_before_the_session_opens(opslag, prepared_sid, now):
    set_deur(opslag, prepared_sid, Deur.WACHTKAMER, gezien=Deur.OPEN, now=now)
    assert feiten_of(opslag, prepared_sid).deur is Deur.WACHTKAMER


def test_after_the_closing_nobody_is_let_in_and_the_door_stays(opslag, wachtkamer_sid, now):
    join(opslag, wachtkamer_sid)
    bram = id_of(opslag, wachtkamer_sid)
    close_sessie(opslag, wachtkamer_sid, now=now)
    with pytest.raises(SessieNietOpen):
        let_in(opslag, wachtkamer_sid, bram, now=now)
    with pytest.raises(SessieNietOpen):
        let_all_in(opslag, wachtkamer_sid, {bram}, now=now)
    with pytest.raises(SessieGesloten):
        set_deur(opslag, wachtkamer_sid, Deur.OPEN, gezien=Deur.WACHTKAMER, now=now)
    assert remove_deelnemer(opslag, wachtkamer_sid, bram, now=now) == BRAM.cookie_hash
