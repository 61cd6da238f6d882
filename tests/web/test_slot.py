"""The closing questions in a browser without a script: filled in, shown, and kept apart."""

from datetime import timedelta

import pytest

from kaartenset.commands.sessies import close_sessie, reopen_sessie
from tests.cast import Persoon, join
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.web.test_afspraken import go_to_slot
from tests.web.test_hostile_text import HOSTILE, is_quiet

NAMEN = ("Dewi", "Eva", "Finn")
REDENEN = {"Dewi": "Omdat het open was", "Eva": "Omdat het kort was", "Finn": "Omdat het hielp"}
HALF_UUR = timedelta(minutes=30)


@pytest.fixture
def slot_sid(opslag, open_sid, now):
    """The open session in its closing block."""
    go_to_slot(opslag, open_sid, now)
    return open_sid


@pytest.fixture
def groep(app, opslag, open_sid):
    """Three deelnemers more."""
    browsers = {}
    for naam in NAMEN:
        wie = Persoon(naam, f"{naam}-doet-mee-met-22-te".lower())
        join(opslag, open_sid, wie, naam=naam)
        browsers[naam] = with_cookie(app, open_sid, "deelnemer", wie.token)
    return browsers


def fill_in(browser, sid, cijfer, reden=""):
    browser.visit(f"/s/{sid}/")
    browser.press("Cijfer opslaan", {"1": cijfer})
    if reden:
        browser.press("Reden opslaan", {"Waarom dat cijfer?": reden})


def test_before_the_closing_block_nothing_is_asked(bram, open_sid):
    assert "Cijfer opslaan" not in bram.visit(f"/s/{open_sid}/").buttons
    data = {"veld": "slot.cijfer", "ronde": "1", "waarde": "7"}
    answer = bram.post(f"/s/{open_sid}/slot", data=data, headers=OWN)
    assert answer.status_code == 409
    assert "alleen tijdens het afsluiten" in answer.text


def test_each_question_is_saved_by_itself_and_stays_in_its_form(bram, slot_sid):
    fill_in(bram, slot_sid, "7")
    assert "Je cijfer is opgeslagen." in bram.pagina.alert
    bram.press("Voornemen opslaan", {"Wat doe je morgen anders?": "Ik bel eerst"})
    html = bram.visit(f"/s/{slot_sid}/").html
    assert "Ik bel eerst" in html
    assert 'value="7" checked' in html
    assert bram.pagina.text.count("Opgeslagen. Wijzigen kan nog.") == 2


def test_an_empty_text_and_one_that_is_too_long_come_back(bram, slot_sid):
    bram.visit(f"/s/{slot_sid}/")
    bram.press("Reden opslaan", {"Waarom dat cijfer?": " "}, 422)
    lang = "y" * 10_000
    bram.press("Reden opslaan", {"Waarom dat cijfer?": lang}, 422)
    assert lang in bram.pagina.html
    assert bram.pagina.error_at("Waarom dat cijfer?")


def test_after_30_minutes_the_text_comes_back_and_the_forms_are_gone(
    bram, opslag, slot_sid, clock, now
):
    close_sessie(opslag, slot_sid, now=now)
    bram.visit(f"/s/{slot_sid}/")
    assert "Invullen kan nog tot 13:30 uur." in bram.pagina.text
    assert "Bedankt voor het meedoen." in bram.pagina.text
    clock.move_to(now + HALF_UUR)
    bram.press("Reden opslaan", {"Waarom dat cijfer?": "Te laat getypt"}, 409)
    assert "tot 30 minuten na het sluiten" in bram.pagina.text
    assert "Dit is niet opgeslagen" in bram.pagina.text
    assert "Te laat getypt" in bram.pagina.text
    bram.visit(f"/s/{slot_sid}/")
    assert "Reden opslaan" not in bram.pagina.buttons
    assert "Bedankt voor het meedoen." in bram.pagina.text


def test_reopened_within_a_day_the_forms_are_back_as_they_were(bram, opslag, slot_sid, clock, now):
    fill_in(bram, slot_sid, "7", "Goed gesprek")
    close_sessie(opslag, slot_sid, now=now)
    later = now + timedelta(hours=23)
    clock.move_to(later)
    reopen_sessie(opslag, slot_sid, now=later)
    bram.visit(f"/s/{slot_sid}/")
    assert "Goed gesprek" in bram.pagina.html
    assert 'value="7" checked' in bram.pagina.html


def test_the_begeleider_sees_how_many_and_shows_from_three_on(anna, bram, groep, slot_sid):
    leiden = f"/s/{slot_sid}/begeleiding/"
    for naam, cijfer in zip(NAMEN[:2], "69", strict=True):
        fill_in(groep[naam], slot_sid, cijfer, REDENEN[naam])
    anna.visit(leiden)
    assert "2 cijfers" in anna.pagina.text
    assert "Toon de cijfers" not in anna.pagina.buttons
    fill_in(groep["Finn"], slot_sid, "8", REDENEN["Finn"])
    for pad in (leiden, f"/s/{slot_sid}/scherm"):
        html = anna.visit(pad).html
        assert not [reden for reden in REDENEN.values() if reden in html], pad
    anna.visit(leiden)
    anna.press("Toon de cijfers")
    assert "Gemiddeld een 7,7, van 3 deelnemers." in anna.pagina.text
    assert not [reden for reden in REDENEN.values() if reden in anna.pagina.html]
    bram.visit(f"/s/{slot_sid}/")
    assert "Het laagste cijfer is een 6, het hoogste een 9." in bram.pagina.text
    anna.press("Toon de redenen")
    assert all(reden in anna.pagina.text for reden in REDENEN.values())
    bram.visit(f"/s/{slot_sid}/")
    assert all(reden in bram.pagina.text for reden in REDENEN.values())
    assert not [naam for naam in NAMEN if naam in bram.pagina.html]


def test_what_one_fills_in_is_on_nobody_elses_page(bram, groep, slot_sid):
    fill_in(groep["Dewi"], slot_sid, "6", "Alleen van Dewi")
    for path in ("", "stand", "eigen"):
        assert "Alleen van Dewi" not in bram.get(f"/s/{slot_sid}/{path}").text
    assert "Alleen van Dewi" in groep["Dewi"].get(f"/s/{slot_sid}/eigen").text


def test_shown_answers_can_no_longer_be_changed_and_the_typed_text_comes_back(
    anna, groep, slot_sid
):
    for naam in NAMEN:
        fill_in(groep[naam], slot_sid, "8", REDENEN[naam])
    dewi = groep["Dewi"]
    dewi.visit(f"/s/{slot_sid}/")
    anna.visit(f"/s/{slot_sid}/begeleiding/")
    anna.press("Toon de redenen")
    dewi.press("Reden opslaan", {"Waarom dat cijfer?": "Toch iets anders"}, 409)
    assert "Toch iets anders" in dewi.pagina.text


def test_only_closing_questions_are_answered_here(bram, slot_sid):
    for veld in ("kaart-03", "", "slot.niets", "slot.cijfer\n", "x" * 10_000):
        answer = bram.post(f"/s/{slot_sid}/slot", data={"veld": veld, "waarde": "7"}, headers=OWN)
        assert answer.status_code == 422, veld


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_answers_are_shown_as_text(anna, groep, slot_sid, what):
    for naam in NAMEN:
        browser = groep[naam]
        browser.visit(f"/s/{slot_sid}/")
        browser.press("Voornemen opslaan", {"Wat doe je morgen anders?": HOSTILE[what]})
        assert is_quiet(browser.pagina.html)
    anna.visit(f"/s/{slot_sid}/begeleiding/")
    anna.press("Toon de voornemens")
    for browser, path in (
        (anna, f"/s/{slot_sid}/begeleiding/"),
        (anna, f"/s/{slot_sid}/scherm"),
        (groep["Dewi"], f"/s/{slot_sid}/"),
    ):
        assert is_quiet(browser.visit(path).html)
