"""Two devices lead one session: neither is in the other's way, and nobody loses what they typed."""

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON
from tests.browser.spelers import Begeleider, Deelnemer


@pytest.fixture
def anna(apparaten):
    return Begeleider(apparaten.open())


@pytest.fixture
def tweede(apparaten):
    """Anna's telephone, on which the key is still to be typed."""
    return Begeleider(apparaten.open(TELEFOON))


def both(anna: Begeleider, tweede: Begeleider) -> None:
    """Have a session open on both devices."""
    anna.prepare_and_open()
    tweede.enter_sleutel(anna.sleutel)
    tweede.sees_kaart(1)
    tweede.pad = anna.pad


def while_under_way(anna: Begeleider, do) -> None:
    """Have something happen between Anna's click on a card and its arrival."""

    def hold(route):
        do()
        route.continue_()

    anna.page.route("**/begeleiding/kaart", hold, times=1)


def test_the_key_typed_on_a_second_device_leads_the_same_session(anna, tweede):
    anna.prepare_and_open()
    tweede.enter_sleutel(anna.sleutel.lower().replace("-", " "))
    tweede.sees_kaart(1)
    tweede.show_next(2)
    anna.sees_kaart(2)
    anna.show_next(3)
    tweede.sees_kaart(3)


def test_the_link_with_the_key_needs_one_press_and_leaves_the_key_out_of_the_address(anna, tweede):
    anna.prepare()
    tweede.page.goto(f"/sleutel#{anna.sleutel.replace('-', '')}")
    expect(tweede.button("Ga verder")).to_be_focused()
    assert "#" not in tweede.page.url
    tweede.page.keyboard.press("Enter")
    expect(tweede.button("Open de sessie")).to_be_visible()


def test_the_same_click_on_two_devices_at_once_moves_one_card(anna, tweede, apparaten):
    both(anna, tweede)
    bram = Deelnemer(apparaten.open(TELEFOON))
    bram.come_in(anna.pad)
    while_under_way(anna, lambda: tweede.show_next(2))
    with anna.page.expect_response("**/begeleiding/kaart"):
        anna.press("Volgende kaart")
    bram.page.reload()  # a page that is new shows what came of both clicks, not what is on its way
    for screen in (anna, tweede, bram):
        screen.sees_kaart(2)
    anna.show_next(3)
    for screen in (tweede, bram):
        screen.sees_kaart(3)


def test_a_click_on_a_card_that_is_no_longer_there_shows_how_it_is_now(anna, tweede, apparaten):
    apparaten.expect_fault("status of 409")
    both(anna, tweede)
    while_under_way(anna, lambda: tweede.show_next(2))
    anna.page.get_by_text("Spring naar een andere kaart").click()
    anna.page.get_by_role("list").get_by_role("button").nth(8).click()
    anna.sees("Een ander of een eerdere klik was je voor")
    anna.sees_kaart(2)
    tweede.sees_kaart(2)


def test_what_is_open_and_what_has_focus_stay_when_the_other_device_moves_on(
    anna, tweede, apparaten
):
    both(anna, tweede)
    bram = Deelnemer(apparaten.open(TELEFOON))
    bram.come_in(anna.pad, "Bram")
    anna.page.get_by_text("Toetsen", exact=True).click()
    anna.page.get_by_text("Verwijderen van Bram").click()
    anna.button("Bewaar voor later").focus()
    tweede.show_next(2)
    anna.sees_kaart(2)
    anna.is_there("Toetsen uit")
    anna.is_there("Verwijder Bram")
    expect(anna.button("Bewaar voor later")).to_be_focused()


def test_typed_text_and_caret_in_the_draaiboek_stay_while_the_other_device_leads(anna, tweede):
    both(anna, tweede)
    anna.page.goto(f"{anna.pad}begeleiding/draaiboek/aanpassen")
    titel = anna.page.get_by_label("Titel", exact=True).nth(1)
    titel.fill("Welkom, koffie erbij")
    titel.evaluate("field => field.setSelectionRange(7, 7)")
    tweede.press("Start")
    expect(tweede.button("Pauze")).to_be_visible()
    tweede.go_to_onderdeel("Spelregels")
    tweede.show_next(2)
    expect(titel).to_be_focused()
    anna.page.keyboard.type("en ")
    expect(titel).to_have_value("Welkom,en  koffie erbij")
    anna.press("Opslaan")
    anna.sees("Het draaiboek is opgeslagen")
    expect(titel).to_have_value("Welkom,en koffie erbij")
    tweede.sees("Welkom,en koffie erbij")


def test_two_devices_that_change_different_blocks_both_keep_their_change(anna, tweede):
    both(anna, tweede)
    for device in (anna, tweede):
        device.page.goto(f"{anna.pad}begeleiding/draaiboek/aanpassen")
    anna.page.get_by_label("Minuten", exact=True).nth(1).fill("7")
    tweede.page.get_by_label("Minuten", exact=True).nth(2).fill("8")
    for device in (anna, tweede):
        device.press("Opslaan")
        device.sees("Het draaiboek is opgeslagen")
    expect(tweede.page.get_by_label("Minuten", exact=True).nth(1)).to_have_value("7")
    expect(tweede.page.get_by_label("Minuten", exact=True).nth(2)).to_have_value("8")


def test_the_same_block_changed_on_two_devices_gives_the_second_its_text_back(
    anna, tweede, apparaten
):
    apparaten.expect_fault("status of 409")
    both(anna, tweede)
    for device in (anna, tweede):
        device.page.goto(f"{anna.pad}begeleiding/draaiboek/aanpassen")
    anna.page.get_by_label("Titel", exact=True).nth(1).fill("Kennismaken")
    anna.press("Opslaan")
    anna.sees("Het draaiboek is opgeslagen")
    mine = tweede.page.get_by_label("Titel", exact=True).nth(1)
    mine.fill("Welkom allemaal")
    tweede.press("Opslaan")
    tweede.sees("Er staat nu: Kennismaken, 5 minuten")
    expect(mine).to_have_value("Welkom allemaal")
    tweede.press("Opslaan")
    tweede.sees("Het draaiboek is opgeslagen")
    expect(mine).to_have_value("Welkom allemaal")


def test_who_is_removed_loses_the_card_at_once_and_the_others_do_not(anna, tweede, apparaten):
    apparaten.expect_fault("status of 403")
    both(anna, tweede)
    bram, dana = (Deelnemer(apparaten.open(TELEFOON)) for _ in range(2))
    bram.come_in(anna.pad, "Bram")
    dana.come_in(anna.pad, "Dana")
    bram.sees_kaart(1)
    anna.page.get_by_text("Verwijderen van Bram").click()
    tweede.show_next(2)
    anna.sees_kaart(2)
    anna.press("Verwijder Bram")
    expect(bram.page.get_by_role("heading", name="Je bent niet meer in de sessie")).to_be_visible()
    bram.sees_no_kaart()
    tweede.sees("1 deelnemer")
    bram.page.goto(anna.pad)
    bram.sees_no_kaart()
    anna.show_next(3)
    dana.sees_kaart(3)
