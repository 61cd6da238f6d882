"""Frames: what each audience's screen shows now, rendered once and kept for all of them."""

import re
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from flask import Flask, current_app, render_template
from sqlalchemy import Connection

from kaartenset.domain.html import Html
from kaartenset.domain.weigering import OnbekendeSessie
from kaartenset.live import Frame, Kanaal
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.stand.deelnemers import (
    read_deelnemers_stand,
    read_deur_stand,
    read_scherm_stand,
)
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import nu

BEWAARD = 4_000
"""How many frames are kept: one for each audience of each session that is looked at."""


EIGEN_PLEK = "<!-- eigen -->"
"""Where a page has what is the deelnemer's own: never in the frame that everybody gets."""
EIGEN_VELD = re.compile(r"<!-- eigen ([a-z0-9-]+) -->")
"""The same at one field of a werkblad, with the id of that field."""


class Stand(Protocol):
    """What every audience's Stand has: which one it is, and until when it holds by itself."""

    @property
    def merk(self) -> str:
        """Equal for equal frames."""

    @property
    def tot(self) -> datetime | None:
        """When it changes of its own accord."""


READERS: dict[str, Callable[..., Any]] = {
    "deelnemers": read_deelnemers_stand,
    "scherm": read_scherm_stand,
    "begeleiding": read_begeleiding_stand,
    "deur": read_deur_stand,
}
TEMPLATES = {
    "deelnemers": "deelnemer/_stand.html",
    "scherm": "scherm/_stand.html",
    "begeleiding": "begeleiding/_stand.html",
    "deur": "deur/_stand.html",
}


class Frames:
    """Reads the present frame of a channel; rendering happens once per merk."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._kept: OrderedDict[Kanaal, Frame] = OrderedDict()

    def read(self, kanaal: Kanaal) -> Frame | None:
        """The present frame for the hub, or None when the session is gone."""
        try:
            with opslag_of(self._app).reading() as conn:
                return self.read_on(conn, kanaal)
        except OnbekendeSessie:
            self.forget(kanaal.sid)  # deleted, perhaps by another process
            return None

    def read_on(self, conn: Connection, kanaal: Kanaal) -> Frame:
        """The present frame, on a connection that is open; raises OnbekendeSessie."""
        return self.render(kanaal, READERS[kanaal.publiek](conn, kanaal.sid, now=nu()))

    def render(self, kanaal: Kanaal, stand: Stand) -> Frame:
        """The frame that shows a Stand; rendered unless the last one had the same merk."""
        kept = self._kept.pop(kanaal, None)
        if kept is not None and kept.merk == stand.merk:
            html = kept.html
        else:
            html = self._app.jinja_env.get_template(TEMPLATES[kanaal.publiek]).render(stand=stand)
        tot = stand.tot.timestamp() if stand.tot else None
        frame = Frame(merk=stand.merk, html=html, tot=tot)
        self._kept[kanaal] = frame
        if len(self._kept) > BEWAARD:
            self._kept.popitem(last=False)
        return frame

    def forget(self, sid: str) -> None:
        """Keep nothing of a session that is gone, or of which something is."""
        for kanaal in [kanaal for kanaal in self._kept if kanaal.sid == sid]:
            self._kept.pop(kanaal, None)


def frames_of(app: Flask | None = None) -> Frames:
    """The frames of this application, or of the present one."""
    frames: Frames = (app or current_app).extensions["frames"]
    return frames


def first_paint(publiek: str, sid: str, stand: Stand, **eigen: Any) -> dict[str, Any]:
    """What a live page needs to begin with: the frame of a Stand, its merk, the server's time.

    A frame that has a place for what is a deelnemer's own is given in two halves, of which the
    first also in pieces, each with the id of the field that has such a place after it, or ''. What
    is `eigen`, such as what this visitor typed, is rendered for them alone and not kept.
    """
    frame = frames_of().render(Kanaal(sid, publiek), stand)
    html = frame.html
    if any(een is not None for een in eigen.values()):
        html = render_template(TEMPLATES[publiek], stand=stand, **eigen)
    voor, _, na = html.partition(EIGEN_PLEK)
    stukken = EIGEN_VELD.split(voor)
    return {
        "frame": Html(voor),
        "frame_stukken": tuple(zip(map(Html, stukken[::2]), [*stukken[1::2], ""], strict=True)),
        "frame_na": Html(na),
        "merk": frame.merk,
        "nu": nu(),
    }
