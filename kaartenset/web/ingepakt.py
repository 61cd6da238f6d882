"""Pages packed with gzip on the way to a browser: a whole deck travels as one tenth."""

import gzip

from flask import request
from werkzeug.wrappers import Response

MINSTENS = 1_000
"""Smaller answers, in bytes, go as they are."""
NIVEAU = 5


def pack(antwoord: Response) -> Response:
    """Pack a page for a browser that can unpack it; the same page gives the same bytes.

    Only for pages that are not asked for a thousand times a second; a cookie never comes along
    with a request from another site, so no stranger can guess at what stands in them by its size.
    """
    if antwoord.status_code not in {200, 304}:
        return antwoord  # nothing may tell one refusal from another
    antwoord.vary.add("Accept-Encoding")
    if not (
        antwoord.mimetype == "text/html"
        and request.accept_encodings["gzip"]
        and "Content-Encoding" not in antwoord.headers
        and len(antwoord.get_data()) >= MINSTENS
    ):
        return antwoord
    antwoord.set_data(gzip.compress(antwoord.get_data(), NIVEAU, mtime=0))
    antwoord.headers["Content-Encoding"] = "gzip"
    return antwoord
