"""A code for once adds a device, exactly one; a device that is taken out is gone for good."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from kaartenset.commands.apparaten import (
    enter_code,
    forget_apparaat,
    make_code,
    withdraw_apparaat,
)
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.apparaat import Herkomst, SoortApparaat
from kaartenset.domain.termijnen import CODE_GELDIG
from kaartenset.domain.weigering import OnbekendeCode, OnbekendeSessie
from kaartenset.storage.apparaten import find_apparaten, find_codes, is_schermapparaat
from kaartenset.storage.facts import find_sessie, is_apparaat
from kaartenset.storage.models import Toegangscode
from tests.cast import ANNA, BRAM, CAS, feiten_of, hash_of
from tests.commands.test_tegelijk import at_once, winner_of
from tests.commands.versies import BEGELEIDING, NIEMAND, wakes

BEGELEIDER, SCHERM = SoortApparaat.BEGELEIDING, SoortApparaat.SCHERM
SOORTEN = (BEGELEIDER, SCHERM)


def make(opslag, sid, now, soort=BEGELEIDER, code="code"):
    return make_code(opslag, sid, soort, nonce=code[:22], code_hash=hash_of(code), now=now)


def enter(opslag, now, code="code", wie=BRAM):
    return enter_code(opslag, code_hash=hash_of(code), cookie_hash=wie.cookie_hash, now=now)


def apparaten_of(opslag, sid):
    with opslag.reading() as conn:
        return find_apparaten(conn, find_sessie(conn, sid))


def codes_of(opslag, sid, now):
    with opslag.reading() as conn:
        return find_codes(conn, find_sessie(conn, sid), now=now)


def may(opslag, sid, wie):
    """What somebody's cookie opens: leading, the screen."""
    with opslag.reading() as conn:
        sessie = find_sessie(conn, sid)
        return (
            is_apparaat(conn, sessie, wie.cookie_hash),
            is_schermapparaat(conn, sessie, wie.cookie_hash),
        )


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_code_lets_one_device_do_what_it_is_for_and_nothing_else(
    opslag, prepared_sid, other_sid, soort, now
):
    with wakes(opslag, prepared_sid, NIEMAND):
        make(opslag, prepared_sid, now, soort)
    with wakes(opslag, prepared_sid, BEGELEIDING):
        assert enter(opslag, now) == (prepared_sid, soort)
    assert may(opslag, prepared_sid, BRAM) == (not soort.is_scherm, soort.is_scherm)
    assert may(opslag, other_sid, BRAM) == (False, False)
    last = apparaten_of(opslag, prepared_sid)[-1]
    assert (last.soort, last.herkomst, last.gemaakt_op) == (soort, Herkomst.CODE, now)


def test_a_code_works_once(opslag, prepared_sid, now):
    make(opslag, prepared_sid, now)
    enter(opslag, now)
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(OnbekendeCode):
        enter(opslag, now, wie=CAS)
    assert may(opslag, prepared_sid, CAS) == (False, False)
    assert codes_of(opslag, prepared_sid, now) == ()


def test_a_code_lasts_for_five_minutes_and_not_a_moment_longer(opslag, prepared_sid, now):
    make(opslag, prepared_sid, now)
    late = now + CODE_GELDIG
    assert codes_of(opslag, prepared_sid, late - timedelta(seconds=1))
    assert codes_of(opslag, prepared_sid, late) == ()
    with pytest.raises(OnbekendeCode):
        enter(opslag, late)
    assert may(opslag, prepared_sid, BRAM) == (False, False)
    enter(opslag, late - timedelta(seconds=1))


def test_a_code_that_never_was_opens_nothing(opslag, prepared_sid, now):
    with pytest.raises(OnbekendeCode):
        enter(opslag, now)
    make(opslag, prepared_sid, now)
    with pytest.raises(OnbekendeCode):
        enter_code(opslag, code_hash="code", cookie_hash=BRAM.cookie_hash, now=now)


def test_another_code_of_the_same_kind_ends_the_one_before(opslag, prepared_sid, other_sid, now):
    make(opslag, other_sid, now, code="elders")
    make(opslag, prepared_sid, now, SCHERM, "scherm")
    make(opslag, prepared_sid, now, code="eerste")
    make(opslag, prepared_sid, now, code="tweede")
    with pytest.raises(OnbekendeCode):
        enter(opslag, now, "eerste")
    assert {code.nonce for code in codes_of(opslag, prepared_sid, now)} == {"scherm", "tweede"}
    assert len(codes_of(opslag, other_sid, now)) == 1


def test_what_is_over_is_cleared_away_by_the_next_code(opslag, prepared_sid, now):
    make(opslag, prepared_sid, now, SCHERM, "oud")
    make(opslag, prepared_sid, now + CODE_GELDIG, code="nieuw")
    with opslag.reading() as conn:
        assert conn.execute(select(func.count()).select_from(Toegangscode)).scalar_one() == 1


def test_a_code_of_a_session_that_there_is_not_is_refused(opslag, now):
    with pytest.raises(OnbekendeSessie):
        make(opslag, "x" * 22, now)


def test_a_code_works_after_closing_too(opslag, open_sid, now):
    close_sessie(opslag, open_sid, now=now)
    make(opslag, open_sid, now)
    assert enter(opslag, now) == (open_sid, BEGELEIDER)


def test_a_screen_does_not_lead(opslag, open_sid, now):
    make(opslag, open_sid, now, SCHERM)
    enter(opslag, now + timedelta(minutes=1))
    assert feiten_of(opslag, open_sid).geleid_op == now


def test_a_device_is_taken_out_once(opslag, prepared_sid, now):
    device = apparaten_of(opslag, prepared_sid)[0].id
    with wakes(opslag, prepared_sid, BEGELEIDING):
        assert withdraw_apparaat(opslag, prepared_sid, device, now=now) == ANNA.cookie_hash
    with wakes(opslag, prepared_sid, NIEMAND):
        assert withdraw_apparaat(opslag, prepared_sid, device, now=now) is None
    assert may(opslag, prepared_sid, ANNA) == (False, False)


def test_a_device_of_another_session_stays(opslag, prepared_sid, other_sid, now):
    device = apparaten_of(opslag, other_sid)[0].id
    with wakes(opslag, prepared_sid, NIEMAND), wakes(opslag, other_sid, NIEMAND):
        assert withdraw_apparaat(opslag, prepared_sid, device, now=now) is None
        assert forget_apparaat(opslag, prepared_sid, CAS.cookie_hash) is None
    assert may(opslag, other_sid, CAS) == (True, False)


def test_a_device_can_take_itself_out(opslag, prepared_sid, now):
    make(opslag, prepared_sid, now)
    enter(opslag, now)
    assert forget_apparaat(opslag, prepared_sid, BRAM.cookie_hash) == BRAM.cookie_hash
    assert may(opslag, prepared_sid, BRAM) == (False, False)
    assert may(opslag, prepared_sid, ANNA) == (True, False)


def test_who_is_taken_out_cannot_come_back_with_a_code_that_they_made(
    opslag, prepared_sid, other_sid, now
):
    make(opslag, prepared_sid, now, code="eerst")
    enter(opslag, now, "eerst")
    make(opslag, prepared_sid, now, code="van-bram")
    make(opslag, prepared_sid, now, SCHERM, "scherm-van-bram")
    make(opslag, other_sid, now, code="elders")
    bram = apparaten_of(opslag, prepared_sid)[-1].id
    withdraw_apparaat(opslag, prepared_sid, bram, now=now)
    for code in ("van-bram", "scherm-van-bram"):
        with pytest.raises(OnbekendeCode):
            enter(opslag, now, code)
    assert may(opslag, prepared_sid, BRAM) == (False, False)
    assert codes_of(opslag, prepared_sid, now) == ()
    assert len(codes_of(opslag, other_sid, now)) == 1


def test_what_takes_nobody_out_ends_no_code(opslag, prepared_sid, other_sid, now):
    make(opslag, prepared_sid, now)
    elders = apparaten_of(opslag, other_sid)[0].id
    withdraw_apparaat(opslag, prepared_sid, elders, now=now)
    assert len(codes_of(opslag, prepared_sid, now)) == 1


def test_an_old_page_never_takes_out_a_device_that_came_later(opslag, prepared_sid, now):
    make(opslag, prepared_sid, now, code="eerst")
    enter(opslag, now, "eerst")
    gezien = apparaten_of(opslag, prepared_sid)[-1].id
    withdraw_apparaat(opslag, prepared_sid, gezien, now=now)
    make(opslag, prepared_sid, now, code="later")
    enter(opslag, now, "later", CAS)
    assert withdraw_apparaat(opslag, prepared_sid, gezien, now=now) is None
    assert may(opslag, prepared_sid, CAS) == (True, False)


@pytest.mark.parametrize("keer", range(3))
def test_of_eight_at_once_exactly_one_gets_in_with_a_code(
    opslag, other_opslag, prepared_sid, keer, now
):
    make(opslag, prepared_sid, now)

    def attempt(waar, naam):
        return enter_code(waar, code_hash=hash_of("code"), cookie_hash=hash_of(naam), now=now)

    winner_of(
        at_once(
            *(
                lambda waar=waar, naam=f"{nummer}{keer}": attempt(waar, naam)
                for nummer, waar in enumerate((opslag, other_opslag) * 4)
            )
        ),
        OnbekendeCode,
    )
    assert len(apparaten_of(opslag, prepared_sid)) == 2


@pytest.mark.parametrize("keer", range(3))
def test_one_of_two_takes_a_device_out(opslag, other_opslag, prepared_sid, keer, now):
    device = apparaten_of(opslag, prepared_sid)[0].id
    uit = at_once(
        lambda: withdraw_apparaat(opslag, prepared_sid, device, now=now),
        lambda: withdraw_apparaat(other_opslag, prepared_sid, device, now=now),
    )
    assert set(uit) == {None, ANNA.cookie_hash}
    assert apparaten_of(opslag, prepared_sid) == ()
