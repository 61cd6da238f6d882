"""The werkblad on the begeleider's side: all of it, and one field with every entry changeable."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.werkblad import set_schrijver
from kaartenset.commands.werkvak import Pen
from kaartenset.domain.weigering import Veranderd
from kaartenset.domain.werkblad import Schrijver
from kaartenset.domain.werkweigering import OngeldigDeel
from kaartenset.stand.begeleiding import BegeleidingStand, read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.web.begeleiden.paginas import render_leiden
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.werkveld import Getypt, give_getypt, keep_regel, keep_veld

routes = Blueprint("werkblad_leiden", __name__, url_prefix="/s/<sid:sid>/begeleiding/werkblad")
routes.after_request(pack)

PEN = Pen(Schrijver.BEGELEIDER)
BEWAARD = "Opgeslagen."
VERANDERD = (
    "Een ander veranderde dit intussen. Wat jij typte, staat er nog, maar is niet opgeslagen. Kijk"
    " wat er nu staat, en kies opnieuw."
)
PAGINAS = {"leiden": "begeleiding.leiden", "werkblad": "werkblad_leiden.werkblad"}
"""Where a form can stand, as its address says, besides the page of its field."""


@routes.before_request
def only_for_begeleider() -> Response | None:
    """Everything here needs the begeleider's cookie, and a refusal gives the form back."""
    view_args = request.view_args or {}
    sid: str = view_args["sid"]
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
    if sessie.heeft_kaarten:
        return redirect(url_for("begeleiding.leiden", sid=sid), 303)
    veld_id: str = view_args.get("veld_id", "")
    regel_id: int = view_args.get("regel_id", 0)
    on_refusal(lambda zin: _give_back(sid, veld_id, give_getypt(veld_id, regel_id, zin)))
    return None


@routes.get("")
@voor(Voor.BEGELEIDING)
def werkblad(sid: str) -> str:
    """All fields by their parts, also those that the group has not come to."""
    return _render_alles(_read(sid))


@routes.get("/<veld_id>")
@voor(Voor.BEGELEIDING)
def veld(sid: str, veld_id: str) -> str:
    """One field, with a form for each of its entries."""
    return _render_veld(_read(sid), veld_id)


@routes.post("/<veld_id>")
@voor(Voor.BEGELEIDING)
def schrijf(sid: str, veld_id: str) -> Response:
    """Add an entry, or write the text of a field that has one."""
    terug = give_getypt(veld_id, 0, VERANDERD)
    on_refusal(lambda _: _give_back(sid, veld_id, terug), Veranderd)
    keep_veld(sid, PEN, veld_id)
    return _done(sid, veld_id)


@routes.post("/<veld_id>/<int:regel_id>")
@voor(Voor.BEGELEIDING)
def wijzig(sid: str, veld_id: str, regel_id: int) -> Response:
    """Change an entry, or take it out."""
    terug = give_getypt(veld_id, regel_id, VERANDERD)
    on_refusal(lambda _: _give_back(sid, veld_id, terug), Veranderd)
    keep_regel(sid, PEN, veld_id, regel_id)
    return _done(sid, veld_id)


@routes.post("/<veld_id>/schrijver")
@voor(Voor.BEGELEIDING)
def schrijver(sid: str, veld_id: str) -> Response:
    """Say who writes in a field from now on."""
    on_refusal(lambda zin: _give_back(sid, veld_id, Getypt("", 0, {}, zin)))
    wie, gezien = _read_schrijver("wie"), _read_schrijver("gezien")
    set_schrijver(opslag_of(), sid, veld_id=veld_id, wie=wie, gezien=gezien, now=nu())
    wake(sid)
    return _done(sid, veld_id)


def _read_schrijver(naam: str) -> Schrijver:
    try:
        return Schrijver(request.form.get(naam, ""))
    except ValueError as fout:
        raise OngeldigDeel from fout


def _done(sid: str, veld_id: str) -> Response:
    """Back to where the form stands."""
    flash(BEWAARD, "goed")
    pagina = PAGINAS.get(request.args.get("plaats", ""))
    if pagina is None:
        return redirect(url_for("werkblad_leiden.veld", sid=sid, veld_id=veld_id), 303)
    return redirect(url_for(pagina, sid=sid, _anchor=f"veld-{veld_id}"), 303)


def _give_back(sid: str, veld_id: str, terug: Getypt) -> str:
    """The page that the form came from, with what was typed; else that of the field alone."""
    stand = _read(sid)
    plaats = request.args.get("plaats")
    beheer = stand.werkblad
    if beheer is None or (plaats == "leiden" and stand.toont_veld(veld_id)):
        return render_leiden(sid, terug.zin, terug)
    if plaats == "werkblad" or beheer.stand.find(veld_id) is None:
        return _render_alles(stand, terug)
    return _render_veld(stand, veld_id, terug)


def _read(sid: str) -> BegeleidingStand:
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        return read_begeleiding_stand(conn, sid, now=nu())


def _render_alles(stand: BegeleidingStand, terug: Getypt | None = None) -> str:
    return render_template("begeleiding/werkblad.html", stand=stand, terug=terug)


def _render_veld(stand: BegeleidingStand, veld_id: str, terug: Getypt | None = None) -> str:
    beheer = stand.werkblad or abort(404)
    een = beheer.stand.find(veld_id) or abort(404)
    return render_template("begeleiding/werkveld.html", stand=stand, een=een, terug=terug)
