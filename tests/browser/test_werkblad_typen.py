"""Typing on the werkblad while the group goes on: what was typed stays, and says what it is for."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.spelers import Begeleider, Deelnemer
from tests.browser.werktafel import WERKVORM, seat

TITEL = "Wat lijkt op elkaar, en wat verschilt?"
STIL = "textarea[name=waarde]"


@pytest.fixture
def tafel(apparaten, site):
    """Anna leads; Bram, Dana and Finn are in, at the first field that each fills in alone."""
    anna = Begeleider(apparaten.open(1366))
    groep = tuple(Deelnemer(apparaten.open()) for _ in range(3))
    anna.prepare_werkvorm(WERKVORM)
    seat(site, anna, *groep, onderdeel="Op de plek van je collega")
    return anna, groep


def test_a_line_that_was_not_saved_says_which_field_it_is_for(tafel):
    anna, (bram, _, _) = tafel
    veld = bram.page.locator("#werk-vergelijken-tekst")
    veld.press_sequentially("anders: wie het hoorde")
    anna.go_to_onderdeel("Regels en kansen")
    bram.sees("Regels en kansen")
    expect(veld).to_be_focused()
    vorm = bram.page.locator("form[data-bewaard]")
    kop = vorm.evaluate("vorm => getComputedStyle(vorm, '::before').content")
    assert TITEL in kop
    vorm.get_by_role("button", name="Voeg toe").click()
    bram.sees(f"Opgeslagen bij ‘{TITEL}’.")
    expect(veld).to_have_count(0)


def test_an_answer_that_comes_too_late_has_the_focus_to_be_copied(tafel, apparaten):
    apparaten.expect_fault("409")
    anna, (bram, *others) = tafel
    for wie in (bram, *others):
        wie.page.locator(STIL).fill("wat ik dacht")
        wie.page.locator("form[id^=antwoord-werk] button").click()
        expect(wie.page.locator(".inbreng-status").first).to_contain_text("Opgeslagen")
    veld = bram.page.locator(STIL)
    veld.press_sequentially(", en nog iets")
    anna.page.locator("#tonen-verplaatsing").click()
    bram.sees("3 antwoorden, in willekeurige volgorde en zonder namen.")
    bram.page.locator("form[id^=antwoord-werk] button").first.press("Enter")
    terug = bram.page.get_by_label("Dit typte je bij")
    expect(terug).to_be_focused()
    expect(terug).to_have_value("wat ik dacht, en nog iets")


def test_what_is_typed_while_the_session_is_deleted_stays_and_says_so(tafel, apparaten):
    apparaten.expect_fault("404")
    anna, (bram, *_) = tafel
    veld = bram.page.locator("#werk-vergelijken-tekst")
    veld.fill("anders: wie het hoorde")
    anna.page.goto(f"{anna.pad}begeleiding/wissen")
    anna.press("Ja, wis alles nu")
    anna.sees("De sessie is gewist.")
    bram.sees("Deze pagina is veranderd.")
    bram.page.locator("#werk-vergelijken-nieuw button").click()
    bram.sees("Wat je typte, is niet opgeslagen.")
    expect(bram.page.locator("[data-melding=mislukt]")).to_be_in_viewport()
    expect(veld).to_have_value("anders: wie het hoorde")


def test_without_a_script_what_was_typed_comes_back_from_a_session_that_is_gone(tafel, apparaten):
    apparaten.expect_fault("404")
    anna, (bram, *_) = tafel
    kaal = Deelnemer(apparaten.open(java_script_enabled=False))
    kaal.page.context.add_cookies(bram.page.context.cookies())
    kaal.page.goto(urljoin(anna.page.url, anna.pad))
    kaal.page.locator("#werk-vergelijken-tekst").fill("anders: wie het hoorde")
    anna.page.goto(f"{anna.pad}begeleiding/wissen")
    anna.press("Ja, wis alles nu")
    anna.sees("De sessie is gewist.")
    kaal.page.locator("#werk-vergelijken-nieuw button").click()
    kaal.sees("Wat je typte, is niet opgeslagen.")
    expect(kaal.page.get_by_label("Dit typte je")).to_have_value("anders: wie het hoorde")
