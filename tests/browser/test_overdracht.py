"""One hands over to another: a code, a device that is withdrawn, another sleutel, a screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON
from tests.browser.spelers import Begeleider, Deelnemer, Speler

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b(?!-)")


class Overdrager(Begeleider):
    """Who leads, and hands over."""

    def open_apparaten(self) -> None:
        self.page.goto(f"{self.pad}begeleiding/apparaten")

    def make_code(self, waarvoor: str) -> str:
        """Have a code made on the page with the devices."""
        self.press(f"Maak een code {waarvoor}")
        self.is_there(f"Maak een andere code {waarvoor}")
        return CODE.search(self.page.get_by_role("main").inner_text())[0]

    def withdraw(self, naam: str) -> None:
        """Take a device out, by its name on the page."""
        row = self.page.get_by_role("listitem").filter(has_text=naam)
        row.get_by_text("Trek in").click()
        self.press(f"Trek {naam} in")

    def enter_code(self, code: str) -> None:
        self.page.goto("/sleutel")
        self.page.get_by_label("Sleutel of code").fill(code)
        self.press("Ga verder")


@pytest.fixture
def anna(apparaten):
    return Overdrager(apparaten.open())


@pytest.fixture
def dewi(apparaten):
    """Who takes over from Anna, on a telephone."""
    return Overdrager(apparaten.open(TELEFOON))


def hand_over(anna: Overdrager, dewi: Overdrager) -> str:
    """Have Dewi lead as well, with a code that Anna made; the code."""
    anna.prepare_and_open()
    anna.link("Apparaten").click()
    code = anna.make_code("om te begeleiden")
    dewi.enter_code(code.lower())
    dewi.sees_kaart(1)
    dewi.pad = anna.pad
    return code


def test_a_second_begeleider_types_the_code_and_leads_on(anna, dewi, apparaten):
    apparaten.expect_fault("status of 422")
    code = hand_over(anna, dewi)
    bram = Deelnemer(apparaten.open(TELEFOON))
    bram.come_in(anna.pad)
    dewi.show_next(2)
    bram.sees_kaart(2)
    anna.page.goto(f"{anna.pad}begeleiding/")
    anna.show_next(3)
    dewi.sees_kaart(3)
    late = Overdrager(apparaten.open())
    late.enter_code(code)
    late.sees("Deze code werkt niet, of niet meer")
    anna.open_apparaten()
    anna.sees("Binnengekomen met een code")


def test_the_device_that_is_withdrawn_loses_the_session_at_once(anna, dewi, apparaten):
    apparaten.expect_fault("status of 404")
    hand_over(anna, dewi)
    anna.page.goto(f"{anna.pad}begeleiding/")
    anna.sees_kaart(1)
    dewi.open_apparaten()
    dewi.withdraw("Apparaat 1")
    dewi.sees("kan niet meer bij de sessie")
    anna.sees("Deze pagina is er niet")
    expect(anna.link("Ik begeleid een sessie en heb een sleutel")).to_be_visible()
    anna.page.goto("/sessies")
    anna.sees("Op dit apparaat begeleid je nog geen sessie")
    dewi.page.goto(f"{dewi.pad}begeleiding/")
    dewi.show_next(2)


def test_the_old_sleutel_is_over_when_there_is_another(anna, dewi, apparaten):
    apparaten.expect_fault("status of 422")
    hand_over(anna, dewi)
    oud = anna.sleutel
    dewi.open_apparaten()
    dewi.page.get_by_text("Maak een nieuwe sleutel", exact=True).click()
    dewi.press("Ja, maak een nieuwe sleutel")
    expect(dewi.page.get_by_role("heading", name="Je nieuwe sleutel")).to_be_visible()
    nieuw = dewi.page.locator("#sleutel").inner_text()
    assert nieuw != oud
    derde = Begeleider(apparaten.open())
    derde.enter_sleutel(oud)
    derde.sees("Deze sleutel kennen we niet")
    derde.enter_sleutel(nieuw)
    derde.sees_kaart(1)
    anna.page.goto(f"{anna.pad}begeleiding/")
    anna.show_next(2)
    derde.sees_kaart(2)


def test_the_code_for_the_screen_opens_the_screen_and_nothing_else(anna, apparaten):
    apparaten.expect_fault("status of 404")
    anna.prepare_and_open()
    anna.open_apparaten()
    code = anna.make_code("voor alleen het scherm")
    scherm = Speler(apparaten.open())
    scherm.page.goto(f"/sleutel#{code.replace('-', '')}")
    expect(scherm.button("Ga verder")).to_be_focused()
    assert "#" not in scherm.page.url
    scherm.page.keyboard.press("Enter")
    scherm.sees_kaart(1)
    assert scherm.page.url.endswith("/scherm")
    anna.page.goto(f"{anna.pad}begeleiding/")
    anna.show_next(2)
    scherm.sees_kaart(2)
    for path in ("begeleiding/", "begeleiding/apparaten"):
        scherm.page.goto(f"{anna.pad}{path}")
        scherm.sees("Deze pagina is er niet")
    scherm.page.goto(anna.pad)
    scherm.sees_no_kaart()
    scherm.page.goto(f"{anna.pad}scherm")
    scherm.sees_kaart(2)
    anna.open_apparaten()
    anna.withdraw("Scherm 2")
    scherm.sees("Deze pagina is er niet")


def test_my_sessions_stand_on_my_device_until_i_let_it_forget_one(anna, dewi, apparaten):
    hand_over(anna, dewi)
    anna.prepare("een tweede woord", titel="De tweede")
    for who, titles in ((anna, 2), (dewi, 1)):
        who.page.goto("/")
        who.link("Mijn sessies").click()
        expect(who.page.get_by_text("Vergeet:", exact=False)).to_have_count(titles)
    row = anna.page.get_by_role("listitem").filter(has_text="De tweede")
    row.get_by_text("Vergeet").first.click()
    row.get_by_role("button", name="Vergeet deze sessie op dit apparaat").click()
    anna.sees("Dit apparaat is de sessie vergeten")
    expect(anna.link("De tweede")).to_have_count(0)
    dewi.page.get_by_role("list").get_by_role("link").first.click()
    dewi.sees_kaart(1)
