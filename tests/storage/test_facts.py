"""Finding facts: where a word leads, and when."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select

from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie
from kaartenset.domain.termijnen import VOORAF
from kaartenset.domain.weigering import OnbekendeSessie
from kaartenset.storage.facts import find_klok, find_sessie, find_sessie_by_sleutel
from kaartenset.storage.models import Deck, Sessie
from kaartenset.storage.woorden import find_sid_by_woord, has_woord_in_use
from tests.cast import BRAM, CAS, NOW, WOORD, deck_on_disk, hash_of, join, new_sessie, sleutel_of

MINUUT = timedelta(minutes=1)


def sid_at(opslag, moment, *, woord=WOORD, limiet=100):
    """Where the word leads at this moment."""
    with opslag.reading() as conn:
        return find_sid_by_woord(conn, woord, now=moment, vooraf=VOORAF, limiet=limiet)


@pytest.mark.parametrize(
    ("na", "leidt"), [(-60, True), (-60.01, False), (0, True), (119.99, True), (120, False)]
)
def test_a_prepared_session_is_found_from_an_hour_before_until_its_planned_end(
    opslag, prepared_sid, na, leidt
):
    assert (sid_at(opslag, NOW + na * MINUUT) == prepared_sid) is leidt


@pytest.mark.parametrize("na", [-24 * 60, 0, 120, 24 * 60])
def test_an_open_session_is_found_at_any_time(opslag, open_sid, na):
    assert sid_at(opslag, NOW + na * MINUUT) == open_sid


def test_a_closed_session_is_not_found(opslag, open_sid):
    close_sessie(opslag, open_sid, now=NOW)
    assert sid_at(opslag, NOW) is None


def test_a_full_session_is_not_found(opslag, open_sid):
    join(opslag, open_sid, BRAM)
    assert sid_at(opslag, NOW, limiet=2) == open_sid
    join(opslag, open_sid, CAS)
    assert sid_at(opslag, NOW, limiet=2) is None


def test_another_word_leads_to_another_session_or_to_none(opslag, open_sid, other_sid):
    assert sid_at(opslag, NOW, woord="sgravenhage") == other_sid
    assert sid_at(opslag, NOW, woord="wooteam") is None


def test_a_word_is_in_use_from_preparing_until_closing(opslag, prepared_sid, cards_root):
    def in_use():
        with opslag.reading() as conn:
            return has_woord_in_use(conn, WOORD)

    assert in_use()
    open_sessie(opslag, prepared_sid, deck=deck_on_disk(cards_root), now=NOW)
    assert in_use()
    close_sessie(opslag, prepared_sid, now=NOW)
    assert not in_use()


def test_after_closing_the_word_leads_to_the_next_session(opslag, open_sid, cards_root):
    close_sessie(opslag, open_sid, now=NOW)
    volgende = new_sessie(cards_root, sid="v" * 22, sleutel_hash=hash_of("v"), wie=BRAM)
    create_sessie(opslag, volgende, now=NOW)
    assert sid_at(opslag, NOW) == volgende.sid


def test_a_key_finds_its_session_alone(opslag, open_sid, other_sid):
    with opslag.reading() as conn:
        assert find_sessie_by_sleutel(conn, hash_of(sleutel_of(WOORD))).sid == open_sid
        with pytest.raises(OnbekendeSessie):
            find_sessie_by_sleutel(conn, sleutel_of(WOORD))
        with pytest.raises(OnbekendeSessie):
            find_sessie(conn, "z" * 22)


def test_blocks_come_in_their_order(opslag, prepared_sid):
    with opslag.reading() as conn:
        klok = find_klok(conn, find_sessie(conn, prepared_sid))
    assert [blok.id for blok in klok.onderdelen] == sorted(blok.id for blok in klok.onderdelen)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 12, 1, 12, 0, tzinfo=UTC),
        datetime(2026, 12, 1, 12, 0, 0, 123456, tzinfo=UTC),
        datetime(2026, 7, 1, 14, 30, tzinfo=timezone(timedelta(hours=2))),
        datetime(2027, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))),
    ],
)
def test_a_moment_comes_back_as_the_same_moment_in_utc(opslag, cards_root, moment):
    create_sessie(opslag, new_sessie(cards_root, begin_op=moment), now=NOW)
    with opslag.reading() as conn:
        (terug,) = conn.execute(select(Sessie.begin_op)).scalars()
    assert terug == moment
    assert terug.tzinfo is UTC


def test_a_moment_without_time_zone_is_refused(opslag, cards_root):
    naief = datetime(2026, 12, 1, 12, 0)  # noqa: DTZ001 (that is what is refused)
    with pytest.raises(Exception, match="time zone"):
        create_sessie(opslag, new_sessie(cards_root, begin_op=naief), now=NOW)


def test_two_decks_with_one_hash_are_refused(opslag):
    nieuw = insert(Deck).values(hash="h", kaarten="[]", toelichtingen="{}")
    with opslag.writing() as conn:
        conn.execute(nieuw)
        with pytest.raises(Exception, match="UNIQUE"), conn.begin_nested():
            conn.execute(nieuw)
