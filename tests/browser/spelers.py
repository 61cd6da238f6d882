"""The people of the stories, and what they do on their screens, by the names that stand there."""

import itertools
import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.cast import REDACTIESLEUTEL

AANTAL = 31
COUNT = itertools.count(1)
"""For words of which it does not matter which they are, as long as each is another."""
SLEUTEL = re.compile(r"\b(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}\b")


class Speler:
    """Somebody at a device."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True)

    def press(self, name: str) -> None:
        self.button(name).click()

    def submit(self, name: str) -> None:
        """Press a button and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.button(name).click()

    def follow(self, name: str) -> None:
        """Click a link and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.link(name).click()

    def sees(self, text: str | re.Pattern[str]) -> None:
        """The words stand on the screen, by now or soon."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def is_there(self, name: str) -> None:
        """The button with this name can be pressed, by now or soon."""
        expect(self.button(name)).to_be_enabled()

    def sees_kaart(self, nummer: int) -> None:
        self.sees(f"Kaart {nummer} van {AANTAL}")

    def sees_no_kaart(self) -> None:
        expect(self.page.get_by_text(re.compile(rf"Kaart \d+ van {AANTAL}"))).to_have_count(0)

    @property
    def titel(self) -> str:
        """The title of the card that is shown."""
        return self.page.get_by_role("article").get_by_role("heading").inner_text()

    def enter_sleutel(self, sleutel: str) -> None:
        """Come back with the key, or try one, on a device that does not have it."""
        self.page.goto("/sleutel")
        self.page.get_by_label("Sleutel").fill(sleutel)
        self.press("Ga verder")

    def type_woord(self, woord: str) -> None:
        """Come by the start page, with a word."""
        self.page.goto("/")
        self.page.get_by_label("Woord").fill(woord)
        self.press("Open de kaarten")


class Begeleider(Speler):
    """Who leads the conversation."""

    pad = ""
    """The path of the session for deelnemers: '/s/…/'."""
    sleutel = ""

    def prepare_by_hand(self, woord: str, **velden: str) -> None:
        """Make a session by the form, come to its screen; `velden` are other fields by name."""
        self.page.goto("/")
        self.link("Sessie voorbereiden").click()
        self.page.get_by_label("Woord").fill(woord)
        duur = velden.pop("Duur", "")
        if duur:
            self.page.get_by_role("radio", name=duur).check()
        for naam, waarde in velden.items():
            self.page.get_by_label(naam).fill(waarde)
        self.press("Sessie maken")
        self.read_sleutel()
        self.link("Naar het begeleidersscherm").click()

    def prepare(self, woord: str = "", **velden: str) -> None:
        """The same without typing: for a story that is about what comes after."""
        self._make(woord, velden)
        self.page.goto(f"{self.pad}begeleiding/")

    def prepare_and_open(self, woord: str = "", **velden: str) -> None:
        """Make a session and let the group in, without typing."""
        self._make(woord, velden)
        self.page.request.post(f"{self.pad}begeleiding/open")
        self.page.goto(f"{self.pad}begeleiding/")
        self.sees_kaart(1)

    def prepare_werkvorm(self, werkvorm: str) -> None:
        """Make a session of a werkvorm without typing; it is not open."""
        self._make("", {}, werkvorm)

    def open_sessie(self) -> None:
        self.press("Open de sessie")
        self.sees_kaart(1)

    def read_sleutel(self) -> None:
        """Keep the key that stands on the screen."""
        expect(self.page.get_by_role("heading", name="De sessie is gemaakt")).to_be_visible()
        main = self.page.get_by_role("main")
        expect(main).to_contain_text(SLEUTEL)
        self.sleutel = SLEUTEL.search(main.inner_text())[0]
        self.pad = urlsplit(self.page.url).path.partition("begeleiding")[0]

    def show_next(self, nummer: int) -> None:
        """Bring the group to the next card, which is this number."""
        self.press("Volgende kaart")
        self.sees_kaart(nummer)

    def go_to_onderdeel(self, titel: str) -> None:
        """Press 'Volgend onderdeel' until this block is the present one."""
        rows = self._agenda.get_by_role("row")
        names = rows.all_inner_texts()
        here = next(n for n, name in enumerate(names) if " nu" in name)
        there = next(n for n, name in enumerate(names) if titel in name)
        for row in range(here + 1, there + 1):
            self.press("Volgend onderdeel")
            expect(rows.nth(row)).to_have_attribute("aria-current", "step")

    @property
    def onderdeel(self) -> Locator:
        """The row of the draaiboek that is the present one."""
        return self._agenda.locator("[aria-current=step]")

    @property
    def _agenda(self) -> Locator:
        """The table of the draaiboek: a werkblad has tables as well."""
        return self.page.get_by_role("region", name="Draaiboek").get_by_role("table")

    def close_sessie(self) -> None:
        self.press("Sluit de sessie")
        self.press("Ja, sluit de sessie")
        expect(self.page.get_by_role("heading", name="De sessie is gesloten")).to_be_visible()

    @property
    def sid(self) -> str:
        """The session's part of its addresses."""
        return self.pad.split("/")[2]

    def _make(self, woord: str, velden: dict[str, str], werkvorm: str = "") -> None:
        woord = woord or f"openheid {next(COUNT)}"
        address = f"/sessies/nieuw?werkvorm={werkvorm}" if werkvorm else "/sessies/nieuw"
        answer = self.page.request.post(address, form={"woord": woord, **velden})
        found = SLEUTEL.search(answer.text())
        assert found, f"no session with the word {woord}: {answer.status}"
        self.sleutel = found[0]
        self.pad = urlsplit(answer.url).path.partition("begeleiding")[0]


class Redacteur(Speler):
    """Who writes the cards."""

    def come_in(self, sleutel: str = REDACTIESLEUTEL) -> None:
        """Give a key at the field for it."""
        self.page.goto("/redactie/")
        self.page.get_by_label("Redactiesleutel").fill(sleutel)
        self.press("Naar de redactie")

    def ask_volgorde(self, woord: str) -> None:
        """Ask for the order of the first deck that follows from a word."""
        self.page.goto("/redactie/")
        self.page.get_by_label("Woord voor").first.fill(woord)
        self.button("Toon de volgorde").first.click()


class Deelnemer(Speler):
    """Who takes part."""

    def come_in(self, pad: str, naam: str = "") -> None:
        """Be in an open session by its link, without typing."""
        assert self.page.request.post(pad, form={"voornaam": naam}).ok
        self.page.goto(pad)

    def enter(self, naam: str = "") -> None:
        """Go through the door that is on the screen."""
        if naam:
            self.page.get_by_label("Voornaam").fill(naam)
        self.press("Doe mee")
