"""Pages are light, come from the site alone, and do not move while they are read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.spelers import Begeleider, Deelnemer
from tests.steekproef import pick

FIRST_VISIT = 60_000
AFTER_THAT = 8_000
"""Bytes over the wire, headers and the stream's first frame included."""
DECK = "/kaarten/actieve-openbaarmaking/f3eb8ae43d0034b4"
PATHS = (
    "/",
    f"{DECK}/1",
    f"{DECK}/20",
    f"{DECK}/",
    "/feitenblad",
    "/over",
    "/privacy",
    "/toegankelijkheid",
    "/werkvormen/dilemmagesprek",
    "/werkvormen/dilemmagesprek/brief",
    "/sessies/nieuw",
    "/sleutel",
)
SHIFTS = """{
  let total = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) total += shift.hadRecentInput ? 0 : shift.value;
    document.documentElement.dataset.schuift = total;
  }).observe({ type: "layout-shift", buffered: true });
}"""

FIRST_PAINT = """new Promise((done) => {
  new PerformanceObserver(() => done(true)).observe({ type: "paint", buffered: true });
})"""


class Weegschaal:
    """Weighs what comes over the wire to one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.weights: dict[str, float] = {}
        self.urls: dict[str, str] = {}
        self.session.on("Network.requestWillBeSent", self._begin)
        self.session.on("Network.responseReceived", self._head)
        self.session.on("Network.dataReceived", self._data)
        self.session.on("Network.loadingFinished", self._end)

    def weigh(self, path: str) -> int:
        """Visit a page, wait until nothing more comes, and weigh it."""
        self.weights.clear()
        self.page.goto(path)
        self.page.wait_for_load_state("load")
        self.page.evaluate("document.fonts.ready.then(() => true)")
        expect(self.page.get_by_role("main")).to_be_visible()
        self.page.wait_for_timeout(300)  # what scripts ask for after the page is there
        return round(sum(self.weights.values()))

    def describe(self) -> str:
        weights = {self.urls[key]: weight for key, weight in self.weights.items()}
        return "\n".join(f"{weight:8.0f} {url}" for url, weight in weights.items())

    def _begin(self, event: dict) -> None:
        self.urls[event["requestId"]] = event["request"]["url"]

    def _head(self, event: dict) -> None:
        self.weights[event["requestId"]] = event["response"]["encodedDataLength"]

    def _data(self, event: dict) -> None:
        """A part of a body; of a stream, that has no end, only the bare length is told."""
        if event["requestId"] in self.weights:
            is_stream = self.urls[event["requestId"]].partition("?")[0].endswith("/stroom")
            told = event["dataLength" if is_stream else "encodedDataLength"]
            self.weights[event["requestId"]] += told

    def _end(self, event: dict) -> None:
        self.weights[event["requestId"]] = event["encodedDataLength"]


@pytest.mark.parametrize("path", pick("gewicht", PATHS, 6))
def test_a_page_for_everybody_is_light(apparaten, path):
    scale = Weegschaal(apparaten.open(script=SHIFTS))
    assert scale.weigh(path) <= FIRST_VISIT, scale.describe()
    assert "woff2" in scale.describe()
    does_not_shift(scale.page)
    assert scale.weigh(path) <= AFTER_THAT, scale.describe()


def test_the_page_of_a_deelnemer_is_light(apparaten):
    anna = Begeleider(apparaten.open())
    anna.prepare_and_open()
    anna.go_to_onderdeel("Eerste ronde")
    anna.press("Start")
    bram = Deelnemer(apparaten.open(script=SHIFTS))
    bram.page.request.post(anna.pad, form={"voornaam": "Bram"})
    scale = Weegschaal(bram.page)
    assert scale.weigh(anna.pad) <= FIRST_VISIT, scale.describe()
    assert "stroom" in scale.describe()
    bram.sees("Nog 45 minuten")
    does_not_shift(bram.page)
    assert scale.weigh(anna.pad) <= AFTER_THAT, scale.describe()
    for path in ("kaarten/7", "kaarten"):
        assert scale.weigh(f"{anna.pad}{path}") <= AFTER_THAT, scale.describe()
        does_not_shift(bram.page)


@pytest.mark.parametrize("path", ["", "begeleiding/", "begeleiding/draaiboek", "scherm"])
def test_pages_of_a_session_do_not_move_while_they_load(apparaten, path):
    anna = Begeleider(apparaten.open(script=SHIFTS))
    anna.prepare_and_open()
    anna.page.request.post(f"{anna.pad}begeleiding/klok/start")
    anna.page.request.post(anna.pad, form={"voornaam": "Anna"})
    anna.page.goto(f"{anna.pad}{path}")
    expect(anna.page.get_by_role("heading", level=1)).to_be_visible()
    does_not_shift(anna.page)


def test_a_page_that_moves_and_a_heavy_page_are_seen(apparaten):
    page = apparaten.open(script=SHIFTS)
    page.goto("/feitenblad")
    page.evaluate(FIRST_PAINT)  # nothing moves that was never there
    page.evaluate("document.querySelector('main').style.paddingTop = '200px'")
    expect(page.locator("html")).to_have_attribute("data-schuift", re.compile(r"0\.\d"))
    assert Weegschaal(apparaten.open()).weigh("/feitenblad") > AFTER_THAT


def does_not_shift(page: Page) -> None:
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    assert float(page.evaluate("document.documentElement.dataset.schuift ?? 0")) == 0
