"""One field of the werkblad for a deelnemer: what is in it, and writing in it."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.werkvak import Pen
from kaartenset.domain.weigering import OpslagWeg, SessieNietOpen, Veranderd
from kaartenset.domain.werkblad import Schrijver
from kaartenset.storage.database import opslag_of
from kaartenset.web.deelnemen.werkterug import (
    VELD,
    find_eigen_veld,
    find_plek,
    give_back,
    read_bij,
    render_veld,
)
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import find_bezoeker
from kaartenset.web.werkveld import keep_regel, keep_veld

NIET_OPEN = "De sessie is niet open. Daarom is je tekst niet opgeslagen."
VERANDERD = (
    "Iemand anders was je voor. Jouw tekst staat er nog, maar is niet opgeslagen. Moet die er komen"
    " te staan? Sla dan nog eens op."
)

routes = Blueprint("werkblad", __name__, url_prefix="/s/<sid:sid>/werkblad")


@routes.get("/<veld_id>")
@voor(Voor.DEELNEMERS)
def veld(sid: str, veld_id: str) -> str | Response:
    """A field that the group has come to; a 404 for any other."""
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
        if not bezoeker.is_binnen or not bezoeker.sessie.is_open:
            return redirect(url_for("deelnemer.sessie", sid=sid), 303)
        eigen_veld = find_eigen_veld(conn, bezoeker, veld_id)
        if eigen_veld is None:
            abort(404)
        return render_veld(conn, bezoeker, eigen_veld)


@routes.post("/<veld_id>")
@voor(Voor.DEELNEMERS)
def schrijf(sid: str, veld_id: str) -> Response:
    """Add an entry to a field, or write the text of one that has a text."""
    return _write(sid, veld_id, 0, lambda pen: keep_veld(sid, pen, veld_id))


@routes.post("/<veld_id>/<int:regel_id>")
@voor(Voor.DEELNEMERS)
def regel(sid: str, veld_id: str, regel_id: int) -> Response:
    """Change an entry, or take it out."""
    return _write(sid, veld_id, regel_id, lambda pen: keep_regel(sid, pen, veld_id, regel_id))


def _write(sid: str, veld_id: str, regel_id: int, write: Callable[[Pen], None]) -> Response:
    """Write for who is in, and go back to where the form is; all others go to the door."""
    bij = read_bij(VELD)
    on_refusal(lambda zin: give_back(sid, veld_id, zin, regel_id=regel_id, bij=bij), OpslagWeg)
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
    on_refusal(lambda zin: give_back(sid, veld_id, zin, regel_id=regel_id, bij=bij))
    on_refusal(
        lambda _: give_back(sid, veld_id, NIET_OPEN, regel_id=regel_id, bij=bij), SessieNietOpen
    )
    if not _is_weg():
        on_refusal(
            lambda _: give_back(sid, veld_id, VERANDERD, regel_id=regel_id, bij=bij), Veranderd
        )
    if not bezoeker.is_binnen:
        return redirect(url_for("deelnemer.sessie", sid=sid), 303)
    write(Pen(Schrijver.ALLEN, bezoeker.wie))
    _tell(sid, veld_id)
    return redirect(find_plek(sid, veld_id, bij), 303)


def _tell(sid: str, veld_id: str) -> None:
    """Say what was done: the form itself does not, and what it changed can be out of sight."""
    with opslag_of().reading() as conn:
        eigen_veld = find_eigen_veld(conn, find_bezoeker(conn, sid), veld_id)
    if eigen_veld is not None:
        gedaan = "Weggehaald" if _is_weg() else "Opgeslagen"
        flash(f"{gedaan} bij ‘{eigen_veld.stand.veld.titel}’.", "goed")


def _is_weg() -> bool:
    """Whether this request takes an entry out."""
    return request.form.get("weg") == "ja"
