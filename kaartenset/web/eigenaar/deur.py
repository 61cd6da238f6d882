"""Exchanging the dilemma-eigenaar's key for a cookie; looking grants nothing."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.domain.sleutel import read_sleutel
from kaartenset.domain.weigering import OnbekendeEigenaarssleutel
from kaartenset.stand.eigenaar import EigenaarStand, read_eigenaar_stand
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.werkregels import is_eigenaarssleutel
from kaartenset.web.budget import eigenaarbudget
from kaartenset.web.geheim import hash_token
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import is_eigenaar, set_eigenaar

routes = Blueprint("eigenaar_deur", __name__, url_prefix="/s/<sid:sid>/eigenaar")


@routes.get("")
@voor(Voor.EIGENAAR)
def sleutel(sid: str) -> str | Response:
    """The field for the key, which a script takes from the address; who is in goes on."""
    with opslag_of().reading() as conn:
        sessie = find_sessie(conn, sid)
        stand = read_eigenaar_stand(conn, sessie)
        is_binnen = is_eigenaar(conn, sessie)
    return _render(stand, is_binnen=is_binnen)


@routes.post("")
@voor(Voor.EIGENAAR)
def enter(sid: str) -> Response:
    """Let this browser in with the session's present key of its dilemma-eigenaar."""
    getypt = request.form.get("sleutel", "")
    with opslag_of().reading() as conn:
        sessie = find_sessie(conn, sid)
        stand = read_eigenaar_stand(conn, sessie)
        on_refusal(lambda melding: _render(stand, getypt[:200], melding))
        eigenaarbudget().check()
        gelezen = read_sleutel(getypt)
        is_goed = gelezen is not None and is_eigenaarssleutel(conn, sessie, hash_token(gelezen))
    if gelezen is None or not is_goed:
        eigenaarbudget().spend()
        raise OnbekendeEigenaarssleutel
    verder = redirect(url_for("eigenaar.formulier", sid=sid), 303)
    return set_eigenaar(verder, sid, gelezen)


def _render(
    stand: EigenaarStand, getypt: str = "", melding: str = "", *, is_binnen: bool = False
) -> str:
    return render_template(
        "eigenaar/sleutel.html", stand=stand, getypt=getypt, melding=melding, is_binnen=is_binnen
    )
