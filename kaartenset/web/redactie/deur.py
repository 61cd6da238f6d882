"""The way in and out of the editors' pages: the operator's key is exchanged for a cookie."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.domain.weigering import OnbekendeRedactiesleutel
from kaartenset.web.budget import sleutelbudget
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import (
    REDACTIE_PAD,
    forget_redacteur,
    is_redacteur,
    is_redactiesleutel,
    set_redacteur,
)

routes = Blueprint("redactie_deur", __name__, url_prefix=REDACTIE_PAD)


@routes.get("/sleutel")
@voor(Voor.REDACTIE)
def sleutel() -> str | Response:
    """The field for the key; who is in already goes on."""
    return redirect(url_for("redactie.overzicht"), 303) if is_redacteur() else _render("")


@routes.post("/sleutel")
@voor(Voor.REDACTIE)
def enter() -> Response:
    """Let this browser in; a wrong key is taken from the budget of its network address."""
    on_refusal(_render)
    sleutelbudget().check()
    if not is_redactiesleutel(request.form.get("redactiesleutel", "").strip()):
        sleutelbudget().spend()
        raise OnbekendeRedactiesleutel
    return set_redacteur(redirect(url_for("redactie.overzicht"), 303))


@routes.post("/uitloggen")
@voor(Voor.REDACTIE)
def uitloggen() -> Response:
    """Take the cookie from this browser."""
    return forget_redacteur(redirect(url_for("redactie_deur.sleutel"), 303))


def _render(melding: str) -> str:
    return render_template("redactie/sleutel.html", melding=melding)
