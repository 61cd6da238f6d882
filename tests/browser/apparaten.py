"""Devices: a browser of its own for each person, and a list of all that goes wrong on them."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Page

LAPTOP = 1280
TELEFOON = 390
PATIENCE_MS = 10_000
LOST = r"net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)"
"""What a browser says when the site is away."""


class Fault(NamedTuple):
    """Something that a device complained about."""

    kind: str
    text: str


class Apparaten:
    """Opens devices on one site; `check` fails on any complaint that was not announced."""

    def __init__(self, new_context, origin: str) -> None:
        self.origin = origin
        self._new_context = new_context
        self._faults: list[Fault] = []
        self._expected: list[str] = []

    def open(self, width: int = LAPTOP, *, origin: str = "", script: str = "", **options) -> Page:
        """A new device with one empty tab; `script` runs there before every page's own."""
        height = 844 if width < 600 else 900
        context = self._new_context(
            base_url=origin or self.origin,
            viewport={"width": width, "height": height},
            locale="nl-NL",
            **options,
        )
        context.set_default_timeout(PATIENCE_MS)
        if script:
            context.add_init_script(script)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self._note("error", str(error.error)))
        context.on("request", lambda request: self._look_at(request.url, origin or self.origin))
        return context.new_page()

    def expect_fault(self, pattern: str) -> None:
        """Announce a complaint that this test brings about on purpose."""
        self._expected.append(pattern)

    def check(self) -> None:
        """Fail when a device complained of anything else than was announced."""
        unexpected = [fault for fault in self._faults if not self._is_expected(fault)]
        assert not unexpected, unexpected

    def _is_expected(self, fault: Fault) -> bool:
        return any(re.search(pattern, fault.text) for pattern in self._expected)

    def _hear(self, message) -> None:
        if message.type in {"error", "warning"}:
            self._note(message.type, message.text)

    def _look_at(self, url: str, origin: str) -> None:
        if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and not url.startswith(origin):
            self._note("elsewhere", url)

    def _note(self, kind: str, text: str) -> None:
        self._faults.append(Fault(kind, text))


def open_beside(page: Page) -> Page:
    """A second window on the same device; a second tab would hide the first and slow it down."""
    with page.context.expect_page() as opened:
        page.evaluate("void open('about:blank', '_blank', 'popup,noopener')")
    return opened.value
