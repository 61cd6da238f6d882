"""One database for all tests here, emptied for each; without pages, so that a test is quick."""

import shutil

import pytest

from tests.databases import dispose, empty, hurry, make_app
from tests.decks import write_cards
from tests.stand.leiding import Leiding
from tests.werkvormen import write_werkvorm


@pytest.fixture(scope="session")
def cards_root(tmp_path_factory):
    """The small deck and the small werkvorm, once for all tests here."""
    root = tmp_path_factory.mktemp("kaarten")
    write_cards(root)
    write_werkvorm(root)
    return root


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory, empty_database):
    """An application that has nothing but its database."""
    database = tmp_path_factory.mktemp("stand") / "kaartenset.sqlite3"
    app = hurry(make_app(f"sqlite:///{shutil.copyfile(empty_database, database)}"))
    yield app
    dispose(app)


@pytest.fixture
def app(shared_app):
    """The same, with nothing in it."""
    empty(shared_app)
    return shared_app


@pytest.fixture
def leid(opslag, open_sid, now):
    """Anna's hands: the open session, what she does in it, and what is seen of it."""
    return Leiding(opslag, open_sid, now)
