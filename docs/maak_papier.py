"""Makes the pictures in docs/papier, by `.venv/bin/python docs/maak_papier.py`.

Starts the site with a fresh database, prepares a session, asks for every PDF, and turns some of
their pages into pictures with `pdftoppm` (of poppler-utils).
"""

import subprocess
import tempfile
from pathlib import Path

from maak_schermen import browsing
from playwright.sync_api import Page

DOCS = Path(__file__).resolve().parent
PAPIER = DOCS / "papier"
PER_DUIM = 75
PER_DUIM_A3 = 66
"""Fewer for the large sheet, or else its picture is a large file."""
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
