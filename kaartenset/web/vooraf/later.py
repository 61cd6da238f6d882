"""Choosing cards to keep for later on the page with all cards, also before the session opens."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.kaarten import park_kaart
from kaartenset.storage.database import opslag_of
from kaartenset.web.begeleiden.paginas import read_deck
from kaartenset.web.geheim import nu
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider

routes = Blueprint("later", __name__, url_prefix="/s/<sid:sid>/begeleiding/kaarten")


@routes.post("/later")
@voor(Voor.BEGELEIDING)
def kies(sid: str) -> Response:
    """Keep a card for later, or no longer."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        if not sessie.heeft_kaarten:
            return redirect(url_for("begeleiding.leiden", sid=sid), 303)
        kaarten, _ = read_deck(conn, sessie)
    kaart_id = request.form.get("kaart", "")
    park_kaart(
        opslag_of(),
        sid,
        kaart_id=kaart_id,
        later=request.form.get("later") == "ja",
        aanwezig=frozenset(kaart.id for kaart in kaarten),
        now=nu(),
    )
    wake(sid)
    return redirect(url_for("begeleiding.kaarten", sid=sid, _anchor=f"kaart-{kaart_id}"), 303)
