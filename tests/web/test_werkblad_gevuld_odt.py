"""The filled werkblad as ODT: what was filled in as headings, lists and tables, and only text."""

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from kaartenset.domain.tekst import read_alineas, read_regel
from kaartenset.domain.werkregel import MAX_WAARDE
from kaartenset.web.verslag.odt import MIMETYPE
from tests.cast import ANNA
from tests.dilemmagesprek import show
from tests.libreoffice import NOT_FOUND, find_soffice, read_text
from tests.web.conftest import with_cookie
from tests.web.test_verslag_schrijvers import VIJANDIG, shown_in
from tests.web.test_werkvorm_odt import NS, rows_of
from tests.werkbladen import add, open_werksessie, write
from tests.werkvormen import DEELNEMERS, DELEN

TYPBAAR = [tekst for tekst in VIJANDIG if read_alineas(tekst) and len(tekst) < 3_900]
"""What somebody may send as an entry, and is kept."""


@pytest.fixture
def sid(opslag, cards_root):
    """An open session of the small werkvorm."""
    return open_werksessie(opslag, cards_root)


@pytest.fixture
def ask(app, sid):
    """The file as its begeleider gets it now, as bytes."""

    def get():
        leidt = with_cookie(app, sid, "begeleider", ANNA.token)
        answer = leidt.get(f"/s/{sid}/begeleiding/papier/werkblad.odt")
        assert (answer.status_code, answer.mimetype) == (200, MIMETYPE)
        assert answer.headers["Content-Disposition"] == 'attachment; filename="werkblad.odt"'
        return answer.data

    return get


def part_of(data, naam="content.xml"):
    with zipfile.ZipFile(BytesIO(data)) as archief:
        return etree.fromstring(archief.read(naam))


def points_of(odt):
    return ["".join(punt.itertext()) for punt in odt.findall(".//text:list-item", NS)]


def tables_of(odt):
    """The names of all tables."""
    return odt.xpath("//table:table/@table:name", namespaces=NS)


def test_it_has_the_headings_of_the_werkblad_in_order(ask):
    found = [
        (kop.get(f"{{{NS['text']}}}outline-level"), "".join(kop.itertext()))
        for kop in part_of(ask()).findall(".//text:h", NS)
    ]
    expected = [("1", "Proefwerkblad")]
    for deel, velden in DELEN.items():
        expected += [("2", deel), *(("3", titel) for titel, *_ in velden)]
    assert found == expected


def test_each_kind_of_field_has_what_was_filled_in(opslag, sid, ask):
    write(opslag, sid, "situatie", "Een regel.\nNog een.")
    add(opslag, sid, "kaders", tekst="De wet.")
    add(opslag, sid, "spelers", wie="De buurt", standpunten="Boos", weten="aannemen")
    add(opslag, sid, "waarden", waarde="Rust", laag="Proces")
    show(opslag, sid, "driehoeken", ("10", "35", "35"))
    add(opslag, sid, "ideeen", tekst="Plaatsen", plek="90")
    show(opslag, sid, "ideeen", ("10-70", "30-80", "20-60"))
    show(opslag, sid, "deugt", ("ja", "ja", "nog niet"))
    odt = part_of(ask())
    spelers = rows_of(odt, "Wie doen ertoe")
    assert spelers[0][::5] == ["Wie?", "Weten of aannemen?"]
    assert spelers[1] == ["De buurt", "Boos", "", "", "", "Dit nemen we aan"]
    waarden = rows_of(odt, "Welke waarden spelen mee")[1:]
    assert waarden == [["Inhoud", ""], ["Proces", "Rust"], ["Professional", ""]]
    spreiding = rows_of(odt, "Hoe groot is de spanning")[1:]
    assert spreiding == [["10", "1"], ["35", "2"]]
    ideeen = rows_of(odt, "Wat kunnen we doen")[1:]
    assert ideeen == [["Plaatsen", "90, voor iemand te veel"]]
    assert rows_of(odt, "Deugt het")[1:] == [["Ja", "2"], ["Nog niet", "1"]]
    punten = points_of(odt)
    assert "De wet." in punten
    assert "Tussen 30 en 60 kan het voor iedereen." in punten
    assert "Ieders grenzen: 10 tot 70, 20 tot 60, 30 tot 80." in punten
    assert "Een regel. Nog een." in shown_in(odt)[0]
    rows = odt.findall(".//table:table-header-rows", NS)
    assert len(rows) == len(tables_of(odt))


def test_what_is_empty_has_room_to_write(opslag, sid, ask):
    add(opslag, sid, "kaders", tekst="De wet.")
    odt = part_of(ask())
    assert len(rows_of(odt, "verplaatsing")) == 1 + DEELNEMERS
    text = "".join(odt.itertext())
    assert "Uitleg bij situatie." in text
    assert "Uitleg bij kaders." not in text


def test_hostile_text_comes_through_and_does_nothing(opslag, sid, ask):
    for tekst in TYPBAAR:
        add(opslag, sid, "kaders", tekst=tekst)
        add(opslag, sid, "spelers", wie=tekst)
        add(opslag, sid, "ideeen", tekst=tekst, plek="5")
    write(opslag, sid, "situatie", "\n\n".join(TYPBAAR))
    korte = [read_regel(tekst) for tekst in TYPBAAR if len(read_regel(tekst)) <= MAX_WAARDE]
    for waarde in korte:
        add(opslag, sid, "waarden", waarde=waarde, laag="Inhoud")
    odt = part_of(ask())
    cellen = [cel for row in rows_of(odt, "Wie doen ertoe")[1:] for cel in row[:1]]
    cellen += [cel for row in rows_of(odt, "Wat kunnen we doen")[1:] for cel in row[:1]]
    assert len(cellen) == 2 * len(TYPBAAR)
    assert not [cel for cel in cellen if cel[:1] in {"=", "+", "-", "@"}]
    assert b"formula" not in etree.tostring(odt)
    meant = {"text", "p", "h", "s", "tab", "line-break", "list", "list-item", "table"}
    columns = {"table-column", "table-header-rows", "table-row", "table-cell"}
    shown, tags = shown_in(odt)
    assert tags <= meant | columns
    for tekst in TYPBAAR:
        assert shown.count(" ".join(_as_kept(tekst).split())) >= 3, tekst


def _as_kept(tekst):
    """As it is stored, with what XML cannot hold shown as a sign that is not known."""
    return re.sub("[\ufffe\uffff]", "\ufffd", read_alineas(tekst))


def test_it_says_that_it_is_dutch_and_names_nobody(opslag, sid, ask):
    write(opslag, sid, "situatie", "Iets.")
    with zipfile.ZipFile(BytesIO(ask())) as archief:
        everything = {naam: archief.read(naam) for naam in archief.namelist()}
    assert b'fo:language="nl"' in everything["styles.xml"]
    meta = everything["meta.xml"].decode()
    assert "<dc:title>Proefwerkblad</dc:title>" in meta
    assert "<dc:creator>" not in meta
    assert "initial-creator" not in meta
    assert not [naam for naam, data in everything.items() if b"Noor" in data or b"Anna" in data]


def test_libreoffice_opens_it_and_shows_every_text(opslag, sid, ask, tmp_path):
    soffice = find_soffice() or pytest.skip(NOT_FOUND)
    for tekst in TYPBAAR:
        add(opslag, sid, "kaders", tekst=tekst)
        add(opslag, sid, "spelers", wie=tekst)
    write(opslag, sid, "situatie", "\n\n".join(TYPBAAR))
    bestand = tmp_path / "werkblad.odt"
    bestand.write_bytes(ask())
    bare = " ".join(
        re.sub(r"^\s*• ", "", regel) for regel in read_text(soffice, bestand, tmp_path).splitlines()
    )
    shown = " ".join(bare.split())
    assert "'=1+1" in shown, "nothing was computed"
    for tekst in TYPBAAR:
        assert shown.count(" ".join(_as_kept(tekst).split())) >= 3, tekst
