"""Makes the pictures in docs/schermen, by `.venv/bin/python docs/maak_schermen.py`.

Starts the site with a fresh database, plays the beginning of a session, and takes each screen on a
laptop (1280 wide) and on a phone (390 wide). After that the same of a dilemmagesprek of which the
werkblad is filled in.
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

from kaartenset.commands.deelnemers import Binnenkomst, join_sessie  # noqa: E402
from kaartenset.commands.deur import set_deur  # noqa: E402
from kaartenset.domain.deur import Deur  # noqa: E402
from kaartenset.storage.database import opslag_of  # noqa: E402
from tests.browser.conftest import LETTERS, QUIET, find_chromium  # noqa: E402
from tests.browser.lopende_site import Site  # noqa: E402
from tests.cast import ANNA, BRAM, NOW, new_sessie  # noqa: E402
from tests.databases import dispose, make_app, migrate  # noqa: E402
from tests.decks import write_cards  # noqa: E402
from tests.dilemmagesprek import hold_dilemmagesprek  # noqa: E402
from tests.werksessies import go_to  # noqa: E402

BREEDTES = {"laptop": 1280, "telefoon": 390}
HOOGSTE = 800
KAARTEN_VERDER = 5
BLOK = "Ideeën op een lijn"
"""Where the dilemmagesprek is on its pictures."""


def main() -> None:
    """Play, and write eighteen pictures."""
    (DOCS / "schermen").mkdir(exist_ok=True)
    with browsing() as (browser, origin):
        _play(browser, origin)
    with tempfile.TemporaryDirectory() as folder:
        sid = _hold_dilemmagesprek(Path(folder))
        with browsing(folder) as (browser, origin):
            _take_werkblad(browser, origin, sid)


@contextlib.contextmanager
def browsing(bestaand: str = "") -> Iterator[tuple[Browser, str]]:
    """A browser, and the origin of a site: with a fresh database, or with that in a folder."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Site(Path(bestaand or folder)) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=find_chromium(),
            args=[*QUIET, LETTERS],
            chromium_sandbox=os.geteuid() != 0,
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


def _hold_dilemmagesprek(folder: Path) -> str:
    """Make one in a database of its own, with everything filled in; gives its sid."""
    app = make_app(f"sqlite:///{folder / 'kaartenset.sqlite3'}")
    migrate(app)
    opslag = opslag_of(app)
    write_cards(folder / "cards")
    nieuw = new_sessie(folder / "cards", titel="Dilemmagesprek", eigenaar="Noor", begeleider="Anna")
    sid = hold_dilemmagesprek(opslag, nieuw)
    set_deur(opslag, sid, Deur.OPEN, gezien=Deur.WACHTKAMER, now=NOW)
    join_sessie(
        opslag, sid, Binnenkomst(BRAM.cookie_hash, None, ("Blauwe otter",)), limiet=9, now=NOW
    )
    go_to(opslag, sid, BLOK)
    dispose(app)
    return sid


def _take_werkblad(browser: Browser, origin: str, sid: str) -> None:
    begeleider, deelnemer = (_open(browser, origin) for _ in range(2))
    pad = f"/s/{sid}/"
    for page, naam, wie in ((begeleider, "begeleider", ANNA), (deelnemer, "deelnemer", BRAM)):
        cookie = {"name": naam, "value": wie.token, "url": f"{origin}{pad}"}
        page.context.add_cookies([cookie])
    deelnemer.goto(pad)
    deelnemer.get_by_role("button", name="Ik houd het binnen deze groep").click()
    deelnemer.get_by_role("button", name="Ik houd het binnen deze groep").wait_for(state="detached")
    for page, adres, naam in (
        (begeleider, f"{pad}begeleiding/", "werkblad-begeleiden"),
        (deelnemer, pad, "werkblad-deelnemer"),
        (begeleider, f"{pad}scherm", "werkblad-scherm"),
    ):
        page.goto(adres)
        _take(page, naam)


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
