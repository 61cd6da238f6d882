"""Ticking steps off and on again, and calling a session off."""

import pytest

from kaartenset.commands.kaarten import park_kaart
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, reopen_sessie
from kaartenset.commands.voorbereiding import cancel_sessie, tick_stap
from kaartenset.domain.voorbereiding import Stap
from kaartenset.domain.weigering import (
    OnbekendeKaart,
    SessieAlOpen,
    SessieGesloten,
    SessieNietOpen,
)
from kaartenset.storage.facts import find_sessie, find_voor_later
from kaartenset.storage.notities import find_klare_stappen
from tests.cast import feiten_of, hash_of
from tests.commands.test_tegelijk import at_once
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes

AANWEZIG = frozenset({"kaart-01", "kaart-02"})


def klaar_in(opslag, sid):
    with opslag.reading() as conn:
        return set(find_klare_stappen(conn, find_sessie(conn, sid)))


def later_in(opslag, sid):
    with opslag.reading() as conn:
        return find_voor_later(conn, find_sessie(conn, sid))


def test_a_step_is_ticked_off_and_on_again_and_twice_is_once(opslag, prepared_sid, now):
    for klaar, verwacht in ((True, {Stap.INLEZEN}), (False, set())):
        for _ in range(2):
            with wakes(opslag, prepared_sid, NIEMAND):
                tick_stap(opslag, prepared_sid, stap=Stap.INLEZEN, klaar=klaar, now=now)
            assert klaar_in(opslag, prepared_sid) == verwacht


@pytest.mark.parametrize("keer", range(3))
def test_a_double_click_in_two_processes_ticks_once(opslag, other_opslag, prepared_sid, keer, now):
    uitkomsten = at_once(
        *(
            lambda waar=waar: tick_stap(
                waar, prepared_sid, stap=Stap.DOORLOPEN, klaar=True, now=now
            )
            for waar in (opslag, other_opslag, opslag)
        )
    )
    assert uitkomsten == [prepared_sid] * 3
    assert klaar_in(opslag, prepared_sid) == {Stap.DOORLOPEN}


def test_a_closed_session_is_not_prepared_any_more(opslag, prepared_sid, now):
    close_sessie(opslag, prepared_sid, now=now)
    with pytest.raises(SessieGesloten):
        tick_stap(opslag, prepared_sid, stap=Stap.INLEZEN, klaar=True, now=now)


def test_who_calls_off_a_session_frees_its_word(opslag, prepared_sid, nieuw, now):
    with wakes(opslag, prepared_sid, ALLEN):
        cancel_sessie(opslag, prepared_sid, now=now)
    with wakes(opslag, prepared_sid, NIEMAND):
        cancel_sessie(opslag, prepared_sid, now=now)
    feiten = feiten_of(opslag, prepared_sid)
    assert (feiten.gesloten_op, feiten.agenda_nummer) == (now, 2)
    ander = nieuw(sid="a" * 22, sleutel_hash=hash_of("a"), cookie_hash=hash_of("a"))
    create_sessie(opslag, ander, now=now)
    assert feiten_of(opslag, ander.sid).woord == "openheid"


def test_a_session_that_was_called_off_can_be_reopened(opslag, prepared_sid, now):
    cancel_sessie(opslag, prepared_sid, now=now)
    reopen_sessie(opslag, prepared_sid, now=now)
    feiten = feiten_of(opslag, prepared_sid)
    assert (feiten.gesloten_op, feiten.geopend_op) == (None, None)


def test_a_session_that_opened_is_closed_and_not_called_off(opslag, open_sid, now):
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(SessieAlOpen):
        cancel_sessie(opslag, open_sid, now=now)


def test_a_card_is_kept_for_later_before_the_session_opens(opslag, prepared_sid, now):
    for later, verwacht in ((True, {"kaart-01"}), (False, set())):
        with wakes(opslag, prepared_sid, BEGELEIDING):
            for _ in range(2):
                park_kaart(
                    opslag,
                    prepared_sid,
                    kaart_id="kaart-01",
                    later=later,
                    aanwezig=AANWEZIG,
                    now=now,
                )
        assert later_in(opslag, prepared_sid) == verwacht


def test_a_card_that_is_not_there_is_not_kept(opslag, prepared_sid, now):
    with pytest.raises(OnbekendeKaart):
        park_kaart(
            opslag, prepared_sid, kaart_id="kaart-09", later=True, aanwezig=AANWEZIG, now=now
        )
    with pytest.raises(SessieNietOpen):
        park_kaart(opslag, prepared_sid, kaart_id="kaart-01", later=True, now=now)
