"""Coming in and being there: waiting room, promise, hands in their order, being away."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON
from tests.browser.keuring import NARROW
from tests.browser.spelers import Begeleider, Deelnemer
from tests.browser.toetsenbord import Toetsenbord

BELOFTE = "Ik houd het binnen deze groep"
BELOOFD = "Je hebt beloofd het binnen deze groep te houden"
WACHT = "De gespreksbegeleider laat je zo binnen"


@pytest.fixture
def anna(apparaten):
    anna = Begeleider(apparaten.open())
    anna.prepare_and_open()
    return anna


@pytest.fixture
def bram(apparaten):
    return Deelnemer(apparaten.open(NARROW))


@pytest.fixture
def noor(apparaten):
    return Deelnemer(apparaten.open(TELEFOON))


def told(deelnemer: Deelnemer) -> str:
    """What a screen reader was told last of one's own hand or of being away."""
    return deelnemer.page.locator("#eigen-stand").inner_text()


def see_in_status(anna: Begeleider, text: str) -> None:
    """The words stand in the line that a screen reader is told of."""
    expect(anna.page.get_by_role("status").filter(has_text=text)).to_be_visible()


def test_who_is_let_in_goes_on_by_itself(anna, bram, noor, keuring, apparaten):
    apparaten.expect_fault("status of 403")
    anna.press("Wachtkamer")
    anna.sees("Wie erbij wil, wacht")
    for deelnemer, naam in ((bram, "Bram"), (noor, "Noor")):
        deelnemer.page.goto(anna.pad)
        deelnemer.enter(naam)
        deelnemer.sees(WACHT)
        deelnemer.sees_no_kaart()
    keuring.look_at(bram.page, "wachtkamer")
    see_in_status(anna, "2 mensen wachten bij de deur")
    anna.page.get_by_text("Niet binnenlaten: Noor").click()
    keuring.look_at(anna.page, "begeleidersscherm, met wie wacht")
    anna.press("Laat Bram binnen")
    bram.sees_kaart(1)
    noor.sees(WACHT)
    see_in_status(anna, "Noor wacht bij de deur")
    anna.press("Laat Noor niet binnen")
    noor.sees("Je komt nu niet binnen")
    keuring.look_at(noor.page, "niet binnengelaten")
    anna.press("Deur dicht")
    anna.sees("Er komt niemand meer bij")
    noor.page.context.clear_cookies()
    noor.page.goto(anna.pad)
    noor.sees("De deur is dicht")
    keuring.look_at(noor.page, "de deur is dicht")


def test_who_waits_comes_in_when_the_door_is_opened(anna, bram, noor):
    anna.press("Wachtkamer")
    anna.sees("Wie erbij wil, wacht")
    for deelnemer in (bram, noor):
        deelnemer.page.goto(anna.pad)
        deelnemer.enter()
        deelnemer.sees(WACHT)
    anna.press("Deur open")
    bram.sees_kaart(1)
    noor.sees_kaart(1)


def test_a_removed_deelnemer_who_comes_again_waits(anna, bram, apparaten):
    apparaten.expect_fault("status of 403")
    bram.come_in(anna.pad, "Bram")
    bram.sees_kaart(1)
    anna.page.get_by_text("Verwijderen van Bram").click()
    anna.press("Verwijder Bram")
    anna.sees("De deur staat nu op wachtkamer")
    bram.sees("Je bent niet meer in de sessie")
    bram.page.context.clear_cookies()
    bram.page.goto(anna.pad)
    bram.enter("Bram")
    bram.sees(WACHT)


def test_the_waiting_room_without_javascript(anna, apparaten):
    anna.press("Wachtkamer")
    anna.sees("Wie erbij wil, wacht")
    dewi = Deelnemer(apparaten.open(NARROW, java_script_enabled=False))
    dewi.page.goto(anna.pad)
    dewi.enter("Dewi")
    dewi.sees(WACHT)
    expect(dewi.page.locator("noscript p")).to_be_visible()
    dewi.link("Kijk of je al binnen bent").click()
    dewi.sees(WACHT)
    anna.press("Laat Dewi binnen")
    see_nobody_waiting(anna)
    dewi.link("Kijk of je al binnen bent").click()
    dewi.sees_kaart(1)
    dewi.press(BELOFTE)
    dewi.sees(BELOOFD)
    anna.press("Op deze site")
    anna.sees("Niemand heeft een hand op")
    dewi.link("Volgende").click()
    dewi.press("Steek je hand op")
    dewi.sees("Je hand is op")
    dewi.sees_kaart(2)
    dewi.press("Ik ben even weg")
    dewi.sees("De groep wacht niet op je")
    dewi.press("Ik ben er weer")
    dewi.is_there("Steek je hand op")


def see_nobody_waiting(anna: Begeleider) -> None:
    expect(anna.page.get_by_text("wacht bij de deur")).to_have_count(0)


def test_each_promises_and_the_begeleider_sees_who_did_not(anna, bram, noor, keuring):
    bram.come_in(anna.pad, "Bram")
    noor.come_in(anna.pad, "Noor")
    anna.sees("Nog niemand heeft beloofd")
    keuring.look_at(bram.page, "spelregels")
    Toetsenbord(bram.page).press(bram.button(BELOFTE))
    bram.sees(BELOOFD)
    expect(bram.page.locator("summary", has_text="Spelregels")).to_be_focused()
    keuring.look_at(bram.page, "beloofd")
    anna.sees("1 van de 2 heeft beloofd")
    expect(anna.page.get_by_role("listitem").filter(has_text="Nog niet beloofd")).to_have_count(1)
    bram.link("Volgende").click()
    bram.sees_kaart(2)
    bram.sees(BELOOFD)
    expect(noor.button(BELOFTE)).to_be_visible()


def test_hands_stand_in_their_order_and_rest_in_the_break(anna, bram, noor, keuring):
    for deelnemer, naam in ((bram, "Bram"), (noor, "Noor")):
        deelnemer.come_in(anna.pad, naam)
        deelnemer.press(BELOFTE)
        deelnemer.sees(BELOOFD)
    anna.press("Op deze site")
    bram.is_there("Steek je hand op")
    keys = Toetsenbord(bram.page)
    keys.press(bram.button("Steek je hand op"), "Space")
    bram.is_there("Laat je hand zakken")
    expect(bram.button("Laat je hand zakken")).to_be_focused()
    assert told(bram) == "Je hand is op."
    keuring.look_at(bram.page, "hand op")
    noor.press("Steek je hand op")
    see_in_status(anna, "2 handen op, Bram eerst")
    keuring.look_at(anna.page, "begeleidersscherm, met handen")
    rij = anna.page.get_by_role("region", name="Vraagt om jou").get_by_role("listitem")
    assert [re.match(r"\w+", een)[0] for een in rij.all_inner_texts()] == ["Bram", "Noor"]
    bram.page.evaluate("scrollTo(0, 0)")
    expect(bram.page.locator(".hand-op")).to_be_in_viewport()
    bram.link("Volgende").click()
    bram.sees_kaart(2)
    expect(bram.page.locator(".hand-op")).to_be_in_viewport()
    keuring.look_at(bram.page, "hand op, bij een eigen kaart")
    keys.press(bram.button("Laat je hand zakken"))
    bram.is_there("Steek je hand op")
    bram.sees_kaart(2)
    see_in_status(anna, "Noor heeft een hand op")
    anna.go_to_onderdeel("Pauze")
    noor.sees("In de pauze zijn er geen beurten")
    bram.sees("In de pauze zijn er geen beurten")
    expect(bram.button("Steek je hand op")).to_be_disabled()
    keuring.look_at(bram.page, "handen in de pauze")
    anna.sees("Het is pauze: nu zijn er geen beurten")
    anna.press("Hand van Noor omlaag")
    expect(noor.button("Steek je hand op")).to_be_visible()
    expect(noor.button("Laat je hand zakken")).to_have_count(0)


def test_who_is_away_is_seen_and_comes_back_by_keyboard(anna, bram, keuring):
    bram.come_in(anna.pad, "Bram")
    keys = Toetsenbord(bram.page)
    keys.press(bram.button("Ik ben even weg"))
    bram.sees("De groep wacht niet op je")
    expect(bram.button("Ik ben er weer")).to_be_focused()
    keuring.look_at(bram.page, "even weg")
    expect(anna.page.get_by_role("listitem").filter(has_text="Even weg")).to_have_count(1)
    anna.show_next(2)
    bram.sees_kaart(2)
    keys.press(bram.button("Ik ben er weer"))
    bram.is_there("Ik ben even weg")
    assert told(bram) == "Je bent erbij."
    expect(anna.page.get_by_text("Even weg")).to_have_count(0)


def test_a_hand_lowered_by_the_begeleider_is_lowered_for_who_leafs_too(anna, bram):
    bram.come_in(anna.pad, "Bram")
    anna.press("Op deze site")
    bram.is_there("Steek je hand op")
    bram.link("Volgende").click()
    bram.sees_kaart(2)
    bram.press("Steek je hand op")
    bram.is_there("Laat je hand zakken")
    anna.press("Hand van Bram omlaag")
    bram.is_there("Steek je hand op")
    bram.sees_kaart(2)
    bram.press("Steek je hand op")
    bram.is_there("Laat je hand zakken")
    bram.sees_kaart(2)
