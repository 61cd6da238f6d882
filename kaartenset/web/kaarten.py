"""The plain deck: the cards in the order of a word, for everybody, with nothing stored."""

from flask import Blueprint, abort, make_response, render_template, request
from werkzeug.wrappers import Response

from kaartenset.domain.volgorde import arrange, herkenningsteken
from kaartenset.web.ingepakt import pack
from kaartenset.web.inhoud import find_kaartenset
from kaartenset.web.publiek import Voor, voor

routes = Blueprint("kaarten", __name__, url_prefix="/kaarten")


@routes.get("/<kaartenset>/<volgorde:volgorde>/<int:nummer>")
@voor(Voor.IEDEREEN)
def kaart(kaartenset: str, volgorde: str, nummer: int) -> Response:
    """One card in this order."""
    gekozen = find_kaartenset(kaartenset)
    kaarten = arrange(gekozen.kaarten, volgorde)
    if not 1 <= nummer <= len(kaarten):
        abort(404)
    return unchanged_or(
        render_template(
            "kaarten/kaart.html",
            kaartenset=gekozen,
            volgorde=volgorde,
            teken=herkenningsteken(volgorde),
            kaart=kaarten[nummer - 1],
            nummer=nummer,
            aantal=len(kaarten),
        )
    )


@routes.get("/<kaartenset>/<volgorde:volgorde>/")
@voor(Voor.IEDEREEN)
def overzicht(kaartenset: str, volgorde: str) -> Response:
    """All cards in this order, with their kinds."""
    gekozen = find_kaartenset(kaartenset)
    return unchanged_or(
        render_template(
            "kaarten/overzicht.html",
            kaartenset=gekozen,
            volgorde=volgorde,
            teken=herkenningsteken(volgorde),
            kaarten=arrange(gekozen.kaarten, volgorde),
        )
    )


def unchanged_or(html: str) -> Response:
    """A public page, with a validator made of what everybody sees of it."""
    antwoord = make_response(html)
    antwoord.headers["Cache-Control"] = "no-cache"
    antwoord.add_etag(weak=True)
    return pack(antwoord.make_conditional(request))
