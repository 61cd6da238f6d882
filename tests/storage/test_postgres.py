"""PostgreSQL as the database: the main flow, and what is set on its connections."""

import threading
import time
from datetime import timedelta

import pytest
from sqlalchemy import insert, text

from kaartenset import create_app
from kaartenset.commands.bewaren import tidy_sessie
from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.kaarten import show_kaart
from kaartenset.commands.klok import start_klok
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie, reopen_sessie
from kaartenset.config import OngeldigeInstelling, read_instellingen
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.stand.deelnemers import Fase, read_deelnemers_stand
from kaartenset.storage import database as database_module
from kaartenset.storage.database import opslag_of
from kaartenset.storage.models import Deck
from kaartenset.web.begeleiden.wissen import ELDERS
from tests.cast import (
    ANNA,
    BRAM,
    NOW,
    deck_on_disk,
    deelnemer_of,
    feiten_of,
    join,
    new_sessie,
)
from tests.databases import dispose, empty, make_app, opslag_at
from tests.storage.test_database import HASHES, keep, kept

CUT = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY(:pids)")
LISTENERS = text("SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
GEHEIM = "een-geheim-van-zomaar-veel-tekens"
NIEUW = insert(Deck).values(hash="h", kaarten="[]", toelichtingen="{}")
LISTENING = ("", "")
"""The first notice: from then on nothing is missed."""


@pytest.fixture
def app(postgres):
    app = make_app(postgres)
    empty(app)
    yield app
    dispose(app)


@pytest.fixture
def site(postgres, cards_root):
    """The whole application, set up as an operator does it."""
    omgeving = {
        "KAARTENSET_DATABASE": postgres,
        "KAARTENSET_SECRET": GEHEIM,
        "KAARTENSET_CARDS": str(cards_root),
    }
    app = create_app(read_instellingen(omgeving))
    with app.app_context():
        opslag_of(app).migrate()
    empty(app)
    yield app
    dispose(app)


@pytest.mark.parametrize("begin", ["postgresql://", "postgres://", "postgresql+psycopg://"])
def test_an_address_of_postgresql_is_taken_in_every_spelling(begin):
    omgeving = {"KAARTENSET_DATABASE": f"{begin}jan@server/kaartenset", "KAARTENSET_SECRET": GEHEIM}
    assert read_instellingen(omgeving).database == "postgresql+psycopg://jan@server/kaartenset"


def test_with_postgresql_a_secret_must_be_given():
    with pytest.raises(OngeldigeInstelling, match="KAARTENSET_SECRET"):
        read_instellingen({"KAARTENSET_DATABASE": "postgresql://jan@server/kaartenset"})


def test_a_whole_session_runs_on_postgresql(site, cards_root):
    opslag, nieuw = opslag_of(site), new_sessie(cards_root)
    create_sessie(opslag, nieuw, now=NOW)
    open_sessie(opslag, nieuw.sid, deck=deck_on_disk(cards_root), now=NOW)
    join(opslag, nieuw.sid, BRAM, naam="Bram")
    show_kaart(opslag, nieuw.sid, kaart_id="kaart-01", gezien="kaart-03", now=NOW)
    start_klok(opslag, nieuw.sid, now=NOW)
    with opslag.reading() as conn:
        assert read_deelnemers_stand(conn, nieuw.sid, now=NOW).kaart.id == "kaart-01"
        assert "zwijgwoord01" in read_begeleiding_stand(conn, nieuw.sid, now=NOW).toelichting
    remove_deelnemer(opslag, nieuw.sid, deelnemer_of(opslag, nieuw.sid, BRAM).id, now=NOW)
    close_sessie(opslag, nieuw.sid, now=NOW)
    reopen_sessie(opslag, nieuw.sid, now=NOW)
    with opslag.reading() as conn:
        assert read_begeleiding_stand(conn, nieuw.sid, now=NOW).fase is Fase.OPEN


def test_the_pages_of_a_session_run_on_postgresql(site, cards_root):
    opslag, nieuw = opslag_of(site), new_sessie(cards_root)
    create_sessie(opslag, nieuw, now=NOW)
    browser = site.test_client()
    browser.set_cookie("begeleider", ANNA.token, path=f"/s/{nieuw.sid}/")
    leiden = f"/s/{nieuw.sid}/begeleiding/"
    assert browser.get(leiden).status_code == 200
    assert browser.post(f"{leiden}open").status_code == 303
    keuze = {"kaart": "kaart-06", "gezien": "kaart-03"}
    assert browser.post(f"{leiden}kaart", data=keuze).status_code == 303
    assert feiten_of(opslag, nieuw.sid).kaart_id == "kaart-06"
    assert "zwijgwoord06" in browser.get(leiden).text


@pytest.fixture
def leiden(site, cards_root):
    """Anna's browser, and where she leads an open session."""
    opslag, nieuw = opslag_of(site), new_sessie(cards_root)
    create_sessie(opslag, nieuw, now=NOW)
    open_sessie(opslag, nieuw.sid, deck=deck_on_disk(cards_root), now=NOW)
    browser = site.test_client()
    browser.set_cookie("begeleider", ANNA.token, path=f"/s/{nieuw.sid}/")
    return browser, f"/s/{nieuw.sid}/begeleiding/"


@pytest.mark.parametrize(
    ("pad", "form", "status"),
    [
        ("notities", {"plek": "kaart.\x00", "tekst": "x"}, 422),
        ("notities", {"plek": "\x00", "tekst": "x", "gezien": "1"}, 422),
        ("afspraken", {"soort": "afspraak", "tekst": "x", "kaart": "\x00"}, 303),
        ("afspraken", {"soort": "afspraak", "tekst": "x\x00y"}, 303),
    ],
)
def test_a_character_that_postgresql_cannot_store_does_not_get_there(leiden, pad, form, status):
    browser, begeleiding = leiden
    assert browser.post(f"{begeleiding}{pad}", data=form).status_code == status


def test_after_deleting_it_promises_nothing_of_the_files_of_postgresql(leiden):
    browser, begeleiding = leiden
    answer = browser.post(f"{begeleiding}wissen", data={"bevestigd": "ja"}, follow_redirects=True)
    assert "De sessie is gewist" in answer.text
    assert ELDERS in answer.text
    assert "bestanden van de database" not in answer.text


def test_a_page_cannot_write(opslag):
    with pytest.raises(OpslagWeg, match="read-only"), opslag.reading() as conn:
        conn.execute(NIEUW)
    assert kept(opslag) == set()


def test_what_one_page_reads_is_of_one_moment(opslag):
    with opslag.reading() as conn:
        assert conn.execute(HASHES).all() == []
        keep(opslag, "straks")
        assert conn.execute(HASHES).all() == []
    assert kept(opslag) == {"straks"}


def test_a_lock_of_another_program_is_named_and_heals(postgres, app, monkeypatch):
    monkeypatch.setattr(database_module, "WACHT_S", 0.2)
    with opslag_at(postgres) as haastig, opslag_of(app).writing() as conn:
        conn.execute(text("LOCK TABLE deck"))
        for _ in range(2):
            with pytest.raises(OpslagWeg, match="lock timeout"):
                keep(haastig, "bezet")
        conn.rollback()
        keep(haastig, "erna")
        assert kept(haastig) == {"erna"}


def test_connections_that_were_cut_are_named_and_heal(opslag, postgres):
    keep(opslag, "eerst")
    assert kept(opslag) == {"eerst"}
    cut(opslag, postgres)
    for call in (lambda: keep(opslag, "weg"), lambda: kept(opslag)):
        with pytest.raises(OpslagWeg):
            call()
    keep(opslag, "erna")
    assert kept(opslag) == {"eerst", "erna"}


def cut(opslag, postgres):
    """What a restart of the server does to those who are connected."""
    own = text("SELECT pg_backend_pid()")
    with opslag.reading() as reader, opslag.writing() as writer:
        pids = [conn.execute(own).scalar_one() for conn in (reader, writer)]
        pids += reader.execute(LISTENERS).scalars()
    with opslag_at(postgres) as other, other.writing() as conn:
        conn.execute(CUT, {"pids": pids})


def test_a_server_that_is_not_there_is_named(tmp_path):
    with opslag_at(f"postgresql+psycopg://jan@/kaartenset?host={tmp_path}") as opslag:
        for call in (lambda: keep(opslag, "weg"), lambda: kept(opslag)):
            with pytest.raises(OpslagWeg):
                call()


def test_other_processes_are_told_of_what_was_committed(opslag, postgres, cards_root):
    """And of who must go; of what was taken back they hear nothing."""
    nieuw = new_sessie(cards_root)
    create_sessie(opslag, nieuw, now=NOW)
    gehoord = []
    with opslag_at(postgres) as other:
        assert other.has_other_processes

        thread = threading.Thread(
            target=lambda: gehoord.extend(until_somebody_goes(other)), daemon=True
        )
        thread.start()
        wait_for_listener(opslag)
        open_sessie(opslag, nieuw.sid, deck=deck_on_disk(cards_root), now=NOW)
        join(opslag, nieuw.sid, BRAM)
        with pytest.raises(OpslagWeg):
            close_and_fail(opslag, nieuw.sid)
        remove_deelnemer(opslag, nieuw.sid, deelnemer_of(opslag, nieuw.sid).id, now=NOW)
        thread.join(timeout=10)
    assert gehoord[0] == LISTENING
    assert set(gehoord[1:-1]) == {(nieuw.sid, "")}
    assert gehoord[-1] == (nieuw.sid, BRAM.cookie_hash)


def test_other_processes_are_told_of_whom_nothing_is_known_any_more(opslag, postgres, cards_root):
    """So that streams end in each process, whichever took out what leads to people."""
    nieuw = new_sessie(cards_root)
    create_sessie(opslag, nieuw, now=NOW)
    open_sessie(opslag, nieuw.sid, deck=deck_on_disk(cards_root), now=NOW)
    join(opslag, nieuw.sid, BRAM)
    close_sessie(opslag, nieuw.sid, now=NOW)
    gehoord = []
    with opslag_at(postgres) as other:
        thread = threading.Thread(
            target=lambda: gehoord.extend(until_somebody_goes(other)), daemon=True
        )
        thread.start()
        wait_for_listener(opslag)
        tidy_sessie(opslag, nieuw.sid, now=NOW + timedelta(hours=25))
        thread.join(timeout=10)
    assert gehoord == [LISTENING, (nieuw.sid, BRAM.cookie_hash)]


def test_who_listens_hears_that_the_connection_is_lost(opslag, postgres):
    gehoord = []

    def listen():
        try:
            gehoord.extend(opslag.listen())
        except OpslagWeg as fout:
            gehoord.append(fout)

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    wait_for_listener(opslag)
    cut(opslag, postgres)
    thread.join(timeout=10)
    assert gehoord[0] == LISTENING
    assert [type(bericht) for bericht in gehoord[1:]] == [OpslagWeg]


def test_sqlite_serves_one_process_and_needs_no_notices(tmp_path):
    with opslag_at(f"sqlite:///{tmp_path}/een.sqlite3") as een:
        assert not een.has_other_processes


def until_somebody_goes(opslag):
    """What is heard until a message names somebody, that message included."""
    gehoord = []
    for bericht in opslag.listen():
        gehoord.append(bericht)
        if bericht[1]:
            break
    return gehoord


def wait_for_listener(opslag):
    """Until some connection waits for notices, at most ten seconds."""
    for _ in range(200):
        with opslag.reading() as conn:
            if conn.execute(LISTENERS).first():
                return
        time.sleep(0.05)
    pytest.fail("nobody listens")


def close_and_fail(opslag, sid):
    with opslag.writing() as conn:
        conn.execute(text("SELECT pg_notify('kaartenset', :sid)"), {"sid": f"{sid} {ANNA.token}"})
        conn.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
