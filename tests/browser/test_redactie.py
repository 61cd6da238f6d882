"""An editor's afternoon: write a card, mend what is wrong with it, see it, take it away."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from kaartenset.config import BASIS
from kaartenset.domain.volgorde import volgorde_of
from tests.browser.lopende_site import Site
from tests.browser.spelers import Redacteur, Speler

SET = "kennismaken"
DECK = f"/kaarten/{SET}/{volgorde_of('openheid')}/"
ID = "de-lege-stoel"
WRONG = """\
---
soort: steling
titel: De lege stoel
gecontroleerd: 2026-10-09
---
Wie er niet bij is, praat niet mee.

## Toelichting

Vraag wie er vandaag niet zit.
"""
SECONDS = 30_000


@pytest.fixture(scope="module")
def cards(tmp_path_factory):
    """The folder that the editor works in."""
    return shutil.copytree(BASIS / "cards", tmp_path_factory.mktemp("redactie") / "cards")


@pytest.fixture(scope="module")
def site(tmp_path_factory, cards):
    """The real command on that folder."""
    with Site(tmp_path_factory.mktemp("site"), KAARTENSET_CARDS=str(cards)) as running:
        yield running


@pytest.fixture
def redacteur(apparaten):
    made = Redacteur(apparaten.open())
    made.come_in()
    return made


def refresh_until(speler, text, path):
    """Press 'Ververs' as an editor does, until the words are there."""
    speler.page.goto(path)
    expect(_found_after_reloading(speler, text)).to_be_visible(timeout=SECONDS)


def _found_after_reloading(speler, text):
    """The words on the page, which is loaded anew until they are there."""
    found = speler.page.get_by_text(text).first
    for _ in range(60):
        if found.is_visible():
            break
        speler.page.wait_for_timeout(250)
        speler.page.reload()
    return found


def test_an_editors_afternoon(keuring, redacteur, apparaten, cards):
    pad = cards / SET / "kaarten" / f"{ID}.md"
    page = redacteur.page
    reader = Speler(apparaten.open())

    pad.write_text(WRONG, "utf-8")
    refresh_until(redacteur, "onbekende soort 'steling'", "/redactie/")
    redacteur.sees("Regel 2")
    redacteur.sees(f"{SET}/kaarten/{ID}.md")
    redacteur.sees("weggelaten")
    keuring.look_at(page, "een set met een fout")
    redacteur.link(ID).click()
    redacteur.sees("Deze kaart is weggelaten")
    keuring.look_at(page, "een kaart die is weggelaten")
    reader.page.goto(DECK)
    expect(reader.page.get_by_text("De lege stoel")).to_have_count(0)

    pad.write_text(WRONG.replace("steling", "stelling"), "utf-8")
    refresh_until(redacteur, "Zo zien deelnemers de kaart", f"/redactie/{SET}/{ID}")
    left = page.get_by_role("region", name="Zo zien deelnemers de kaart")
    right = page.get_by_role("region", name="Zo ziet de gespreksbegeleider de kaart")
    for face in (left, right):
        expect(face.get_by_role("heading", name="De lege stoel")).to_be_visible()
    expect(left.get_by_text("Vraag wie er vandaag niet zit.")).to_have_count(0)
    expect(right.get_by_text("Vraag wie er vandaag niet zit.")).to_be_visible()
    refresh_until(reader, "De lege stoel", DECK)
    reader.link("De lege stoel").click()
    reader.sees(re.compile(r"Kaart \d+ van 11"))

    pad.write_text(WRONG, "utf-8")
    refresh_until(redacteur, "Hieronder zie je de vorige versie.", f"/redactie/{SET}/{ID}")
    keuring.look_at(page, "een kaart waarvan de vorige versie te zien is")
    reader.page.goto(DECK)
    reader.sees("De lege stoel")

    pad.unlink()
    refresh_until(redacteur, "10 kaarten te zien. Alles klopt.", "/redactie/")
    reader.page.goto(DECK)
    expect(reader.page.get_by_text("De lege stoel")).to_have_count(0)
    redacteur.press("Uitloggen")
    redacteur.sees("De redactiesleutel krijg je van de beheerder van deze site")


def test_the_cards_are_there_on_paper_without_buttons(redacteur):
    page = redacteur.page
    for path in ("/redactie/", f"/redactie/{SET}/half-af"):
        page.goto(path)
        page.emulate_media(media="print")
        for name in ("Uitloggen", "Toon de volgorde"):
            assert page.get_by_role("button", name=name).count() == 0
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.emulate_media(media="screen")
