"""The report and the deleting in a browser: to read, to keep, to copy, to print, and to let go."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from sqlalchemy import insert

from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import Bezoek
from tests.browser.spelers import Begeleider
from tests.cast import NOW
from tests.databases import opslag_at
from tests.volle_sessie import AFSPRAAK, MORGEN, PERSOONLIJK, TITEL, fill_sessie

STELLING, VRAAG = "advies-met-meelezers", "alleen-in-de-app"
TELEFOON_SMAL = 320
VERSLAG = {"verslag.verslag", "getoond.antwoorden", "wissen.wissen"}
"""The pages that are looked over here."""


@pytest.fixture
def anna(apparaten, site):
    """Anna, at the report of a session in which a lot happened."""
    anna = Begeleider(apparaten.open(permissions=["clipboard-read", "clipboard-write"]))
    anna.prepare_and_open()
    fill(site, anna.sid)
    anna.page.goto(f"{anna.pad}begeleiding/verslag")
    return anna


def fill(site, sid):
    """Let much happen in a session, from outside; the site takes it up by itself."""
    with opslag_at(f"sqlite:///{site.database}") as opslag:
        fill_sessie(opslag, sid, stelling=STELLING, vraag=VRAAG)
        with opslag.writing() as conn:
            sessie_id = find_sessie(conn, sid).id
            for kaart_id in (STELLING, VRAAG):
                conn.execute(
                    insert(Bezoek).values(sessie_id=sessie_id, kaart_id=kaart_id, begonnen_op=NOW)
                )


def test_report_and_deleting_have_no_barrier_that_a_machine_finds(anna, keuring):
    keuring.look_at(anna.page, "het verslag")
    anna.page.get_by_text("Het verslag als tekst").click()
    keuring.look_at(anna.page, "het verslag met de tekst open")
    anna.follow("Haal een getoond antwoord weg")
    anna.page.locator("summary").first.click()
    keuring.look_at(anna.page, "een getoond antwoord weghalen")
    anna.page.go_back()
    anna.follow("Sessie nu wissen")
    keuring.look_at(anna.page, "wissen")
    assert keuring.seen == VERSLAG


def test_the_whole_report_is_copied_as_text(anna):
    anna.press("Kopieer het verslag")
    expect(anna.page.get_by_role("status").filter(has_text="Gekopieerd")).to_be_visible()
    gekopieerd = anna.page.evaluate("navigator.clipboard.readText()")
    assert gekopieerd.startswith(f"Verslag: {TITEL}")
    assert AFSPRAAK in gekopieerd


@pytest.mark.parametrize(
    ("link", "begin"),
    [("Download als ODT", b"PK\x03\x04"), ("Download als Markdown", b"# Verslag")],
)
def test_a_file_is_kept_by_the_browser(anna, link, begin):
    with anna.page.expect_download() as gehaald:
        anna.link(link).click()
    assert re.fullmatch(r"verslag-\d{4}-\d\d-\d\d\.(odt|md)", gehaald.value.suggested_filename)
    assert gehaald.value.path().read_bytes().startswith(begin)


def test_on_paper_stands_the_report_and_nothing_to_press(anna):
    bladen = PdfReader(BytesIO(anna.page.pdf(prefer_css_page_size=True))).pages
    tekst = " ".join(" ".join(blad.extract_text() for blad in bladen).split())
    for een in (TITEL, AFSPRAAK, "getoonde-zeepaardjes", MORGEN, "Verloop"):
        assert een in tekst, een
    for een in ("Download", "Kopieer", "Druk af", "Sessie nu wissen", "Markdown", *PERSOONLIJK):
        assert een not in tekst


def test_with_the_keyboard_alone_a_session_is_deleted(anna):
    page = anna.page
    anna.link("Sessie nu wissen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wil je deze sessie nu wissen?")).to_be_visible()
    anna.button("Ja, wis alles nu").focus()
    page.keyboard.press("Enter")
    anna.sees("De sessie is gewist. Op deze site is er niets meer van te zien.")
    assert page.evaluate("location.pathname") == "/"


def test_without_javascript_the_text_can_be_selected_and_the_session_deleted(apparaten, site):
    anna = Begeleider(apparaten.open(TELEFOON_SMAL, java_script_enabled=False))
    anna.prepare_and_open()
    fill(site, anna.sid)
    anna.page.goto(f"{anna.pad}begeleiding/verslag")
    expect(anna.button("Kopieer het verslag")).to_be_hidden()
    anna.page.get_by_text("Het verslag als tekst").click()
    tekst = anna.page.get_by_label("Tekst om te kopiëren")
    assert tekst.input_value().startswith(f"Verslag: {TITEL}")
    anna.link("Sessie nu wissen").click()
    anna.press("Ja, wis alles nu")
    anna.sees("De sessie is gewist")


def test_who_looks_on_while_a_session_is_deleted_is_told(anna, apparaten):
    bram = apparaten.open()
    apparaten.expect_fault("404")
    pad = anna.pad
    assert bram.request.post(pad, form={"voornaam": "Bram"}).ok
    bram.goto(pad)
    anna.link("Sessie nu wissen").click()
    anna.press("Ja, wis alles nu")
    anna.sees("De sessie is gewist")
    bram.goto(pad)
    expect(bram.get_by_role("heading", name="Deze pagina is er niet")).to_be_visible()


def test_with_the_keyboard_an_answer_is_taken_away(anna):
    anna.page.goto(f"{anna.pad}begeleiding/antwoorden")
    aantal = anna.page.locator("summary").count()
    anna.page.locator("summary").first.focus()
    anna.page.keyboard.press("Enter")
    anna.page.keyboard.press("Tab")
    anna.page.keyboard.press("Enter")
    expect(anna.page.get_by_text("Het antwoord is weg.")).to_be_visible()
    expect(anna.page.locator("summary")).to_have_count(aantal - 1)
