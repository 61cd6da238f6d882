"""Exchanging the begeleider's key for a cookie; looking at this page never grants anything."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.sleutel import enter_sleutel
from kaartenset.domain.sleutel import read_sleutel, write_sleutel
from kaartenset.domain.weigering import OnbekendeSleutel
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import derive_bits, hash_token, new_token, nu
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import set_begeleider

routes = Blueprint("sleutel", __name__)


@routes.get("/sleutel")
@voor(Voor.IEDEREEN)
def sleutel() -> str:
    """The field for the key; a script fills it in from the address's fragment."""
    return _render("", "")


@routes.post("/sleutel")
@voor(Voor.IEDEREEN)
def enter() -> Response:
    """Make this device one of the begeleider's."""
    getypt = request.form.get("sleutel", "")
    on_refusal(lambda melding: _render(getypt[:200], melding))
    gelezen = read_sleutel(getypt)
    if gelezen is None:
        raise OnbekendeSleutel
    cookie = new_token()
    sid = enter_sleutel(
        opslag_of(), sleutel_hash=hash_token(gelezen), cookie_hash=hash_token(cookie), now=nu()
    )
    return set_begeleider(redirect(url_for("begeleiding.leiden", sid=sid), 303), sid, cookie)


def sleutel_of(sid: str) -> str:
    """The key of the session with this sid, as only this installation can write it."""
    return write_sleutel(derive_bits("sleutel", sid))


def _render(getypt: str, melding: str) -> str:
    return render_template("sleutel/sleutel.html", getypt=getypt, melding=melding)
