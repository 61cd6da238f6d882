"""Makes the pictures in docs/papier, by `.venv/bin/python docs/maak_papier.py`.

Starts the site with a fresh database, prepares a session, asks for every PDF, and turns some of
their pages into pictures with `pdftoppm` (of poppler-utils). The werkblad that is filled in is that
of an example.
"""

import subprocess
import tempfile
from pathlib import Path

from maak_schermen import browsing
from PIL import Image
from playwright.sync_api import Page

from kaartenset import create_app
from kaartenset.config import BASIS, Instellingen
from kaartenset.storage.database import opslag_of
from tests.cast import ANNA, GEHEIM, new_sessie
from tests.databases import make_app, migrate
from tests.decks import write_cards
from tests.dilemmagesprek import hold_dilemmagesprek

DOCS = Path(__file__).resolve().parent
PAPIER = DOCS / "papier"
PER_DUIM = 75
PER_DUIM_A3 = 66
"""Fewer for the large sheet, or else its picture is a large file."""
KLEUREN = 128
DECK = "/kaarten/actieve-openbaarmaking"
WERKVORM = "/werkvormen/dilemmagesprek"


def main() -> None:
    """Write a picture of each kind of page."""
    PAPIER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browsing() as (browser, origin):
        page = browser.new_page(base_url=origin)
        papier = _prepare(page)
        pictures = {
            "kaarten": (f"{DECK}/f3eb8ae43d0034b4/afdrukken.pdf", (1, 2, 15, 16)),
            "kaarten-op-soort": (f"{DECK}/op-soort/afdrukken.pdf", (5, 6)),
            "feitenblad": ("/feitenblad.pdf", (1,)),
            "boekje": (f"{papier}/boekje.pdf", (1, 2, 4)),
            "draaiboek": (f"{papier}/draaiboek.pdf", (1, 3)),
            "werkblad": (f"{WERKVORM}/werkblad.pdf", (1,)),
            "werkblad-a4": (f"{WERKVORM}/werkblad-a4.pdf", (1, 2)),
            "voorbereiding": (f"{WERKVORM}/voorbereiding.pdf", (1, 2)),
        }
        for naam, (address, pages) in pictures.items():
            pdf = Path(folder, f"{naam}.pdf")
            pdf.write_bytes(page.request.get(address).body())
            for nummer in pages:
                _take(pdf, nummer, PAPIER / f"{naam}-{nummer}", is_a3=naam == "werkblad")
        _take_gevuld(Path(folder))


def _take_gevuld(folder: Path) -> None:
    """The werkblad of a conversation that was held, on its three sheets."""
    database = f"sqlite:///{folder / 'gevuld.sqlite3'}"
    migrate(make_app(database))
    write_cards(folder / "cards")
    app = create_app(Instellingen(database=database, secret=GEHEIM, cards=BASIS / "cards"))
    sid = hold_dilemmagesprek(opslag_of(app), new_sessie(folder / "cards"))
    browser = app.test_client()
    browser.set_cookie("begeleider", ANNA.token, path=f"/s/{sid}/")
    for naam, pages in (("werkblad", 1), ("werkblad-a4", 2)):
        pdf = folder / f"{naam}-gevuld.pdf"
        pdf.write_bytes(browser.get(f"/s/{sid}/begeleiding/papier/{naam}.pdf").data)
        for nummer in range(1, pages + 1):
            picture = PAPIER / f"{naam}-gevuld-{nummer}"
            _take(pdf, nummer, picture, is_a3=naam == "werkblad")
            _make_smaller(picture.with_suffix(".png"))


def _make_smaller(picture: Path) -> None:
    """Keep few colours: there is much text on it."""
    with Image.open(picture) as taken:
        taken.quantize(KLEUREN).save(picture, optimize=True)


def _prepare(page: Page) -> str:
    """Make a session and return where its paper is."""
    page.goto("/sessies/nieuw")
    page.get_by_label("Woord").fill("stille haven")
    page.get_by_role("button", name="Sessie maken").click()
    page.get_by_role("link", name="Naar het begeleidersscherm").wait_for()
    return f"{page.url.rpartition('/')[0]}/papier"


def _take(pdf: Path, nummer: int, picture: Path, *, is_a3: bool) -> None:
    per_duim = PER_DUIM_A3 if is_a3 else PER_DUIM
    numbers = ["-f", str(nummer), "-l", str(nummer)]
    options = ["-png", "-singlefile", "-r", str(per_duim), *numbers]
    subprocess.run(["pdftoppm", *options, str(pdf), str(picture)], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    main()
