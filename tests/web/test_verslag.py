"""The report: what stands in it, for whom, and in which kinds of file."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from odfdo import Document

from kaartenset.commands.bewaren import tidy_sessie
from kaartenset.commands.klok import go_to_onderdeel, start_klok
from kaartenset.commands.sessies import close_sessie
from kaartenset.stand.verslag import read_verslag
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import ANNA, NOW, feiten_of
from tests.decks import titel_of
from tests.volle_sessie import (
    AFSPRAAK,
    GETOOND,
    MORGEN,
    NIET_GETOOND,
    NIET_GETOONDE_REDEN,
    NOTITIE,
    OPEN_VRAAG,
    PERSOONLIJK,
    PLAATS,
    REDEN,
    TITEL,
    WIE,
    agree,
    answer,
    fill_sessie,
)
from tests.web.browser import html_of
from tests.web.conftest import with_cookie

MINUUT = timedelta(minutes=1)
STELLING, DILEMMA, VRAAG = "kaart-01", "kaart-02", "kaart-03"


@pytest.fixture
def cards_root(cards_root):
    """The small deck, with a question that is no practice card: those stand in no report."""
    (pad,) = cards_root.glob(f"*/kaarten/{VRAAG}.md")
    tekst = pad.read_text("utf-8")
    assert "oefenkaart: ja" in tekst
    pad.write_text(tekst.replace("oefenkaart: ja", "oefenkaart: nee"), "utf-8")
    return cards_root


@pytest.fixture
def full_sid(opslag, open_sid):
    """A session with something of everything, that is still open."""
    fill_sessie(opslag, open_sid, stelling=STELLING, vraag=VRAAG)
    return open_sid


@pytest.fixture
def closed_sid(opslag, full_sid):
    """The same, closed after two hours."""
    return close_sessie(opslag, full_sid, now=NOW + 120 * MINUUT)


@pytest.fixture
def texts_of(anna):
    """The report in each of its forms, as text on one line."""

    def read(sid):
        pad = f"/s/{sid}/begeleiding/verslag"
        pagina = anna.visit(pad)
        odt = Document(BytesIO(anna.get(f"{pad}.odt").data))
        found = {
            "pagina": pagina.document.text_of(pagina.document.all("article")[0]),
            "odt": odt.get_formatted_text(),
            "markdown": anna.get(f"{pad}.md").text.replace("\\", ""),
        }
        return {naam: " ".join(tekst.split()) for naam, tekst in found.items()}

    return read


def test_every_form_has_what_was_agreed_and_what_was_seen(closed_sid, texts_of):
    te_zien = (TITEL, PLAATS, AFSPRAAK, OPEN_VRAAG, WIE, GETOOND, REDEN, MORGEN)
    for naam, tekst in texts_of(closed_sid).items():
        assert not [een for een in te_zien if een not in tekst], naam
        assert "dinsdag 1 december 2026" in tekst
        assert "13:00 tot 15:00 uur" in tekst
        assert "Gemiddeld een 7,3, van 4 deelnemers." in tekst
        assert titel_of(STELLING) in tekst


def test_no_form_has_a_name_or_what_was_not_shown(closed_sid, texts_of):
    verborgen = (*PERSOONLIJK, NIET_GETOOND, NIET_GETOONDE_REDEN, NOTITIE)
    for naam, tekst in texts_of(closed_sid).items():
        assert not [een for een in verborgen if een in tekst], naam


def test_no_form_has_a_word_of_the_toelichting_or_the_script(closed_sid, anna):
    for einde in ("", ".md", ".odt"):
        answer_ = anna.get(f"/s/{closed_sid}/begeleiding/verslag{einde}")
        if einde == ".odt":
            tekst = Document(BytesIO(answer_.data)).get_formatted_text()
        else:
            tekst = answer_.text if einde else html_of(answer_)
        assert "toelichtingmerk" not in tekst.lower()
        assert "Zeg dit" not in tekst


def test_counts_stand_in_a_table_and_a_second_vote_beside_the_first(opslag, full_sid, texts_of):
    with opslag.writing() as conn:
        sessie_id = find_sessie(conn, full_sid).id
        answer(conn, sessie_id, [None] * 4, DILEMMA, ["a", "a", "b", "b"], getoond=True)
        answer(conn, sessie_id, [None] * 4, DILEMMA, ["a", "b", "b", "b"], getoond=True, nummer=2)
    for naam, tekst in texts_of(full_sid).items():
        assert "Daarna" in tekst, naam
        assert "1 meer" in tekst
    with opslag.reading() as conn:
        verslag = read_verslag(conn, full_sid, now=NOW)
    inbreng = next(een.inbreng for een in verslag.besproken if een.kaart.id == DILEMMA)
    assert [(deel.eerst, deel.daarna) for deel in inbreng.verschuiving][:2] == [(2, 1), (2, 3)]


def test_the_agenda_stands_beside_the_plan(opslag, open_sid, anna):
    start_klok(opslag, open_sid, now=NOW)
    eerste = feiten_of(opslag, open_sid).onderdeel_id
    pagina = anna.visit(f"/s/{open_sid}/begeleiding/draaiboek")
    titels = [deel.titel for deel in verslag_of(opslag, open_sid).onderdelen]
    assert titels[0] in pagina.text
    ids = ids_of(opslag, open_sid)
    go_to_onderdeel(opslag, open_sid, onderdeel_id=ids[1], gezien=eerste, now=NOW + 7 * MINUUT)
    verslag = verslag_of(opslag, open_sid, NOW + 10 * MINUUT)
    eerst, daarna, nog_niet = verslag.onderdelen[:3]
    assert (eerst.gebruikt, eerst.begonnen_op) == (7, NOW)
    assert (daarna.gebruikt, daarna.begonnen_op) == (3, NOW + 7 * MINUUT)
    assert (nog_niet.gebruikt, nog_niet.begonnen_op) == (None, None)
    assert all(deel.gepland for deel in verslag.onderdelen)


def verslag_of(opslag, sid, now=NOW):
    with opslag.reading() as conn:
        return read_verslag(conn, sid, now=now)


def ids_of(opslag, sid):
    with opslag.reading() as conn:
        return [blok.id for blok in find_klok(conn, find_sessie(conn, sid)).onderdelen]


def test_how_many_took_part_is_the_same_after_people_were_taken_out(opslag, closed_sid):
    voor = verslag_of(opslag, closed_sid, NOW + 120 * MINUUT)
    tidy_sessie(opslag, closed_sid, now=NOW + timedelta(hours=27))
    na = verslag_of(opslag, closed_sid, NOW + timedelta(hours=27))
    assert (na.aantal_deelnemers, na.aantal_beloofd) == (4, 4)
    assert (voor.aantal_deelnemers, voor.aantal_beloofd) == (4, 4)
    assert (na.besproken, na.cijfers) == (voor.besproken, voor.cijfers)
    assert sorted(na.redenen) == sorted(voor.redenen)


def test_what_came_along_from_last_time_stands_apart(opslag, full_sid, anna):
    with opslag.writing() as conn:
        sessie_id = find_sessie(conn, full_sid).id
        agree(conn, sessie_id, "afspraak", "Van toen", uit_vorige=True, gedaan=True)
    pagina = anna.visit(f"/s/{full_sid}/begeleiding/verslag")
    assert "Van de vorige keer" in pagina.texts("h2")
    assert f"Van toen Wie: {WIE}. Gedaan." in pagina.text


def test_before_anything_was_said_it_says_so(app, prepared_sid):
    anna = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    pagina = anna.visit(f"/s/{prepared_sid}/begeleiding/verslag")
    assert "De sessie is nog niet open" in pagina.text
    assert "Er zijn geen afspraken genoteerd." in pagina.text


def test_the_files_are_kept_under_a_name_that_says_only_the_day(anna, closed_sid):
    for einde, soort in (
        ("odt", "application/vnd.oasis.opendocument.text"),
        ("md", "text/markdown"),
    ):
        answer_ = anna.get(f"/s/{closed_sid}/begeleiding/verslag.{einde}")
        assert answer_.mimetype == soort
        kop = answer_.headers["Content-Disposition"]
        assert kop == f'attachment; filename="verslag-2026-12-01.{einde}"'
        assert answer_.headers["Cache-Control"] == "no-store"


def test_the_begeleidersscherm_leads_to_it_once_closed(anna, closed_sid):
    anna.visit(f"/s/{closed_sid}/begeleiding/")
    assert anna.follow("verslag").heading == f"Verslag: {TITEL}"
    anna.visit(f"/s/{closed_sid}/begeleiding/")
    assert anna.follow("Wis de sessie nu").heading == "Wil je deze sessie nu wissen?"


def test_the_text_to_copy_has_all_that_the_page_has_and_no_marks(anna, closed_sid):
    pagina = anna.visit(f"/s/{closed_sid}/begeleiding/verslag")
    (vak,) = pagina.document.all("textarea")
    tekst = pagina.document.text_of(vak)
    cellen = [*pagina.texts("h2"), *pagina.texts("h3"), *pagina.texts("td"), *pagina.texts("li")]
    assert len(cellen) > 20
    assert not [cel for cel in cellen if cel.lower() not in " ".join(tekst.lower().split())]
    assert not re.search(r"^#|&#|\| ---", tekst, re.MULTILINE)
