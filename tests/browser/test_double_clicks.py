"""A double click is one click: on every control, with and without a pause between the two.

The short form makes all double clicks of a run with the one or with the other.
"""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.spelers import COUNT, Begeleider, Deelnemer, Speler
from tests.steekproef import pick

PAUSES_MS = (0, 150)
"""Between two clicks of a double click: at once, and as a hand does it, after the answer came."""


@pytest.fixture(params=pick("dubbelklik", PAUSES_MS, 1))
def double_click(request):
    """Click a locator twice on one spot, as a mouse reports it; counts the posts that follow."""
    return lambda speler, locator: click_twice(speler, locator, request.param)


@pytest.fixture
def anna(apparaten):
    return Begeleider(apparaten.open())


def click_twice(speler: Speler, locator: Locator, pause_ms: int) -> None:
    """Press, and press again without moving the mouse, whatever lies there by then."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    mouse = speler.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down(click_count=1)
    mouse.up(click_count=1)
    if pause_ms:
        speler.page.wait_for_timeout(pause_ms)  # the pause of a hand
    mouse.down(click_count=2)
    mouse.up(click_count=2)


def count_posts(speler: Speler) -> list[str]:
    """The posts that this device makes from now on."""
    posts: list[str] = []
    speler.page.on(
        "request", lambda sent: posts.append(sent.url) if sent.method == "POST" else None
    )
    return posts


def test_every_control_of_the_begeleider_goes_one_step(anna, double_click, apparaten):
    anna.prepare_and_open()
    ander = Begeleider(apparaten.open())
    ander.enter_sleutel(anna.sleutel)
    ander.sees_kaart(1)
    row = ander.onderdeel
    posts = count_posts(anna)
    steps = (
        ("Volgende kaart", lambda: ander.sees_kaart(2)),
        ("Volgende kaart", lambda: ander.sees_kaart(3)),
        ("Vorige kaart", lambda: ander.sees_kaart(2)),
        ("Bewaar voor later", lambda: ander.is_there("Niet meer voor later")),
        ("Niet meer voor later", lambda: ander.is_there("Bewaar voor later")),
        ("+1 minuut", lambda: expect(row).to_contain_text("11")),
        ("+5 minuten", lambda: expect(row).to_contain_text("16")),
        ("Volgend onderdeel", lambda: expect(row).to_contain_text("Welkom")),
        ("Start", lambda: ander.is_there("Pauze")),
        ("Pauze", lambda: ander.is_there("Start")),
        ("Vorig onderdeel", lambda: expect(row).to_contain_text("Klaarzetten")),
        ("Verberg de klok voor deelnemers", lambda: ander.is_there("Toon de klok aan deelnemers")),
        ("Toon de klok aan deelnemers", lambda: ander.is_there("Verberg de klok voor deelnemers")),
    )
    for number, (name, is_done) in enumerate(steps, start=1):
        double_click(anna, anna.button(name))
        is_done()
        expect(anna.page.locator("form[aria-busy]")).to_have_count(0)
        assert len(posts) == number, name
    ander.sees_kaart(2)
    expect(row).to_contain_text("Klaarzetten")


def test_fast_clicks_on_purpose_each_go_one_step(anna):
    anna.prepare_and_open()
    for nummer in range(2, 12):
        anna.show_next(nummer)


def test_a_double_click_on_a_card_in_the_list_goes_to_that_card(anna, double_click):
    anna.prepare_and_open()
    anna.page.get_by_text("Spring naar een andere kaart").click()
    double_click(anna, anna.page.get_by_role("listitem").get_by_role("button").nth(3))
    anna.sees_kaart(5)


def test_a_double_click_makes_one_session_and_one_deelnemer(anna, double_click, apparaten):
    anna.page.goto("/sessies/nieuw")
    anna.page.get_by_label("Woord").fill(f"dubbel maken {next(COUNT)}")
    double_click(anna, anna.button("Sessie maken"))
    anna.read_sleutel()
    anna.link("Naar het begeleidersscherm").click()
    double_click(anna, anna.button("Open de sessie"))
    anna.sees_kaart(1)
    bram = Deelnemer(apparaten.open())
    bram.page.goto(anna.pad)
    double_click(bram, bram.button("Doe mee"))
    bram.sees_kaart(1)
    anna.sees("1 deelnemer")
    bram.page.reload()
    bram.sees_kaart(1)


def test_a_double_click_in_the_draaiboek_changes_it_once(anna, double_click):
    anna.prepare()
    anna.page.goto(f"{anna.pad}begeleiding/draaiboek/aanpassen")
    titels = anna.page.get_by_label("Titel", exact=True)
    double_click(anna, anna.button("Omlaag: Spelregels"))
    expect(titels.nth(3)).to_have_value("Spelregels")
    anna.page.get_by_text("Haal weg: Pauze").click()
    double_click(anna, anna.button("Haal ‘Pauze’ weg"))
    expect(anna.page.get_by_text("Haal weg: Pauze")).to_be_hidden()
    anna.page.get_by_label("Titel van het nieuwe onderdeel").fill("Lunch")
    anna.page.get_by_label("Minuten van het nieuwe onderdeel").fill("30")
    double_click(anna, anna.button("Opslaan"))
    expect(anna.page.get_by_text("Haal weg: Lunch")).to_be_visible()
    anna.page.reload()
    expect(anna.page.get_by_text("Haal weg: Lunch")).to_have_count(1)
    expect(titels).to_have_count(8)
    expect(titels.nth(3)).to_have_value("Spelregels")


def test_a_double_click_removes_one_closes_once_and_reopens_once(anna, double_click, apparaten):
    apparaten.expect_fault("status of 403")
    anna.prepare_and_open()
    bram, dana = (Deelnemer(apparaten.open()) for _ in range(2))
    bram.come_in(anna.pad, "Bram")
    dana.come_in(anna.pad, "Dana")
    anna.page.get_by_text("Verwijderen van Bram").click()
    double_click(anna, anna.button("Verwijder Bram"))
    bram.sees("Je bent niet meer in de sessie")
    double_click(anna, anna.button("Sluit de sessie"))
    double_click(anna, anna.button("Ja, sluit de sessie"))
    dana.sees("De sessie is gesloten")
    double_click(anna, anna.button("Heropen"))
    anna.sees_kaart(1)
    dana.sees_kaart(1)
    anna.sees("1 deelnemer")
