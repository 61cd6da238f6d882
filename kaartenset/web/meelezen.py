"""Reading along with the editors: what they save is on the pages within two seconds."""

import logging
import time

from flask import Flask

from kaartenset.content.fout import Fout, printable
from kaartenset.content.gelezen import Gelezen
from kaartenset.content.wachter import Wachter
from kaartenset.web.elders import do_elsewhere
from kaartenset.web.inhoud import inhoud_of, make_inhoud, vandaag

log = logging.getLogger(__name__)

ELKE_S = 0.5
RUST_FACTOR = 4
"""On a slow disk there is at least so many times as long between two looks as one look takes."""


def keep_reading(app: Flask) -> None:
    """Look at the folder with decks, again and again, and serve what has changed."""
    wachter: Wachter = app.extensions["wachter"]
    while True:
        begin = time.monotonic()
        gelezen = do_elsewhere(lambda: wachter.look(vandaag()))
        if gelezen is not None:
            serve_changes(app, gelezen)
        time.sleep(max(ELKE_S, RUST_FACTOR * (time.monotonic() - begin)))


def serve_changes(app: Flask, gelezen: Gelezen) -> None:
    """Serve from now on what was read, and log once what has become wrong."""
    before = inhoud_of(app)
    app.extensions["inhoud"] = make_inhoud(app, gelezen)
    for fout in sorted(set(gelezen.fouten) - set(before.fouten)):
        log.warning("in de kaarten klopt iets niet: %s", _place_of(fout))


def _place_of(fout: Fout) -> str:
    """Where it is, without a word of what stands there."""
    return f"{printable(fout.pad.as_posix())}:{fout.regel}"
