"""Exchanging the begeleider's key, or a code for once, for a cookie; looking grants nothing."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.apparaten import enter_code
from kaartenset.commands.sleutel import enter_sleutel
from kaartenset.domain.sleutel import read_code, read_sleutel, write_code, write_sleutel
from kaartenset.domain.weigering import OnbekendeCode, OnbekendeSleutel
from kaartenset.storage.apparaten import has_code
from kaartenset.storage.database import opslag_of
from kaartenset.web.budget import codebudget
from kaartenset.web.geheim import derive_bits, derive_token, hash_token, new_token, nu
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import set_begeleider, set_scherm

routes = Blueprint("sleutel", __name__)


@routes.get("/sleutel")
@voor(Voor.IEDEREEN)
def sleutel() -> str:
    """The field for a key or a code; a script fills it in from the address's fragment."""
    return _render("", "")


@routes.post("/sleutel")
@voor(Voor.IEDEREEN)
def enter() -> Response:
    """Let this device in: with the key or a code as the begeleider's, or for the screen alone."""
    getypt = request.form.get("sleutel", "")
    on_refusal(lambda melding: _render(getypt[:200], melding))
    code = read_code(getypt)
    if code is not None:
        return _enter_with_code(code)
    gelezen = read_sleutel(getypt)
    if gelezen is None:
        raise OnbekendeSleutel
    cookie = new_token()
    sid = enter_sleutel(
        opslag_of(), sleutel_hash=hash_token(gelezen), cookie_hash=hash_token(cookie), now=nu()
    )
    return set_begeleider(redirect(url_for("begeleiding.leiden", sid=sid), 303), sid, cookie)


def sleutel_of(sid: str, nummer: int) -> str:
    """A session's key after it was replaced so often, as only this installation can write it."""
    return write_sleutel(derive_bits("sleutel", f"{sid}\n{nummer}" if nummer else sid))


def eigenaarssleutel_of(sid: str, nummer: int) -> str:
    """The key of a session's dilemma-eigenaar after it was replaced so often."""
    return write_sleutel(derive_bits("eigenaar", f"{sid}\n{nummer}"))


def code_of(sid: str, nonce: str) -> str:
    """The code for once that follows from what is stored of it; only this installation knows."""
    return write_code(derive_bits("code", f"{sid}\n{nonce}"))


def hash_code(code: str) -> str:
    """What is stored of a code: so short a one could be found from a hash that anyone can make."""
    return hash_token(derive_token("codehash", code))


def _enter_with_code(code: str) -> Response:
    codebudget().check()
    code_hash = hash_code(code)
    with opslag_of().reading() as conn:
        is_bekend = has_code(conn, code_hash, now=nu())
    if not is_bekend:
        codebudget().spend()
        raise OnbekendeCode
    cookie = new_token()
    sid, soort = enter_code(
        opslag_of(), code_hash=code_hash, cookie_hash=hash_token(cookie), now=nu()
    )
    if soort.is_scherm:
        return set_scherm(redirect(url_for("scherm.scherm", sid=sid), 303), sid, cookie)
    return set_begeleider(redirect(url_for("begeleiding.leiden", sid=sid), 303), sid, cookie)


def _render(getypt: str, melding: str) -> str:
    return render_template("sleutel/sleutel.html", getypt=getypt, melding=melding)
