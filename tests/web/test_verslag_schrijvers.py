"""The writers of a report: what was typed comes through as it was typed, and does nothing."""

import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO

import markdown
import pytest
from flask import render_template_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kaartenset.domain.tekst import read_alineas, read_regel
from kaartenset.web.verslag.delen import (
    make_alinea,
    make_document,
    make_hoofdstuk,
    make_lijst,
    make_tabel,
)
from kaartenset.web.verslag.markdown import write_markdown
from kaartenset.web.verslag.odt import MEESTE_REGELEINDEN, MIMETYPE, write_odt
from tests.cast import NOW
from tests.libreoffice import NOT_FOUND, find_soffice, read_text

VIJANDIG = (
    "<script>alert(1)</script>",
    "<b>vet</b> & &amp; &lt;",
    "[klik](https://evil.example) ![x](y) [1]: https://evil.example",
    "https://evil.example www.evil.example jan@example.nl <https://evil.example>",
    "**vet** _schuin_ `code` ~~weg~~ # kop",
    "# kop",
    "- punt",
    "+ punt",
    "* punt",
    "1. een",
    "2) twee",
    "> citaat",
    "---",
    "===",
    "```\ncode\n```",
    "~~~\ncode\n~~~",
    "titel\n---\nkop\n===",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    ": definitie",
    "*[HTML]: uitleg",
    "[^1]: noot",
    "regel met spaties  \nen een \\\nterugstreep",
    "=1+1",
    '=HYPERLINK("https://evil.example")',
    "@SUM(1+1)",
    "+31612345678",
    "-1",
    "'=1+1",
    "\u202eomgekeerd\u2066",
    "\x00\x01\x0b\x1b[31mrood\ufffe\uffff",
    "עברית en العربية",
    "een\r\ntwee\rdrie\u2028vier\n\n\n\nvijf",
    "emoji 👩‍👩‍👧 en ﬁ",
    "x" * 10_000,
    "woord " * 2_000,
)
teksten = st.one_of(
    st.sampled_from(VIJANDIG),
    st.text(max_size=60),
    st.text("#*_-+=|<>&;:[]()`~!\\.@ \n\t1aw/:", max_size=40),
)
MEERVOUD = st.lists(teksten.filter(read_alineas), min_size=1, max_size=3)


def document_of(alinea, punten, cel, titel="Titel"):
    """A report that has a text in each place where one can be."""
    return make_document(
        titel,
        (make_alinea(alinea), make_lijst(punten)),
        (
            make_hoofdstuk(titel, make_tabel("Tabel", ("Kop", "Aantal"), [(cel, "1")])),
            make_hoofdstuk(titel, make_alinea(alinea), is_onderdeel=True),
        ),
    )


def texts_of(document):
    """All texts of a report in their order, white space folded."""
    found = [document.titel]
    for deel in (*document.inleiding, *(d for h in document.hoofdstukken for d in (h, *h.delen))):
        if hasattr(deel, "delen"):
            found.append(deel.titel)
        elif deel.is_tabel:
            found += [*deel.koppen, *(cel for rij in deel.rijen for cel in rij)]
        else:
            found += deel.punten if deel.is_lijst else [deel.tekst]
    return " ".join(" ".join(found).split())


class Reader(HTMLParser):
    """What a browser would show of HTML, and which elements it has."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.shown = set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.shown.append(" " * (tag != "span"))

    def handle_endtag(self, tag):
        self.shown.append(" ")

    def handle_data(self, data):
        self.shown.append(data)

    @property
    def text(self):
        return " ".join("".join(self.shown).split())


def render(text):
    """Markdown as a page, by a reader with tables and more that a text could set off."""
    extensies = ["tables", "fenced_code", "footnotes", "def_list", "abbr", "attr_list"]
    return Reader(markdown.markdown(text, extensions=extensies))


MEANT = {"h1", "h2", "h3", "p", "ul", "li", "br", "table", "thead", "tbody", "tr", "th", "td"}


@given(teksten, MEERVOUD, teksten, teksten)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_markdown_gives_every_text_as_it_was_typed_and_nothing_more(alinea, punten, cel, titel):
    document = document_of(alinea, punten, cel, titel)
    found = render(write_markdown(document))
    assert found.tags <= MEANT
    assert found.text == texts_of(document)


def test_a_point_of_several_paragraphs_is_one_point_beside_the_next():
    document = make_document("", [make_lijst(["een\ntwee\n\ndrie", "vier", "- vijf"])], ())
    html = markdown.markdown(write_markdown(document))
    assert html.count("<li>") == 3
    assert render(write_markdown(document)).text == "een twee drie vier - vijf"


def test_without_escaping_a_text_would_do_something():
    """The negative control: the reader sees links, HTML and lists where they are meant."""
    found = render("\n\n".join(VIJANDIG))
    assert {"a", "script", "strong", "em", "code", "ol", "blockquote", "img"} <= found.tags


@pytest.mark.parametrize(
    "tekst", ["https://x.nl", "HTTP://x.nl", "ftp://x", "www.x.nl", "WWW.x.nl", "jan@x.nl"]
)
def test_no_reader_of_markdown_makes_a_link_of_its_own_accord(tekst):
    """GitHub's rules (GFM, autolinks): these begin a link only when they stand there literally."""
    geschreven = write_markdown(make_document("", [make_alinea(tekst)], ()))
    assert not re.search(r"://|www\.|\w@\w", geschreven, re.IGNORECASE)
    assert tekst in render(geschreven).text


@pytest.mark.parametrize("tekst", ["Wie pakt dit op? 2-3 mensen (ook wij), m.i.; 50% of meer!"])
def test_ordinary_dutch_stays_as_it_is_in_markdown(tekst):
    assert tekst in write_markdown(make_document("", [make_alinea(tekst)], ()))


def content_of(odt):
    """The XML of what a file says."""
    with zipfile.ZipFile(BytesIO(odt)) as archief:
        assert archief.namelist()[0] == "mimetype"
        assert archief.read("mimetype").decode() == MIMETYPE
        return etree.fromstring(archief.read("content.xml"))


def shown_in(xml):
    """The text of a body as it is shown, and the names of its elements."""
    ns = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0"}
    (body,) = xml.findall(".//office:text", ns)
    shown, tags = [], set()
    for event, node in etree.iterwalk(body, events=("start", "end")):
        naam = etree.QName(node).localname
        tags.add(naam)
        if event == "start":
            wit = {"line-break": "\n", "tab": "\t", "s": " "}.get(naam, "")
            shown.append(f"{wit}{node.text or ''}")
        else:
            shown.append(f"{' ' * (naam in {'p', 'h'})}{node.tail or ''}")
    return " ".join("".join(shown).split()), tags


@given(teksten, MEERVOUD, teksten, teksten)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_odt_gives_every_text_as_it_was_typed_and_nothing_more(alinea, punten, cel, titel):
    document = document_of(alinea, punten, cel, titel)
    xml = content_of(write_odt(document, now=NOW))
    found, tags = shown_in(xml)
    assert found == re.sub("[\ufffe\uffff]", "\ufffd", texts_of(document))
    meant = {"text", "p", "h", "s", "tab", "line-break", "list", "list-item", "table"}
    columns = {"table-column", "table-header-rows", "table-row", "table-cell"}
    assert tags <= meant | columns
    assert b"formula" not in etree.tostring(xml)


def test_with_too_many_lines_for_one_file_every_word_is_there_and_it_takes_no_minutes():
    punten = ["a\n" * 1_999 + f"eind {nummer}" for nummer in range(400)]
    document = make_document("Vol", (), (make_hoofdstuk("Lijst", make_lijst(punten)),))
    xml = content_of(write_odt(document, now=NOW))
    found, _ = shown_in(xml)
    assert found == " ".join(f"Vol Lijst {' '.join(punten)}".split())
    breaks = len(xml.findall(".//{*}line-break"))
    assert MEESTE_REGELEINDEN - 2_000 < breaks <= MEESTE_REGELEINDEN, "the time grows by its square"


@given(teksten, MEERVOUD, teksten)
def test_no_cell_begins_a_formula(alinea, punten, cel):
    document = document_of(alinea, punten, cel)
    (tabel,) = document.hoofdstukken[0].delen
    assert tabel.rijen[0][0][:1] not in {"=", "+", "-", "@"}
    assert tabel.rijen[0][0].removeprefix("'") == read_regel(cel).removeprefix("'")


def test_a_page_shows_every_text_as_it_was_typed(app):
    with app.test_request_context():
        for tekst in VIJANDIG:
            html = render_template_string("{{ x }}", x=make_alinea(tekst).tekst)
            assert Reader(html).text == " ".join(read_alineas(tekst).split())
            assert not Reader(html).tags


def test_the_file_says_that_it_is_dutch_and_what_it_is_called():
    with zipfile.ZipFile(BytesIO(write_odt(document_of("a", ["b"], "c"), now=NOW))) as archief:
        stijlen, meta = archief.read("styles.xml").decode(), archief.read("meta.xml").decode()
    assert 'fo:language="nl"' in stijlen
    assert 'fo:language="fr"' not in stijlen
    assert "<dc:title>Titel</dc:title>" in meta
    assert "2026-12-01T12:00:00" in meta


@pytest.fixture(scope="module")
def soffice():
    """LibreOffice; left out where it lacks."""
    return find_soffice() or pytest.skip(NOT_FOUND)


def test_libreoffice_opens_it_and_shows_every_text(soffice, tmp_path):
    bestand = tmp_path / "verslag.odt"
    document = document_of(
        "\n\n".join(VIJANDIG), [*filter(read_alineas, VIJANDIG)], "=1+1", "Titel"
    )
    bestand.write_bytes(write_odt(document, now=NOW))
    gelezen = read_text(soffice, bestand, tmp_path)
    bare = " ".join(re.sub(r"^\s*• ", "", regel) for regel in gelezen.splitlines())
    assert " ".join(bare.split()) == re.sub("[\ufffe\uffff]", "\ufffd", texts_of(document))
    assert "'=1+1" in gelezen, "nothing was computed"
