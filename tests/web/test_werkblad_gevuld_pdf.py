"""The filled werkblad as PDF: on its sheets, tagged, legible, and with every word that is in it.

The short form fills some of the sheets to the brim and past it, the long form all.
"""

import re
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from kaartenset.config import BASIS
from kaartenset.domain.werkblad import SoortWerkveld
from kaartenset.storage.database import opslag_of
from tests.cast import ANNA, new_sessie
from tests.dilemmagesprek import (
    ANTWOORDEN,
    IDEEEN,
    LIJSTEN,
    SPELERS,
    STIL,
    TEKSTEN,
    WAARDEN,
    add,
    hold_dilemmagesprek,
    read_dilemmagesprek,
    show,
    write,
)
from tests.steekproef import pick
from tests.web.conftest import with_cookie
from tests.web.test_pdf import A4, check_accessible, read_pdf, size_of, tags_of
from tests.web.test_werkvorm_pdf import A3_LIGGEND, LEAST_PT, sizes_of_type
from tests.web.withheld import text_of_pdf

SHEETS = {"werkblad": (1, A3_LIGGEND), "werkblad-a4": (2, A4[::-1])}
NIET_TOEGEKOMEN = ("olifant", "spanningen", "invalshoeken", "spanning-vooraf", "spanning-achteraf")
NIET_TOEGEKOMEN += ("gedeelde-grond", "vervolg", "steun", "meenemen", "nazorg", "samenvatting")
VERDEROP = "wat niet in zijn vak past"
WOORDEN = ("de", "openbaarheid", "zorgvuldigheidsbeginsel", "WOO-VERZOEK", "m", "2026", "«é»", "ja")


@pytest.fixture
def site(instellingen, make_app):
    """A site with the werkvormen that come with it."""
    return make_app(replace(instellingen, cards=BASIS / "cards"))


@pytest.fixture
def gehouden(site, cards_root):
    """A dilemmagesprek that was held, with all of its werkblad filled in."""
    return hold_dilemmagesprek(opslag_of(site), new_sessie(cards_root))


def ask(site, sid, naam):
    leidt = with_cookie(site, sid, "begeleider", ANNA.token)
    return leidt.get(f"/s/{sid}/begeleiding/papier/{naam}.pdf")


def words_of(pdf):
    """All words in a PDF, whatever stands around them."""
    return set(re.findall(r"\w+", text_of_pdf(pdf)))


def stray_of(page):
    """What is written where the paper is not."""
    found = []

    def look(text, page_matrix, matrix, *_):
        if text.strip():
            a, b, c, d, e, f = page_matrix
            x = a * matrix[4] + c * matrix[5] + e
            y = b * matrix[4] + d * matrix[5] + f
            if not (0 <= x <= page.mediabox.width and 0 <= y <= page.mediabox.height):
                found.append((text, x, y))

    page.extract_text(visitor_text=look)
    return found


@pytest.mark.parametrize("naam", SHEETS)
def test_an_ordinary_conversation_fits_on_the_sheets_of_the_empty_one(site, gehouden, naam):
    answer = ask(site, gehouden, naam)
    pdf = read_pdf(answer)
    sheets, size = SHEETS[naam]
    assert [size_of(page) for page in pdf.pages] == [size] * sheets
    text = text_of_pdf(answer.data)
    assert VERDEROP not in text
    inhoud = [*TEKSTEN.values(), *(een for lijst in LIJSTEN.values() for een in lijst)]
    inhoud += [*(een for teksten in STIL.values() for een in teksten), *dict(IDEEEN)]
    inhoud += [*(een for waarden in WAARDEN.values() for een in waarden)]
    inhoud += [een[0] for een in SPELERS]
    assert not [een for een in inhoud if een not in text]
    assert len(ANTWOORDEN) == 8
    assert "Tussen 30 en 60 kan het voor iedereen." in text


def test_empty_fields_give_their_room_to_full_ones(site, cards_root):
    """The group had much to say where it came, and did not come everywhere."""
    opslag = opslag_of(site)
    sid = hold_dilemmagesprek(opslag, new_sessie(cards_root), leeg=NIET_TOEGEKOMEN)
    for nummer in range(2):
        add(opslag, sid, "waarden", waarde=f"Waarde {nummer}", laag="Inhoud")
        add(opslag, sid, "ideeen", tekst=f"Nog een idee om te proberen {nummer}", plek="40")
        for veld in ("voordelen", "nadelen", "kaders", "kansen"):
            add(opslag, sid, veld, tekst=f"Wat de groep hier nog van zegt, nummer {nummer}")
        wie = {"wie": f"Speler {nummer}", "standpunten": "Wil weten waar het aan toe is en wanneer"}
        add(opslag, sid, "spelers", **wie)
    answer = ask(site, sid, "werkblad")
    text = text_of_pdf(answer.data)
    assert len(read_pdf(answer).pages) == 1
    assert VERDEROP not in text
    assert "Speler 1" in text
    assert "Niet ingevuld." in text


@pytest.mark.parametrize("naam", SHEETS)
def test_it_is_tagged_legible_and_names_nobody(site, gehouden, naam):
    answer = ask(site, gehouden, naam)
    pdf = read_pdf(answer)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert min(size for page in pdf.pages for size in sizes_of_type(page)) >= LEAST_PT
    assert dict(pdf.metadata).keys() <= {"/Title", "/Producer", "/CreationDate", "/ModDate"}
    assert pdf.metadata.title.startswith("Werkblad dilemmagesprek, ingevuld, op A")
    werkblad = read_dilemmagesprek().werkvorm.werkblad
    headings = [tag for tag in tags_of(pdf) if tag in {"/H1", "/H2", "/H3"}]
    expected = ["/H1"]
    for deel in werkblad.delen:
        expected += ["/H2", *["/H3"] * len(deel.velden)]
    assert headings == expected
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("naam", pick("veel te veel", SHEETS, 1))
def test_much_too_much_is_all_there_on_more_sheets(site, gehouden, naam):
    opslag = opslag_of(site)
    lang = " ".join(f"Lang{nummer}" for nummer in range(450))
    regels = "\n".join(f"Regel{nummer}" for nummer in range(400))
    write(opslag, gehouden, "conclusie", lang, gezien=1)
    write(opslag, gehouden, "keuze", regels, gezien=1)
    write(opslag, gehouden, "nazorg", f"{'W' * 3900} Slotwoord", gezien=1)
    for nummer in range(200):
        tekst = f"Idee{nummer} met wat er nog bij gezegd werd"
        add(opslag, gehouden, "ideeen", tekst=tekst, plek=f"{nummer % 101}")
        add(opslag, gehouden, "voordelen", tekst=f"Voor{nummer}")
    add(opslag, gehouden, "spelers", wie="Speler", standpunten=f"{'vol ' * 900} Standpuntslot")
    show(
        opslag, gehouden, "olifant", [f"Olifant{een} {'stil ' * 700}" for een in range(8)], nummer=2
    )
    answer = ask(site, gehouden, naam)
    planted = {*lang.split(), *regels.split(), "Slotwoord", "Speler", "Standpuntslot"}
    planted |= {f"Idee{een}" for een in range(200)} | {f"Voor{een}" for een in range(200)}
    planted |= {f"Olifant{een}" for een in range(8)}
    assert planted - words_of(answer.data) == set()
    pdf = read_pdf(answer)
    sheets, size = SHEETS[naam]
    assert {size_of(page) for page in pdf.pages} == {size}
    assert [VERDEROP in page.extract_text() for page in pdf.pages[: sheets + 1]] == [
        *[False] * sheets,
        True,
    ]
    assert [een for page in pdf.pages for een in stray_of(page)] == []


def test_what_is_off_the_paper_is_seen(site, gehouden):
    """The negative control: on half the paper, half of it is off."""
    (page,) = read_pdf(ask(site, gehouden, "werkblad")).pages
    assert stray_of(page) == []
    page.mediabox.upper_right = (page.mediabox.width / 2, page.mediabox.height)
    assert stray_of(page)


def fill_at_random(opslag, sid, keer):
    """As much in each field as chance will have it; the words by which it is found again."""
    random = Random(keer)
    schaal = (8, 25, 90)[keer]
    woorden = []

    def zin(hooguit):
        woorden.append(f"Merk{len(woorden)}")
        return " ".join([woorden[-1], *random.choices(WOORDEN, k=random.randint(1, hooguit))])

    def speler():
        return {"wie": zin(2), "standpunten": zin(schaal // 4), "verlangen": zin(schaal // 4)}

    def idee():
        return {"tekst": zin(schaal // 3), "plek": f"{random.randint(0, 100)}"}

    regels = {
        SoortWerkveld.LIJST: lambda: {"tekst": zin(schaal // 3)},
        SoortWerkveld.SPELERS: speler,
        SoortWerkveld.LIJN: idee,
    }
    for veld in read_dilemmagesprek().werkvorm.werkblad.velden:
        if veld.soort is SoortWerkveld.TEKST:
            write(opslag, sid, veld.id, f"{zin(schaal)}\n\n{zin(schaal)}", gezien=1)
        if veld.soort is SoortWerkveld.STIL:
            show(opslag, sid, veld.id, [zin(schaal // 2) for _ in range(8)], nummer=2)
        if veld.soort in regels:
            for _ in range(random.randint(0, 6)):
                add(opslag, sid, veld.id, **regels[veld.soort]())
    return woorden


@pytest.mark.parametrize(("naam", "keer"), pick("hoeveel ook", product(SHEETS, range(3)), 2))
def test_however_much_there_is_the_overview_stays_on_its_sheets(site, gehouden, naam, keer):
    """The room that each field takes is estimated: too little would push a row off its sheet."""
    woorden = fill_at_random(opslag_of(site), gehouden, keer)
    answer = ask(site, gehouden, naam)
    pdf = read_pdf(answer)
    sheets, _ = SHEETS[naam]
    begins = [VERDEROP in page.extract_text() for page in pdf.pages]
    assert begins[: sheets + 1] == [False] * sheets + [True] * (len(begins) > sheets)
    assert set(woorden) - words_of(answer.data) == set()
    assert [een for page in pdf.pages for een in stray_of(page)] == []


def test_the_draaiboek_of_a_dilemmagesprek_is_accessible(site, gehouden):
    pdf = read_pdf(ask(site, gehouden, "draaiboek"))
    check_accessible(pdf)
    assert {size_of(page) for page in pdf.pages} == {A4}
