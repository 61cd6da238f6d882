"""The deck of a session: fixed when it opens, kept once, its toelichtingen apart."""

import pytest
from sqlalchemy import Text, inspect, select

from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie, reopen_sessie
from kaartenset.domain.volgorde import arrange
from kaartenset.storage.decks import find_kaarten, find_toelichtingen
from kaartenset.storage.models import Base, Deck
from tests.cast import BRAM, VOLGORDE, deck_on_disk, feiten_of, hash_of, read_deck
from tests.decks import KAART_IDS, SET_ID, marker_of, write_cards, write_kaart


@pytest.fixture
def cards_root(tmp_path):
    """A deck of one's own, to change."""
    root = tmp_path / "eigen"
    write_cards(root)
    return root


def read(opslag, sid):
    """The cards and the toelichtingen of a session."""
    deck_id = feiten_of(opslag, sid).deck_id
    with opslag.reading() as conn:
        return find_kaarten(conn, deck_id), find_toelichtingen(conn, deck_id)


def decks(opslag):
    with opslag.reading() as conn:
        return conn.execute(select(Deck.kaarten, Deck.toelichtingen)).all()


def test_a_session_has_all_cards_in_the_order_of_its_word(opslag, open_sid, cards_root):
    kaarten, toelichtingen = read(opslag, open_sid)
    assert [kaart.id for kaart in kaarten] == [f"kaart-{nummer}" for nummer in VOLGORDE]
    assert kaarten == arrange(read_deck(cards_root).kaartenset.kaarten, "f3eb8ae43d0034b4")
    assert toelichtingen == read_deck(cards_root).begeleiding.toelichtingen


def test_a_session_keeps_its_deck_when_the_files_change(opslag, open_sid, cards_root, now):
    vooraf = read(opslag, open_sid)
    write_kaart(cards_root, "kaart-01", "Heel iets anders.", "Een nieuwe tekst.")
    (cards_root / SET_ID / "kaarten" / "kaart-02.md").unlink()
    write_kaart(cards_root, "kaart-08", "Een kaart erbij.")
    open_sessie(opslag, open_sid, deck=deck_on_disk(cards_root), now=now)
    assert read(opslag, open_sid) == vooraf
    close_sessie(opslag, open_sid, now=now)
    reopen_sessie(opslag, open_sid, now=now)
    assert read(opslag, open_sid) == vooraf


def test_a_session_that_opens_later_has_the_files_as_they_are_then(
    opslag, prepared_sid, cards_root, now
):
    write_kaart(cards_root, "kaart-08", "Een kaart erbij.")
    open_sessie(opslag, prepared_sid, deck=deck_on_disk(cards_root), now=now)
    assert len(read(opslag, prepared_sid)[0]) == 8


def test_sessions_with_the_same_deck_and_order_share_one(opslag, open_sid, nieuw, cards_root, now):
    close_sessie(opslag, open_sid, now=now)
    tweede = nieuw(sid=hash_of("tweede")[:22], sleutel_hash=hash_of("tweede"), wie=BRAM)
    create_sessie(opslag, tweede, now=now)
    open_sessie(opslag, tweede.sid, deck=deck_on_disk(cards_root), now=now)
    assert feiten_of(opslag, tweede.sid).deck_id == feiten_of(opslag, open_sid).deck_id
    assert len(decks(opslag)) == 1


def test_another_order_is_another_deck(opslag, open_sid, other_sid):
    assert feiten_of(opslag, other_sid).deck_id != feiten_of(opslag, open_sid).deck_id
    assert len(decks(opslag)) == 2


def test_another_toelichting_is_another_deck_with_the_same_cards(
    opslag, open_sid, nieuw, cards_root, now
):
    close_sessie(opslag, open_sid, now=now)
    write_kaart(cards_root, "kaart-01", "Heel iets anders.")
    tweede = nieuw(sid=hash_of("tweede")[:22], sleutel_hash=hash_of("tweede"), wie=BRAM)
    create_sessie(opslag, tweede, now=now)
    open_sessie(opslag, tweede.sid, deck=deck_on_disk(cards_root), now=now)
    assert read(opslag, tweede.sid)[0] == read(opslag, open_sid)[0]
    assert read(opslag, tweede.sid)[1] != read(opslag, open_sid)[1]


def test_a_toelichting_stands_in_a_column_of_its_own_and_nowhere_else(opslag, open_sid):
    ((kaarten, toelichtingen),) = decks(opslag)
    assert all(marker_of(kaart_id) in toelichtingen for kaart_id in KAART_IDS)
    assert "zwijgwoord" not in kaarten
    assert columns_with(opslag, "zwijgwoord") == {"deck.toelichtingen"}
    assert columns_with(opslag, "Titel van kaart-01") == {"deck.kaarten"}


def test_the_script_stands_in_a_column_of_its_own(opslag, prepared_sid):
    assert columns_with(opslag, "scriptwoord") == {"onderdeel.script"}


def columns_with(opslag, woord):
    """The columns of the whole database in which a word stands."""
    with opslag.reading() as conn:
        assert set(inspect(conn).get_table_names()) >= set(Base.metadata.tables)
        return {
            f"{table.name}.{column.name}"
            for table in Base.metadata.tables.values()
            for column in table.columns
            if any(woord in str(waarde) for waarde in conn.execute(select(column)).scalars())
        }


def test_text_columns_are_unlimited_where_content_goes():
    for table, column in (("deck", "kaarten"), ("deck", "toelichtingen"), ("onderdeel", "script")):
        assert isinstance(Base.metadata.tables[table].columns[column].type, Text)
