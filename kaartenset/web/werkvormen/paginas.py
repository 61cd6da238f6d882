"""What everybody can read of a werkvorm: what it is, how it goes, and the letter."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from kaartenset.web.inhoud import find_werkvorm
from kaartenset.web.kaarten import unchanged_or
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.werkvormen.tijden import count_samen, write_duur

routes = Blueprint("werkvormen", __name__, url_prefix="/werkvormen/<werkvorm>")
routes.add_app_template_filter(write_duur, "duur")


@routes.get("")
@voor(Voor.IEDEREEN)
def werkvorm(werkvorm: str) -> Response:
    """What kind of conversation this is, how its time is divided, and all that is on paper."""
    gekozen = find_werkvorm(werkvorm)
    return unchanged_or(
        render_template(
            "werkvormen/werkvorm.html",
            werkvorm=gekozen,
            samen=tuple(count_samen(gekozen, duur) for duur in gekozen.duren),
        )
    )


@routes.get("/brief")
@voor(Voor.IEDEREEN)
def brief(werkvorm: str) -> Response:
    """The letter to who takes part; this page prints well by itself."""
    return unchanged_or(render_template("werkvormen/brief.html", werkvorm=find_werkvorm(werkvorm)))
