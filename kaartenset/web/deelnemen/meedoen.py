"""What a deelnemer does in their own part of a page: promise, raise a hand, be away for a while."""

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.eigen import come_back, go_away, lower_own_hand, promise, raise_hand
from kaartenset.storage.database import opslag_of
from kaartenset.web.deelnemen.sessie import render_bij, render_verwijderd
from kaartenset.web.geheim import nu
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import find_bezoeker

routes = Blueprint("meedoen", __name__, url_prefix="/s/<sid:sid>")

MEESTE_KAARTEN = 9999
"""A card's number above this is no number of a card."""


@routes.post("/belofte")
@voor(Voor.DEELNEMERS)
def belofte(sid: str) -> Response:
    """Promise to keep what is said within the group."""
    return _do(sid, promise)


@routes.post("/hand")
@voor(Voor.DEELNEMERS)
def hand(sid: str) -> Response:
    """Raise one's hand, or lower it."""
    return _do(sid, raise_hand if request.form.get("op") == "ja" else lower_own_hand)


@routes.post("/weg")
@voor(Voor.DEELNEMERS)
def weg(sid: str) -> Response:
    """Be away for a while, or be there again."""
    return _do(sid, go_away if request.form.get("weg") == "ja" else come_back)


def _do(sid: str, doe: Callable[..., str]) -> Response:
    """Do it for who is in, and go back to the page that it came from; all others go to the door."""
    kaart = request.form.get("kaart", 0, type=int)
    groep = redirect(url_for("deelnemer.sessie", sid=sid), 303)
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
    if not bezoeker.is_binnen:
        return groep

    def again(melding: str) -> str:
        with opslag_of().reading() as conn:
            bezoeker = find_bezoeker(conn, sid)
            if not bezoeker.is_binnen:
                return render_verwijderd(bezoeker)
            return render_bij(conn, bezoeker, kaart, melding)

    on_refusal(again)
    wake(doe(opslag_of(), sid, bezoeker.wie, now=nu()))
    if 0 < kaart <= MEESTE_KAARTEN:
        return redirect(url_for("deelnemer.kaart", sid=sid, nummer=kaart), 303)
    return groep
