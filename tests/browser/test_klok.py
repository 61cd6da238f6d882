"""The clock: right on every device, warning in time, with a bell for the begeleider alone."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.apparaten import TELEFOON, open_beside
from tests.browser.spelers import Begeleider, Deelnemer, Speler

WELKOM = "Welkom en kennismaken"
"""A block of 5 minutes: it warns at 4:00, at 4:45, and at its end."""
TEN_MINUTES_FAST = """{
  const Real = Date, fast = 600_000;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + fast); }
    static now() { return Real.now() + fast; }
  };
}"""
LISTEN = """{
  const Real = OscillatorNode;
  globalThis.OscillatorNode = class extends Real {
    start(at) {
      super.start(at);
      const { dataset } = document.documentElement;
      dataset.tonen = Number(dataset.tonen ?? 0) + 1;
      dataset.toonOm = Date.now();
    }
  };
}"""
"""Counts the tones of the bell on <html>; a stroke of the bell is three of them."""
SLOW_WHEN_HIDDEN = """{
  const real = setTimeout;
  globalThis.setTimeout = (run, wait, ...given) =>
    real(run, document.hidden ? Math.max(wait, 60_000) : wait, ...given);
}"""
"""What browsers do to timers in a tab that nobody looks at: once a minute is enough."""
STROKE = 3


@pytest.fixture
def anna(apparaten):
    """Anna, with ears at her bell."""
    return Begeleider(apparaten.open(script=LISTEN))


@pytest.fixture
def bram(apparaten):
    return Deelnemer(apparaten.open(TELEFOON, script=LISTEN))


@pytest.fixture
def spend(site):
    """Have Anna spend so many seconds in the block, without waiting for it."""
    return lambda anna, seconds: site.spend(anna.sid, WELKOM, seconds)


def lead_welkom(anna: Begeleider) -> None:
    """Have a session open in its first real block, with a clock that stands still."""
    anna.prepare_and_open()
    anna.go_to_onderdeel(WELKOM)


def expect_tones(page: Page, tones: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-tonen", str(tones))


def seconds_left(speler: Speler) -> int:
    """What the clock says, when it is under two minutes."""
    text = speler.page.get_by_text(re.compile(r"^Nog \d:\d\d$")).inner_text()
    minutes, seconds = text.removeprefix("Nog ").split(":")
    return 60 * int(minutes) + int(seconds)


def test_a_device_of_which_the_clock_is_ten_minutes_wrong_shows_the_right_time(
    anna, bram, apparaten, spend
):
    fast = Deelnemer(apparaten.open(TELEFOON, script=TEN_MINUTES_FAST))
    slow = TEN_MINUTES_FAST.replace("600_000", "-600_000")
    telefoon = Begeleider(apparaten.open(TELEFOON, script=slow))
    lead_welkom(anna)
    telefoon.enter_sleutel(anna.sleutel)
    for wie in (bram, fast):
        wie.come_in(anna.pad)
    spend(anna, 230)
    anna.press("Start")
    for screen in (anna, bram, fast, telefoon):
        screen.sees(re.compile(r"^Nog \d:\d\d$"))
    started = time.monotonic()
    shown = [
        seconds_left(screen) + time.monotonic() - started for screen in (anna, bram, fast, telefoon)
    ]
    assert max(shown) - min(shown) < 2.5, shown
    assert max(shown) <= 71


def test_warnings_come_on_time_on_every_screen_and_ring_for_the_begeleider_alone(anna, bram, spend):
    lead_welkom(anna)
    bram.come_in(anna.pad)
    bram.page.mouse.click(5, 5)  # sound would be allowed here
    scherm = Speler(open_beside(anna.page))
    scherm.page.goto(f"{anna.pad}scherm")
    tones = 0
    stages = ((239, "Rond rustig af", 1), (284, "Bijna tijd", 1), (299, "De tijd is om", 2))
    for used, words, strokes in stages:
        spend(anna, used)
        anna.press("Start")
        for screen in (anna, bram, scherm):
            said = screen.page.get_by_text(words, exact=True)
            expect(said.locator("visible=true").first).to_be_visible()
        tones += strokes * STROKE
        expect_tones(anna.page, tones)
        expect(anna.page.get_by_role("status").filter(has_text=words.lower())).to_have_count(1)
        anna.press("Pauze")
        anna.is_there("Start")
    for screen in (bram, scherm):
        expect(screen.page.locator("html")).not_to_have_attribute("data-tonen", re.compile("."))


def test_the_bell_rings_on_time_in_a_tab_that_nobody_looks_at(apparaten, spend):
    anna = Begeleider(apparaten.open(script=LISTEN + SLOW_WHEN_HIDDEN))
    lead_welkom(anna)
    anna.press("Test de bel")
    expect_tones(anna.page, STROKE)
    hide(anna.page)
    telefoon = Begeleider(apparaten.open(TELEFOON))
    telefoon.enter_sleutel(anna.sleutel)
    spend(anna, 237)
    telefoon.press("Start")
    due = 1000 * (time.time() + 3)
    expect_tones(anna.page, 2 * STROKE)
    rang = int(anna.page.locator("html").get_attribute("data-toon-om"))
    assert -2000 < rang - due < 2000


def test_a_muted_bell_is_silent_and_stays_muted_after_a_reload(anna, spend):
    lead_welkom(anna)
    anna.press("Bel uit")
    expect(anna.button("Bel uit")).to_have_attribute("aria-pressed", "true")
    spend(anna, 239)
    anna.press("Start")
    expect(anna.page.get_by_text("Rond rustig af", exact=True)).to_be_visible()
    expect(anna.page.locator("html")).not_to_have_attribute("data-tonen", re.compile("."))
    anna.page.reload()
    expect(anna.button("Bel uit")).to_have_attribute("aria-pressed", "true")
    anna.press("Bel uit")
    anna.press("Test de bel")
    expect_tones(anna.page, STROKE)


def test_the_minutes_stand_in_the_title_of_the_begeleiders_tab_alone(anna, bram):
    lead_welkom(anna)
    bram.come_in(anna.pad)
    anna.press("Start")
    expect(anna.page).to_have_title(re.compile(r"^5 min · "))
    anna.press("+5 minuten")
    expect(anna.page).to_have_title(re.compile(r"^10 min · "))
    bram.sees("Nog 10 minuten")
    expect(bram.page).not_to_have_title(re.compile("min"))


def test_a_hidden_clock_is_hidden_from_deelnemers_and_screen_but_not_in_the_break(anna, bram):
    lead_welkom(anna)
    bram.come_in(anna.pad)
    scherm = Speler(open_beside(anna.page))
    scherm.page.goto(f"{anna.pad}scherm")
    anna.press("Start")
    for screen in (bram, scherm):
        screen.sees("Nog 5 minuten")
    anna.press("Verberg de klok voor deelnemers")
    for screen in (bram, scherm):
        expect(screen.page.get_by_text("Nog 5 minuten")).to_have_count(0)
    anna.sees("Nog 5 minuten")
    bram.page.reload()
    bram.sees(WELKOM)
    expect(bram.page.get_by_text("Nog 5 minuten")).to_have_count(0)
    anna.go_to_onderdeel("Pauze")
    for screen in (bram, scherm):
        screen.sees("Nog 10 minuten")
    anna.go_to_onderdeel("Tweede ronde")
    for screen in (bram, scherm):
        screen.sees_kaart(1)
        expect(screen.page.get_by_text("Nog 40 minuten")).to_have_count(0)
    anna.press("Toon de klok aan deelnemers")
    for screen in (bram, scherm):
        screen.sees("Nog 40 minuten")


def test_past_the_end_the_clock_counts_on_and_one_press_gives_time_from_now(anna, bram, spend):
    lead_welkom(anna)
    bram.come_in(anna.pad)
    spend(anna, 7 * 60 + 5)
    anna.press("Start")
    for screen in (anna, bram):
        screen.sees("2 minuten over de tijd")
    expect(anna.page).to_have_title(re.compile(r"^tijd om · "))
    anna.press("+5 minuten")
    for screen in (anna, bram):
        screen.sees("Nog 6 minuten")  # five, and what was left of the eighth minute
    expect(anna.page.get_by_text("De tijd is om", exact=True)).to_be_hidden()


def hide(page: Page) -> None:
    """Have the page believe that another tab is before it; a browser under test shows them all."""
    page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { get: () => true });
        Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
