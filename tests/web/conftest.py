"""The cast, each in a browser of their own that checks every page it is given."""

import pytest
import time_machine

from kaartenset import create_app
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import open_sessie
from kaartenset.content import wachter
from kaartenset.storage.facts import find_klok
from kaartenset.web.papier import pdf
from tests.cast import ANNA, BRAM, CAS, GELEZEN, feiten_of, join
from tests.compiled import KeptTemplates
from tests.databases import dispose, hurry
from tests.steekproef import IS_LANG
from tests.web.browser import Browser
from tests.web.drukpers import Drukpers, SnelleDrukkerij
from tests.werkbladen import let_join
from tests.werksessies import EIGENAARSSLEUTEL, new_werksessie, no_deck
from tests.werkvormen import write_werkvorm


@pytest.fixture
def cards_root(cards_root):
    """The deck, and beside it a werkvorm."""
    write_werkvorm(cards_root)
    return cards_root


@pytest.fixture(autouse=True)
def clock(now):
    """The site's clock, which stands still until a test moves it."""
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="session")
def drukpers():
    """What sets the pages of all PDFs of which it does not matter how they are made."""
    pers = Drukpers()
    yield pers
    pers.stop()


@pytest.fixture(autouse=True)
def drukkerij(drukpers, monkeypatch):
    """A press that has no PDF ready yet: the site's own in the long form, else a quick one."""
    made = pdf.Drukkerij() if IS_LANG else SnelleDrukkerij(drukpers)
    monkeypatch.setattr(pdf, "DRUKKERIJ", made)
    return made


@pytest.fixture(scope="session")
def compiled():
    """Templates that were compiled once for all tests: most of the work of a first page."""
    return KeptTemplates()


@pytest.fixture(autouse=True)
def geheugen(monkeypatch):
    """What the files of a deck were read as, which all applications here share."""
    monkeypatch.setattr(wachter, "Geheugen", lambda: GELEZEN)


@pytest.fixture
def app(app, compiled):
    """The application, of which every answer is checked."""
    return watched(app, compiled)


@pytest.fixture
def make_app(instellingen, compiled):
    """Another application with the same settings, or with some of them changed."""
    made = []

    def make(gekozen=instellingen):
        app = watched(create_app(gekozen), compiled)
        made.append(app)
        return app

    yield make
    for app in made:
        dispose(app)


@pytest.fixture
def vreemde(app):
    """Somebody who comes to the site for the first time."""
    return app.test_client()


@pytest.fixture
def anna(app, open_sid):
    """Anna, who leads the open session with the word 'openheid'."""
    return with_cookie(app, open_sid, "begeleider", ANNA.token)


@pytest.fixture
def bram(app, opslag, open_sid):
    """Bram, who takes part in it and gave his name."""
    join(opslag, open_sid, BRAM, naam="Bram")
    return with_cookie(app, open_sid, "deelnemer", BRAM.token)


@pytest.fixture
def cas(app, opslag, open_sid, other_sid):
    """Cas, who leads and takes part in another session, and shows those cookies everywhere."""
    join(opslag, other_sid, CAS, naam="Cas")
    browser = app.test_client()
    for sid in (open_sid, other_sid):
        for naam in ("begeleider", "deelnemer"):
            browser.set_cookie(naam, CAS.token, path=f"/s/{sid}/")
    return browser


def watched(app, compiled):
    """Have every answer of an application checked."""
    app.test_client_class = Browser
    app.jinja_env.bytecode_cache = compiled
    return hurry(app)


def with_cookie(app, sid, naam, token):
    """A browser that was let into a session before."""
    browser = app.test_client()
    browser.set_cookie(naam, token, path=f"/s/{sid}/")
    return browser


@pytest.fixture
def werk_wacht_sid(opslag, cards_root, now):
    """Anna prepared a session of the small werkvorm for Noor's dilemma; it is not open."""
    nieuw = new_werksessie(cards_root)
    create_sessie(opslag, nieuw, now=now)
    return nieuw.sid


@pytest.fixture
def werk_sid(opslag, werk_wacht_sid, now):
    """The same session, open and in its first block; nobody is in yet."""
    return open_sessie(opslag, werk_wacht_sid, deck=no_deck, now=now)


@pytest.fixture
def werk_anna(app, werk_wacht_sid):
    """Anna, who leads it."""
    return with_cookie(app, werk_wacht_sid, "begeleider", ANNA.token)


@pytest.fixture
def werk_bram(app, opslag, werk_sid):
    """Bram, who takes part in it and is no dilemma-eigenaar."""
    let_join(opslag, werk_sid, BRAM)
    return with_cookie(app, werk_sid, "deelnemer", BRAM.token)


@pytest.fixture
def werk_noor(app, werk_wacht_sid):
    """Noor, whose dilemma it is, in the browser with which she fills in her form beforehand."""
    return with_cookie(app, werk_wacht_sid, "eigenaar", f"{EIGENAARSSLEUTEL} schuurt")


@pytest.fixture
def blokken(opslag, open_sid):
    """What is stored of the blocks now, as (id, title, minutes)."""

    def read():
        with opslag.reading() as conn:
            klok = find_klok(conn, feiten_of(opslag, open_sid))
        return [(blok.id, blok.titel, blok.minuten) for blok in klok.onderdelen]

    return read
