"""The commands run on both databases; without pages, so that a test is quick."""

import shutil

import pytest

from tests.cast import new_sessie
from tests.databases import dispose, empty, make_app, opslag_at
from tests.decks import write_cards


@pytest.fixture(scope="session")
def cards_root(tmp_path_factory):
    """The small deck, once for all tests here: who changes a file writes a deck of their own."""
    root = tmp_path_factory.mktemp("kaarten")
    write_cards(root)
    return root


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path, empty_database):
    """The address of an empty database."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres")
    return f"sqlite:///{shutil.copyfile(empty_database, tmp_path / 'kaartenset.sqlite3')}"


@pytest.fixture
def app(address):
    """An application that has nothing but its database."""
    app = make_app(address)
    if address.startswith("postgresql"):
        empty(app)
    yield app
    dispose(app)


@pytest.fixture
def other_opslag(address, app):
    """The same database in another process."""
    with opslag_at(address) as opslag:
        yield opslag


@pytest.fixture
def nieuw(cards_root):
    """Asks for a session with some word and whatever else."""
    return lambda woord="openheid", **anders: new_sessie(cards_root, woord, **anders)
