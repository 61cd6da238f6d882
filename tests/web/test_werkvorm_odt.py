"""The werkblad as ODT: headings, explanations and empty room, as LibreOffice shows it."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from lxml import etree

from kaartenset.config import BASIS
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Blad
from kaartenset.domain.werkblad import (
    Schrijver,
    SoortWerkveld,
    Werkblad,
    Werkbladdeel,
    Werkveld,
)
from kaartenset.domain.werkvorm import Werkvorm
from kaartenset.web.verslag.odt import MIMETYPE
from kaartenset.web.werkvormen.odt import arrange_werkblad
from tests.libreoffice import NOT_FOUND, find_soffice, read_text
from tests.werkvormen import DEELNEMERS, DELEN, WERKVORM_ID

PATH = f"/werkvormen/{WERKVORM_ID}/werkblad.odt"
ECHT = "/werkvormen/dilemmagesprek/werkblad"
NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
}


@pytest.fixture
def odt(vreemde):
    """The XML of the file's text."""
    answer = vreemde.get(PATH)
    assert (answer.status_code, answer.mimetype) == (200, MIMETYPE)
    with zipfile.ZipFile(BytesIO(answer.data)) as archief:
        return etree.fromstring(archief.read("content.xml"))


def rows_of(odt, naam):
    """The texts of the cells of a table, row by row."""
    (tabel,) = odt.xpath(f"//table:table[@table:name='{naam}']", namespaces=NS)
    rows = tabel.findall(".//table:table-row", NS)
    return [
        ["".join(cel.itertext()) for cel in row.findall("table:table-cell", NS)] for row in rows
    ]


def test_it_has_the_headings_of_the_werkblad_in_order(odt):
    found = [
        (kop.get(f"{{{NS['text']}}}outline-level"), "".join(kop.itertext()))
        for kop in odt.findall(".//text:h", NS)
    ]
    expected = [("1", "Proefwerkblad")]
    for deel, velden in DELEN.items():
        expected += [("2", deel), *(("3", titel) for titel, *_ in velden)]
    assert found == expected


def test_each_kind_of_field_has_empty_room_of_its_own(odt):
    spelers = rows_of(odt, "spelers")
    assert spelers[0][0] == "Wie?"
    assert len(spelers) == 6
    assert not [cel for row in spelers[1:] for cel in row if cel]
    assert len(rows_of(odt, "verplaatsing")) == 1 + DEELNEMERS
    assert [row[0] for row in rows_of(odt, "waarden")[1:]] == ["Inhoud", "Proces", "Professional"]
    assert [row[0] for row in rows_of(odt, "deugt")[1:]] == ["☐ Ja", "☐ Nog niet"]
    assert rows_of(odt, "situatie") == [["Antwoord"], [""]]
    punten = ["".join(punt.itertext()) for punt in odt.findall(".//text:list-item", NS)]
    assert punten == [*[""] * 5, "☐ Inhoud", "☐ Proces", "☐ Professional"]


def test_each_field_has_its_explanation_and_says_who_writes(odt):
    text = "".join(odt.itertext())
    assert "Uitleg bij ideeen." in text
    assert text.count("Wie schrijft: dilemma-eigenaar") == 2
    assert text.count("Wie schrijft: gespreksbegeleider") == 1


def test_it_is_kept_and_not_sent_again(vreemde):
    first = vreemde.get(PATH)
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["Content-Disposition"] == 'attachment; filename="werkblad.odt"'
    again = vreemde.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_an_explanation_is_plain_text_there():
    uitleg = Html("<p>Dit &amp; dat:</p>\n<ul>\n<li>een</li>\n<li><em>twee</em></li>\n</ul>")
    veld = Werkveld("situatie", SoortWerkveld.TEKST, "Wat?", uitleg, Schrijver.ALLEN, vooraf=False)
    werkblad = Werkblad("Proefwerkblad", (Werkbladdeel("Verkennen", (veld,)),))
    brief = Blad("Brief", Html("<p>Dag.</p>"), date(2026, 10, 9))
    werkvorm = Werkvorm(
        "proef", "Proef", "Samen.", Html(""), (60,), (), DEELNEMERS, werkblad, brief
    )
    _, hoofdstuk = arrange_werkblad(werkvorm).hoofdstukken
    assert hoofdstuk.delen[0].tekst == "Dit & dat: een twee"


def test_libreoffice_opens_the_one_that_comes_with_the_site(instellingen, make_app, tmp_path):
    soffice = find_soffice() or pytest.skip(NOT_FOUND)
    bezoeker = make_app(replace(instellingen, cards=BASIS / "cards")).test_client()
    bestand = tmp_path / "werkblad.odt"
    bestand.write_bytes(bezoeker.get(f"{ECHT}.odt").data)
    shown = read_text(soffice, bestand, tmp_path)
    titles = bezoeker.visit(ECHT).texts("h2", "h3")
    assert len(titles) > 20
    assert not [titel for titel in titles if titel not in shown]
