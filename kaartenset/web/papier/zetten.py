"""Sets one page as a PDF: HTML from standard input, the PDF to standard output.

A program of its own, which `papier.pdf` runs for every PDF with the folder of the built files as
its only argument; it imports nothing of Kaartenset and asks nothing of any network. What is amiss
with the page comes on standard error; without WeasyPrint, or the libraries that it needs, it ends
with GEEN_BIBLIOTHEEK.
"""

import logging
import os
import sys
from pathlib import Path

SITE = "https://kaartenset.invalid"
"""Where the page says that it stands: an address that nobody can have (RFC 2606)."""

GEEN_BIBLIOTHEEK = 3
SOORTEN = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
"""The built files that a page on paper can ask for."""


def set_pages(html: str, gebouwd: Path) -> bytes:
    """A tagged PDF (PDF/UA-1) of a page, the same bytes every time; raises ImportError, OSError."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    bestanden = {
        f"{SITE}/static/{pad.name}": pad for pad in gebouwd.iterdir() if pad.suffix in SOORTEN
    }

    class OnlyOurs(URLFetcher):
        """Gives the built files, and nothing else."""

        def __init__(self) -> None:
            super().__init__(allow_redirects=False)  # type: ignore[no-untyped-call]

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url not in bestanden:
                raise ValueError(f"niet van ons: {url}")
            pad = bestanden[url]
            koppen = {"Content-Type": SOORTEN[pad.suffix]}
            return URLFetcherResponse(url, pad.read_bytes(), koppen)

    pagina = HTML(string=html, base_url=f"{SITE}/", url_fetcher=OnlyOurs())
    return bytes(pagina.write_pdf(pdf_variant="pdf/ua-1"))


def main() -> None:
    """Set the page that comes in."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # fonts say no date
    if hasattr(os, "nice"):
        os.nice(10)  # people who are in a session go first
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    html = sys.stdin.buffer.read().decode()
    try:
        pdf = set_pages(html, Path(sys.argv[1]))
    except (ImportError, OSError) as fout:
        sys.stderr.write(f"{fout}\n")
        sys.exit(GEEN_BIBLIOTHEEK)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
