"""The begeleider's sleutel: shown for a quarter of an hour, and exchanged for a cookie by POST."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest

from kaartenset.domain.sleutel import ALFABET, LENGTE
from tests.cast import ANNA, WOORD, sleutel_of
from tests.web.browser import Browser
from tests.web.conftest import with_cookie

ONBEKEND = "Deze sleutel kennen we niet. Kijk of je alle 26 tekens goed hebt overgenomen."
SLEUTEL = re.compile(rf"\b(?:[{ALFABET}]{{4}}-){{6}}[{ALFABET}]{{2}}\b")
WAYS = {
    "in groups": lambda sleutel: sleutel,
    "in one go": lambda sleutel: sleutel.replace("-", ""),
    "with spaces": lambda sleutel: sleutel.replace("-", " "),
    "lower case": lambda sleutel: sleutel.lower(),
    "O for 0 and l for 1": lambda sleutel: sleutel.replace("0", "O").replace("1", "l"),
    "o for 0 and I for 1": lambda sleutel: sleutel.replace("0", "o").replace("1", "I"),
    "white space around it": lambda sleutel: f"  {sleutel}\t",
}


@pytest.fixture
def maker(vreemde):
    """The browser of somebody who has just prepared a session, at the page with the sleutel."""
    vreemde.visit("/sessies/nieuw")
    vreemde.press("Sessie maken", {"Woord": "wooteam"})
    return vreemde


@pytest.fixture
def elsewhere(app):
    """Another device of the same begeleider."""
    return app.test_client()


def read_sleutel(browser: Browser) -> str:
    """The sleutel on the page, in its groups."""
    found = SLEUTEL.search(browser.pagina.text)
    assert found
    return found[0]


def enter(browser, sleutel, status=200):
    browser.visit("/sleutel")
    return browser.press("Ga verder", {"Sleutel of code": sleutel}, status)


def test_the_sleutel_has_128_bits_in_26_characters(maker):
    plain = read_sleutel(maker).replace("-", "")
    assert len(plain) == LENGTE
    assert len(ALFABET) ** LENGTE >= 2**128


def test_the_sleutel_is_shown_for_a_quarter_of_an_hour(maker, clock):
    path = maker.pagina.path
    shown = read_sleutel(maker)
    clock.shift(timedelta(minutes=14, seconds=59))
    assert shown in maker.visit(path).text
    clock.shift(1)
    html = maker.visit(path).html
    assert shown not in html
    assert shown.replace("-", "") not in html
    assert "De sleutel is alleen het eerste kwartier na het maken te zien" in maker.pagina.text


def test_the_sleutel_stays_good_after_that(maker, elsewhere, clock):
    shown = read_sleutel(maker)
    clock.shift(timedelta(days=40))
    assert enter(elsewhere, shown).heading == maker.visit(elsewhere.pagina.path).heading


def test_the_link_holds_the_sleutel_in_its_fragment_which_no_server_sees(maker):
    plain = read_sleutel(maker).replace("-", "")
    link = next(href for href in maker.pagina.links.values() if plain in href)
    assert link == f"http://localhost/sleutel#{plain}"


def test_the_mail_to_oneself_has_the_link_and_the_word(maker):
    mail = maker.pagina.links["Stuur naar mezelf"]
    plain = read_sleutel(maker).replace("-", "")
    assert mail.startswith("mailto:?subject=")
    assert f"http://localhost/sleutel#{plain}\n" in unquote(mail)
    assert "Woord: wooteam" in unquote(mail)


def test_the_sleutel_is_stored_as_a_hash(maker, opslag):
    plain = read_sleutel(maker).replace("-", "")
    with opslag.reading() as conn:
        rows = conn.exec_driver_sql("SELECT * FROM sessie").all()
    assert rows
    assert plain not in repr(rows)


@pytest.mark.parametrize("way", WAYS)
def test_the_sleutel_may_be_typed_in_many_ways(maker, elsewhere, way):
    pagina = enter(elsewhere, WAYS[way](read_sleutel(maker)))
    assert pagina.path.endswith("/begeleiding/")
    assert "Open de sessie" in pagina.buttons


def test_both_devices_lead_from_then_on(maker, elsewhere):
    enter(elsewhere, read_sleutel(maker))
    maker.follow("Naar het begeleidersscherm")
    maker.press("Open de sessie")
    elsewhere.visit(elsewhere.pagina.path)
    elsewhere.press("Volgende kaart")
    assert "Kaart 2 van 7" in maker.visit(maker.pagina.path).text


@pytest.mark.parametrize("typed", ["", "abcd", "0" * 26, "u" * 26, "0" * 27, "é" * 26, "0" * 5000])
def test_another_sleutel_is_refused_at_the_field(vreemde, open_sid, typed):
    pagina = enter(vreemde, typed, status=422)
    assert pagina.error_at("Sleutel of code") == ONBEKEND
    assert pagina.value_of("Sleutel of code") == typed[:200]
    assert not vreemde.get_cookie("begeleider", path=f"/s/{open_sid}/")


@pytest.mark.parametrize(
    "query", ["?sleutel={0}", "?{0}", "/{0}", "?sleutel={0}&_method=POST", "?next=/s/"]
)
def test_looking_never_grants_anything(vreemde, opslag, open_sid, query):
    path = "/sleutel" + query.format(sleutel_of(WOORD))
    for method in ("GET", "HEAD", "OPTIONS"):
        answer = vreemde.open(path, method=method)
        assert "Set-Cookie" not in answer.headers
    with opslag.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM apparaat").scalar() == 1


def test_each_entry_is_a_device_of_its_own(app, opslag, open_sid):
    for _ in range(3):
        enter(app.test_client(), sleutel_of(WOORD))
    with opslag.reading() as conn:
        rows = conn.exec_driver_sql("SELECT DISTINCT cookie_hash FROM apparaat").all()
    assert len(rows) == 4


def test_the_cookie_is_for_that_session_alone(app, open_sid, other_sid, vreemde):
    enter(vreemde, sleutel_of(WOORD))
    assert vreemde.pagina.path == f"/s/{open_sid}/begeleiding/"
    vreemde.visit(f"/s/{other_sid}/begeleiding/", 404)


def test_the_sleutel_of_one_session_opens_no_other(app, open_sid, other_sid):
    anna = with_cookie(app, other_sid, "begeleider", ANNA.token)
    anna.visit(f"/s/{other_sid}/begeleiding/", 404)


def test_nobody_else_sees_the_page_with_the_sleutel(maker, elsewhere):
    path = maker.pagina.path
    assert SLEUTEL.search(elsewhere.visit(path, 404).html) is None
