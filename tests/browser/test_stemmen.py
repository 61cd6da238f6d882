"""Three who vote, one by keyboard alone and one without JavaScript; what is typed is not lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON, open_beside
from tests.browser.spelers import Begeleider, Deelnemer, Speler
from tests.browser.toetsenbord import Toetsenbord

AANKONDIGING = "#aankondiging"


@pytest.fixture
def anna(apparaten):
    anna = Begeleider(apparaten.open())
    anna.prepare_and_open()
    return anna


@pytest.fixture
def bram(apparaten, anna):
    bram = Deelnemer(apparaten.open(TELEFOON, has_touch=True))
    bram.come_in(anna.pad, "Bram")
    return bram


@pytest.fixture
def dana(apparaten, anna):
    dana = Deelnemer(apparaten.open())
    dana.come_in(anna.pad, "Dana")
    return dana


@pytest.fixture
def eva(apparaten, anna):
    eva = Deelnemer(apparaten.open(java_script_enabled=False))
    eva.come_in(anna.pad, "Eva")
    return eva


def go_on_to(anna: Begeleider, soort: str) -> int:
    """Bring the group to the next card of this kind; its number."""
    regel = anna.page.locator(".begeleiding-kaart .kaart-regel")
    nummer = int(regel.inner_text().split()[1])
    while soort not in regel.inner_text():
        nummer += 1
        anna.show_next(nummer)
    return nummer


def heard(wie: Speler):
    """What a screen reader was last told on this page."""
    return expect(wie.page.locator(AANKONDIGING))


def vote(bram: Deelnemer, dana: Deelnemer, eva: Deelnemer, *keuzes: str) -> None:
    """Each in their own way: by a tap, by the keyboard, by a page that loads."""
    bram.press(keuzes[0])
    bram.sees(f"Jij koos: {keuzes[0].lower()}.")
    Toetsenbord(dana.page).press(dana.button(keuzes[1]))
    dana.sees(f"Jij koos: {keuzes[1].lower()}.")
    expect(dana.button(keuzes[1])).to_be_focused()
    eva.page.reload()
    eva.press(keuzes[2])
    eva.sees(f"Jij koos: {keuzes[2].lower()}.")


def test_the_group_votes_talks_and_votes_again(anna, bram, dana, eva, keuring):
    nummer = go_on_to(anna, "Stelling")
    scherm = Speler(open_beside(anna.page))
    scherm.page.goto(f"{anna.pad}scherm")
    for wie in (bram, dana):
        wie.is_there("Twijfel")
        wie.sees("In een kleine groep kun je soms raden wie wat koos")
    keuring.look_at(bram.page, "stemmen, nog niet gekozen")
    anna.sees("Tonen kan vanaf 3 reacties")
    keuring.look_at(anna.page, "begeleidersscherm, nog geen stemmen")

    told = dana.page.locator(AANKONDIGING).inner_text()
    bram.press("Eens")
    anna.sees("1 van de 3 reageerde. Nog geen reactie van: Dana, Eva.")
    vote(bram, dana, eva, "Oneens", "Oneens", "Twijfel")
    anna.sees("3 van de 3 reageerden.")
    keuring.look_at(dana.page, "stemmen, gekozen")
    heard(dana).to_have_text(told)
    for wie in (bram, dana, scherm):
        expect(wie.page.get_by_role("heading", name="Uitslag")).to_have_count(0)

    Toetsenbord(anna.page).press(anna.button("Toon de uitslag"))
    uitslag = f"Kaart {nummer}. De uitslag: Eens 0, Oneens 2, Twijfel 1"
    for wie in (bram, dana, scherm):
        expect(wie.page.get_by_role("heading", name="Uitslag")).to_be_visible()
        heard(wie).to_have_text(uitslag)
        keuring.look_at(wie.page, "uitslag getoond")
    keuring.look_at(anna.page, "begeleidersscherm, uitslag getoond")
    expect(bram.button("Eens")).to_have_count(0)

    anna.press("Stem opnieuw")
    dana.sees("Jullie stemmen opnieuw. Wat kies je nu?")
    heard(dana).to_have_text(f"Kaart {nummer}. Jullie stemmen opnieuw")
    keuring.look_at(dana.page, "opnieuw stemmen")
    vote(bram, dana, eva, "Eens", "Oneens", "Eens")
    anna.press("Toon de uitslag")
    for wie in (bram, dana, scherm, anna):
        rij = wie.page.get_by_role("row", name=re.compile("^Eens"))
        expect(rij).to_have_text(re.compile(r"Eens\s*0\s*2\s*2 meer"))
        keuring.look_at(wie.page, "verschuiving getoond")
    eva.page.reload()
    eva.sees("2 meer")

    Toetsenbord(anna.page).press(anna.button("Van argument naar gevoel"))
    for wie in (bram, dana, scherm):
        expect(wie.page.get_by_role("heading", name="Van argument naar gevoel")).to_be_visible()
        keuring.look_at(wie.page, "van argument naar gevoel")
    keuring.look_at(anna.page, "begeleidersscherm, van argument naar gevoel")
    anna.show_next(nummer + 1)
    expect(bram.page.get_by_role("heading", name="Van argument naar gevoel")).to_have_count(0)


def test_a_half_typed_answer_outlives_the_card_and_can_still_be_sent(
    anna, bram, dana, eva, keuring
):
    nummer = go_on_to(anna, "Vraag")
    veld = bram.page.get_by_label(f"Jouw antwoord bij kaart {nummer}")
    keuring.look_at(bram.page, "antwoord, nog niets getypt")
    veld.fill("Ik zou eerst bellen, en")
    anna.show_next(nummer + 1)
    bram.sees_kaart(nummer + 1)
    expect(veld).to_have_value("Ik zou eerst bellen, en")
    keuring.look_at(bram.page, "antwoord bij een kaart waar de groep niet meer is")
    veld.fill("Ik zou eerst bellen.")
    bram.page.locator(f"form:has([id='{veld.get_attribute('id')}'])").get_by_role("button").click()
    bram.sees(f"Je antwoord bij kaart {nummer} is opgeslagen.")
    expect(veld).to_have_count(0)

    anna.press("Vorige kaart")
    anna.sees_kaart(nummer)
    expect(veld).to_have_value("Ik zou eerst bellen.")
    anna.sees("1 van de 3 reageerde.")
    antwoord = f"Jouw antwoord bij kaart {nummer}"
    toetsen = Toetsenbord(dana.page)
    toetsen.tab_to(dana.page.get_by_label(antwoord))
    dana.page.keyboard.type("Uitleggen wat we weten.")
    toetsen.press(dana.button("Mijn antwoord opslaan"))
    dana.sees("Opgeslagen.")
    keuring.look_at(dana.page, "antwoord opgeslagen")
    eva.page.reload()
    eva.page.get_by_label(antwoord).fill("Wachten.")
    eva.press("Mijn antwoord opslaan")
    eva.sees("Opgeslagen.")
    anna.press("Toon de antwoorden")
    for wie in (bram, dana):
        wie.sees("3 antwoorden, in willekeurige volgorde en zonder namen.")
        wie.sees("Wachten.")
        keuring.look_at(wie.page, "antwoorden getoond")
    keuring.look_at(anna.page, "begeleidersscherm, antwoorden getoond")


def test_what_is_typed_at_the_moment_of_showing_is_not_lost(anna, bram, dana, eva, apparaten):
    apparaten.expect_fault("status of 409")
    nummer = go_on_to(anna, "Vraag")
    finn = Deelnemer(apparaten.open())
    finn.come_in(anna.pad, "Finn")
    finn.page.get_by_label(f"Jouw antwoord bij kaart {nummer}").fill("Bijna klaar")
    for wie in (bram, dana, eva):
        wie.page.reload()
        wie.page.get_by_label(f"Jouw antwoord bij kaart {nummer}").fill("Zo")
        wie.press("Mijn antwoord opslaan")
        wie.sees("Opgeslagen.")
    anna.press("Toon de antwoorden")
    finn.sees("3 antwoorden, in willekeurige volgorde en zonder namen.")
    finn.press("Mijn antwoord opslaan")
    finn.sees("De antwoorden van deze ronde zijn al getoond.")
    expect(finn.page.get_by_label(f"Dit typte je bij kaart {nummer}")).to_have_value("Bijna klaar")
    follow_again(anna, finn, nummer)


def follow_again(anna, finn, nummer):
    """Text that came back stays until it is taken away, and keeps nobody from following."""
    terug = finn.page.get_by_label(f"Dit typte je bij kaart {nummer}")
    anna.show_next(nummer + 1)
    finn.sees_kaart(nummer + 1)
    expect(terug).to_have_value("Bijna klaar")
    finn.is_there("Haal weg")
    finn.page.evaluate("document.activeElement.blur()")
    finn.page.keyboard.press("ArrowRight")
    finn.page.wait_for_url(re.compile(r"/kaarten/\d+$"))


def test_no_vote_lands_on_the_card_before(anna, bram):
    """Until one's own part of the new card is there, the buttons of the last one do nothing."""
    nummer = go_on_to(anna, "Stelling")
    knop = bram.page.locator("#eigen-kaart").get_by_role("button", name="Twijfel")
    expect(knop).to_be_visible()
    held = []

    def hold(route):
        held.append(route)

    bram.page.route("**/eigen", hold)
    anna.show_next(nummer + 1)
    bram.sees_kaart(nummer + 1)
    expect(bram.page.locator("#eigen-kaart[inert]")).to_have_count(1)
    for route in held:
        route.continue_()
    bram.page.unroute("**/eigen")
    expect(bram.page.locator("#eigen-kaart[inert]")).to_have_count(0)
