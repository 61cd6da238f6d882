"""Which card the group is on, and which are kept for later."""

import threading
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from kaartenset.commands.kaarten import park_kaart, show_kaart
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.weigering import OnbekendeKaart, SessieNietOpen, Veranderd
from kaartenset.storage.facts import find_sessie, find_voor_later
from kaartenset.storage.models import Sessie
from tests.cast import VOLGORDE, feiten_of
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes

EERSTE, TWEEDE, DERDE = (f"kaart-{nummer}" for nummer in VOLGORDE[:3])
MINUUT = timedelta(minutes=1)


def later_of(opslag, sid):
    with opslag.reading() as conn:
        return find_voor_later(conn, find_sessie(conn, sid))


def test_a_card_is_shown_to_everybody(opslag, open_sid, now):
    with wakes(opslag, open_sid, ALLEN):
        show_kaart(opslag, open_sid, kaart_id=TWEEDE, gezien=EERSTE, now=now + MINUUT)
    feiten = feiten_of(opslag, open_sid)
    assert (feiten.kaart_id, feiten.geleid_op) == (TWEEDE, now + MINUUT)


def test_going_forward_is_never_irreversible(opslag, open_sid, now):
    show_kaart(opslag, open_sid, kaart_id=DERDE, gezien=EERSTE, now=now)
    show_kaart(opslag, open_sid, kaart_id=EERSTE, gezien=DERDE, now=now)
    assert feiten_of(opslag, open_sid).kaart_id == EERSTE


def test_a_double_click_moves_one_card(opslag, open_sid, now):
    show_kaart(opslag, open_sid, kaart_id=TWEEDE, gezien=EERSTE, now=now)
    with wakes(opslag, open_sid, NIEMAND):
        show_kaart(opslag, open_sid, kaart_id=TWEEDE, gezien=EERSTE, now=now)
    assert feiten_of(opslag, open_sid).kaart_id == TWEEDE


def test_a_second_click_on_the_same_screen_is_refused(opslag, open_sid, now):
    show_kaart(opslag, open_sid, kaart_id=TWEEDE, gezien=EERSTE, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        show_kaart(opslag, open_sid, kaart_id=DERDE, gezien=EERSTE, now=now)
    assert feiten_of(opslag, open_sid).kaart_id == TWEEDE


@pytest.mark.parametrize("kaart_id", ["kaart-99", "", "kaart-01.md", "x" * 10_000])
def test_a_card_that_the_deck_lacks_is_refused(opslag, open_sid, kaart_id, now):
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(OnbekendeKaart):
        show_kaart(opslag, open_sid, kaart_id=kaart_id, gezien=EERSTE, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(OnbekendeKaart):
        park_kaart(opslag, open_sid, kaart_id=kaart_id, later=True, now=now)


def test_before_opening_and_after_closing_no_card_moves(opslag, open_sid, now):
    close_sessie(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(SessieNietOpen):
        show_kaart(opslag, open_sid, kaart_id=TWEEDE, gezien=EERSTE, now=now)


def test_before_opening_there_is_no_card_to_park(opslag, prepared_sid, now):
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(SessieNietOpen):
        park_kaart(opslag, prepared_sid, kaart_id=TWEEDE, later=True, now=now)


def test_parking_a_card_is_seen_by_the_begeleider_alone(opslag, open_sid, now):
    with wakes(opslag, open_sid, BEGELEIDING):
        park_kaart(opslag, open_sid, kaart_id=DERDE, later=True, now=now + MINUUT)
    assert later_of(opslag, open_sid) == {DERDE}
    assert feiten_of(opslag, open_sid).geleid_op == now + MINUUT
    with wakes(opslag, open_sid, BEGELEIDING):
        park_kaart(opslag, open_sid, kaart_id=DERDE, later=False, now=now)
    assert later_of(opslag, open_sid) == frozenset()


def test_parking_twice_is_parking_once(opslag, open_sid, now):
    park_kaart(opslag, open_sid, kaart_id=DERDE, later=True, now=now)
    with wakes(opslag, open_sid, NIEMAND):
        park_kaart(opslag, open_sid, kaart_id=DERDE, later=True, now=now)
    park_kaart(opslag, open_sid, kaart_id=DERDE, later=False, now=now)
    with wakes(opslag, open_sid, NIEMAND):
        park_kaart(opslag, open_sid, kaart_id=DERDE, later=False, now=now)


def test_a_card_that_is_parked_in_one_session_is_not_in_another(opslag, open_sid, other_sid, now):
    park_kaart(opslag, open_sid, kaart_id=DERDE, later=True, now=now)
    assert later_of(opslag, other_sid) == frozenset()


def test_a_reader_never_sees_a_card_without_its_versie(opslag, open_sid, now):
    """Every versie that a reader sees has one card: both are written in one transaction."""
    gezien, klaar = set(), threading.Event()

    def look():
        facts = select(Sessie.versie_deelnemers, Sessie.kaart_id).where(Sessie.sid == open_sid)
        while not klaar.is_set():
            with opslag.reading() as conn:
                gezien.add(tuple(conn.execute(facts).one()))

    reader = threading.Thread(target=look)
    reader.start()
    kaarten = [f"kaart-{nummer}" for nummer in VOLGORDE] * 6
    for van, naar in pairwise(kaarten):
        show_kaart(opslag, open_sid, kaart_id=naar, gezien=van, now=now)
    klaar.set()
    reader.join()
    assert len({versie for versie, _ in gezien}) == len(gezien)
    assert gezien <= set(enumerate(kaarten, start=1))
