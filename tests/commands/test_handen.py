"""Hands, the promise and being away: each person's own, seen by the begeleider alone."""

from datetime import timedelta

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.deur import set_deur
from kaartenset.commands.eigen import come_back, go_away, lower_own_hand, promise, raise_hand
from kaartenset.commands.handen import lower_hand, lower_handen, set_handen
from kaartenset.commands.klok import go_to_onderdeel
from kaartenset.commands.sessie_slot import Publiek
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.deur import Deur
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.handen import Handen
from kaartenset.domain.weigering import (
    HandenNietHier,
    HandenRusten,
    NietBinnen,
    SessieGesloten,
    SessieNietOpen,
    Veranderd,
    Verwijderd,
)
from kaartenset.storage.facts import find_klok
from tests.cast import BRAM, CAS, deelnemer_of, feiten_of, join
from tests.commands.versies import BEGELEIDING, NIEMAND, wakes

IN_ZICHT = (Publiek.DEELNEMERS, Publiek.BEGELEIDING)
MINUUT = timedelta(minutes=1)
EIGEN = (promise, raise_hand, lower_own_hand, go_away, come_back)


@pytest.fixture
def hier_sid(opslag, open_sid, now):
    """The open session, with Bram and Cas in and hands raised here."""
    join(opslag, open_sid, BRAM, naam="Bram")
    join(opslag, open_sid, CAS, naam="Cas")
    set_handen(opslag, open_sid, Handen.HIER, gezien=Handen.GESPREK, now=now)
    return open_sid


def hand_of(opslag, sid, persoon=BRAM):
    return deelnemer_of(opslag, sid, persoon).hand_op


def go_to_pauze(opslag, sid, now):
    sessie = feiten_of(opslag, sid)
    with opslag.reading() as conn:
        blokken = find_klok(conn, sessie).onderdelen
    pauze = next(blok.id for blok in blokken if blok.soort is SoortOnderdeel.PAUZE)
    go_to_onderdeel(opslag, sid, onderdeel_id=pauze, gezien=sessie.onderdeel_id, now=now)


@pytest.mark.parametrize(
    ("doe", "veld"), [(promise, "beloofd_op"), (raise_hand, "hand_op"), (go_away, "weg_sinds")]
)
def test_what_one_says_is_kept_once_and_wakes_the_begeleider_alone(
    opslag, hier_sid, now, doe, veld
):
    geleid_op = feiten_of(opslag, hier_sid).geleid_op
    with wakes(opslag, hier_sid, BEGELEIDING):
        doe(opslag, hier_sid, BRAM.cookie_hash, now=now + MINUUT)
    with wakes(opslag, hier_sid, NIEMAND):
        doe(opslag, hier_sid, BRAM.cookie_hash, now=now + 2 * MINUUT)
    assert getattr(deelnemer_of(opslag, hier_sid), veld) == now + MINUUT
    assert getattr(deelnemer_of(opslag, hier_sid, CAS), veld) is None
    assert feiten_of(opslag, hier_sid).geleid_op == geleid_op


def test_a_hand_is_lowered_and_who_was_away_is_back(opslag, hier_sid, now):
    for heen, terug in ((raise_hand, lower_own_hand), (go_away, come_back)):
        heen(opslag, hier_sid, BRAM.cookie_hash, now=now)
        with wakes(opslag, hier_sid, BEGELEIDING):
            terug(opslag, hier_sid, BRAM.cookie_hash, now=now)
        with wakes(opslag, hier_sid, NIEMAND):
            terug(opslag, hier_sid, BRAM.cookie_hash, now=now)
    bram = deelnemer_of(opslag, hier_sid)
    assert (bram.hand_op, bram.weg_sinds) == (None, None)


def test_who_goes_away_has_no_hand_up_and_who_raises_one_is_back(opslag, hier_sid, now):
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)
    go_away(opslag, hier_sid, BRAM.cookie_hash, now=now)
    assert hand_of(opslag, hier_sid) is None
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)
    assert deelnemer_of(opslag, hier_sid).weg_sinds is None


@pytest.mark.parametrize("handen", [Handen.GESPREK, Handen.UIT])
def test_no_hand_goes_up_where_hands_are_elsewhere(opslag, hier_sid, now, handen):
    set_handen(opslag, hier_sid, handen, gezien=Handen.HIER, now=now)
    with wakes(opslag, hier_sid, NIEMAND), pytest.raises(HandenNietHier):
        raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)


def test_hands_rest_in_a_break_and_keep_their_place(opslag, hier_sid, now):
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)
    go_to_pauze(opslag, hier_sid, now)
    with pytest.raises(HandenRusten):
        raise_hand(opslag, hier_sid, CAS.cookie_hash, now=now)
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now + MINUUT)
    assert hand_of(opslag, hier_sid) == now
    lower_own_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)
    assert hand_of(opslag, hier_sid) is None


@pytest.mark.parametrize("doe", EIGEN)
def test_who_is_not_in_says_nothing_here(opslag, open_sid, now, doe):
    with pytest.raises(NietBinnen):
        doe(opslag, open_sid, BRAM.cookie_hash, now=now)
    set_deur(opslag, open_sid, Deur.WACHTKAMER, gezien=Deur.OPEN, now=now)
    join(opslag, open_sid)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(NietBinnen):
        doe(opslag, open_sid, BRAM.cookie_hash, now=now)
    remove_deelnemer(opslag, open_sid, deelnemer_of(opslag, open_sid).id, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Verwijderd):
        doe(opslag, open_sid, BRAM.cookie_hash, now=now)


@pytest.mark.parametrize("doe", EIGEN)
def test_nothing_is_said_any_more_once_the_session_is_closed(opslag, hier_sid, now, doe):
    close_sessie(opslag, hier_sid, now=now)
    with wakes(opslag, hier_sid, NIEMAND), pytest.raises(SessieNietOpen):
        doe(opslag, hier_sid, BRAM.cookie_hash, now=now)


def test_the_begeleider_lowers_the_hand_that_was_seen_and_no_later_one(opslag, hier_sid, now):
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)
    bram = deelnemer_of(opslag, hier_sid)
    nummer = feiten_of(opslag, hier_sid).eigen_nummer
    with wakes(opslag, hier_sid, IN_ZICHT):
        lower_hand(opslag, hier_sid, bram.id, gezien_op=bram.hand_op, now=now)
    assert hand_of(opslag, hier_sid) is None
    assert feiten_of(opslag, hier_sid).eigen_nummer == nummer + 1
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now + MINUUT)
    with wakes(opslag, hier_sid, NIEMAND):
        lower_hand(opslag, hier_sid, bram.id, gezien_op=bram.hand_op, now=now)
    assert hand_of(opslag, hier_sid) == now + MINUUT


def test_the_begeleider_lowers_all_hands_but_those_that_came_since(opslag, hier_sid, now):
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)
    raise_hand(opslag, hier_sid, CAS.cookie_hash, now=now + MINUUT)
    lower_handen(opslag, hier_sid, gezien_op=now, now=now)
    assert (hand_of(opslag, hier_sid), hand_of(opslag, hier_sid, CAS)) == (None, now + MINUUT)
    lower_handen(opslag, hier_sid, gezien_op=now + MINUUT, now=now)
    with wakes(opslag, hier_sid, NIEMAND):
        lower_handen(opslag, hier_sid, gezien_op=now + MINUUT, now=now)
    assert hand_of(opslag, hier_sid, CAS) is None


def test_no_begeleider_lowers_a_hand_in_another_session(opslag, hier_sid, other_sid, now):
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)
    bram = deelnemer_of(opslag, hier_sid)
    lower_hand(opslag, other_sid, bram.id, gezien_op=now, now=now)
    lower_handen(opslag, other_sid, gezien_op=now, now=now)
    assert hand_of(opslag, hier_sid) == now


def test_where_hands_are_raised_is_seen_by_deelnemers_and_clears_them(opslag, hier_sid, now):
    raise_hand(opslag, hier_sid, BRAM.cookie_hash, now=now)
    with wakes(opslag, hier_sid, IN_ZICHT):
        set_handen(opslag, hier_sid, Handen.UIT, gezien=Handen.HIER, now=now)
    assert hand_of(opslag, hier_sid) is None
    with wakes(opslag, hier_sid, NIEMAND):
        set_handen(opslag, hier_sid, Handen.UIT, gezien=Handen.HIER, now=now)
    with wakes(opslag, hier_sid, NIEMAND), pytest.raises(Veranderd):
        set_handen(opslag, hier_sid, Handen.GESPREK, gezien=Handen.HIER, now=now)


def test_where_hands_are_raised_is_fixed_once_the_session_is_closed(opslag, hier_sid, now):
    close_sessie(opslag, hier_sid, now=now)
    with pytest.raises(SessieGesloten):
        set_handen(opslag, hier_sid, Handen.UIT, gezien=Handen.HIER, now=now)
