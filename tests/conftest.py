"""What many tests start from: a small deck on disk, an app on a real SQLite file, two sessions.

Properties are tried longer with HYPOTHESIS_PROFILE=lang. What is random comes from the seed that
stands at the end of a run; with KAARTENSET_ZAAD a run has the seed of an earlier one. Slow packs
take a part of their cases by it, and all with KAARTENSET_LANG=1.
"""

import gc
import os
import secrets
import shutil
import sqlite3

import pytest
from hypothesis import settings

from kaartenset import create_app
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import open_sessie
from kaartenset.config import Instellingen
from kaartenset.storage.database import opslag_of
from tests.cast import CAS, ELDERS, GEHEIM, NOW, REDACTIESLEUTEL, deck_on_disk, new_sessie
from tests.compiled import keep_compiled
from tests.databases import dispose, make_app, migrate
from tests.decks import write_cards
from tests.postgres import NOT_FOUND, Cluster, find_programs

keep_compiled()
settings.register_profile("kort", max_examples=60, deadline=None, print_blob=True)
settings.register_profile("lang", max_examples=5000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kort"))


os.environ.setdefault("KAARTENSET_ZAAD", str(secrets.randbits(32)))
"""The seed of this run, the same in all processes that the tests are divided over."""


def pytest_collection_finish():
    """Keep what stays anyhow out of the search for what can go: a twentieth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def pytest_terminal_summary(terminalreporter):
    """Say with which seed this run can be made again."""
    terminalreporter.write_line(f"KAARTENSET_ZAAD={os.environ['KAARTENSET_ZAAD']}")


@pytest.fixture
def now():
    """The fixed moment: 1 December 2026, 12:00 UTC, when the session is planned to begin."""
    return NOW


@pytest.fixture
def cards_root(tmp_path):
    """A folder with one deck of seven cards, to read and to change."""
    root = tmp_path / "cards"
    write_cards(root)
    return root


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """A migrated database without a session, to copy: migrating is slow."""
    database = tmp_path_factory.mktemp("leeg") / "leeg.sqlite3"
    app = make_app(f"sqlite:///{database}")
    migrate(app)
    dispose(app)
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return database


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL with our tables, which tests share; left out where it lacks."""
    programs = find_programs()
    if programs is None:
        pytest.skip(NOT_FOUND)
    cluster = Cluster(programs)
    app = make_app(cluster.address)
    migrate(app)
    dispose(app)
    yield cluster.address
    cluster.stop()


@pytest.fixture
def instellingen(tmp_path, cards_root, empty_database):
    """Settings with a database of its own, migrated and empty."""
    database = shutil.copyfile(empty_database, tmp_path / "kaartenset.sqlite3")
    return Instellingen(
        database=f"sqlite:///{database}",
        secret=GEHEIM,
        cards=cards_root,
        redactie=REDACTIESLEUTEL,
    )


@pytest.fixture
def app(instellingen):
    """The whole application."""
    app = create_app(instellingen)
    yield app
    dispose(app)


@pytest.fixture
def opslag(app):
    """The application's database, for commands and for reading facts."""
    return opslag_of(app)


@pytest.fixture
def prepared_sid(opslag, cards_root, now):
    """Anna prepared a session with the word 'openheid', two hours from `now`; it is not open."""
    nieuw = new_sessie(cards_root)
    create_sessie(opslag, nieuw, now=now)
    return nieuw.sid


@pytest.fixture
def open_sid(opslag, prepared_sid, cards_root, now):
    """The same session, opened: the group is at the first practice card, nobody is in yet."""
    return open_sessie(opslag, prepared_sid, deck=deck_on_disk(cards_root), now=now)


@pytest.fixture
def other_sid(opslag, cards_root, now):
    """Another open session, in which Cas is the begeleider."""
    nieuw = new_sessie(cards_root, ELDERS, CAS)
    create_sessie(opslag, nieuw, now=now)
    return open_sessie(opslag, nieuw.sid, deck=deck_on_disk(cards_root), now=now)
