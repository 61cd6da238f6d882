"""Entering the begeleider's key on a device."""

from datetime import timedelta

import pytest

from kaartenset.commands.sessies import close_sessie
from kaartenset.commands.sleutel import enter_sleutel
from kaartenset.domain.weigering import OnbekendeSleutel
from kaartenset.storage.facts import find_sessie, is_apparaat
from tests.cast import ANNA, BRAM, WOORD, feiten_of, hash_of, sleutel_of
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
