"""Deleting at once: what is asked first, and that nothing is left of it anywhere afterwards."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.weigering import OnbekendeSessie
from kaartenset.web import opruimen
from kaartenset.web.begeleiden.wissen import ELDERS, RESTEN
from kaartenset.web.opruimen import clean_asked, let_go_now
from tests.cast import ANNA, WOORD, feiten_of
from tests.storage.test_resten import bytes_with
from tests.volle_sessie import PERSOONLIJK, REST, fill_sessie
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.web.routes import addresses
from tests.web.test_storage_gone import ZIN, Storage

ALLES = (*PERSOONLIJK, *REST)


@pytest.fixture
def database(app):
    return Path(app.config["INSTELLINGEN"].database.removeprefix("sqlite:///"))


@pytest.fixture
def full_sid(opslag, open_sid):
    """The open session with something of everything in it."""
    fill_sessie(opslag, open_sid, stelling="kaart-01", vraag="kaart-03")
    return open_sid


def delete_by(browser, sid):
    """Go through the one question and press the button."""
    browser.visit(f"/s/{sid}/begeleiding/wissen")
    return browser.press("Ja, wis alles nu")


def test_it_asks_one_question_that_says_what_goes_and_that_it_is_for_good(anna, full_sid, opslag):
    pagina = anna.visit(f"/s/{full_sid}/begeleiding/wissen")
    assert pagina.heading == "Wil je deze sessie nu wissen?"
    assert "Wissen kun je niet ongedaan maken" in pagina.text
    assert "De sessie is nog open" in pagina.text
    assert anna.follow("Bewaar dan eerst het verslag").path == f"/s/{full_sid}/begeleiding/verslag"
    anna.visit(f"/s/{full_sid}/begeleiding/wissen")
    assert anna.follow("Nee, ga terug").path == f"/s/{full_sid}/begeleiding/"
    assert feiten_of(opslag, full_sid).is_open


def test_a_form_without_the_answer_deletes_nothing(anna, full_sid, opslag):
    answer = anna.post(f"/s/{full_sid}/begeleiding/wissen", data={}, headers=OWN)
    assert answer.status_code == 422
    assert feiten_of(opslag, full_sid).is_open


def test_after_it_the_start_page_says_so_once(anna, full_sid):
    pagina = delete_by(anna, full_sid)
    assert (pagina.path, pagina.status) == ("/", 200)
    assert "De sessie is gewist" in pagina.alert
    assert RESTEN not in pagina.alert
    assert ELDERS in pagina.alert, "of copies it promises nothing"
    assert not anna.visit("/").alert


def test_after_it_no_byte_of_it_is_left(anna, full_sid, database):
    assert bytes_with(database, ALLES) == set(ALLES)
    delete_by(anna, full_sid)
    assert bytes_with(database, (*ALLES, full_sid, ANNA.cookie_hash)) == set()


def test_after_it_every_address_is_an_unknown_one(app, anna, bram, vreemde, full_sid):
    unknown = "onbekende-sessie-22-te"
    delete_by(anna, full_sid)
    for address in addresses(app, full_sid):
        if full_sid in address.path:
            for method in address.methods:
                absent = vreemde.open(address.path.replace(full_sid, unknown), method=method)
                for browser in (anna, bram, vreemde):
                    answer = browser.open(address.path, method=method)
                    assert answer.status_code == 404, address.path
                    assert answer.data == absent.data, address.path


def test_after_it_the_sleutel_opens_nothing_and_the_word_is_free(anna, full_sid, app):
    anna.visit(f"/s/{full_sid}/begeleiding/")
    delete_by(anna, full_sid)
    other = app.test_client()
    other.visit("/sessies/nieuw")
    assert other.press("Sessie maken", {"Woord": WOORD}).heading == "De sessie is gemaakt"


def test_after_it_all_streams_have_ended(app, anna, bram, full_sid):
    streams = [bram.get(f"/s/{full_sid}/stroom"), anna.get(f"/s/{full_sid}/begeleiding/stroom")]
    events = [iter(stream.response) for stream in streams]
    for one in events:
        assert [next(one), next(one)]
    delete_by(with_cookie(app, full_sid, "begeleider", ANNA.token), full_sid)
    for one in events:
        assert list(one) == []
    for stream in streams:
        stream.close()


def test_nothing_that_was_shown_is_kept_in_memory(app, anna, bram, full_sid):
    bram.visit(f"/s/{full_sid}/")
    anna.visit(f"/s/{full_sid}/begeleiding/")
    kept = app.extensions["frames"]._kept
    assert [kanaal for kanaal in kept if kanaal.sid == full_sid]
    delete_by(anna, full_sid)
    assert not [kanaal for kanaal in kept if kanaal.sid == full_sid]


def test_a_reader_in_the_way_does_not_stop_it_and_the_next_run_cleans_up(
    app, anna, full_sid, database
):
    with closing(sqlite3.connect(database, isolation_level=None)) as lezer:
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM sessie").fetchall()
        alert = delete_by(anna, full_sid).alert
        assert "De sessie is gewist" in alert
        assert RESTEN in alert
        assert bytes_with(database, ALLES)
        assert not let_go_now(app, geduld=0.1)
    assert let_go_now(app, geduld=0.1)
    assert bytes_with(database, ALLES) == set()


def test_the_run_of_each_hour_takes_out_people_first_and_the_rest_later(
    app, anna, bram, opslag, full_sid, clock, database
):
    close_sessie(opslag, full_sid, now=feiten_of(opslag, full_sid).begin_op)
    stream = bram.get(f"/s/{full_sid}/stroom")
    events = iter(stream.response)
    assert [next(events), next(events)]
    clock.shift(timedelta(hours=24, seconds=1))
    assert let_go_now(app)
    assert list(events) == [], "who it belongs to is no longer known"
    stream.close()
    assert bytes_with(database, PERSOONLIJK) == set()
    assert "gesloten" in bram.visit(f"/s/{full_sid}/").text
    scherm = anna.visit(f"/s/{full_sid}/begeleiding/")
    assert "5 deelnemers deden mee. De namen zijn gewist." in scherm.text
    pagina = anna.visit(f"/s/{full_sid}/begeleiding/verslag")
    assert "Deelnemers: 5" in pagina.text
    assert "Beloofd het binnen de groep te houden: 5" in pagina.text
    clock.shift(timedelta(days=29, hours=1))
    assert let_go_now(app)
    assert bytes_with(database, ALLES) == set()
    with pytest.raises(OnbekendeSessie):
        feiten_of(opslag, full_sid)


class Genoeg(Exception):
    """Ends a loop that never ends."""


def test_a_run_that_fails_is_logged_and_tried_again(
    app, opslag, full_sid, clock, database, monkeypatch, caplog
):
    """First the database is away; after an hour it is back, and what was due is done."""
    close_sessie(opslag, full_sid, now=feiten_of(opslag, full_sid).begin_op)
    clock.shift(timedelta(days=31))
    elders = database.rename(database.with_name("elders"))
    geslapen = []

    def sleep(seconds):
        geslapen.append(seconds)
        if len(geslapen) > 1:
            raise Genoeg
        assert "over een uur opnieuw" in caplog.text
        caplog.clear()
        elders.rename(database)

    monkeypatch.setattr(opruimen.time, "sleep", sleep)
    with pytest.raises(Genoeg):
        opruimen._keep_letting_go(app)
    assert geslapen == [opruimen.ELK_UUR_S] * 2
    assert not caplog.text
    assert bytes_with(database, ALLES) == set()


@pytest.mark.parametrize("fase", ["voor", "open", "dicht", "opgeruimd"])
def test_every_page_of_a_session_says_when_it_goes(app, opslag, prepared_sid, request, clock, fase):
    anna = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    browsers, datum = [anna, app.test_client()], "31 december 2026"
    if fase != "voor":
        browsers = [request.getfixturevalue("anna"), request.getfixturevalue("bram"), *browsers]
    if fase in {"dicht", "opgeruimd"}:
        clock.shift(timedelta(days=1))
        close_sessie(opslag, prepared_sid, now=feiten_of(opslag, prepared_sid).begin_op)
    if fase == "opgeruimd":
        clock.shift(timedelta(hours=25))
        let_go_now(app)
    gezien = set()
    for address in addresses(app, prepared_sid):
        is_pagina = f"/s/{prepared_sid}/" in address.path and "GET" in address.methods
        if not is_pagina or "/papier/" in address.path or address.path.endswith(".pdf"):
            continue
        for browser in browsers:
            answer = browser.get(address.path)
            if answer.mimetype == "text/html" and answer.status_code == 200:
                is_heel = "<!doctype html>" in answer.text[:40]
                gezien |= {address.endpoint} if is_heel else set()
                assert not is_heel or f"op {datum}" in answer.text
            answer.close()
    assert {"deelnemer.sessie", "begeleiding.leiden", "scherm.scherm", "wissen.wissen"} <= gezien


def test_the_overview_of_the_device_no_longer_has_it(app):
    browser = app.test_client()
    browser.visit("/sessies/nieuw")
    browser.press("Sessie maken", {"Woord": "wooteam", "Titel": "Een verre kust"})
    sid = browser.pagina.path.split("/")[2]
    assert "Een verre kust" in browser.visit("/sessies").text
    delete_by(browser, sid)
    assert "Een verre kust" not in browser.visit("/sessies").text
    assert browser.get_cookie(f"sessie-{sid}", path="/sessies") is None
    assert browser.get_cookie("begeleider", path=f"/s/{sid}/") is None


def test_who_deletes_within_a_minute_after_another_shares_one_cleaning(
    app, anna, cas, full_sid, other_sid, database
):
    """The second one is told that something may be left, and the run of that minute takes it."""
    assert RESTEN not in delete_by(anna, full_sid).alert
    assert RESTEN in delete_by(cas, other_sid).alert
    assert bytes_with(database, (other_sid,)), "its log was not cut off yet"
    clean_asked(app)
    assert bytes_with(database, (other_sid, full_sid)) == set()


def test_a_run_of_a_minute_that_nobody_asked_for_leaves_the_files_alone(
    app, anna, full_sid, database
):
    with closing(sqlite3.connect(database, isolation_level=None)) as lezer:
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM sessie").fetchall()
        delete_by(anna, full_sid)
    vooraf = database.read_bytes()
    clean_asked(app)
    assert database.read_bytes() == vooraf
    assert let_go_now(app), "the run of each hour does take it"
    assert bytes_with(database, ALLES) == set()


def test_while_nothing_can_be_stored_nothing_is_deleted_and_it_says_so(app, anna, full_sid, opslag):
    storage = Storage(app)
    anna.visit(f"/s/{full_sid}/begeleiding/wissen")
    storage.refuse_writing()
    pagina = anna.press("Ja, wis alles nu", status=503)
    assert ZIN in pagina.alert
    assert feiten_of(opslag, full_sid).is_open
    storage.allow_writing()
    assert "De sessie is gewist" in anna.press("Ja, wis alles nu").alert
