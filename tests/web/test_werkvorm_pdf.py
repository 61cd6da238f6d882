"""A werkvorm as PDF: tagged, of its size, and the werkblad that comes with it on as many sheets."""

import math
from dataclasses import replace

import pytest

from kaartenset.config import BASIS
from tests.web.test_pdf import A4, check_accessible, read_pdf, size_of, tags_of
from tests.web.withheld import text_of_pdf
from tests.werkvormen import DELEN, WERKVORM_ID

PROEF = f"/werkvormen/{WERKVORM_ID}"
ECHT = "/werkvormen/dilemmagesprek"
A4_LIGGEND = A4[::-1]
A3_LIGGEND = (1191, 842)
SHEETS = {"werkblad": (1, A3_LIGGEND), "werkblad-a4": (2, A4_LIGGEND)}
ON_A4 = ("brief", "voorbereiding")
LEAST_PT = 8


@pytest.fixture
def bezoeker(instellingen, make_app):
    """Somebody at a site with the werkvormen that come with it."""
    return make_app(replace(instellingen, cards=BASIS / "cards")).test_client()


def sizes_of_type(page):
    """The sizes of all letters on a page, in points."""
    found = set()

    def look(text, page_matrix, matrix, _, size):
        if text.strip():
            scale = math.hypot(*page_matrix[:2]) * math.hypot(*matrix[:2])
            found.add(round(scale * size, 1))

    page.extract_text(visitor_text=look)
    return found


@pytest.mark.parametrize("path", ON_A4)
def test_papers_to_read_are_accessible_and_on_a4(vreemde, path):
    pdf = read_pdf(vreemde.get(f"{PROEF}/{path}.pdf"))
    check_accessible(pdf)
    assert {size_of(page) for page in pdf.pages} == {A4}


@pytest.mark.parametrize("path", SHEETS)
def test_the_werkblad_that_comes_with_the_site_fits_its_sheets(bezoeker, path):
    pdf = read_pdf(bezoeker.get(f"{ECHT}/{path}.pdf"))
    sheets, size = SHEETS[path]
    assert len(pdf.pages) == sheets
    assert {size_of(page) for page in pdf.pages} == {size}
    headings = bezoeker.visit(f"{ECHT}/{path}").texts("h2", "h3")
    text = text_of_pdf(read_pdf_bytes(bezoeker, path))
    assert len(headings) > 20
    assert not [one for one in headings if one.split("(")[0].strip() not in text]


def read_pdf_bytes(bezoeker, path):
    return bezoeker.get(f"{ECHT}/{path}.pdf").data


@pytest.mark.parametrize("path", SHEETS)
def test_no_letter_on_the_werkblad_is_smaller_than_8_points(bezoeker, path):
    pages = read_pdf(bezoeker.get(f"{ECHT}/{path}.pdf")).pages
    smallest = min(size for page in pages for size in sizes_of_type(page))
    assert LEAST_PT <= smallest < LEAST_PT + 2


@pytest.mark.parametrize("path", SHEETS)
def test_a_werkblad_as_pdf_is_tagged_with_its_headings_in_order(vreemde, path):
    tags = tags_of(read_pdf(vreemde.get(f"{PROEF}/{path}.pdf")))
    headings = [tag for tag in tags if tag in {"/H1", "/H2", "/H3"}]
    expected = ["/H1"]
    for velden in DELEN.values():
        expected += ["/H2", *["/H3"] * len(velden)]
    assert headings == expected
    assert "/Table" in tags


def test_the_letter_that_comes_with_the_site_is_one_sheet(bezoeker):
    assert len(read_pdf(bezoeker.get(f"{ECHT}/brief.pdf")).pages) == 1


def test_the_form_beforehand_that_comes_with_the_site_is_one_sheet_of_two_sides(bezoeker):
    assert len(read_pdf(bezoeker.get(f"{ECHT}/voorbereiding.pdf")).pages) == 2


@pytest.mark.parametrize("path", [*ON_A4, *SHEETS])
def test_a_pdf_that_did_not_change_is_not_sent_again(vreemde, path):
    first = vreemde.get(f"{PROEF}/{path}.pdf")
    again = vreemde.get(f"{PROEF}/{path}.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
