"""Connections: what is set on them, who may write, and what is kept when something fails."""

import sqlite3
from contextlib import ExitStack

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from kaartenset.domain.weigering import OpslagWeg
from kaartenset.storage import database as database_module
from kaartenset.storage.models import Deck, Deelnemer
from tests.cast import NOW
from tests.databases import opslag_at

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "secure_delete": 1,
    "foreign_keys": 1,
    "wal_autocheckpoint": 0,
    "busy_timeout": 10,  # the waiting is done outside SQLite, so that others go on
}
NIEUW = insert(Deck).values(hash="h", kaarten="[]", toelichtingen="{}")
HASHES = select(Deck.hash)


def pragmas_on(conn):
    return {naam: conn.exec_driver_sql(f"PRAGMA {naam}").scalar_one() for naam in PRAGMAS}


def keep(opslag, naam):
    """Store something that can be recognised."""
    with opslag.writing() as conn:
        conn.execute(insert(Deck).values(hash=naam, kaarten="[]", toelichtingen="{}"))


def kept(opslag):
    with opslag.reading() as conn:
        return set(conn.execute(HASHES).scalars())


def test_every_connection_for_pages_is_set_as_it_must_be(opslag):
    with ExitStack() as stack:
        conns = [stack.enter_context(opslag.reading()) for _ in range(6)]
        assert [pragmas_on(conn) for conn in conns] == [PRAGMAS] * 6
        assert {conn.exec_driver_sql("PRAGMA query_only").scalar_one() for conn in conns} == {1}


def test_the_connection_that_writes_is_set_as_it_must_be(opslag):
    with opslag.writing() as conn:
        assert pragmas_on(conn) == PRAGMAS
        assert conn.exec_driver_sql("PRAGMA query_only").scalar_one() == 0


def test_an_ordinary_connection_is_set_otherwise(outsider):
    anders = {naam: outsider.execute(f"PRAGMA {naam}").fetchone()[0] for naam in PRAGMAS}
    assert {naam for naam in PRAGMAS if anders[naam] != PRAGMAS[naam]} >= {
        "foreign_keys",
        "wal_autocheckpoint",
    }


def test_a_page_cannot_write(opslag):
    with pytest.raises(OpslagWeg, match="readonly"), opslag.reading() as conn:
        conn.execute(NIEUW)
    assert kept(opslag) == set()


def test_what_is_written_is_there_for_all(opslag, database):
    keep(opslag, "een")
    assert kept(opslag) == {"een"}
    with opslag_at(f"sqlite:///{database}") as other:
        assert kept(other) == {"een"}


class Onderbroken(Exception):
    """What goes wrong in a test."""


def test_an_error_takes_everything_back_and_lets_others_write(opslag):
    def write_and_fail():
        with opslag.writing() as conn:
            conn.execute(NIEUW)
            raise Onderbroken

    with pytest.raises(Onderbroken):
        write_and_fail()
    assert kept(opslag) == set()
    keep(opslag, "erna")
    assert kept(opslag) == {"erna"}


def test_what_the_database_refuses_takes_everything_back(opslag):
    wees = insert(Deelnemer).values(sessie_id=999, cookie_hash="c", label="l", binnen_op=NOW)

    def write_an_orphan():
        with opslag.writing() as conn:
            conn.execute(NIEUW)
            conn.execute(wees)

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        write_an_orphan()
    assert kept(opslag) == set()


def test_a_writer_shuts_out_other_writers_from_its_first_moment(opslag, outsider):
    with opslag.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        outsider.execute("BEGIN IMMEDIATE")
    outsider.execute("BEGIN IMMEDIATE")
    outsider.execute("ROLLBACK")


def test_readers_go_on_while_somebody_writes(opslag):
    keep(opslag, "eerst")
    with opslag.writing() as conn:
        conn.execute(NIEUW)
        assert kept(opslag) == {"eerst"}


def test_what_one_page_reads_is_of_one_moment(opslag):
    with opslag.reading() as conn:
        assert conn.execute(HASHES).all() == []
        keep(opslag, "straks")
        assert conn.execute(HASHES).all() == []
    assert kept(opslag) == {"straks"}


def test_what_is_logged_of_an_error_has_no_word_of_anybody(opslag):
    keep(opslag, "geheimwoord")
    with pytest.raises(IntegrityError) as fout, opslag.writing() as conn:
        conn.execute(insert(Deck).values(hash="geheimwoord", kaarten="", toelichtingen=""))
    assert "geheimwoord" not in str(fout.value)
    with pytest.raises(OpslagWeg) as weg, opslag.reading() as conn:
        conn.execute(insert(Deck).values(hash="geheimwoord", kaarten="", toelichtingen=""))
    assert "geheimwoord" not in f"{weg.value} {weg.value.__cause__}"


def test_the_log_is_not_copied_into_the_file_by_a_write_in_between(opslag, database):
    vooraf = database.read_bytes()
    with opslag.writing() as conn:
        conn.execute(insert(Deck).values(hash="h", kaarten="x" * 8_000_000, toelichtingen="{}"))
    assert database.read_bytes() == vooraf


def test_the_log_is_copied_after_some_writes_and_then_used_again(opslag, database, monkeypatch):
    monkeypatch.setattr(database_module, "CHECKPOINT_NA", 3)
    log = database.with_name(f"{database.name}-wal")
    for nummer in range(2):
        keep(opslag, f"kaart {nummer}")
    assert b"kaart 1" not in database.read_bytes()
    keep(opslag, "kaart 2")
    assert all(f"kaart {nummer}".encode() in database.read_bytes() for nummer in range(3))
    grootte = log.stat().st_size
    for nummer in range(3, 60):
        keep(opslag, f"kaart {nummer}")
    assert log.stat().st_size <= grootte * 2
    assert len(kept(opslag)) == 60


def test_what_was_deleted_leaves_no_byte_in_the_file(opslag, database, outsider):
    keep(opslag, "vertrouwelijk")
    outsider.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert b"vertrouwelijk" in database.read_bytes()
    with opslag.writing() as conn:
        conn.execute(Deck.__table__.delete())
    outsider.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert b"vertrouwelijk" not in database.read_bytes()


def test_without_secure_delete_the_bytes_stay(opslag, database, outsider):
    outsider.execute("PRAGMA secure_delete=OFF")
    keep(opslag, "vertrouwelijk")
    outsider.execute("DELETE FROM deck")
    outsider.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert b"vertrouwelijk" in database.read_bytes()
