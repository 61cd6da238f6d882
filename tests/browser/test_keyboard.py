"""Everything by the keyboard: prepare, open, lead and close, and never lose the place."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON
from tests.browser.spelers import COUNT, Begeleider, Deelnemer, Speler
from tests.browser.toetsenbord import Toetsenbord

MOTION = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const moves = [style.transitionDuration, style.animationDuration].join().match(/[\\d.]+/g);
  return style.scrollBehavior === "smooth" || moves.some((seconds) => Number(seconds) > 0);
}).length"""


@pytest.fixture
def anna(apparaten):
    return Begeleider(apparaten.open())


@pytest.fixture
def keys(anna):
    return Toetsenbord(anna.page)


def test_a_session_is_prepared_opened_led_and_closed_by_keyboard_alone(anna, keys, apparaten):
    anna.page.goto("/")
    keys.press(anna.link("Sessie voorbereiden"))
    keys.tab_to(anna.page.get_by_label("Woord"))
    anna.page.keyboard.type(f"toetsenbord {next(COUNT)}")
    keys.tab_to(anna.page.get_by_role("radio", name="2 uur"))
    anna.page.keyboard.press("ArrowUp")
    expect(anna.page.get_by_role("radio", name="1 uur")).to_be_checked()
    keys.press(anna.button("Sessie maken"), "Space")
    anna.read_sleutel()
    keys.press(anna.link("Naar het begeleidersscherm"))
    keys.press(anna.button("Open de sessie"))
    anna.sees_kaart(1)
    bram = Deelnemer(apparaten.open(TELEFOON))
    bram.page.goto(anna.pad)
    by_hand = Toetsenbord(bram.page)
    by_hand.tab_to(bram.page.get_by_label("Voornaam"))
    bram.page.keyboard.type("Bram")
    bram.page.keyboard.press("Enter")
    bram.sees_kaart(1)
    keys.press(anna.button("Volgende kaart"))
    for nummer in (2, 3, 4):
        anna.sees_kaart(nummer)
        expect(anna.button("Volgende kaart")).to_be_focused()
        anna.page.keyboard.press("Space" if nummer % 2 else "Enter")
    bram.sees_kaart(5)
    by_hand.press(bram.link("Volgende"))
    bram.sees_kaart(6)
    by_hand.press(bram.link("Ga naar de kaart van de groep"))
    bram.sees_kaart(5)
    keys.press(anna.button("Start"))
    expect(anna.button("Pauze")).to_be_focused()
    keys.press(anna.button("Sluit de sessie"))
    keys.press(anna.button("Ja, sluit de sessie"))
    expect(anna.page.get_by_role("heading", name="De sessie is gesloten")).to_be_visible()
    bram.sees("De sessie is gesloten")


def test_single_keys_lead_and_can_be_turned_off(anna, apparaten):
    anna.prepare_and_open()
    anna.is_there("Test de bel")  # the script runs
    anna.page.keyboard.press("ArrowRight")
    anna.sees_kaart(2)
    anna.page.keyboard.press("PageDown")
    anna.sees_kaart(3)
    anna.page.keyboard.press("ArrowLeft")
    anna.sees_kaart(2)
    anna.page.keyboard.press("PageUp")
    anna.sees_kaart(1)
    anna.page.keyboard.press("p")
    anna.is_there("Pauze")
    anna.page.keyboard.press("p")
    anna.is_there("Start")
    toelichting = anna.page.get_by_role("heading", name="Toelichting", exact=True)
    anna.page.keyboard.press("t")
    expect(toelichting).to_be_hidden()
    anna.page.reload()
    anna.is_there("Test de bel")
    expect(toelichting).to_be_hidden()
    anna.page.keyboard.press("t")
    expect(toelichting).to_be_visible()
    anna.page.get_by_text("Toetsen", exact=True).click()
    anna.press("Toetsen uit")
    anna.page.keyboard.press("ArrowRight")
    anna.page.keyboard.press("p")
    anna.page.keyboard.press("t")
    expect(toelichting).to_be_visible()
    anna.is_there("Start")
    anna.sees_kaart(1)


def test_single_keys_do_nothing_in_a_field_or_with_a_modifier(anna):
    anna.prepare_and_open()
    anna.page.keyboard.press("Control+ArrowRight")
    anna.page.keyboard.press("Shift+P")
    anna.page.keyboard.press("Alt+t")
    anna.is_there("Start")
    anna.sees_kaart(1)


def test_focus_stays_on_a_control_of_which_the_word_changes(anna):
    anna.prepare_and_open()
    pairs = (
        ("Start", "Pauze"),
        ("Bewaar voor later", "Niet meer voor later"),
        ("Verberg de klok voor deelnemers", "Toon de klok aan deelnemers"),
    )
    for first, second in pairs:
        anna.button(first).focus()
        anna.page.keyboard.press("Enter")
        expect(anna.button(second)).to_be_focused()
        anna.page.keyboard.press("Enter")
        expect(anna.button(first)).to_be_focused()


def test_focus_is_not_lost_when_the_control_under_it_goes(anna, keys):
    anna.prepare_and_open()
    anna.show_next(2)
    anna.button("Vorige kaart").focus()
    anna.page.keyboard.press("Enter")
    anna.sees_kaart(1)
    expect(anna.button("Vorige kaart")).to_have_count(0)
    keys.look()
    assert not anna.page.evaluate("document.activeElement === document.body")


def test_the_first_tab_offers_to_skip_to_the_content(anna):
    anna.page.goto("/")
    anna.page.keyboard.press("Tab")
    skip = anna.link("Direct naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    anna.page.keyboard.press("Enter")
    assert anna.page.evaluate("document.activeElement.localName") == "main"


def test_errors_are_where_the_keyboard_is(anna, apparaten):
    apparaten.expect_fault("status of 422")
    anna.page.goto("/sessies/nieuw")
    anna.page.get_by_label("Woord").fill("!!")
    anna.page.keyboard.press("Enter")
    listed = anna.page.get_by_role("link", name=re.compile("^Woord: "))
    listed.focus()
    anna.page.keyboard.press("Enter")
    expect(anna.page.get_by_label("Woord")).to_be_focused()


def test_nothing_moves_for_who_asked_for_less_motion(apparaten):
    anna = Begeleider(apparaten.open(reduced_motion="reduce"))
    anna.page.goto("/")
    assert anna.page.evaluate(MOTION) == 0
    anna.prepare_and_open()
    assert anna.page.evaluate(MOTION) == 0
    bram = Speler(apparaten.open(TELEFOON, reduced_motion="reduce"))
    bram.page.request.post(anna.pad)
    bram.page.goto(anna.pad)
    bram.sees_kaart(1)
    assert bram.page.evaluate(MOTION) == 0
    bram.page.mouse.wheel(0, 400)
    anna.show_next(2)
    bram.sees_kaart(2)
    expect(bram.page.get_by_role("article").get_by_role("heading")).to_be_in_viewport()
