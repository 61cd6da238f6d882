"""A database that cannot be written: one named error, reading goes on, and it heals by itself."""

import os
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import event, insert

from kaartenset.domain.weigering import OpslagWeg
from kaartenset.storage import database as database_module
from kaartenset.storage.models import Deck, db
from tests.databases import dispose, make_app
from tests.storage.test_database import keep, kept

NIEMAND = 65534


@pytest.fixture(autouse=True)
def haast(monkeypatch):
    """Nobody waits long for anybody."""
    monkeypatch.setattr(database_module, "WACHT_S", 0.2)


@contextmanager
def full(app):
    """The disk has room for what is there already, and for no page more."""

    def no_more_pages(dbapi_connection, _record):
        cursor = dbapi_connection.cursor()
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count={pages}")

    with app.app_context():
        engine = db.engine
    engine.dispose()
    event.listen(engine, "connect", no_more_pages)
    yield
    event.remove(engine, "connect", no_more_pages)


def keep_much(opslag, naam):
    with opslag.writing() as conn:
        conn.execute(insert(Deck).values(hash=naam, kaarten="x" * 100_000, toelichtingen="{}"))


def test_a_full_disk_is_named_and_heals(app, opslag):
    keep(opslag, "eerst")
    with full(app):
        for _ in range(3):
            with pytest.raises(OpslagWeg, match="full"):
                keep_much(opslag, "teveel")
            assert kept(opslag) == {"eerst"}
    keep_much(opslag, "erna")
    assert kept(opslag) == {"eerst", "erna"}


def test_a_lock_of_another_program_is_named_and_heals(opslag, outsider):
    keep(opslag, "eerst")
    outsider.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        with pytest.raises(OpslagWeg, match="locked"):
            keep(opslag, "bezet")
        assert kept(opslag) == {"eerst"}
    outsider.execute("ROLLBACK")
    keep(opslag, "erna")
    assert kept(opslag) == {"eerst", "erna"}


def test_a_writer_waits_for_another_program_that_is_done_soon(opslag, outsider, monkeypatch):
    monkeypatch.setattr(database_module, "WACHT_S", 5.0)
    outsider.execute("BEGIN IMMEDIATE")
    vrij = threading.Timer(0.3, lambda: outsider.execute("ROLLBACK"))
    vrij.start()
    keep(opslag, "erna")
    vrij.join()
    assert kept(opslag) == {"erna"}


def test_a_lock_file_that_another_holds_is_named_and_heals(opslag, database):
    with FileLock(f"{database}.slot"), pytest.raises(OpslagWeg, match="lock"):
        keep(opslag, "bezet")
    keep(opslag, "erna")
    assert kept(opslag) == {"erna"}


def test_a_write_that_takes_too_long_does_not_hold_up_the_others_for_ever(opslag):
    bezig, klaar = threading.Event(), threading.Event()

    def write_slowly():
        with opslag.writing():
            bezig.set()
            klaar.wait()

    thread = threading.Thread(target=write_slowly)
    thread.start()
    bezig.wait()
    with pytest.raises(OpslagWeg, match="takes too long"):
        keep(opslag, "bezet")
    klaar.set()
    thread.join()
    keep(opslag, "erna")
    assert kept(opslag) == {"erna"}


@pytest.fixture
def readonly_folder(empty_database):
    """A folder with a database that can be made read-only, also for root: root steps back."""
    folder = Path(tempfile.mkdtemp(prefix="kaartenset-"))
    bestand = folder / "kaartenset.sqlite3"
    bestand.write_bytes(empty_database.read_bytes())
    is_root = os.geteuid() == 0
    if is_root:
        for pad in (folder, bestand):
            os.chown(pad, NIEMAND, NIEMAND)
        os.seteuid(NIEMAND)
    yield folder
    folder.chmod(0o755)
    if is_root:
        os.seteuid(0)
    for pad in folder.iterdir():
        pad.unlink()
    folder.rmdir()


def make_readonly(folder, *, is_so):
    for pad in folder.iterdir():
        pad.chmod(0o444 if is_so else 0o644)
    folder.chmod(0o555 if is_so else 0o755)


def test_a_read_only_database_is_read_and_heals(readonly_folder):
    app = make_app(f"sqlite:///{readonly_folder}/kaartenset.sqlite3")
    opslag = app.extensions["opslag"]
    keep(opslag, "eerst")
    with app.app_context():
        db.engine.dispose()  # a page's connection stays open, as on a site that is looked at
    assert kept(opslag) == {"eerst"}
    make_readonly(readonly_folder, is_so=True)
    for _ in range(2):
        with pytest.raises(OpslagWeg):
            keep(opslag, "dicht")
        assert kept(opslag) == {"eerst"}
    make_readonly(readonly_folder, is_so=False)
    keep(opslag, "erna")
    assert kept(opslag) == {"eerst", "erna"}
    dispose(app)


def test_a_file_that_is_read_only_while_its_folder_is_not_heals_too(readonly_folder):
    """The lock file can be taken then, and it is the database itself that refuses."""
    app = make_app(f"sqlite:///{readonly_folder}/kaartenset.sqlite3")
    opslag = app.extensions["opslag"]
    (readonly_folder / "kaartenset.sqlite3").chmod(0o444)
    for _ in range(2):
        with pytest.raises(OpslagWeg, match="readonly"):
            keep(opslag, "dicht")
    make_readonly(readonly_folder, is_so=False)  # the log, too, took over that it is read-only
    keep(opslag, "erna")
    assert kept(opslag) == {"erna"}
    dispose(app)


def test_a_file_that_is_taken_away_is_named_and_heals_when_it_is_back(opslag, database):
    keep(opslag, "eerst")
    elders = database.rename(database.with_name("elders"))
    for _ in range(2):
        for call in (lambda: keep(opslag, "weg"), lambda: kept(opslag)):
            with pytest.raises(OpslagWeg, match="gone"):
                call()
    assert not database.exists(), "nothing makes an empty one in its place"
    elders.rename(database)
    keep(opslag, "erna")
    assert kept(opslag) == {"eerst", "erna"}


def test_a_file_that_is_put_in_its_place_is_taken_up(opslag, database, outsider, tmp_path):
    keep(opslag, "oud")
    outsider.execute("VACUUM INTO ?", (str(tmp_path / "kopie"),))
    keep(opslag, "na de kopie")
    assert kept(opslag) == {"oud", "na de kopie"}
    for einde in ("-wal", "-shm"):
        database.with_name(f"{database.name}{einde}").unlink()
    (tmp_path / "kopie").rename(database)
    assert kept(opslag) == {"oud"}
    keep(opslag, "nieuw")
    assert kept(opslag) == {"oud", "nieuw"}


def test_a_database_that_is_gone_is_named(tmp_path):
    app = make_app(f"sqlite:///{tmp_path}/weg/kaartenset.sqlite3")
    opslag = app.extensions["opslag"]
    with pytest.raises(OpslagWeg):
        kept(opslag)
    with pytest.raises(OpslagWeg):
        keep(opslag, "nergens")
    dispose(app)
