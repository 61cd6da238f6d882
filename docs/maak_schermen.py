"""Makes the pictures in docs/schermen, by `.venv/bin/python docs/maak_schermen.py`.

Starts the site with a fresh database, plays the beginning of a session, and takes each screen on a
laptop (1280 wide) and on a phone (390 wide).
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

from tests.browser.conftest import QUIET, find_chromium  # noqa: E402
from tests.browser.lopende_site import Site  # noqa: E402

BREEDTES = {"laptop": 1280, "telefoon": 390}
HOOGSTE = 860
KAARTEN_VERDER = 5


def main() -> None:
    """Play, and write twelve pictures."""
    (DOCS / "schermen").mkdir(exist_ok=True)
    with browsing() as (browser, origin):
        _play(browser, origin)


@contextlib.contextmanager
def browsing() -> Iterator[tuple[Browser, str]]:
    """A browser, and the origin of a site with a fresh database."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Site(Path(folder)) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=find_chromium(), args=list(QUIET), chromium_sandbox=os.geteuid() != 0
        ) as browser,
    ):
        yield browser, site.origin


def _play(browser: Browser, origin: str) -> None:
    begeleider, deelnemer = (_open(browser, origin) for _ in range(2))
    begeleider.goto("/")
    _take(begeleider, "start")
    begeleider.goto("/sessies/nieuw")
    begeleider.get_by_label("Woord").fill("stille haven")
    begeleider.get_by_role("button", name="Sessie maken").click()
    begeleider.get_by_role("link", name="Naar het begeleidersscherm").click()
    begeleider.get_by_role("button", name="Open de sessie").click()
    begeleider.get_by_role("button", name="Volgende kaart").wait_for()
    begeleiding = begeleider.url
    deelnemer.goto(begeleiding.removesuffix("begeleiding/"))
    deelnemer.get_by_label("Voornaam").fill("Bram")
    deelnemer.get_by_role("button", name="Doe mee").click()
    begeleider.get_by_role("button", name="Volgend onderdeel").click()
    begeleider.get_by_role("button", name="Start").click()
    for nummer in range(2, 2 + KAARTEN_VERDER):
        begeleider.get_by_role("button", name="Volgende kaart").click()
        begeleider.get_by_text(f"Kaart {nummer} van").wait_for()
    deelnemer.get_by_text(f"Kaart {1 + KAARTEN_VERDER} van").wait_for()
    _take(begeleider, "begeleiden")
    _take(deelnemer, "deelnemer")
    deelnemer.get_by_role("link", name="Volgende").click()
    _take(deelnemer, "kaart")
    begeleider.goto(f"{begeleiding}draaiboek")
    _take(begeleider, "draaiboek")
    begeleider.goto(begeleiding.replace("begeleiding/", "scherm"))
    _take(begeleider, "scherm")


def _open(browser: Browser, origin: str) -> Page:
    context = browser.new_context(base_url=origin, locale="nl-NL", reduced_motion="reduce")
    return context.new_page()


def _take(page: Page, naam: str) -> None:
    for apparaat, breedte in BREEDTES.items():
        page.set_viewport_size({"width": breedte, "height": 800})
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": breedte, "height": min(height, HOOGSTE)})
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=DOCS / "schermen" / f"{naam}-{apparaat}.png")


if __name__ == "__main__":
    main()
