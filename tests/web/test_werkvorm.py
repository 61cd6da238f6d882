"""The pages of a werkvorm: what it is, how it goes in each length, and what it has on paper."""

import re

import pytest

from kaartenset.domain.html import Html
from kaartenset.domain.plaatsen import fill_plaatsen
from kaartenset.web.werkvormen.tijden import write_duur
from tests.werkvormen import DELEN, WERKVORM_ID, WERKVORM_TITEL

WERKVORM = f"/werkvormen/{WERKVORM_ID}"
PAGES = ("", "/brief", "/voorbereiding", "/werkblad", "/werkblad-a4")
FILES = ("/brief.pdf", "/voorbereiding.pdf", "/werkblad.pdf")
FILES = (*FILES, "/werkblad-a4.pdf", "/werkblad.odt")
VELDEN = [veld for velden in DELEN.values() for veld in velden]


def rows_of(pagina):
    """The texts of the cells of each row of the tables on a page."""
    document = pagina.document
    return [
        [document.text_of(cel) for cel in rij.children if cel.name in {"td", "th"}]
        for rij in document.all("tr")
    ]


def test_start_and_over_lead_to_it(vreemde):
    assert vreemde.visit("/").links[WERKVORM_TITEL] == WERKVORM
    vreemde.visit("/over")
    assert "Samen een dilemma uitpluizen." in vreemde.pagina.text
    assert vreemde.follow(WERKVORM_TITEL).heading == WERKVORM_TITEL


def test_where_there_is_no_werkvorm_nothing_is_said_of_one(vreemde, app):
    app.extensions["inhoud"].werkvormen.clear()
    assert "dilemma uit je werk" not in vreemde.visit("/").text
    assert "Andere gesprekken" not in vreemde.visit("/over").text
    assert "Proefgesprek" not in vreemde.visit("/over").text


def test_the_page_says_what_it_is_and_compares_the_lengths(vreemde):
    pagina = vreemde.visit(WERKVORM)
    assert "Samen een dilemma uitpluizen." in pagina.text
    assert "Zo praat je samen." in pagina.text
    assert rows_of(pagina) == [
        ["Onderdeel", "1 uur", "1,5 uur"],
        ["0 Welkom", "5", "5"],
        ["1a De situatie", "20", "30"],
        ["1b Waarden", "niet", "20"],
        ["2 Ideeën", "25", "25"],
        ["2b Afsluiten", "9", "9"],
        ["Samen", "59", "89"],
    ]


@pytest.mark.parametrize("path", PAGES[1:])
def test_the_page_leads_to_all_that_is_on_paper(vreemde, path):
    assert f"{WERKVORM}{path}" in vreemde.visit(WERKVORM).links.values()


@pytest.mark.parametrize("path", FILES)
def test_the_page_leads_to_each_file(vreemde, path):
    assert f"{WERKVORM}{path}" in vreemde.visit(WERKVORM).links.values()


def test_without_the_extra_there_is_no_link_to_a_pdf(app, vreemde):
    app.config["PDF"] = False
    links = vreemde.visit(WERKVORM).links.values()
    assert not [link for link in links if link.endswith(".pdf")]
    assert f"{WERKVORM}/werkblad.odt" in links
    for path in FILES[:-1]:
        vreemde.visit(f"{WERKVORM}{path}", 404)


@pytest.mark.parametrize("path", ["", *PAGES[1:], *FILES])
def test_a_werkvorm_that_there_is_not_has_none_of_it(vreemde, path):
    vreemde.visit(f"/werkvormen/anders{path}", 404)


def test_each_paper_leads_back(vreemde):
    for path in PAGES[1:]:
        vreemde.visit(f"{WERKVORM}{path}")
        assert vreemde.follow(WERKVORM_TITEL).path == WERKVORM


def test_nothing_of_the_script_is_for_everybody(vreemde):
    for path in PAGES:
        assert "dank je wel" not in vreemde.visit(f"{WERKVORM}{path}").text
    vreemde.visit(f"{WERKVORM}/draaiboek/60", 404)


def test_the_form_beforehand_has_only_what_is_answered_beforehand(vreemde):
    pagina = vreemde.visit(f"{WERKVORM}/voorbereiding")
    assert pagina.texts("h2") == ["Verkennen"]
    assert pagina.texts("h3") == [titel for titel, *_, vooraf in VELDEN if vooraf]
    assert "Uitleg bij kaders." in pagina.text


@pytest.mark.parametrize("papier", ["voorbereiding", "werkblad", "werkblad-a4"])
def test_on_paper_who_leads_is_called_in_full(vreemde, papier):
    text = vreemde.visit(f"{WERKVORM}/{papier}").text
    assert "gespreksbegeleider" in text.lower()
    assert not re.search(r"\bbegeleider", text, re.IGNORECASE)


def test_the_letter_is_a_page_to_read_and_print(vreemde):
    pagina = vreemde.visit(f"{WERKVORM}/brief")
    assert pagina.heading == "Beste collega"
    assert "Gecontroleerd tot en met 9 oktober 2026" in pagina.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_did_not_change_is_not_sent_again(vreemde, path):
    first = vreemde.get(f"{WERKVORM}{path}")
    assert first.headers["Cache-Control"] == "no-cache"
    again = vreemde.get(f"{WERKVORM}{path}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("minuten", "duur"),
    [(60, "1 uur"), (180, "3 uur"), (90, "1,5 uur"), (45, "45 minuten"), (75, "75 minuten")],
)
def test_a_length_is_said_as_people_say_it(minuten, duur):
    assert write_duur(minuten) == duur


@pytest.mark.parametrize(
    ("script", "marked"),
    [
        ("<p>Dag [X].</p>", '<p>Dag <mark class="plaats">X</mark>.</p>'),
        ("<p>[Y] en [vraag]</p>", "<p>{Y} en {vraag}</p>"),
        ("<p>[Z] [x] [de vraag] X</p>", "<p>[Z] [x] [de vraag] X</p>"),
        ('<a href="https://x.example/[X]">[X]</a>', '<a href="https://x.example/[X]">{X}</a>'),
        ('<a href="https://x.example/>[X]">z</a>', '<a href="https://x.example/>[X]">z</a>'),
        ("<p>3 &lt; 4 [X] &gt;</p>", "<p>3 &lt; 4 {X} &gt;</p>"),
    ],
)
def test_places_are_marked_in_text_and_nowhere_else(script, marked):
    for plaats in ("X", "Y", "vraag"):
        marked = marked.replace(f"{{{plaats}}}", f'<mark class="plaats">{plaats}</mark>')
    assert fill_plaatsen(Html(script), {}) == marked
