"""A database on a real file for each test, which may break it."""

import shutil
import sqlite3

import pytest

from tests.databases import dispose, make_app
from tests.decks import write_cards
from tests.werkvormen import write_werkvorm


@pytest.fixture(scope="session")
def cards_root(tmp_path_factory):
    """The small deck and the small werkvorm, once for all tests here."""
    root = tmp_path_factory.mktemp("kaarten")
    write_cards(root)
    write_werkvorm(root)
    return root


@pytest.fixture
def database(tmp_path, empty_database):
    """A file with our tables and nothing in them."""
    return shutil.copyfile(empty_database, tmp_path / "kaartenset.sqlite3")


@pytest.fixture
def app(database):
    """An application that has nothing but that file."""
    app = make_app(f"sqlite:///{database}")
    yield app
    dispose(app)


@pytest.fixture
def outsider(database):
    """A program that knows nothing of our lock file, such as the sqlite3 command."""
    connection = sqlite3.connect(
        database, isolation_level=None, timeout=0.05, check_same_thread=False
    )
    yield connection
    connection.close()
