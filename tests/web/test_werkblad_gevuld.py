"""The werkblad of a session on paper: all that was filled in, for its begeleider alone."""

import pytest

from kaartenset.commands.notities import save_notitie
from kaartenset.domain.notitie import plek_of_onderdeel
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import ANNA, BRAM, CAS, NOW
from tests.dilemmagesprek import show
from tests.web.conftest import with_cookie
from tests.werkbladen import add, let_join, open_werksessie, regels_of, write
from tests.werkvormen import DELEN, KEUZES

NAMEN = ("werkblad", "werkblad-a4")
FILES = ("werkblad.pdf", "werkblad-a4.pdf", "werkblad.odt")


@pytest.fixture
def sid(opslag, cards_root):
    """An open session of the small werkvorm."""
    return open_werksessie(opslag, cards_root)


@pytest.fixture
def papier(sid):
    """Where its paper is."""
    return f"/s/{sid}/begeleiding/papier"


@pytest.fixture
def leidt(app, sid):
    """Anna, who leads it."""
    return with_cookie(app, sid, "begeleider", ANNA.token)


@pytest.fixture
def gevuld(opslag, sid):
    """Something in every field."""
    write(opslag, sid, "situatie", "Een regel.\nNog een regel.")
    add(opslag, sid, "kaders", tekst="De wet zegt ja.")
    add(opslag, sid, "spelers", wie="De buurt", standpunten="Boos", weten="aannemen")
    show(opslag, sid, "verplaatsing", ("Zwijgen", "Slapen", "Bellen"))
    for waarde, laag in (("Openheid", "Inhoud"), ("Rust", "Proces")):
        add(opslag, sid, "waarden", waarde=waarde, laag=laag)
    ids = {een.delen["waarde"]: f"{een.id}" for een in regels_of(opslag, sid, "waarden")}
    add(opslag, sid, "spanningen", van=ids["Openheid"], soort="trekken", naar=ids["Rust"])
    show(opslag, sid, "driehoeken", ("10", "35", "100"))
    add(opslag, sid, "ideeen", tekst="Morgen plaatsen", plek="90")
    add(opslag, sid, "ideeen", tekst="Samen nalezen", plek="40")
    show(opslag, sid, "ideeen", ("10-70", "30-80", "20-60"))
    show(opslag, sid, "zwaarst", ("Inhoud", "Inhoud", "Proces"))
    show(opslag, sid, "deugt", ("ja", "ja", "nog niet"))
    write(opslag, sid, "samenvatting", "Zo zit het.")


INGEVULD = {
    "situatie": ["Een regel. Nog een regel."],
    "kaders": ["De wet zegt ja."],
    "spelers": ["De buurt", "Boos", "Dit nemen we aan"],
    "verplaatsing": ["Zwijgen", "Slapen", "Bellen"],
    "waarden": ["Inhoud Openheid", "Proces Rust", "Professional"],
    "spanningen": ["Openheid en Rust trekken aan elkaar, tussen Inhoud en Proces"],
    "driehoeken": ["Gekozen: van 10 tot 100."],
    "ideeen": [
        "Tussen 30 en 60 kan het voor iedereen.",
        "Ieders grenzen: 10 tot 70, 20 tot 60, 30 tot 80.",
        "Samen nalezen (plek 40) Morgen plaatsen (plek 90, voor iemand te veel)",
    ],
    "zwaarst": ["Inhoud: 2 Proces: 1 Professional: 0"],
    "deugt": ["Ja: 2 Nog niet: 1"],
    "samenvatting": ["Zo zit het."],
}
"""What a filled field says, by the id of the field."""
VELDEN = [veld for velden in DELEN.values() for veld in velden]


@pytest.mark.parametrize("naam", NAMEN)
@pytest.mark.usefixtures("gevuld")
def test_each_field_shows_what_was_filled_in(leidt, papier, naam):
    pagina = leidt.visit(f"{papier}/{naam}")
    assert pagina.texts("h3") == [titel for titel, *_ in VELDEN]
    for section, (_, veld_id, *_) in zip(pagina.texts("section"), VELDEN, strict=True):
        assert [zin for zin in INGEVULD[veld_id] if zin not in section] == [], section
        assert f"Uitleg bij {veld_id}." not in section


def test_the_test_has_something_in_every_field():
    assert list(INGEVULD) == [veld_id for _, veld_id, *_ in VELDEN]


@pytest.mark.parametrize("naam", NAMEN)
def test_a_field_with_nothing_in_it_can_be_written_in(opslag, sid, leidt, papier, naam):
    add(opslag, sid, "kaders", tekst="De wet zegt ja.")
    pagina = leidt.visit(f"{papier}/{naam}")
    sections = dict(zip((een[1] for een in VELDEN), pagina.texts("section"), strict=True))
    assert "Uitleg bij situatie." in sections["situatie"]
    assert "dilemma-eigenaar" in sections["situatie"]
    assert "Schrijf eerst in stilte" in sections["verplaatsing"]
    assert all(keuze in sections["zwaarst"] for keuze in KEUZES)
    assert "Uitleg bij kaders." not in sections["kaders"]
    assert "dilemma-eigenaar" not in sections["kaders"]


@pytest.mark.usefixtures("gevuld")
def test_answers_that_were_not_shown_are_nowhere(opslag, sid, leidt, papier):
    show(opslag, sid, "verplaatsing", ("Geheime gedachte",) * 3, getoond=False, nummer=2)
    for naam in (*NAMEN, *FILES):
        assert b"Geheime" not in leidt.get(f"{papier}/{naam}").data
    assert "Zwijgen" in leidt.visit(f"{papier}/werkblad").text


def test_a_second_time_stands_beside_the_first(opslag, sid, leidt, papier):
    show(opslag, sid, "deugt", ("nog niet", "nog niet", "ja"))
    show(opslag, sid, "deugt", ("ja", "ja", "ja"), nummer=2)
    assert "Ja: 3 (eerst 1)" in leidt.visit(f"{papier}/werkblad").text


def test_where_nothing_suits_everybody_it_says_so(opslag, sid, leidt, papier):
    show(opslag, sid, "ideeen", ("0-20", "40-60", "80-100"))
    text = leidt.visit(f"{papier}/werkblad").text
    assert "Er is geen stuk van de lijn dat voor iedereen kan." in text
    assert "Ieders grenzen: 0 tot 20, 40 tot 60, 80 tot 100." in text


def test_where_one_place_suits_everybody_it_says_so(opslag, sid, leidt, papier):
    show(opslag, sid, "ideeen", ("0-50", "50-60", "50-100"))
    text = leidt.visit(f"{papier}/werkblad").text
    assert "Alleen plek 50 kan voor iedereen." in text


@pytest.mark.parametrize("naam", NAMEN)
def test_what_is_too_long_for_its_place_stands_in_full_after_the_sheets(
    opslag, sid, leidt, papier, naam
):
    lang = "\n".join(f"alinea {nummer} van een lang verhaal" for nummer in range(120))
    write(opslag, sid, "samenvatting", lang)
    pagina = leidt.visit(f"{papier}/{naam}")
    assert pagina.texts("h3").count("Samenvatting") == 2
    assert pagina.text.count("Dit staat op een vel hierna.") == 1
    assert " ".join(lang.split()) in pagina.text
    assert "Uitleg bij samenvatting." not in pagina.text


@pytest.mark.parametrize("naam", [*NAMEN, *FILES])
def test_it_is_for_its_begeleider_alone_and_kept_nowhere(
    app, opslag, sid, vreemde, leidt, papier, naam
):
    answer = leidt.get(f"{papier}/{naam}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert "ETag" not in answer.headers
    let_join(opslag, sid, BRAM)
    for browser in (
        vreemde,
        with_cookie(app, sid, "deelnemer", BRAM.token),
        with_cookie(app, sid, "begeleider", CAS.token),
    ):
        assert browser.get(f"{papier}/{naam}").status_code == 404


@pytest.mark.parametrize("naam", [*NAMEN, *FILES])
def test_a_session_with_cards_has_no_werkblad(anna, open_sid, naam):
    anna.visit(f"/s/{open_sid}/begeleiding/papier/{naam}", 404)


@pytest.mark.parametrize("naam", ["kaarten", "kaarten.pdf", "boekje", "boekje.pdf"])
def test_a_session_of_a_werkvorm_has_no_cards_to_print(leidt, papier, naam):
    leidt.visit(f"{papier}/{naam}", 404)


def test_without_the_extra_there_is_no_link_and_no_pdf(app, leidt, papier):
    app.config["PDF"] = False
    for naam in NAMEN:
        leidt.visit(f"{papier}/{naam}.pdf", 404)
        links = leidt.visit(f"{papier}/{naam}").links
        assert not [link for link in links.values() if link.endswith(".pdf")]


def test_the_two_forms_and_the_file_lead_to_each_other(leidt, papier):
    links = leidt.visit(f"{papier}/werkblad").links
    assert links["Download als pdf"] == f"{papier}/werkblad.pdf"
    assert links["het werkblad op twee vellen A4"] == f"{papier}/werkblad-a4"
    assert links["het werkblad als ODT"] == f"{papier}/werkblad.odt"
    assert leidt.visit(f"{papier}/werkblad-a4").links["het werkblad op A3"] == f"{papier}/werkblad"


def test_hostile_text_is_nothing_but_text(opslag, sid, leidt, papier):
    hostile = "</p><img src=https://elders.example/x.svg>&amp;{{ 7*7 }}"
    write(opslag, sid, "situatie", hostile)
    add(opslag, sid, "spelers", wie=hostile)
    add(opslag, sid, "ideeen", tekst=hostile, plek="0")
    pagina = leidt.visit(f"{papier}/werkblad")
    assert pagina.text.count(hostile) == 3
    assert "<img" not in pagina.html


def test_nothing_names_who_leads_or_who_brought_the_dilemma(leidt, papier):
    for naam in (*NAMEN, *FILES):
        assert b"Noor" not in leidt.get(f"{papier}/{naam}").data


def test_the_draaiboek_has_steps_fields_and_the_names_and_the_question(leidt, papier):
    pagina = leidt.visit(f"{papier}/draaiboek")
    assert "Stap 1a: De situatie (30 minuten)" in pagina.text
    assert "Op het werkblad: ‘Wat is er aan de hand?’, ‘Welke regels gelden?’" in pagina.text
    assert "dank je wel, Noor. Ik ben Anna." in pagina.text
    assert "Dag Anna." in pagina.text
    assert "Herkenningsteken" not in pagina.text
    assert pagina.html.count('<mark class="plaats">X</mark>') == 1, "in the legend alone"
    assert "is de gedeelde vraag. Zeg daar de naam of de vraag zelf." in pagina.text


def test_the_draaiboek_has_the_own_notes(opslag, sid, leidt, papier):
    with opslag.reading() as conn:
        blok = find_klok(conn, find_sessie(conn, sid)).onderdelen[1]
    plek = plek_of_onderdeel(blok.id)
    save_notitie(opslag, sid, plek=plek, getypt="Rustig aan.", gezien=0, kaart_ids=(), now=NOW)
    assert "Eigen notitie: Rustig aan." in leidt.visit(f"{papier}/draaiboek").text
