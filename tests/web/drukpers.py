"""The press of the tests: WeasyPrint stays ready in one process, and a page is set once.

The program `zetten` starts anew for each PDF, which takes longer than most pages; it is what the
long form uses, and what `test_pdf` looks at in both.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from kaartenset.web.papier.pdf import GEBOUWD, Drukkerij
from kaartenset.web.papier.zetten import set_pages


class Drukpers:
    """Sets pages in a process of its own, which starts when the first is asked for."""

    def __init__(self) -> None:
        self._proces = ProcessPoolExecutor(1, get_context("spawn"), without_dates)
        self._gezet: dict[str, bytes] = {}

    def set_pages(self, html: str) -> bytes:
        """The PDF of a page; raises what WeasyPrint raises."""
        if html not in self._gezet:
            self._gezet[html] = self._proces.submit(set_pages, html, GEBOUWD).result()
        return self._gezet[html]

    def stop(self) -> None:
        self._proces.shutdown()


class SnelleDrukkerij(Drukkerij):
    """Waits, keeps and forgets as that of the site does, and has its pages set on a Drukpers."""

    def __init__(self, pers: Drukpers) -> None:
        super().__init__()
        self._pers = pers

    def _set_pages(self, html: str) -> bytes:
        return self._pers.set_pages(html)


def without_dates() -> None:
    """Have fonts say no date, as the program does."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
