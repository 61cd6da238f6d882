"""The pages that say what this is: feitenblad, over, privacy, toegankelijkheid, security.txt."""

from datetime import timedelta

from flask import Blueprint, abort, current_app, render_template, url_for
from werkzeug.wrappers import Response

from kaartenset.domain.kaart import Kaartenset
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import nu
from kaartenset.web.inhoud import (
    all_kaartensets,
    all_werkvormen,
    default_kaartenset,
    find_kaartenset,
)
from kaartenset.web.kaarten import unchanged_or
from kaartenset.web.publiek import Voor, voor

routes = Blueprint("bladen", __name__)

GELDIG = timedelta(days=180)
"""How long a security.txt says that it holds; it is made anew at every request."""


@routes.get("/feitenblad")
@voor(Voor.IEDEREEN)
def feitenblad() -> Response:
    """The facts about active publication, on one sheet: those of the deck that is offered."""
    return _render_feitenblad(default_kaartenset())


@routes.get("/feitenblad/<kaartenset>")
@voor(Voor.IEDEREEN)
def feitenblad_van(kaartenset: str) -> Response:
    """The feitenblad of another deck."""
    return _render_feitenblad(find_kaartenset(kaartenset))


@routes.get("/over")
@voor(Voor.IEDEREEN)
def over() -> Response:
    """What Kaartenset is and for whom."""
    return unchanged_or(
        render_template(
            "bladen/over.html", kaartensets=all_kaartensets(), werkvormen=all_werkvormen()
        )
    )


@routes.get("/privacy")
@voor(Voor.IEDEREEN)
def privacy() -> Response:
    """What is kept of whom, and how long."""
    return unchanged_or(render_template("bladen/privacy.html"))


@routes.get("/toegankelijkheid")
@voor(Voor.IEDEREEN)
def toegankelijkheid() -> Response:
    """How accessible this is, and where to go with what is not."""
    return unchanged_or(render_template("bladen/toegankelijkheid.html"))


@routes.get("/.well-known/security.txt")
@voor(Voor.IEDEREEN)
def security() -> Response:
    """Where to report a weakness (RFC 9116); 404 while the operator gave no address."""
    contact = current_app.config["INSTELLINGEN"].beveiliging
    if not contact:
        abort(404)
    regels = (
        f"Contact: {contact}",
        f"Expires: {(nu() + GELDIG).strftime('%Y-%m-%dT00:00:00Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {url_for('bladen.security', _external=True)}",
    )
    return Response("\n".join(regels) + "\n", mimetype="text/plain")


@routes.get("/healthz")
@voor(Voor.IEDEREEN)
def healthz() -> Response:
    """Whether pages can be served: 200, or 503 when the database cannot be read."""
    with opslag_of().reading() as conn:
        conn.exec_driver_sql("SELECT 1")
    return Response("goed\n", mimetype="text/plain")


def _render_feitenblad(kaartenset: Kaartenset) -> Response:
    return unchanged_or(
        render_template(
            "bladen/feitenblad.html",
            kaartenset=kaartenset,
            blad=kaartenset.feitenblad,
            is_standaard=kaartenset == default_kaartenset(),
        )
    )
