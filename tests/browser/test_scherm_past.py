"""A beamer cannot be scrolled: the longest cards fit the screen for sharing, at usual sizes."""

import re

import pytest

from tests.browser.spelers import Begeleider

MATEN = ((1920, 1080), (1366, 768), (1280, 720), (1024, 768))
LANGSTE = 8
"""How many cards are tried, those with the most signs first."""


@pytest.fixture
def anna(apparaten):
    return Begeleider(apparaten.open(1366))


def test_the_longest_cards_fit_the_screen_for_sharing(anna):
    anna.prepare_and_open()
    page = anna.page
    page.goto(f"{anna.pad}begeleiding/kaarten")
    lengths = page.locator("article.kaart").evaluate_all(
        "all => all.map(one => one.innerText.length)"
    )
    page.goto(f"{anna.pad}begeleiding/")
    ids = re.findall(r'name="kaart" value="([\w-]+)"', page.locator("#springen").inner_html())
    now = page.locator("[data-kaart]").get_attribute("data-kaart")
    order = [now, *ids]
    longest = sorted(zip(lengths, order, strict=True), reverse=True)[:LANGSTE]
    too_high = {}
    for _, kaart in longest:
        page.request.post(f"{anna.pad}begeleiding/kaart", form={"kaart": kaart, "gezien": now})
        now = kaart
        page.goto(f"{anna.pad}scherm")
        for width, height in MATEN:
            page.set_viewport_size({"width": width, "height": height})
            over = page.evaluate("document.scrollingElement.scrollHeight - innerHeight")
            if over > 0:
                too_high[kaart, width] = over
    assert not too_high
