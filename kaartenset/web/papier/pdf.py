"""PDFs of the pages for paper, with the extra `kaartenset[pdf]`; without it there are none.

Setting pages is a second or more of hard work. A process of its own does it: in this one it would
hold up every live screen, in a thread too, because a thread shares the interpreter. One at a time,
and for a short while what was made is kept, so that the same page is not set twice.
"""

import hashlib
import logging
import os
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock, Timer

from flask import abort, current_app, request
from werkzeug.wrappers import Response

from kaartenset.config import PAKKET
from kaartenset.domain.weigering import PdfMislukt, TeVeelDrukwerk
from kaartenset.web.budget import drukbudget, network_address
from kaartenset.web.papier.zetten import GEEN_BIBLIOTHEEK

log = logging.getLogger(__name__)

ZETTEN = Path(__file__).with_name("zetten.py")
GEBOUWD = PAKKET / "static" / "gebouwd"


class Drukkerij:
    """Makes PDFs one at a time and keeps the last ones, by what names their page.

    `in_de_rij` requests may be at it or wait for it, `per_adres` of them from one network address;
    the next is refused. `hooguit_s` is how long one page may take. `bewaard` PDFs are kept, in
    memory alone, for `bewaard_s` seconds at most.
    """

    def __init__(
        self,
        *,
        zetten: Path = ZETTEN,
        in_de_rij: int = 4,
        per_adres: int = 2,
        hooguit_s: float = 60,
        bewaard: int = 16,
        bewaard_s: float = 600,
    ) -> None:
        self._zetten = zetten
        self._in_de_rij = in_de_rij
        self._per_adres = per_adres
        self._rij: list[str] = []
        self._slot = Lock()
        self._hooguit_s = hooguit_s
        self._bewaard = bewaard
        self._bewaard_s = bewaard_s
        self._beurt = Lock()
        self._klaar: OrderedDict[str, bytes] = OrderedDict()

    def has(self, merk: str) -> bool:
        """Whether the PDF of this page lies ready."""
        return merk in self._klaar

    def make(self, html: str, merk: str, adres: str = "") -> bytes:
        """The PDF of a page, that `merk` names; raises TeVeelDrukwerk and PdfMislukt."""
        if (klaar := self._klaar.get(merk)) is not None:
            return klaar
        with self._place_for(adres), self._beurt:
            klaar = self._klaar.get(merk)  # made while this request waited
            return self._keep(merk, self._set_pages(html)) if klaar is None else klaar

    @contextmanager
    def _place_for(self, adres: str) -> Iterator[None]:
        """A place in the queue for this network address; raises TeVeelDrukwerk."""
        with self._slot:
            if len(self._rij) >= self._in_de_rij or self._rij.count(adres) >= self._per_adres:
                raise TeVeelDrukwerk
            self._rij.append(adres)
        try:
            yield
        finally:
            with self._slot:
                self._rij.remove(adres)

    def _keep(self, merk: str, pdf: bytes) -> bytes:
        self._klaar[merk] = pdf
        if len(self._klaar) > self._bewaard:
            self._klaar.popitem(last=False)
        vergeten = Timer(self._bewaard_s, self._klaar.pop, (merk, None))
        vergeten.daemon = True
        vergeten.start()
        return pdf

    def _set_pages(self, html: str) -> bytes:
        """Run `zetten`; it gets no setting of ours, and nothing of the page reaches a log."""
        try:
            klaar = subprocess.run(  # noqa: S603 - no shell
                [sys.executable, "-I", str(self._zetten), str(GEBOUWD)],
                input=html.encode(),
                capture_output=True,
                check=False,
                env={naam: os.environ[naam] for naam in os.environ if "KAARTENSET" not in naam},
                timeout=self._hooguit_s,
            )
        except subprocess.TimeoutExpired as fout:
            log.error("een pdf was na %d seconden nog niet klaar", self._hooguit_s)
            raise PdfMislukt from fout
        if klaar.returncode == GEEN_BIBLIOTHEEK:
            wat = klaar.stderr.decode(errors="replace")[:500]
            log.error("om een pdf te maken ontbreekt iets op dit systeem: %s", wat)
            raise PdfMislukt
        if klaar.returncode:
            log.error("het maken van een pdf is mislukt (%d)", klaar.returncode)
            raise PdfMislukt
        return klaar.stdout


DRUKKERIJ = Drukkerij()
"""One for the process: what it keeps follows from the page alone."""


def has_pdf() -> bool:
    """Whether the extra is installed."""
    try:
        version("weasyprint")
    except PackageNotFoundError:
        return False
    return True


def answer_pdf(html: str, naam: str, *, openbaar: bool) -> Response:
    """The PDF of a page, to keep under this name; 404 where no PDF can be made.

    One that has to be made draws on the budget of the network address, and is not made because a
    page of another site shows it; one for everybody is not sent again to who has it. Raises
    TeVeelDrukwerk and PdfMislukt.
    """
    if not current_app.config["PDF"]:
        abort(404)
    merk = _merk_of(html)
    antwoord = Response(mimetype="application/pdf")
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}.pdf"'
    if openbaar:
        antwoord.headers["Cache-Control"] = "no-cache"
        antwoord.set_etag(merk, weak=True)
        antwoord.make_conditional(request)
        if antwoord.status_code == 304:
            return antwoord
    if not DRUKKERIJ.has(merk):
        _refuse_embedding()
        drukbudget().spend()
    antwoord.set_data(DRUKKERIJ.make(html, merk, network_address()))
    return antwoord


def _refuse_embedding() -> None:
    """Refuse, with 403, what another site asks for in a page of its own; a link there is fine."""
    asked = request.headers
    if asked.get("Sec-Fetch-Site") == "cross-site" and asked.get("Sec-Fetch-Mode") != "navigate":
        abort(403)


def _merk_of(html: str) -> str:
    """What names a PDF: the page, which names its built files by their content, and its maker."""
    return hashlib.sha256(f"{version('weasyprint')}\n{html}".encode()).hexdigest()[:32]
