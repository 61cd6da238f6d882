"""The commands run on both databases; without pages, so that a test is quick."""

import shutil

import pytest

from tests.cast import new_sessie
from tests.databases import dispose, empty, hurry, make_app, opslag_at
from tests.decks import write_cards
from tests.werkvormen import write_werkvorm


@pytest.fixture(scope="session")
def cards_root(tmp_path_factory):
    """The small deck and werkvorm, once for all: who changes a file writes one of their own."""
    root = tmp_path_factory.mktemp("kaarten")
    write_cards(root)
    write_werkvorm(root)
    return root


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def address(request, tmp_path_factory, empty_database):
    """The address of a database that the tests here use one after another."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres")
    database = tmp_path_factory.mktemp("commands") / "kaartenset.sqlite3"
    return f"sqlite:///{shutil.copyfile(empty_database, database)}"


@pytest.fixture(scope="session")
def shared_app(address):
    """An application that has nothing but its database."""
    app = hurry(make_app(address))
    yield app
    dispose(app)


@pytest.fixture
def app(shared_app):
    """The same, with nothing in it."""
    empty(shared_app)
    return shared_app


@pytest.fixture(scope="session")
def other_opslag(address):
    """The same database in another process."""
    with opslag_at(address) as opslag:
        yield opslag


@pytest.fixture
def nieuw(cards_root):
    """Asks for a session with some word and whatever else."""
    return lambda woord="openheid", **anders: new_sessie(cards_root, woord, **anders)
