"""Handing over: codes for once, devices that are taken out, another sleutel."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from kaartenset.commands.apparaten import withdraw_apparaat
from kaartenset.domain.sleutel import ALFABET, group_sleutel
from tests.cast import ANNA, CAS, WOORD, feiten_of, sleutel_of
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.web.test_sleutel import read_sleutel
from tests.web.test_storage_gone import ZIN, Storage

CODE = re.compile(rf"\b[{ALFABET}]{{4}}-[{ALFABET}]{{4}}\b")
OM_TE_BEGELEIDEN = "Maak een code om te begeleiden"
VOOR_HET_SCHERM = "Maak een code voor alleen het scherm"
ONBEKEND = "Deze code werkt niet, of niet meer. Vraag de gespreksbegeleider om een nieuwe code."
VEEL = "Vanaf jouw netwerk zijn veel codes geprobeerd. Wacht een uur of gebruik de sleutel."
KENT_SLEUTEL = "Kent die persoon de sleutel? Maak daarna ook een nieuwe sleutel."
VERANDERD = "Een ander of een eerdere klik was je voor."


@pytest.fixture
def maker(vreemde):
    """The browser of somebody who prepared a session, at the page with its devices."""
    vreemde.visit("/sessies/nieuw")
    vreemde.press("Sessie maken", {"Woord": "wooteam"})
    vreemde.sleutel = read_sleutel(vreemde)
    vreemde.sid = vreemde.pagina.path.split("/")[2]
    vreemde.follow("Apparaten")
    return vreemde


@pytest.fixture
def tweede(app):
    """Another device."""
    return app.test_client()


def make_code(browser, button=OM_TE_BEGELEIDEN):
    """Have a code made; the one that the page shows."""
    before = set(CODE.findall(browser.pagina.text))
    return (set(CODE.findall(browser.press(button).text)) - before).pop()


def enter(browser, code, status=200):
    browser.visit("/sleutel")
    return browser.press("Ga verder", {"Sleutel of code": code}, status)


def apparaten_of(browser):
    """The page with the devices, as this browser sees it now."""
    return browser.visit(f"/s/{browser.sid}/begeleiding/apparaten")


def buttons_of(browser):
    return [one for one in apparaten_of(browser).buttons if one.startswith("Trek ")]


def test_the_page_lists_where_each_device_came_from_and_which_is_this_one(maker, tweede):
    assert "Apparaat 1 (dit apparaat)" in maker.pagina.text
    assert "Hier is de sessie gemaakt, dinsdag 1 december 2026 om 13:00 uur" in maker.pagina.text
    enter(tweede, maker.sleutel)
    enter(tweede, make_code(maker))
    text = apparaten_of(maker).text
    assert "Binnengekomen met de sleutel" in text
    assert "Binnengekomen met een code" in text
    assert buttons_of(maker) == ["Trek Apparaat 1 in", "Trek Apparaat 2 in", "Trek Apparaat 3 in"]


def test_a_code_typed_on_another_device_leads_there(maker, tweede):
    pagina = enter(tweede, make_code(maker).lower().replace("-", " "))
    assert pagina.path == f"/s/{maker.sid}/begeleiding/"
    assert "Open de sessie" in pagina.buttons
    assert CODE.search(apparaten_of(maker).text) is None, "used"


def test_a_code_stays_on_the_page_until_it_is_over_and_is_in_no_address_and_no_cookie(maker, clock):
    answer = maker.send(OM_TE_BEGELEIDEN)
    assert answer.status_code == 303
    code = CODE.search(apparaten_of(maker).text)[0]
    for shape in (code, code.replace("-", "")):
        assert shape not in str(answer.headers)
        assert shape not in repr(maker._cookies)
    clock.shift(timedelta(minutes=4, seconds=59))
    assert code in apparaten_of(maker).text
    clock.shift(1)
    assert code not in apparaten_of(maker).html


def test_the_qr_is_a_drawing_with_a_name(maker):
    make_code(maker)
    (drawing,) = [one for one in maker.pagina.document.all("svg") if one.attrs.get("role") == "img"]
    assert "qr" in drawing.attrs["class"]
    assert drawing.attrs["aria-label"] == "QR-code om te begeleiden"


@pytest.mark.parametrize("button", [OM_TE_BEGELEIDEN, VOOR_HET_SCHERM])
def test_a_code_works_once(maker, tweede, app, button):
    code = make_code(maker, button)
    enter(tweede, code)
    derde = app.test_client()
    assert enter(derde, code, 422).error_at("Sleutel of code") == ONBEKEND
    assert derde.pagina.value_of("Sleutel of code") == code
    derde.visit(f"/s/{maker.sid}/begeleiding/", 404)
    derde.visit(f"/s/{maker.sid}/scherm", 404)


def test_a_code_that_is_over_and_one_that_never_was_answer_alike(maker, tweede, clock):
    code = make_code(maker)
    clock.shift(timedelta(minutes=5))
    for typed in (code, "0000-0000"):
        assert enter(tweede, typed, 422).error_at("Sleutel of code") == ONBEKEND


def test_looking_with_a_code_grants_nothing(maker, tweede):
    code = make_code(maker).replace("-", "")
    for path in (f"/sleutel?sleutel={code}", f"/sleutel?{code}"):
        assert "Set-Cookie" not in tweede.get(path).headers
    enter(tweede, code)


def test_codes_cannot_be_guessed_for_long_while_a_sleutel_still_works(maker, tweede):
    code = make_code(maker)
    for nummer in range(20):
        enter(tweede, f"0000-00{nummer:02}", 422)
    assert enter(tweede, code, 429).error_at("Sleutel of code") == VEEL
    assert enter(tweede, maker.sleutel).path == f"/s/{maker.sid}/begeleiding/"


def test_good_codes_are_not_counted(maker, app):
    for _ in range(25):
        apparaten_of(maker)
        assert enter(app.test_client(), make_code(maker)).status == 200


def test_a_code_for_the_screen_opens_the_screen_and_nothing_else(maker, tweede):
    pagina = enter(tweede, make_code(maker, VOOR_HET_SCHERM))
    sid = maker.sid
    assert pagina.path == f"/s/{sid}/scherm"
    assert tweede.get(f"/s/{sid}/scherm/stand").status_code == 200
    tweede.get(f"/s/{sid}/scherm/stroom").close()
    tweede.visit(f"/s/{sid}/begeleiding/", 404)
    tweede.visit(f"/s/{sid}/begeleiding/apparaten", 404)
    assert "wooteam" not in tweede.visit("/sessies").text
    cookie = tweede.get_cookie("scherm", path=f"/s/{sid}/scherm").value
    for naam, path in (("begeleider", f"/s/{sid}/"), ("deelnemer", f"/s/{sid}/")):
        tweede.set_cookie(naam, cookie, path=path)
    tweede.visit(f"/s/{sid}/begeleiding/", 404)
    assert "Scherm 2" in apparaten_of(maker).text


def test_the_cookie_of_a_screen_opens_no_other_screen(maker, tweede, open_sid):
    enter(tweede, make_code(maker, VOOR_HET_SCHERM))
    cookie = tweede.get_cookie("scherm", path=f"/s/{maker.sid}/scherm").value
    tweede.set_cookie("scherm", cookie, path=f"/s/{open_sid}/scherm")
    tweede.visit(f"/s/{open_sid}/scherm", 404)


def test_a_screen_that_is_withdrawn_goes_dark_at_once(maker, tweede, app):
    enter(tweede, make_code(maker, VOOR_HET_SCHERM))
    stream = tweede.get(f"/s/{maker.sid}/scherm/stroom")
    events = iter(stream.response)
    assert [next(events), next(events)]
    apparaten_of(maker)
    maker.press("Trek Scherm 2 in")
    assert list(events) == []
    assert tweede.get(f"/s/{maker.sid}/scherm/stand").status_code == 404
    tweede.visit(f"/s/{maker.sid}/scherm", 404)
    assert app.extensions["hub"].open_streams == 0


def test_a_device_that_is_withdrawn_finds_what_all_others_find(maker, tweede, app):
    enter(tweede, make_code(maker))
    path = f"/s/{maker.sid}/begeleiding/"
    stream = tweede.get(f"{path}stroom")
    events = iter(stream.response)
    assert [next(events), next(events)]
    apparaten_of(maker)
    assert KENT_SLEUTEL in maker.pagina.text
    alert = maker.press("Trek Apparaat 2 in").alert
    assert f"Dat apparaat kan niet meer bij de sessie. {KENT_SLEUTEL}" in alert
    assert list(events) == []
    vreemde = app.test_client()
    for end in ("", "stand", "stroom", "apparaten", "../scherm"):
        assert tweede.get(f"{path}{end}").data == vreemde.get(f"{path}{end}").data
    posted = tweede.post(f"{path}open", headers=OWN)
    assert posted.status_code == 404
    assert "Apparaat 2" not in apparaten_of(maker).text


def test_the_own_device_after_a_warning(maker):
    assert "Dit is het enige apparaat waarmee de sessie wordt begeleid" in maker.pagina.text
    pagina = maker.press("Trek Apparaat 1 in")
    assert pagina.path == "/sessies"
    assert "Dit apparaat begeleidt de sessie niet meer" in pagina.alert
    assert "Op dit apparaat begeleid je nog geen sessie" in pagina.text
    maker.visit(f"/s/{maker.sid}/begeleiding/", 404)
    for naam, path in (("begeleider", f"/s/{maker.sid}/"), (f"sessie-{maker.sid}", "/sessies")):
        assert not maker.get_cookie(naam, path=path)
    assert enter(maker, maker.sleutel).status == 200


def test_withdrawing_what_is_gone_changes_nothing(maker, opslag, now):
    first = maker.pagina.form_of("Trek Apparaat 1 in")[1]
    nummer = int(first.split("/")[-2])
    enter(maker, maker.sleutel)
    withdraw_apparaat(opslag, maker.sid, nummer, now=now)
    before = feiten_of(opslag, maker.sid)
    assert maker.post(first, headers=OWN).status_code == 303
    assert feiten_of(opslag, maker.sid) == before


def test_a_device_of_another_session_cannot_be_withdrawn(anna, app, opslag, open_sid, other_sid):
    cas = with_cookie(app, other_sid, "begeleider", CAS.token)
    pagina = cas.visit(f"/s/{other_sid}/begeleiding/apparaten")
    path = pagina.form_of("Trek Apparaat 1 in")[1].replace(other_sid, open_sid)
    anna.post(path, headers=OWN)
    assert cas.visit(f"/s/{other_sid}/begeleiding/").status == 200


def test_a_new_sleutel_ends_the_old_one_and_leaves_devices_in(maker, tweede, app):
    enter(tweede, maker.sleutel)
    pagina = maker.press("Ja, maak een nieuwe sleutel")
    assert pagina.heading == "Je nieuwe sleutel"
    assert "De oude sleutel werkt niet meer" in pagina.text
    nieuw = read_sleutel(maker)
    assert nieuw != maker.sleutel
    assert tweede.visit(f"/s/{maker.sid}/begeleiding/").status == 200
    derde = app.test_client()
    enter(derde, maker.sleutel, 422)
    assert enter(derde, nieuw).path == f"/s/{maker.sid}/begeleiding/"


def test_a_new_sleutel_is_shown_for_a_quarter_of_an_hour_too(maker, clock):
    clock.shift(timedelta(hours=3))
    assert "Hij is nu niet meer te zien" in apparaten_of(maker).text
    maker.press("Ja, maak een nieuwe sleutel")
    path, nieuw = maker.pagina.path, read_sleutel(maker)
    clock.shift(timedelta(minutes=14, seconds=59))
    assert nieuw in maker.visit(path).text
    clock.shift(1)
    assert nieuw not in maker.visit(path).html


def test_two_tabs_make_one_new_sleutel(maker):
    _, action, values = maker.pagina.form_of("Ja, maak een nieuwe sleutel")
    maker.press("Ja, maak een nieuwe sleutel")
    nieuw = read_sleutel(maker)
    answer = maker.post(action, data=values, headers=OWN)
    assert answer.status_code == 409
    assert VERANDERD in answer.text
    assert read_sleutel_at(maker) == nieuw


def read_sleutel_at(browser):
    browser.visit(f"/s/{browser.sid}/begeleiding/sleutel")
    return read_sleutel(browser)


@pytest.mark.parametrize("gezien", ["", "x", "-1", "9" * 30, "9" * 4300, "-" + "9" * 4300, "1"])
def test_a_number_that_was_not_seen_makes_no_sleutel(anna, opslag, open_sid, gezien):
    path = f"/s/{open_sid}/begeleiding/apparaten/sleutel"
    assert anna.post(path, data={"gezien": gezien}, headers=OWN).status_code == 409
    assert feiten_of(opslag, open_sid).sleutel_nummer == 0


def test_after_the_secret_was_changed_no_sleutel_is_shown_that_would_not_work(
    anna, make_app, instellingen, open_sid
):
    path = f"/s/{open_sid}/begeleiding/sleutel"
    anna.visit(path)
    assert read_sleutel(anna) == group_sleutel(sleutel_of(WOORD))
    other = make_app(replace(instellingen, secret=instellingen.secret[::-1]))
    same_device = with_cookie(other, open_sid, "begeleider", ANNA.token)
    assert "Niet bewaard?" in same_device.visit(path).text


def test_a_code_and_a_cookie_are_stored_as_hashes(maker, tweede, opslag):
    code = make_code(maker).replace("-", "")
    with opslag.reading() as conn:
        rows = [
            repr(conn.exec_driver_sql(f"SELECT * FROM {table}").all())  # noqa: S608
            for table in ("toegangscode", "apparaat")
        ]
    assert code not in "".join(rows)
    assert ANNA.token not in "".join(rows)


@pytest.mark.parametrize(
    "button",
    [OM_TE_BEGELEIDEN, VOOR_HET_SCHERM, "Trek Apparaat 1 in", "Ja, maak een nieuwe sleutel"],
)
def test_what_cannot_be_stored_is_said_on_the_page_itself(maker, app, button):
    storage = Storage(app)
    storage.refuse_writing()
    pagina = maker.press(button, status=503)
    assert (pagina.heading, ZIN in pagina.alert) == ("Apparaten en sleutel", True)
    storage.allow_writing()
    assert maker.press(button).status == 200
