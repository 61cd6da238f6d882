"""What comes out of a printer: every card fits its A6, and backs lie behind their fronts."""

import itertools
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from kaartenset.config import BASIS
from kaartenset.content.kaart_bestand import read_kaart
from kaartenset.domain.kaart import Soort
from kaartenset.web.papier.vellen import MATEN, lay_out
from tests.browser.lopende_site import Site
from tests.browser.spelers import Begeleider
from tests.decks import SET_ID, write_cards

KAARTEN = "/kaarten/{}/f3eb8ae43d0034b4/afdrukken"
SETS = sorted(path.parent.name for path in (BASIS / "cards").glob("*/set.md"))
ZIN = "Het waterschap legt uit waarom de dijk duurder wordt, en wie dat straks moet betalen."
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

TOO_FULL = """() => [...document.querySelectorAll(".werkblad")].flatMap((sheet) => {
  const edge = sheet.getBoundingClientRect().bottom + 1;
  const fields = [...sheet.querySelectorAll(".werkveld")];
  return fields.filter((field) => {
    const box = field.getBoundingClientRect();
    const inside = [...field.querySelectorAll("*")].map((one) => one.getBoundingClientRect());
    const lowest = Math.max(...inside.map((one) => one.bottom));
    const widest = Math.max(...inside.map((one) => one.right));
    return box.bottom > edge || lowest > box.bottom + 1 || widest > box.right + 1;
  }).map((field) => field.querySelector("h3").innerText);
})"""
"""The fields of which something stands outside their place, or that stand outside the sheet."""


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


def write_full_cards(folder):
    """A deck with, for each size of type, a stelling and a dilemma that just may have it."""
    write_cards(folder)
    for path in (folder / SET_ID / "kaarten").iterdir():
        path.unlink()
    for maat in MATEN:
        for soort in (Soort.STELLING, Soort.DILEMMA):
            fill_card(folder / SET_ID / "kaarten" / f"{soort}-{maat}.md", soort, maat)


def fill_card(path, soort, maat):
    """As many words as the size of type takes, in paragraphs of fifty."""
    keuzes = "keuze_a: Vandaag nog\nkeuze_b: Volgende week\n" if soort.is_dilemma else ""
    kop = f"---\nsoort: {soort}\ntitel: Maat {maat}\n{keuzes}gecontroleerd: 2026-10-09\n---\n"
    for aantal in itertools.count(10, 2):
        woorden = list(itertools.islice(itertools.cycle(ZIN.split()), aantal))
        alineas = [" ".join(woorden[begin : begin + 50]) for begin in range(0, aantal, 50)]
        tekst = "\n\n".join(alineas)
        inhoud = f"{kop}{tekst}.\n\n## Toelichting\n\nZo.\n".encode()
        kaart = read_kaart(inhoud, date(2026, 12, 1), path.stem).kaart
        (plek,) = lay_out([kaart], genummerd=True)[0].voor
        if plek.is_te_lang or list(MATEN).index(plek.maat) > list(MATEN).index(maat):
            return
        path.write_bytes(inhoud)


def test_a_card_fits_its_a6_up_to_the_most_that_each_size_of_type_takes(tmp_path, browser):
    cards = tmp_path / "cards"
    write_full_cards(cards)
    with Site(tmp_path, KAARTENSET_CARDS=str(cards)) as site:
        page = browser.new_page(base_url=site.origin)
        page.goto(f"/kaarten/{SET_ID}/op-soort/afdrukken")
        faces = [face for face in measure(page) if face["isFront"]]
        page.close()
    assert len(faces) == 2 * len(MATEN)
    assert {face["title"] for face in faces} == {f"Maat {maat}" for maat in MATEN}
    tight = {(f["title"], f["soort"]): (f["overflow"], round(f["room"])) for f in faces}
    assert not {name: room for name, room in tight.items() if room[0] > 0 or room[1] < 0}


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


@pytest.mark.parametrize(("path", "sheets"), [("werkblad", 1), ("werkblad-a4", 2)])
def test_the_werkblad_fits_its_sheets_and_each_field_its_place(apparaten, path, sheets):
    page = apparaten.open()
    page.goto(f"/werkvormen/dilemmagesprek/{path}")
    assert len(print_pages(page)) == sheets
    page.emulate_media(media="print")
    assert page.locator(".werkveld").count() > 20
    assert page.evaluate(TOO_FULL) == []


def test_a_field_that_does_not_fit_its_place_is_seen(apparaten):
    page = apparaten.open()
    page.goto("/werkvormen/dilemmagesprek/werkblad")
    page.emulate_media(media="print")
    page.locator(".vraag .tekst").first.evaluate("(tekst) => tekst.append(' woord'.repeat(900))")
    assert page.evaluate(TOO_FULL)


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
