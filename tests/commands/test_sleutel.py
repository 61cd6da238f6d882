"""Entering the begeleider's key on a device, and replacing it."""

from datetime import timedelta

import pytest

from kaartenset.commands.apparaten import enter_code, make_code
from kaartenset.commands.sessies import close_sessie
from kaartenset.commands.sleutel import enter_sleutel, replace_sleutel
from kaartenset.domain.apparaat import SoortApparaat
from kaartenset.domain.weigering import (
    OnbekendeCode,
    OnbekendeSessie,
    OnbekendeSleutel,
    Veranderd,
)
from kaartenset.storage.facts import find_sessie, is_apparaat
from tests.cast import ANNA, BRAM, WOORD, feiten_of, hash_of, sleutel_of
from tests.commands.test_tegelijk import at_once, winner_of
from tests.commands.versies import BEGELEIDING, NIEMAND, wakes


def leads(opslag, sid, wie):
    with opslag.reading() as conn:
        return is_apparaat(conn, find_sessie(conn, sid), wie.cookie_hash)


def enter(opslag, sleutel, now, wie=BRAM):
    return enter_sleutel(
        opslag, sleutel_hash=hash_of(sleutel), cookie_hash=wie.cookie_hash, now=now
    )


def test_the_key_makes_a_device_one_of_the_begeleiders(opslag, prepared_sid, other_sid, now):
    assert not leads(opslag, prepared_sid, BRAM)
    with wakes(opslag, prepared_sid, BEGELEIDING):
        assert enter(opslag, sleutel_of(WOORD), now + timedelta(minutes=1)) == prepared_sid
    assert leads(opslag, prepared_sid, BRAM)
    assert leads(opslag, prepared_sid, ANNA)
    assert not leads(opslag, other_sid, BRAM)
    assert feiten_of(opslag, prepared_sid).geleid_op == now + timedelta(minutes=1)


def test_a_key_works_after_closing_too(opslag, open_sid, now):
    close_sessie(opslag, open_sid, now=now)
    assert enter(opslag, sleutel_of(WOORD), now) == open_sid


@pytest.mark.parametrize("sleutel", ["", "0" * 26, sleutel_of(WOORD)[:-1], sleutel_of("elders")])
def test_a_key_of_no_session_opens_nothing(opslag, prepared_sid, sleutel, now):
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(OnbekendeSleutel):
        enter(opslag, sleutel, now)
    assert not leads(opslag, prepared_sid, BRAM)


def test_the_key_itself_is_not_stored(opslag, prepared_sid):
    with pytest.raises(OnbekendeSleutel):
        enter_sleutel(
            opslag, sleutel_hash=sleutel_of(WOORD), cookie_hash=BRAM.cookie_hash, now=None
        )


def replace(opslag, sid, now, gezien=0, sleutel="NIEUW"):
    return replace_sleutel(opslag, sid, gezien=gezien, sleutel_hash=hash_of(sleutel), now=now)


def test_a_new_key_ends_the_old_one_and_leaves_devices_in(opslag, prepared_sid, now):
    later = now + timedelta(minutes=1)
    with wakes(opslag, prepared_sid, BEGELEIDING):
        assert replace(opslag, prepared_sid, later) == prepared_sid
    feiten = feiten_of(opslag, prepared_sid)
    assert (feiten.sleutel_nummer, feiten.sleutel_op) == (1, later)
    with pytest.raises(OnbekendeSleutel):
        enter(opslag, sleutel_of(WOORD), later)
    assert leads(opslag, prepared_sid, ANNA)
    assert enter(opslag, "NIEUW", later) == prepared_sid


def test_a_new_key_ends_the_codes_too_and_one_that_is_refused_ends_none(opslag, prepared_sid, now):
    def make(code):
        soort = SoortApparaat.BEGELEIDING
        make_code(opslag, prepared_sid, soort, nonce=code, code_hash=hash_of(code), now=now)

    def use(code):
        enter_code(opslag, code_hash=hash_of(code), cookie_hash=BRAM.cookie_hash, now=now)

    make("oud")
    replace(opslag, prepared_sid, now)
    with pytest.raises(OnbekendeCode):
        use("oud")
    assert not leads(opslag, prepared_sid, BRAM)
    make("nieuw")
    with pytest.raises(Veranderd):
        replace(opslag, prepared_sid, now, sleutel="ANDERS")
    use("nieuw")


def test_a_key_that_was_replaced_since_is_not_replaced_again(opslag, prepared_sid, now):
    replace(opslag, prepared_sid, now)
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(Veranderd):
        replace(opslag, prepared_sid, now, sleutel="ANDERS")
    assert enter(opslag, "NIEUW", now) == prepared_sid
    replace(opslag, prepared_sid, now, gezien=1, sleutel="ANDERS")
    assert feiten_of(opslag, prepared_sid).sleutel_nummer == 2


def test_the_key_of_a_session_that_there_is_not_cannot_be_replaced(opslag, now):
    with pytest.raises(OnbekendeSessie):
        replace(opslag, "x" * 22, now)


@pytest.mark.parametrize("keer", range(3))
def test_two_who_replace_the_key_at_once_make_exactly_one(
    opslag, other_opslag, prepared_sid, keer, now
):
    wensen = ("EERSTE", "TWEEDE")
    winnaar = winner_of(
        at_once(
            lambda: replace(opslag, prepared_sid, now, sleutel=wensen[0]),
            lambda: replace(other_opslag, prepared_sid, now, sleutel=wensen[1]),
        ),
        Veranderd,
    )
    assert enter(opslag, wensen[winnaar], now) == prepared_sid
