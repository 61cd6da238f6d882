"""Makes the pictures in docs/papier, by `.venv/bin/python docs/maak_papier.py`.

Starts the site with a fresh database, prepares a session, asks for every PDF, and turns some of
their pages into pictures with `pdftoppm` (of poppler-utils).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

from tests.browser.conftest import QUIET, find_chromium  # noqa: E402
from tests.browser.lopende_site import Site  # noqa: E402

PAPIER = DOCS / "papier"
PER_DUIM = 75
DECK = "/kaarten/actieve-openbaarmaking"


def main() -> None:
    """Write a picture of each kind of page."""
    PAPIER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Site(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(QUIET), chromium_sandbox=os.geteuid() != 0
        )
        page = browser.new_page(base_url=site.origin)
        papier = _prepare(page)
        pictures = {
            "kaarten": (f"{DECK}/f3eb8ae43d0034b4/afdrukken.pdf", (1, 2, 15, 16)),
            "kaarten-op-soort": (f"{DECK}/op-soort/afdrukken.pdf", (5, 6)),
            "feitenblad": ("/feitenblad.pdf", (1,)),
            "boekje": (f"{papier}/boekje.pdf", (1, 2, 4)),
            "draaiboek": (f"{papier}/draaiboek.pdf", (1, 3)),
        }
        for naam, (address, pages) in pictures.items():
            pdf = Path(folder, f"{naam}.pdf")
            pdf.write_bytes(page.request.get(address).body())
            for nummer in pages:
                _take(pdf, nummer, PAPIER / f"{naam}-{nummer}")
        browser.close()


def _prepare(page: Page) -> str:
    """Make a session and return where its paper is."""
    page.goto("/sessies/nieuw")
    page.get_by_label("Woord").fill("stille haven")
    page.get_by_role("button", name="Sessie maken").click()
    page.get_by_role("link", name="Naar het begeleidersscherm").wait_for()
    return f"{page.url.rpartition('/')[0]}/papier"


def _take(pdf: Path, nummer: int, picture: Path) -> None:
    numbers = ["-f", str(nummer), "-l", str(nummer)]
    options = ["-png", "-singlefile", "-r", str(PER_DUIM), *numbers]
    subprocess.run(["pdftoppm", *options, str(pdf), str(picture)], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    main()
