"""Following without force: leaf for yourself, come back by one click, on any device."""

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON, open_beside
from tests.browser.spelers import Begeleider, Deelnemer

GA_NAAR_DE_GROEP = "Ga naar de kaart van de groep"


@pytest.fixture
def anna(apparaten):
    return Begeleider(apparaten.open())


@pytest.fixture
def bram(apparaten):
    return Deelnemer(apparaten.open(TELEFOON, has_touch=True))


def test_who_leafs_stays_where_they_are_and_comes_back_by_one_click(anna, bram):
    anna.prepare_and_open()
    bram.come_in(anna.pad, "Bram")
    bram.sees_kaart(1)
    bram.link("Volgende").click()
    bram.sees_kaart(2)
    bram.link("Volgende").click()
    bram.sees_kaart(3)
    bram.sees("De groep is bij kaart 1")
    anna.show_next(2)
    bram.sees("De groep is bij kaart 2")
    bram.sees_kaart(3)
    bram.link(GA_NAAR_DE_GROEP).click()
    bram.sees_kaart(2)
    expect(bram.link(GA_NAAR_DE_GROEP)).to_be_hidden()
    anna.show_next(3)
    bram.sees_kaart(3)


def test_who_leafs_to_the_card_of_the_group_follows_again(anna, bram):
    anna.prepare_and_open()
    bram.come_in(anna.pad)
    bram.link("Volgende").click()
    bram.sees_kaart(2)
    bram.link("Vorige").click()
    bram.sees_kaart(1)
    expect(bram.link(GA_NAAR_DE_GROEP)).to_be_hidden()
    anna.show_next(2)
    bram.sees_kaart(2)


def test_who_is_at_a_card_to_which_the_group_comes_follows_again(anna, bram):
    anna.prepare_and_open()
    bram.come_in(anna.pad)
    bram.sees_kaart(1)
    bram.link("Volgende").click()
    bram.sees_kaart(2)
    anna.show_next(2)
    expect(bram.link(GA_NAAR_DE_GROEP)).to_be_hidden()
    bram.sees_kaart(2)
    anna.show_next(3)
    bram.sees_kaart(3)


def test_leafing_goes_by_arrow_keys_and_from_the_list_of_all_cards(anna, bram):
    anna.prepare_and_open()
    bram.come_in(anna.pad)
    bram.sees_kaart(1)
    bram.page.keyboard.press("ArrowRight")
    bram.sees_kaart(2)
    bram.page.keyboard.press("ArrowLeft")
    bram.sees_kaart(1)
    bram.link("Alle kaarten").click()
    cards = bram.page.get_by_role("list").filter(has_text="Hier is de groep").get_by_role("link")
    expect(cards).to_have_count(31)
    titel = cards.nth(6).inner_text()
    cards.nth(6).click()
    bram.sees_kaart(7)
    assert bram.titel == titel


def test_a_word_in_another_spelling_leads_to_the_same_session(anna, bram):
    anna.prepare_and_open("Coördinatie")
    for spelling in ("coordinatie", " COÖRDINATIE ", "co-ordi natie"):
        bram.type_woord(spelling)
        expect(bram.button("Doe mee")).to_be_visible()
        assert bram.page.url.endswith(anna.pad)


def test_the_waiting_page_goes_on_by_itself_when_the_session_opens(anna, bram):
    anna.prepare("wachten")
    bram.type_woord("wachten")
    bram.sees("De gespreksbegeleider heeft de sessie nog niet geopend")
    bram.sees_no_kaart()
    anna.open_sessie()
    expect(bram.button("Doe mee")).to_be_visible()
    bram.sees_no_kaart()
    bram.enter("Bram")
    bram.sees_kaart(1)


def test_a_second_device_and_a_second_tab_show_the_same_card(anna, bram, apparaten):
    anna.prepare_and_open()
    bram.come_in(anna.pad, "Bram")
    laptop = Deelnemer(apparaten.open())
    laptop.come_in(anna.pad, "Bram")
    tab = Deelnemer(open_beside(bram.page))
    tab.page.goto(anna.pad)
    tab.sees_kaart(1)
    anna.show_next(2)
    for screen in (bram, tab, laptop):
        screen.sees_kaart(2)
    bram.page.close()
    anna.show_next(3)
    tab.sees_kaart(3)
    anna.sees("2 deelnemers")


def test_a_tab_that_slept_shows_the_present_card_when_it_wakes(anna, bram):
    anna.prepare_and_open()
    bram.come_in(anna.pad)
    bram.sees_kaart(1)
    tab = bram.page.context.new_cdp_session(bram.page)
    tab.send("Page.setWebLifecycleState", {"state": "frozen"})
    anna.show_next(2)
    anna.show_next(3)
    tab.send("Page.setWebLifecycleState", {"state": "active"})
    bram.sees_kaart(3)


def test_a_device_without_network_for_a_while_comes_back_by_itself(anna, bram, apparaten):
    apparaten.expect_fault(r"net::ERR_INTERNET_DISCONNECTED")
    anna.prepare_and_open()
    bram.come_in(anna.pad)
    bram.sees_kaart(1)
    bram.page.context.set_offline(True)
    anna.show_next(2)
    anna.show_next(3)
    bram.page.context.set_offline(False)
    bram.sees_kaart(3)


def test_who_reads_the_address_of_a_session_without_coming_in_sees_no_card(anna, bram, apparaten):
    anna.prepare_and_open()
    bram.page.goto(f"{anna.pad}kaarten/3")
    expect(bram.button("Doe mee")).to_be_visible()
    bram.sees_no_kaart()
    apparaten.expect_fault("status of 404")
    bram.page.goto(f"{anna.pad}begeleiding/")
    expect(bram.link("Ik begeleid een sessie en heb een sleutel")).to_be_visible()
    bram.sees_no_kaart()
