"""The commands run on both databases; without pages, so that a test is quick.

The short form does a test on one of them, which its seed picks; the long form does it on both.
"""

import shutil
from pathlib import Path

import pytest

from tests.cast import new_sessie
from tests.databases import dispose, empty, hurry, make_app, opslag_at
from tests.decks import write_cards
from tests.steekproef import pick
from tests.werkvormen import write_werkvorm

HERE = Path(__file__).parent
DATABASES = ("sqlite", "postgresql")


def pytest_collection_modifyitems(config, items):
    """Leave out, in the short form, what is done on the other database."""
    left_out = [item for item in items if HERE in item.path.parents and is_for_the_other(item)]
    config.hook.pytest_deselected(items=left_out)
    gone = set(left_out)
    items[:] = [item for item in items if item not in gone]


def is_for_the_other(item: pytest.Function) -> bool:
    """Whether this case is for the one database while the run does its test on the other."""
    database = item.callspec.params.get("address") if hasattr(item, "callspec") else None
    if database is None:
        return False
    both_alike = item.nodeid.replace(database, "")
    return database not in pick(both_alike, DATABASES, 1)


@pytest.fixture(scope="session")
def cards_root(tmp_path_factory):
    """The small deck and werkvorm, once for all: who changes a file writes one of their own."""
    root = tmp_path_factory.mktemp("kaarten")
    write_cards(root)
    write_werkvorm(root)
    return root


@pytest.fixture(scope="session", params=DATABASES)
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
