"""Showing answers to the group, answering once more, and the turn from argument to feeling."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.antwoorden import begin_ronde, show_ronde
from kaartenset.commands.verdieping import turn_verdieping
from kaartenset.storage.database import opslag_of
from kaartenset.web.begeleiden.leiden import only_for_begeleider, show_leiden
from kaartenset.web.geheim import nu
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor

routes = Blueprint("inbreng_leiden", __name__, url_prefix="/s/<sid:sid>/begeleiding")
routes.before_request(only_for_begeleider)


@routes.post("/antwoorden/tonen")
@voor(Voor.BEGELEIDING)
def tonen(sid: str) -> Response:
    """Show the group what was answered in a round."""
    form = request.form
    return _show(
        show_ronde(
            opslag_of(),
            sid,
            veld_id=form.get("veld", ""),
            gezien=form.get("ronde", 0, type=int),
            now=nu(),
        )
    )


@routes.post("/antwoorden/opnieuw")
@voor(Voor.BEGELEIDING)
def opnieuw(sid: str) -> Response:
    """Let the group choose once more."""
    form = request.form
    return _show(
        begin_ronde(
            opslag_of(),
            sid,
            veld_id=form.get("veld", ""),
            gezien=form.get("ronde", 0, type=int),
            now=nu(),
        )
    )


@routes.post("/verdieping")
@voor(Voor.BEGELEIDING)
def verdieping(sid: str) -> Response:
    """Call up the turn from argument to feeling at the group's card, or put it away."""
    form = request.form
    aan = form.get("aan") == "ja"
    kaart_id = form.get("kaart", "")
    return show_leiden(turn_verdieping(opslag_of(), sid, kaart_id=kaart_id, aan=aan, now=nu()))


def _show(sid: str) -> Response:
    """Back to the page that the button stands on, with all screens told of what was committed."""
    if request.form.get("daarna") != "werkblad":
        return show_leiden(sid)
    wake(sid)
    return redirect(url_for("werkblad_leiden.werkblad", sid=sid), 303)
