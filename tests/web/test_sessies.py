"""The overview of one device: what it leads, and never anything of somebody else."""

import pytest

from kaartenset.commands.sessies import close_sessie
from kaartenset.web.toegang import MAX_SESSIES
from tests.cast import ANNA, CAS
from tests.web.browser import OWN
from tests.web.test_sleutel import read_sleutel

VERGEET = "Vergeet deze sessie op dit apparaat"


def prepare(browser, woord):
    """Prepare a session; its sid."""
    browser.visit("/sessies/nieuw")
    browser.press("Sessie maken", {"Woord": woord, "Titel": f"Over {woord}"})
    return browser.pagina.path.split("/")[2]


def knows(browser, sid, wie):
    browser.set_cookie(f"sessie-{sid}", wie.token, path="/sessies")


def test_who_leads_nothing_is_told_how_sessions_come_here(vreemde):
    pagina = vreemde.visit("/sessies")
    assert pagina.heading == "Mijn sessies"
    assert "Op dit apparaat begeleid je nog geen sessie" in pagina.text
    assert pagina.links["Sessie voorbereiden"] == "/sessies/nieuw"
    assert pagina.links["Ik heb een sleutel of code"] == "/sleutel"


def test_the_start_page_and_the_begeleiders_pages_lead_to_it(vreemde):
    vreemde.visit("/")
    assert vreemde.follow("Mijn sessies").path == "/sessies"
    prepare(vreemde, "wooteam")
    assert vreemde.follow("Mijn sessies").path == "/sessies"


def test_each_session_stands_with_title_date_word_and_state(vreemde, opslag, now):
    sids = {woord: prepare(vreemde, woord) for woord in ("eerste", "tweede", "derde")}
    vreemde.visit(f"/s/{sids['tweede']}/begeleiding/")
    vreemde.press("Open de sessie")
    close_sessie(opslag, sids["derde"], now=now)
    pagina = vreemde.visit("/sessies")
    assert pagina.texts("h2") == ["Nu open", "Voorbereid", "Geweest"]
    order = [pagina.text.index(f"Over {woord}") for woord in ("tweede", "eerste", "derde")]
    assert order == sorted(order)
    assert "dinsdag 1 december 2026, 13:00 uur. Woord: eerste" in pagina.text
    assert vreemde.follow("Over tweede").path == f"/s/{sids['tweede']}/begeleiding/"


def test_a_session_comes_here_with_the_sleutel_too(vreemde, app):
    prepare(vreemde, "wooteam")
    sleutel = read_sleutel(vreemde)
    elsewhere = app.test_client()
    elsewhere.visit("/sleutel")
    elsewhere.press("Ga verder", {"Sleutel of code": sleutel})
    assert "Over wooteam" in elsewhere.visit("/sessies").text


def test_sessions_of_others_never_stand_here(app, open_sid, other_sid):
    """Cas knows Anna's address, and says so to the overview with a cookie of his own."""
    cas = app.test_client()
    for sid in (open_sid, other_sid):
        knows(cas, sid, CAS)
    text = cas.visit("/sessies").text
    assert "Sessie sgravenhage" in text
    assert "openheid" not in text


@pytest.mark.parametrize("token", ["", "geraden", ANNA.cookie_hash])
def test_a_cookie_that_opens_nothing_shows_nothing(vreemde, open_sid, token):
    vreemde.set_cookie(f"sessie-{open_sid}", token, path="/sessies")
    assert "openheid" not in vreemde.visit("/sessies").text


def test_a_device_that_was_withdrawn_no_longer_sees_it(vreemde, app, open_sid, anna):
    knows(vreemde, open_sid, ANNA)
    assert "Sessie openheid" in vreemde.visit("/sessies").text
    anna.visit(f"/s/{open_sid}/begeleiding/apparaten")
    anna.press("Trek Apparaat 1 in")
    assert "Sessie openheid" not in vreemde.visit("/sessies").text


def test_forgetting_takes_the_device_out_and_both_cookies_away(vreemde, app, opslag):
    sid = prepare(vreemde, "wooteam")
    stream = vreemde.get(f"/s/{sid}/begeleiding/stroom")
    events = iter(stream.response)
    assert [next(events), next(events)]
    vreemde.visit("/sessies")
    pagina = vreemde.press(VERGEET)
    assert list(events) == []
    assert "Dit apparaat is de sessie vergeten" in pagina.alert
    assert "Over wooteam" not in pagina.text
    for naam, path in (("begeleider", f"/s/{sid}/"), (f"sessie-{sid}", "/sessies")):
        assert not vreemde.get_cookie(naam, path=path)
    vreemde.visit(f"/s/{sid}/begeleiding/", 404)
    with opslag.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM apparaat").scalar() == 0


def test_nobody_makes_another_device_forget(vreemde, cas, anna, open_sid):
    for browser in (vreemde, cas):
        knows(cas, open_sid, CAS)
        answer = browser.post("/sessies/vergeten", data={"sessie": open_sid}, headers=OWN)
        assert answer.status_code == 303
    assert anna.visit(f"/s/{open_sid}/begeleiding/").status == 200


@pytest.mark.parametrize("sid", ["", "x", "a" * 22, "a\r\nSet-Cookie: x=y", "../../.." + "a" * 14])
def test_forgetting_what_is_not_known_sets_no_cookie(vreemde, sid):
    answer = vreemde.post("/sessies/vergeten", data={"sessie": sid}, headers=OWN)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sessies")
    assert "Set-Cookie" not in answer.headers


def test_more_sessions_than_fit_in_a_header_leave_the_oldest_out(vreemde):
    for nummer in range(MAX_SESSIES + 5):
        vreemde.set_cookie(f"sessie-{nummer:022}", "oud", path="/sessies")
    sid = prepare(vreemde, "wooteam")
    kept = [key for key in vreemde._cookies if key[2].startswith("sessie-")]
    assert len(kept) == MAX_SESSIES
    assert "Over wooteam" in vreemde.visit("/sessies").text
    assert vreemde.get_cookie(f"sessie-{sid}", path="/sessies")
