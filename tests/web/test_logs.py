"""No log tells a word, a volgorde, the address of a session, a name or a sleutel."""

import logging

import pytest

from kaartenset.domain.volgorde import volgorde_of
from kaartenset.storage.database import opslag_of
from kaartenset.web.opruimen import close_now
from tests.web.browser import OWN

WOORD = "Geheimewoord"
KEY = WOORD.lower()


@pytest.fixture
def log(caplog):
    """Everything that is logged, down to the smallest detail."""
    caplog.set_level(logging.DEBUG)
    return caplog


def play_a_session(app):
    """Prepare, open, take part, lead, close; gives the words that no log may hold."""
    anna, bram = app.test_client(), app.test_client()
    anna.visit("/sessies/nieuw")
    anna.post("/sessies/woord", data={"woord": WOORD}, headers=OWN)
    anna.press("Sessie maken", {"Woord": WOORD, "Titel": "Verborgen titel"})
    sid = anna.pagina.path.split("/")[2]
    sleutel = anna.pagina.document.with_id("sleutel")[0].to_text()
    anna.follow("Naar het begeleidersscherm")
    anna.press("Open de sessie")
    bram.visit("/")
    bram.press("Open de kaarten", {"Woord": WOORD})
    bram.press("Doe mee", {"Voornaam": "Brammetje"})
    bram.get(f"/s/{sid}/stroom").close()
    bram.get(f"/s/{sid}/stand")
    bram.follow("Volgende")
    for button in ("Volgende kaart", "Volgend onderdeel", "Start", "Pauze"):
        anna.press(button)
    anna.visit(anna.pagina.path)
    anna.press("Verwijder Brammetje")
    bram.visit(f"/s/{sid}/", 403)
    anna.press("Sluit de sessie")
    anna.press("Ja, sluit de sessie")
    bram.visit("/")
    bram.press("Open de kaarten", {"Woord": WOORD})
    bram.visit("/sleutel")
    bram.press("Ga verder", {"Sleutel of code": sleutel})
    anna.visit(f"/s/{sid}/begeleiding/apparaten")
    anna.press("Maak een code om te begeleiden")
    code = anna.pagina.document.with_id("code-begeleiding")[0].to_text()
    bram.visit("/sleutel")
    bram.press("Ga verder", {"Sleutel of code": code})
    anna.visit("/sessies")
    close_now(app)
    cookies = (
        anna.get_cookie("begeleider", path=f"/s/{sid}/").value,
        bram.get_cookie("deelnemer", path=f"/s/{sid}/").value,
    )
    keys = (sleutel, sleutel.replace("-", ""), code, code.replace("-", ""), *cookies)
    return (sid, WOORD, KEY, volgorde_of(KEY), "Brammetje", "Verborgen titel", *keys)


def told(log, words):
    """Those of the words that some line of a log holds, however it is formatted."""
    lines = [f"{log.text}\n", *(str(vars(record)) for record in log.records)]
    return [word for word in words if any(word in line for line in lines)]


def test_a_whole_session_leaves_nothing_in_any_log(app, log):
    assert told(log, play_a_session(app)) == []


def test_an_error_is_logged_by_the_pattern_of_its_address_and_without_its_text(app, log):
    def break_down(sid, nummer):
        with opslag_of().reading() as conn:
            rows = conn.exec_driver_sql("SELECT sid, woord FROM sessie").all()
        try:
            raise LookupError(rows)
        except LookupError as fault:
            raise RuntimeError(f"{sid} {rows}") from fault

    app.view_functions["deelnemer.kaart"] = break_down
    browser = app.test_client()
    browser.visit("/sessies/nieuw")
    browser.press("Sessie maken", {"Woord": WOORD})
    sid = browser.pagina.path.split("/")[2]
    pagina = browser.visit(f"/s/{sid}/kaarten/2", 500)
    assert pagina.heading == "Er ging iets mis"
    assert told(log, (sid, WOORD, KEY)) == []
    assert "/s/<sid:sid>/kaarten/<int:nummer>" in log.text
    assert "RuntimeError" in log.text
    assert "LookupError" in log.text
    assert "in break_down" in log.text, "so that it can be found"


def test_an_error_of_the_database_does_not_tell_its_values(app, log):
    def insert_twice(sid, nummer):
        with opslag_of().writing() as conn:
            columns = "sessie_id, cookie_hash, gemaakt_op"
            for _ in range(2):
                conn.exec_driver_sql(
                    f"INSERT INTO apparaat ({columns}) VALUES (1, ?, '2026-12-01')",  # noqa: S608
                    (sid,),
                )

    app.view_functions["deelnemer.kaart"] = insert_twice
    browser = app.test_client()
    browser.visit("/sessies/nieuw")
    browser.press("Sessie maken", {"Woord": WOORD})
    sid = browser.pagina.path.split("/")[2]
    browser.visit(f"/s/{sid}/kaarten/2", 500)
    assert "IntegrityError" in log.text
    assert told(log, (sid, WOORD)) == []


def test_an_unknown_address_is_not_told_either(app, log):
    def break_down():
        raise RuntimeError

    app.before_request(break_down)
    app.test_client().visit(f"/kaarten/x/{volgorde_of(KEY)}/zomaar", 500)
    assert told(log, (volgorde_of(KEY),)) == []
    assert "een onbekend adres" in log.text


def test_a_log_that_tells_is_seen(app, log):
    logging.getLogger("elders").debug("bezoek aan %s", "/s/geheim")
    assert told(log, ("/s/geheim", "/s/ander")) == ["/s/geheim"]
