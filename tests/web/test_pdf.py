"""Paper as PDF: real files, tagged, complete, the same every time, and with nothing withheld."""

import re
import subprocess
import sys
import threading
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader
from werkzeug.wrappers import Response

from kaartenset.config import BASIS
from kaartenset.domain.weigering import PdfMislukt, TeVeelDrukwerk
from kaartenset.web.budget import PDFS_PER_UUR
from kaartenset.web.papier import pdf as pdf_module
from kaartenset.web.papier.pdf import GEBOUWD, ZETTEN, Drukkerij
from kaartenset.web.papier.vellen import PER_VEL
from kaartenset.web.papier.zetten import GEEN_BIBLIOTHEEK, SITE
from kaartenset.web.publiek import Voor, voor
from tests.cast import VOLGORDE, WOORD
from tests.decks import KAART_IDS, marker_of, script_marker_of, soort_of, titel_of
from tests.web.browser import OWN
from tests.web.test_papier import DECK, OP_SOORT, OP_VOLGORDE
from tests.web.withheld import MARKERS, leaks, text_of_pdf

PUBLIC = (f"{OP_VOLGORDE}.pdf", f"{OP_SOORT}.pdf", "/feitenblad.pdf")
OF_SESSIE = ("kaarten", "boekje", "draaiboek")
TURNED = {1: 2, 2: 1, 3: 4, 4: 3}
"""Where a place comes to lie when the sheet is turned over its long edge."""
A4 = (595, 842)
A5 = (420, 595)
OF_BROWSERS = (
    "`font-weight:200 900`",
    "`print-color-adjust:exact`",
    "(max-width:234mm)",
    "(max-width:45rem)",
)
"""All in the stylesheet that is for browsers alone."""
SET = "actieve-openbaarmaking"
EIGEN_NAAM = re.compile(r'attachment; filename="[a-z-]+\.pdf"')


@pytest.fixture
def papier(open_sid):
    """Where the begeleider finds everything on paper."""
    return f"/s/{open_sid}/begeleiding/papier"


@pytest.fixture
def bezoeker(instellingen, make_app):
    """Somebody at a site with the deck that comes with it."""
    return make_app(replace(instellingen, cards=BASIS / "cards")).test_client()


def read_pdf(answer):
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert EIGEN_NAAM.fullmatch(answer.headers["Content-Disposition"])
    return PdfReader(BytesIO(answer.data), strict=True)


def size_of(page):
    return round(page.mediabox.width), round(page.mediabox.height)


def places_of(page, words):
    """The places on a sheet (1 2 above, 3 4 below) where each of these words stands."""
    found = {}

    def look(text, _, matrix, *__):
        for word in words:
            if word in text:
                is_right = matrix[4] > page.mediabox.width / 2
                is_below = matrix[5] < page.mediabox.height / 2
                found.setdefault(1 + is_right + 2 * is_below, word)

    page.extract_text(visitor_text=look)
    return found


def tags_of(pdf):
    """The kinds of structure in a tagged PDF, in the order of reading."""

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for one in node:
                yield from walk(one)
        elif isinstance(node, dict):
            yield from [str(node["/S"])] if "/S" in node else []
            yield from walk(node["/K"]) if "/K" in node else []

    return list(walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def check_accessible(pdf):
    """What PDF/UA asks and a machine can see without its own checker."""
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert pdf.metadata.title.endswith(" – Kaartenset")
    tags = tags_of(pdf)
    headings = [int(tag[2:]) for tag in tags if re.fullmatch(r"/H\d", tag)]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert "/Figure" not in tags


@pytest.mark.parametrize("path", PUBLIC)
def test_a_pdf_for_everybody_is_accessible_and_on_a4(vreemde, path):
    pdf = read_pdf(vreemde.get(path))
    check_accessible(pdf)
    assert {size_of(page) for page in pdf.pages} == {A4}


@pytest.mark.parametrize(("naam", "size"), [("kaarten", A4), ("boekje", A5), ("draaiboek", A4)])
def test_a_pdf_of_the_begeleider_is_accessible_and_of_its_size(anna, papier, naam, size):
    answer = anna.get(f"{papier}/{naam}.pdf")
    pdf = read_pdf(answer)
    check_accessible(pdf)
    assert {size_of(page) for page in pdf.pages} == {size}
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_each_back_lies_behind_its_own_front(vreemde):
    pages = read_pdf(vreemde.get(f"{OP_VOLGORDE}.pdf")).pages
    assert len(pages) == 2 * -(-len(VOLGORDE) // PER_VEL)
    titles = {titel_of(kaart_id): soort_of(kaart_id).capitalize() for kaart_id in KAART_IDS}
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        fronts = {place: titles[title] for place, title in places_of(front, titles).items()}
        backs = places_of(back, set(titles.values()))
        turned = {TURNED[place]: soort for place, soort in fronts.items()}
        assert fronts
        assert backs == turned


def test_a_pdf_of_the_cards_is_in_their_order_with_their_numbers(vreemde):
    text = text_of_pdf(vreemde.get(f"{OP_VOLGORDE}.pdf").data)
    found = sorted(KAART_IDS, key=lambda kaart_id: text.index(titel_of(kaart_id)))
    assert [kaart_id[-2:] for kaart_id in found] == list(VOLGORDE)
    assert all(f"Kaart {nummer}" in text for nummer in range(1, 8))
    assert "Kaart 1" not in text_of_pdf(vreemde.get(f"{OP_SOORT}.pdf").data)


@pytest.mark.parametrize("path", PUBLIC)
def test_no_pdf_for_everybody_holds_a_word_of_toelichting_or_script(vreemde, path):
    text = text_of_pdf(vreemde.get(path).data)
    assert len(text) > 20
    assert not [marker for marker in MARKERS if marker in text]


def test_the_booklet_and_the_draaiboek_do_hold_them(anna, papier):
    """So that the test above looks for words that can be found."""
    boekje = text_of_pdf(anna.get(f"{papier}/boekje.pdf").data)
    assert all(marker_of(kaart_id) in boekje for kaart_id in KAART_IDS)
    draaiboek = text_of_pdf(anna.get(f"{papier}/draaiboek.pdf").data)
    assert script_marker_of("Pauze") in draaiboek
    kaarten = text_of_pdf(anna.get(f"{papier}/kaarten.pdf").data)
    assert not [marker for marker in MARKERS if marker in kaarten]


def test_a_pdf_for_everybody_that_leaks_is_seen(app, open_sid, anna, vreemde, papier):
    made = []
    leak = voor(Voor.IEDEREEN)(lambda: Response(made, mimetype="application/pdf"))
    app.add_url_rule("/lek.pdf", "lek", leak)
    made.append(anna.get(f"{papier}/boekje.pdf").data)
    found = leaks(vreemde, app, open_sid)
    assert f"GET /lek.pdf: {marker_of('kaart-04')}" in found
    assert {one.partition(":")[0] for one in found} == {"GET /lek.pdf"}


def test_the_word_is_not_in_the_booklet_nor_on_the_cards(anna, papier):
    word = f"Woord: {WOORD}"
    for naam in ("kaarten", "boekje"):
        assert word not in text_of_pdf(anna.get(f"{papier}/{naam}.pdf").data)
    assert word in text_of_pdf(anna.get(f"{papier}/draaiboek.pdf").data)


def test_the_real_deck_fits(bezoeker):
    path = f"/kaarten/{SET}/f3eb8ae43d0034b4/afdrukken.pdf"
    assert len(read_pdf(bezoeker.get(path)).pages) == 16
    blad = read_pdf(bezoeker.get("/feitenblad.pdf"))
    assert len(blad.pages) == 1
    assert "Gecontroleerd tot en met" in blad.pages[0].extract_text()
    bezoeker.visit("/sessies/nieuw")
    bezoeker.press("Sessie maken", {"Woord": "openheid"})
    sid = bezoeker.pagina.path.split("/")[2]
    boekje = read_pdf(bezoeker.get(f"/s/{sid}/begeleiding/papier/boekje.pdf"))
    assert len(boekje.pages) == 32, "a title page and a page for each card"
    assert all("Toelichting" in page.extract_text() for page in boekje.pages[1:])


def test_a_pdf_for_everybody_is_kept_and_not_sent_again(vreemde):
    for path in PUBLIC:
        first = vreemde.get(path)
        assert first.headers["Cache-Control"] == "no-cache"
        known = {"If-None-Match": first.headers["ETag"]}
        again = vreemde.get(path, headers=known)
        assert (again.status_code, again.data) == (304, b"")


def test_the_same_page_gives_the_same_bytes_and_nothing_is_amiss_with_it(vreemde):
    html = vreemde.get(OP_VOLGORDE).data
    runs = [set_pages(html) for _ in range(2)]
    complaints = runs[0].stderr.decode().splitlines()
    assert not [line for line in complaints if not any(name in line for name in OF_BROWSERS)]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.startswith(b"%PDF-1.7")


def set_pages(html, gebouwd=GEBOUWD):
    command = [sys.executable, "-I", str(ZETTEN), str(gebouwd)]
    return subprocess.run(command, input=html, capture_output=True, check=False)


ELDERS = (
    "https://elders.example/plaatje.svg",
    "http://127.0.0.1:1/plaatje.svg",
    "file:///etc/hostname",
    "//elders.example/ander.svg",
    f"{SITE}/static/../zetten.py",
    f"{SITE}/s/geheim/stand",
)


def test_nothing_is_fetched_but_our_own_built_files():
    pictures = "".join(f'<img alt="x" src="{address}">' for address in ELDERS)
    done = set_pages(f'<!doctype html><html lang="nl"><title>x</title>{pictures}<p>Tekst'.encode())
    assert done.returncode == 0
    assert done.stderr.decode().count("niet van ons") == len(ELDERS)
    assert "Tekst" in text_of_pdf(done.stdout)


def test_without_the_extra_there_is_no_link_and_no_pdf(app, anna, papier):
    app.config["PDF"] = False
    for path in (*PUBLIC, *(f"{papier}/{naam}.pdf" for naam in OF_SESSIE)):
        anna.visit(path, 404)
    for path in (OP_VOLGORDE, OP_SOORT, "/feitenblad", papier, f"{papier}/boekje"):
        pagina = anna.visit(path)
        assert not [name for name in pagina.links if "pdf" in name]


def test_with_the_extra_every_page_for_paper_offers_its_pdf(anna, papier):
    of_sessie = [f"{papier}/{naam}" for naam in OF_SESSIE]
    for path in (OP_VOLGORDE, OP_SOORT, "/feitenblad", *of_sessie):
        assert anna.visit(path).links["Download als pdf"] == f"{path}.pdf"
    assert "Boekje als pdf" in anna.visit(papier).links


def test_what_the_tests_print_is_what_the_program_of_the_site_prints(anna, papier, monkeypatch):
    paths = (f"{OP_SOORT}.pdf", f"{papier}/boekje.pdf")
    printed = [anna.get(path).data for path in paths]
    monkeypatch.setattr(pdf_module, "DRUKKERIJ", Drukkerij())
    assert [anna.get(path).data for path in paths] == printed


@pytest.fixture
def instantly(monkeypatch, tmp_path):
    """A press that sets nothing, so that many PDFs can be asked for."""
    program = tmp_path / "zetten.py"
    program.write_text("import sys; sys.stdin.read(); sys.stdout.write('%PDF-')", "utf-8")
    monkeypatch.setattr(pdf_module, "DRUKKERIJ", Drukkerij(zetten=program))


@pytest.mark.usefixtures("instantly")
def test_making_pdfs_draws_on_the_budget_of_an_address_and_having_them_does_not(bram):
    paths = [f"{DECK[:-16]}{nummer:016x}/afdrukken.pdf" for nummer in range(PDFS_PER_UUR + 1)]
    assert {bram.get(path).status_code for path in paths[:-1]} == {200}
    pagina = bram.visit(paths[-1], 429)
    assert "Er zijn veel pdf’s aangevraagd." in pagina.text
    assert bram.get(paths[-1]).headers["Retry-After"] == "600"
    assert bram.get(paths[-2]).status_code == 200
    assert bram.post("/", data={"woord": WOORD}, headers=OWN).location.startswith("/s/")
    other = {"environ_overrides": {"REMOTE_ADDR": "192.0.2.9"}}
    assert bram.get(paths[-1], **other).status_code == 200
    assert bram.get(paths[-1]).status_code == 200


@pytest.mark.usefixtures("instantly")
def test_the_begeleider_draws_on_the_same_budget(anna, papier):
    for nummer in range(PDFS_PER_UUR):
        anna.get(f"{DECK[:-16]}{nummer:016x}/afdrukken.pdf")
    anna.visit(f"{papier}/boekje.pdf", 429)


@pytest.mark.usefixtures("instantly")
def test_a_page_of_another_site_has_no_pdf_made(vreemde):
    path = f"{DECK[:-16]}{77:016x}/afdrukken.pdf"
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert vreemde.get(path, headers=elsewhere | {"Sec-Fetch-Mode": "no-cors"}).status_code == 403
    assert vreemde.get(path, headers=elsewhere | {"Sec-Fetch-Mode": "navigate"}).status_code == 200


def test_a_hostile_title_is_nothing_but_text(vreemde):
    hostile = "</p><img src=https://elders.example/x.svg>&amp;{{ 7*7 }} \u202e\u0301 👩‍👩‍👧 نص"
    vreemde.visit("/sessies/nieuw")
    vreemde.press("Sessie maken", {"Woord": "wooteam", "Titel": hostile})
    sid = vreemde.pagina.path.split("/")[2]
    for naam in ("boekje", "draaiboek"):
        answer = vreemde.get(f"/s/{sid}/begeleiding/papier/{naam}.pdf")
        check_accessible(read_pdf(answer))
        text = text_of_pdf(answer.data).replace(" ", "")
        assert "</p><imgsrc=https://elders.example/x.svg>&amp;{{7*7}}" in text


def page_of(text):
    return f'<!doctype html><html lang="nl"><title>x</title><p>{text}'


def test_what_was_made_is_not_made_again_and_the_oldest_goes_first():
    drukkerij = Drukkerij(bewaard=1)
    first = drukkerij.make(page_of("een"), "een")
    assert drukkerij.make("wordt niet gelezen", "een") is first
    drukkerij.make(page_of("twee"), "twee")
    assert drukkerij.has("twee")
    assert not drukkerij.has("een")


def test_what_was_made_is_soon_forgotten():
    drukkerij = Drukkerij(bewaard_s=0.2)
    drukkerij.make(page_of("een"), "een")
    assert drukkerij.has("een")
    for _ in range(100):
        if not drukkerij.has("een"):
            return
        threading.Event().wait(0.05)
    pytest.fail("a PDF stayed in memory")


def test_when_too_many_wait_the_next_is_refused():
    with pytest.raises(TeVeelDrukwerk):
        Drukkerij(in_de_rij=0).make(page_of("een"), "een")


def test_one_address_does_not_fill_the_queue():
    with pytest.raises(TeVeelDrukwerk):
        Drukkerij(per_adres=0).make(page_of("een"), "een", "192.0.2.9")


@pytest.mark.parametrize(
    ("program", "told"),
    [
        (
            f"import sys; sys.stderr.write('geen libpango'); sys.exit({GEEN_BIBLIOTHEEK})",
            "libpango",
        ),
        ("raise ValueError('geheim')", "is mislukt (1)"),
        ("import time; time.sleep(60)", "nog niet klaar"),
    ],
)
def test_what_goes_wrong_is_told_to_the_operator_without_the_page(tmp_path, caplog, program, told):
    path = tmp_path / "zetten.py"
    path.write_text(program)
    with pytest.raises(PdfMislukt):
        Drukkerij(zetten=path, hooguit_s=2).make(page_of("geheim"), "een")
    assert told in caplog.text
    assert "geheim" not in caplog.text
