"""A session of two hours in fast motion, from the word to the verslag, with six at the table.

Finn has only a keyboard, Dana a telephone of 320 px, Eva no JavaScript; Gijs comes late.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON
from tests.browser.spelers import Begeleider, Deelnemer
from tests.browser.toetsenbord import Toetsenbord

WOORD = "eerlijk gedeeld"
SMAL = 320
MORGEN = "Ik vraag eerst wie er iets aan heeft."
AFSPRAAK = "We zetten de notulen van het overleg online."


@pytest.fixture
def anna(apparaten):
    return Begeleider(apparaten.open(1366))


class Tafel:
    """The deelnemers of the story."""

    def __init__(self, apparaten) -> None:
        self.bram = Deelnemer(apparaten.open(1280))
        self.dana = Deelnemer(apparaten.open(SMAL, has_touch=True))
        self.eva = Deelnemer(apparaten.open(1024, java_script_enabled=False))
        self.finn = Deelnemer(apparaten.open(1280))
        self.hanna = Deelnemer(apparaten.open(TELEFOON, has_touch=True))
        self.gijs = Deelnemer(apparaten.open(TELEFOON))

    @property
    def met_script(self):
        return (self.bram, self.dana, self.finn, self.hanna)


@pytest.fixture
def tafel(apparaten):
    return Tafel(apparaten)


def test_two_hours_from_the_word_to_the_verslag(anna, tafel):
    anna.prepare_by_hand(WOORD, Duur="2 uur")
    anna.press("Start")
    anna.go_to_onderdeel("Welkom en kennismaken")
    anna.go_to_onderdeel("Spelregels")
    anna.go_to_onderdeel("Kaartenset opstarten")
    anna.open_sessie()
    everybody_comes_in_and_promises(anna, tafel)

    anna.go_to_onderdeel("Eerste ronde")
    everybody_answers(tafel)
    show(anna)
    for wie in tafel.met_script:
        expect(wie.page.get_by_text(re.compile(r"^5 (stemmen|antwoorden)")).first).to_be_visible()
    go_to_choices(anna, tafel)
    everybody_answers(tafel)
    anna.sees("5 van de 5 reageerden")
    show(anna)
    anna.press("Stem opnieuw")
    tafel.bram.sees("Jullie stemmen opnieuw. Wat kies je nu?")
    everybody_answers(tafel, last=True)
    show(anna)
    for wie in tafel.met_script:
        expect(wie.page.get_by_role("heading", name="Wat er verschoof")).to_be_visible()
    hands(anna, tafel)
    note(anna)

    anna.go_to_onderdeel("Pauze")
    for wie in tafel.met_script:
        expect(wie.page.get_by_role("heading", name="Pauze")).to_be_visible()
    anna.go_to_onderdeel("Tweede ronde")
    gijs_comes_late(anna, tafel)

    anna.go_to_onderdeel("Afsluiten")
    for wie in (*tafel.met_script, tafel.gijs):
        wie.sees(AFSPRAAK)
        give_mark(wie)
    give_mark_by_refreshing(tafel.eva)
    anna.sees("6 cijfers")
    anna.press("Toon de cijfers")
    expect(tafel.bram.page.get_by_role("heading", name="Jullie cijfers")).to_be_visible()
    anna.close_sessie()
    tafel.dana.sees("De sessie is gesloten. Bedankt voor het meedoen.")
    read_verslag(anna)


def everybody_comes_in_and_promises(anna, tafel) -> None:
    for wie, naam in ((tafel.bram, "Bram"), (tafel.dana, "Dana"), (tafel.hanna, "")):
        wie.type_woord(WOORD.upper())
        wie.enter(naam)
        wie.sees_kaart(1)
        wie.press("Ik houd het binnen deze groep")
        wie.sees("Je hebt beloofd het binnen deze groep te houden.")
    tafel.eva.type_woord(WOORD)
    tafel.eva.enter("Eva")
    tafel.eva.press("Ik houd het binnen deze groep")
    tafel.finn.page.goto("/")
    keys = Toetsenbord(tafel.finn.page)
    keys.tab_to(tafel.finn.page.get_by_label("Woord"))
    tafel.finn.page.keyboard.type("eerlijk-gedeeld")
    tafel.finn.page.keyboard.press("Enter")
    keys.press(tafel.finn.button("Doe mee"))
    anna.sees("4 van de 5 hebben beloofd")
    keys.press(tafel.finn.button("Ik houd het binnen deze groep"))
    anna.sees("Iedereen heeft beloofd het binnen de groep te houden.")


def everybody_answers(tafel, *, last: bool = False) -> None:
    """Each in their own way: by mouse, by finger, by keyboard, and by refreshing the page."""
    for wie in (tafel.bram, tafel.dana, tafel.hanna):
        answer(wie, last=last)
    tafel.eva.page.goto(tafel.eva.page.url)
    answer(tafel.eva, last=last)
    keys = Toetsenbord(tafel.finn.page)
    form = tafel.finn.page.locator("#eigen-kaart form")
    text = form.get_by_role("textbox")
    if text.count():
        keys.tab_to(text)
        tafel.finn.page.keyboard.type("Zonder muis")
        keys.press(form.get_by_role("button"))
    else:
        keys.press(form.get_by_role("button").first)
    expect(form.locator(".inbreng-status")).not_to_be_empty()


def answer(wie, *, last: bool) -> None:
    form = wie.page.locator("#eigen-kaart form")
    text = form.get_by_role("textbox")
    expect(form).to_be_visible()
    if text.count():
        text.fill("Dat hangt ervan af wie het leest.")
        form.get_by_role("button").click()
    else:
        buttons = form.get_by_role("button")
        (buttons.nth(1) if last else buttons.first).click()
    expect(form.locator(".inbreng-status")).not_to_be_empty()


def show(anna) -> None:
    anna.page.get_by_role("button", name=re.compile("^Toon de (uitslag|antwoorden)$")).click()
    anna.sees(re.compile("zonder namen|stemmen\\.|Wat er verschoof"))


def go_to_choices(anna, tafel) -> None:
    """On to the next card that is answered by choosing."""
    for nummer in range(2, 8):
        anna.show_next(nummer)
        tafel.bram.sees_kaart(nummer)
        if "Vraag" not in tafel.bram.page.locator(".soort").first.inner_text():
            break
    for wie in tafel.met_script:
        wie.sees_kaart(nummer)
        expect(wie.page.get_by_text("Wat kies jij?")).to_be_visible()


def hands(anna, tafel) -> None:
    anna.press("Op deze site")
    keys = Toetsenbord(tafel.finn.page)
    keys.press(tafel.finn.button("Steek je hand op"))
    tafel.finn.sees("Je hand is op")
    tafel.dana.press("Steek je hand op")
    anna.sees(re.compile("2 handen op, .* eerst"))
    anna.press("Alle handen omlaag")
    expect(tafel.finn.button("Steek je hand op")).to_be_visible()
    tafel.hanna.press("Ik ben even weg")
    anna.sees("Even weg")
    tafel.hanna.press("Ik ben er weer")


def note(anna) -> None:
    """Two clicks: open, and save."""
    panel = anna.page.locator("#afspraak-nieuw")
    panel.locator("summary").click()
    panel.get_by_label("Tekst").fill(AFSPRAAK)
    panel.get_by_label("Wie").fill("Team Beleid")
    panel.get_by_role("button", name="Opslaan").click()
    anna.sees(AFSPRAAK)


def gijs_comes_late(anna, tafel) -> None:
    anna.press("Wachtkamer")
    anna.sees("Wie erbij wil, wacht tot jij diegene binnenlaat.")
    tafel.gijs.page.goto(anna.pad)
    tafel.gijs.enter("Gijs")
    anna.sees("Gijs wacht bij de deur")
    anna.press("Laat Gijs binnen")
    expect(tafel.gijs.button("Ik houd het binnen deze groep")).to_be_visible()
    expect(tafel.gijs.page.get_by_role("article")).to_be_visible()


def give_mark(wie) -> None:
    wie.page.get_by_role("radio", name="8", exact=True).check()
    wie.page.locator("form", has=wie.page.get_by_role("radio")).get_by_role("button").click()
    expect(wie.page.get_by_text("Opgeslagen. Wijzigen kan nog.").first).to_be_visible()
    wie.page.get_by_label("Wat doe je morgen anders?").fill(MORGEN)
    wie.page.locator("form", has=wie.page.get_by_label("Wat doe je morgen anders?")).get_by_role(
        "button"
    ).click()
    expect(wie.page.get_by_text("Opgeslagen. Wijzigen kan nog.")).to_have_count(2)


def give_mark_by_refreshing(eva) -> None:
    eva.page.goto(eva.page.url)
    give_mark(eva)


def read_verslag(anna) -> None:
    """What was agreed and counted stands there, and no name but the one that was entered."""
    anna.page.goto(f"{anna.pad}begeleiding/verslag")
    text = anna.page.get_by_role("main").inner_text()
    assert AFSPRAAK in text
    assert "Team Beleid" in text
    assert not [naam for naam in ("Bram", "Dana", "Eva", "Finn", "Gijs") if naam in text]
    markdown = anna.page.request.get(f"{anna.pad}begeleiding/verslag.md")
    assert AFSPRAAK in markdown.text()
    assert MORGEN not in markdown.text(), "that was not shown to the group"
