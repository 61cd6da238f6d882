"""What comes out of a printer: every card fits its A6, and backs lie behind their fronts."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from kaartenset.config import BASIS
from tests.browser.spelers import Begeleider

KAARTEN = "/kaarten/{}/f3eb8ae43d0034b4/afdrukken"
SETS = sorted(path.parent.name for path in (BASIS / "cards").glob("*/set.md"))
MM = 96 / 25.4
"""Pixels of a browser in a millimetre."""
MEASURE = """() => [...document.querySelectorAll(".kant")].map((kant) => {
  const box = kant.getBoundingClientRect();
  const sheet = kant.parentElement.getBoundingClientRect();
  const foot = kant.querySelector(".onder, .rug-set").getBoundingClientRect();
  const parts = [...kant.querySelectorAll(":scope > *:not(.onder)")];
  const all = [...kant.querySelectorAll("*")];
  const sizes = all.map((one) => parseFloat(getComputedStyle(one).fontSize));
  return {
    title: kant.querySelector("h2, .rug-soort").innerText,
    soort: kant.querySelector(".soort, .rug-soort").innerText,
    isFront: kant.matches(".voor"),
    left: box.left - sheet.left,
    top: box.top - sheet.top,
    width: box.width,
    height: box.height,
    overflow: Math.max(kant.scrollWidth - kant.clientWidth, kant.scrollHeight - kant.clientHeight),
    room: foot.top - Math.max(...parts.map((one) => one.getBoundingClientRect().bottom)),
    smallest: Math.min(...sizes),
  };
})"""


def measure(page):
    """Every face of every card as it goes to the printer, in pixels."""
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready.then(() => true)")
    return page.evaluate(MEASURE)


def print_pages(page, **options):
    """The sheets that come out of the browser's own printing."""
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, **options))).pages


@pytest.mark.parametrize("set_id", SETS)
def test_every_card_fits_its_a6(apparaten, set_id):
    page = apparaten.open()
    for path in (KAARTEN.format(set_id), f"/kaarten/{set_id}/op-soort/afdrukken"):
        page.goto(path)
        faces = measure(page)
        assert len(faces) >= 2
        for face in faces:
            assert face["overflow"] <= 0, face
            assert face["width"] == pytest.approx(105 * MM, abs=1), face
            assert face["height"] == pytest.approx(148 * MM, abs=1), face
            assert face["smallest"] >= 12 - 0.01, "9 pt is 12 pixels"
            if face["isFront"]:
                assert face["room"] >= 2 * MM, face


def test_a_card_that_does_not_fit_is_seen(apparaten):
    page = apparaten.open()
    page.goto(KAARTEN.format("actieve-openbaarmaking"))
    page.locator(".voor .tekst").first.evaluate("(tekst) => tekst.append(' woord'.repeat(400))")
    assert max(face["overflow"] for face in measure(page)) > 0
    assert min(face["room"] for face in measure(page) if face["isFront"]) < 0


def test_fronts_and_backs_match_when_a_sheet_is_turned_over_its_long_edge(apparaten):
    page = apparaten.open()
    page.goto(KAARTEN.format("actieve-openbaarmaking"))
    faces = measure(page)
    assert len(faces) == 2 * 31
    fronts = [face for face in faces if face["isFront"]]
    backs = [face for face in faces if not face["isFront"]]
    for begin in range(0, len(fronts), 4):
        lie = {
            (round(210 * MM - face["left"] - face["width"]), round(face["top"])): face["soort"]
            for face in backs[begin : begin + 4]
        }
        for face in fronts[begin : begin + 4]:
            assert lie[round(face["left"]), round(face["top"])] == face["soort"]


def test_the_printer_gives_two_sides_a_sheet_and_no_empty_page(apparaten):
    page = apparaten.open()
    page.goto(KAARTEN.format("actieve-openbaarmaking"))
    pages = print_pages(page)
    assert len(pages) == 16
    assert all(page.extract_text().strip() for page in pages)
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} <= {(595, 842)}


@pytest.mark.parametrize("set_id", SETS)
def test_the_feitenblad_is_one_sheet_with_its_date(apparaten, set_id):
    page = apparaten.open()
    page.goto(f"/feitenblad/{set_id}")
    (sheet,) = print_pages(page)
    assert "Gecontroleerd tot en met" in sheet.extract_text()


def test_the_booklet_has_a_page_for_each_card_in_the_browser_too(apparaten):
    anna = Begeleider(apparaten.open())
    anna.prepare()
    anna.page.goto(f"{anna.pad}begeleiding/papier/boekje")
    pages = print_pages(anna.page)
    assert len(pages) == 32
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} <= {
        (419, 595),
        (420, 595),
    }
    anna.page.goto(f"{anna.pad}begeleiding/papier/draaiboek")
    assert 3 <= len(print_pages(anna.page)) <= 6
