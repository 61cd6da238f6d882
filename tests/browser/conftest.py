"""Stories in a real browser: the browser of the system, the real command, devices that complain."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from start import StartError, find_browser
from tests.browser.apparaten import Apparaten
from tests.browser.keuring import Keuring
from tests.browser.lopende_site import Site

HERE = Path(__file__).parent
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
)
"""Keeps the browser from asking anything of anybody but the site."""
LETTERS = "--font-render-hinting=none"
"""Has a browser without windows set letters as wide as one with windows does."""
ONE_A_DEVICE = "--renderer-process-limit=1"
"""Has the empty tab of a new device and the site's first page share a process."""
BY_PLAYWRIGHT = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""What Playwright itself switches off; the browser heeds one list, and ours comes last."""
ADDRESS_BAR = ("WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup")
"""Pages of the address bar: made for each device and never seen, at half a second each."""
PATIENCE_MS = 10_000


def pytest_collection_modifyitems(items):
    """Leave these tests out only where somebody asked for that."""
    if os.environ.get("KAARTENSET_ZONDER_BROWSER") == "1":
        reason = "KAARTENSET_ZONDER_BROWSER=1: de tests met een browser zijn op verzoek weggelaten"
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The browser that is on the system, in its own sandbox unless root runs it."""
    expect.set_options(timeout=PATIENCE_MS)
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(),
        "chromium_sandbox": os.geteuid() != 0,
        "args": [
            *QUIET,
            LETTERS,
            ONE_A_DEVICE,
            f"--disable-features={','.join(BY_PLAYWRIGHT + ADDRESS_BAR)}",
        ],
    }


@pytest.fixture(scope="session")
def base_url():
    """No address for all: each story has a site of its own."""
    return


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The real command, with a fresh database for each story."""
    with Site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def apparaten(new_context, site):
    """Makes devices; whatever goes wrong on one of them fails the test."""
    made = Apparaten(new_context, site.origin)
    yield made
    made.check()


@pytest.fixture(scope="session")
def gekeurd():
    """The endpoints of which a page was looked over whole, in this process of the run."""
    return set()


@pytest.fixture
def keuring(app, gekeurd):
    """Looks pages over; what it found is reported at the end of the story, all at once."""
    keuring = Keuring(app.url_map, gekeurd)
    yield keuring
    assert not keuring.findings, "\n".join(keuring.findings)


def find_chromium() -> str:
    """The browser that the command for tests takes; without one, the run stops here."""
    try:
        return find_browser(os.environ)["KAARTENSET_CHROMIUM"]
    except StartError as error:
        pytest.exit(str(error), returncode=1)
