"""Several processes on one database: nobody writes at the same time, and a kill loses nothing."""

import fcntl
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest
from sqlalchemy import insert, select

from kaartenset.domain.weigering import OpslagWeg
from kaartenset.storage import database as database_module
from kaartenset.storage.models import Deck
from tests.databases import opslag_at
from tests.project.tree import ROOT
from tests.storage.test_database import keep, kept
from tests.storage.writer import AANTAL


@pytest.fixture
def address(database):
    return f"sqlite:///{database}"


@contextmanager
def started(address, wat):
    """A process that does this, killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.writer", address, wat],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        process.kill()


def is_locked(database):
    """Whether somebody holds the lock file."""
    with database.with_name(f"{database.name}.slot").open("w") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


@pytest.mark.parametrize("na", [1, 40])
def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_said_to_be_stored(
    address, opslag, na, outsider
):
    with started(address, "write_on") as process:
        bevestigd = [process.stdout.readline().strip() for _ in range(na)]
        process.send_signal(signal.SIGKILL)
        bevestigd += process.stdout.read().split("\n")[:-1]
        process.wait()
    assert len(bevestigd) >= na
    erover = kept(opslag) - set(bevestigd)
    assert kept(opslag) >= set(bevestigd)
    assert len(erover) <= 1, "at most the write that was committed and not said"
    assert outsider.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    keep(opslag, "meteen erna")
    assert "meteen erna" in kept(opslag)


def test_a_kill_before_the_commit_stores_nothing_and_frees_the_lock(address, opslag, database):
    with started(address, "hold") as process:
        assert process.stdout.readline() == "begonnen\n"
        assert is_locked(database)
        process.kill()
        process.wait()
        assert not is_locked(database)
        assert kept(opslag) == set()
        keep(opslag, "meteen erna")


def test_while_one_process_writes_the_others_wait(address, opslag, database, monkeypatch):
    monkeypatch.setattr(database_module, "WACHT_S", 0.2)
    with started(address, "hold") as process, opslag_at(address) as haastig:
        process.stdout.readline()
        assert is_locked(database)
        with pytest.raises(OpslagWeg, match=r"\.slot"):
            keep(haastig, "bezet")
        assert kept(haastig) == set()
        process.stdin.write("ga door\n")
        process.stdin.flush()
        keep(opslag, "erna")  # waits for the other to commit
        process.wait()
        assert kept(opslag) == {"vastgehouden", "erna"}
    assert not is_locked(database)


def test_two_processes_that_count_at_once_lose_no_number(address, opslag):
    with opslag.writing() as conn:
        conn.execute(insert(Deck).values(hash="h", kaarten="0", toelichtingen="{}"))
    with started(address, "count_up") as een, started(address, "count_up") as ander:
        assert (een.wait(), ander.wait()) == (0, 0)
    with opslag.reading() as conn:
        assert conn.execute(select(Deck.kaarten)).scalar_one() == str(2 * AANTAL)


def test_migrating_waits_for_who_writes(address, app, monkeypatch):
    monkeypatch.setattr(database_module, "WACHT_S", 0.2)
    with started(address, "hold") as process, opslag_at(address) as haastig:
        process.stdout.readline()
        with app.app_context(), pytest.raises(OpslagWeg):
            haastig.migrate()
