"""What only the begeleider may see, and a look through everything that others are answered."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import islice

from pypdf import PdfReader
from werkzeug.test import TestResponse

from tests.decks import BLOKKEN, KAART_IDS, marker_of, script_marker_of
from tests.web.browser import OWN
from tests.web.routes import addresses

NOTITIE = "notitiewoord"
"""What the begeleider wrote in every note that there can be."""

MARKERS = (
    *map(marker_of, KAART_IDS),
    *(script_marker_of(titel) for titel, *_ in BLOKKEN),
    "Deelnemers zien dit niet",
    NOTITIE,
)
"""Words that stand in a toelichting, a script or a note and nowhere else; and the badge with it."""


def read_answer(answer: TestResponse, events: int = 2) -> bytes:
    """All that an answer gives away: its headers and its body; of a stream the first events.

    Of a PDF its text, and a hash by which two of them can be told apart.
    """
    with closing(answer):
        head = "".join(f"{name}: {value}\n" for name, value in answer.headers)
        is_stream = answer.mimetype == "text/event-stream"
        body = b"".join(islice(answer.response, events)) if is_stream else answer.data
        if answer.mimetype == "application/pdf":
            body = f"{sha256(body).hexdigest()}\n{text_of_pdf(body)}".encode()
        return f"{answer.status}\n{head}\n".encode() + body


@lru_cache
def text_of_pdf(data: bytes) -> str:
    """All that can be read in a PDF, on one line; its text is packed, so it hides from a search."""
    pages = PdfReader(BytesIO(data), strict=True).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\0", "").split())  # with an emoji pypdf gives letters in two


def answers_to(browser, app, sid, **headers: str) -> Iterator[tuple[str, bytes]]:
    """What this browser is answered at every address that is not the begeleider's."""
    for address in addresses(app, sid):
        if not address.is_begeleiding:
            for method in sorted(address.methods):
                answer = browser.open(address.path, method=method, headers=OWN | headers)
                yield f"{method} {address.path}", read_answer(answer)


def leaks(browser, app, sid, markers: Iterable[str] = MARKERS) -> list[str]:
    """Where this browser reads a word that is the begeleider's, in what is of this session."""
    return [
        f"{where}: {marker}"
        for where, answer in answers_to(browser, app, sid)
        for marker in markers
        if marker.encode() in answer
    ]
