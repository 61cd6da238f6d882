"""The page with the steps of preparing, each of which can be ticked off."""

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.voorbereiding import tick_stap
from kaartenset.domain.voorbereiding import Stap
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.stand.voorbereiding import read_voorbereiding
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import nu
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider

routes = Blueprint("voorbereiding", __name__, url_prefix="/s/<sid:sid>/begeleiding/voorbereiding")


@routes.get("")
@voor(Voor.BEGELEIDING)
def voorbereiding(sid: str) -> str:
    """The steps with their days, and links to what each needs."""
    return _render(sid, "")


@routes.post("")
@voor(Voor.BEGELEIDING)
def tick(sid: str) -> Response:
    """Tick a step off, or no longer."""
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    on_refusal(lambda melding: _render(sid, melding))
    gevraagd = request.form.get("stap", "")
    if gevraagd not in set(Stap):
        abort(422)
    stap = Stap(gevraagd)
    klaar = request.form.get("klaar") == "ja"
    tick_stap(opslag_of(), sid, stap=stap, klaar=klaar, now=nu())
    return redirect(url_for("voorbereiding.voorbereiding", sid=sid, _anchor=stap.value), 303)


def _render(sid: str, melding: str) -> str:
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        stappen = read_voorbereiding(conn, sessie, now=nu())
    return render_template(
        "vooraf/voorbereiding.html",
        stand=stand,
        stappen=stappen,
        stap=Stap,
        elearning=current_app.config["INSTELLINGEN"].elearning,
        melding=melding,
    )
