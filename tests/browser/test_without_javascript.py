"""Everything works in a browser that runs no script, by forms, links and refreshing."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON, open_beside
from tests.browser.spelers import COUNT, Begeleider, Deelnemer, Speler

NO_SCRIPT = {"java_script_enabled": False}


@pytest.fixture
def anna(apparaten):
    return Begeleider(apparaten.open(**NO_SCRIPT))


@pytest.fixture
def bram(apparaten):
    return Deelnemer(apparaten.open(TELEFOON, **NO_SCRIPT))


def test_a_whole_session_without_javascript(anna, bram):
    woord = f"zonder script {next(COUNT)}"
    anna.page.goto("/sessies/nieuw")
    suggestion = anna.page.get_by_role("group").get_by_role("button").first
    offered = suggestion.inner_text()
    suggestion.click()
    expect(anna.page.get_by_label("Woord")).to_have_value(offered)
    anna.prepare_by_hand(woord, Duur="1 uur", Titel="Zonder script")
    bram.type_woord(woord)
    bram.sees("Zonder script")
    bram.sees("nog niet geopend")
    expect(bram.page.locator("noscript p")).to_be_visible()  # by text it is not to be found
    anna.open_sessie()
    bram.page.reload()
    bram.enter("Bram")
    bram.sees_kaart(1)
    anna.show_next(2)
    anna.show_next(3)
    anna.press("Vorige kaart")
    anna.sees_kaart(2)
    bram.sees_kaart(1)
    bram.link("Ververs de pagina").click()
    bram.sees_kaart(2)
    leaf(bram)
    let_the_clock_run(anna, bram)
    anna.sees("1 deelnemer")
    anna.close_sessie()
    bram.page.reload()
    bram.sees("De sessie is gesloten")
    bram.sees_no_kaart()
    anna.press("Heropen")
    anna.sees_kaart(2)
    bram.page.reload()
    bram.sees_kaart(2)


def leaf(bram: Deelnemer) -> None:
    """Look at other cards, and come back to the group."""
    bram.link("Volgende").click()
    bram.sees_kaart(3)
    bram.sees("De groep is bij kaart 2")
    bram.link("Alle kaarten").click()
    bram.sees("Hier is de groep")
    bram.link("Ga naar de kaart van de groep").click()
    bram.sees_kaart(2)


def let_the_clock_run(anna: Begeleider, bram: Deelnemer) -> None:
    """The clock is moved by forms, and says until when."""
    anna.go_to_onderdeel("Ronde")
    anna.press("Start")
    anna.is_there("Pauze")
    anna.press("+5 minuten")
    expect(anna.onderdeel).to_contain_text("43")
    bram.page.reload()
    bram.sees("Ronde")
    bram.sees(re.compile(r"tot \d\d:\d\d"))
    anna.press("Pauze")
    bram.page.reload()
    bram.sees("Gepauzeerd")
    bram.sees(re.compile(r"Nog 4[23]:\d\d"))


def test_the_key_is_typed_without_javascript(anna, bram):
    anna.prepare()
    telefoon = Begeleider(bram.page)
    telefoon.enter_sleutel(anna.sleutel)
    telefoon.open_sessie()
    anna.page.reload()
    anna.sees_kaart(1)


def test_the_draaiboek_is_changed_without_javascript(anna, apparaten):
    apparaten.expect_fault("status of 422")
    anna.prepare()
    anna.page.goto(f"{anna.pad}begeleiding/draaiboek/aanpassen")
    titels = anna.page.get_by_label("Titel", exact=True)
    anna.press("Omlaag: Welkom en kennismaken")
    expect(titels.nth(2)).to_have_value("Welkom en kennismaken")
    anna.page.get_by_text("Haal weg: Pauze").click()
    anna.press("Haal ‘Pauze’ weg")
    expect(titels).to_have_count(7)
    anna.page.get_by_label("Titel van het nieuwe onderdeel").fill("Rondvraag")
    anna.page.get_by_label("Minuten van het nieuwe onderdeel").fill("x")
    anna.press("Opslaan")
    anna.sees("Geef hele minuten")
    expect(anna.page.get_by_label("Titel van het nieuwe onderdeel")).to_have_value("Rondvraag")
    anna.page.get_by_label("Minuten van het nieuwe onderdeel").fill("6")
    anna.press("Opslaan")
    expect(titels.nth(6)).to_have_value("Rondvraag")


def test_the_toelichting_can_be_hidden_and_a_deelnemer_removed_without_javascript(anna, bram):
    anna.prepare_and_open()
    toelichting = anna.page.get_by_role("heading", name="Toelichting", exact=True)
    expect(toelichting).to_be_visible()
    anna.press("Toelichting verbergen")
    expect(toelichting).to_be_hidden()
    anna.press("Toelichting tonen")
    expect(toelichting).to_be_visible()
    bram.come_in(anna.pad, "Bram")
    anna.page.reload()
    anna.page.get_by_text("Verwijderen van Bram").click()
    anna.press("Verwijder Bram")
    anna.sees("Er is nog niemand binnen")


def test_who_was_removed_sees_no_card_at_the_next_refresh(anna, bram, apparaten):
    apparaten.expect_fault("status of 403")
    anna.prepare_and_open()
    bram.come_in(anna.pad, "Bram")
    bram.sees_kaart(1)
    anna.page.reload()
    anna.page.get_by_text("Verwijderen van Bram").click()
    anna.press("Verwijder Bram")
    anna.sees("Er is nog niemand binnen")
    bram.page.reload()
    bram.sees("Je bent niet meer in de sessie")


def test_the_screen_shows_what_the_group_sees_without_javascript(anna):
    anna.prepare_and_open()
    scherm = Speler(open_beside(anna.page))
    scherm.page.goto(f"{anna.pad}scherm")
    scherm.sees_kaart(1)
    anna.show_next(2)
    scherm.link("Ververs de pagina").click()
    scherm.sees_kaart(2)


def test_a_page_without_javascript_shows_no_button_that_does_nothing(anna):
    anna.prepare_and_open()
    for name in ("Test de bel", "Bel uit", "Toetsen uit"):
        expect(anna.button(name)).to_be_hidden()
    expect(anna.page.get_by_text("Toetsen", exact=True)).to_be_hidden()
    for page in ("sleutel", "draaiboek", "uitnodiging", "kaarten"):
        anna.page.goto(f"{anna.pad}begeleiding/{page}")
        expect(anna.page.get_by_role("button", name=re.compile("Kopieer|Druk af"))).to_have_count(0)
