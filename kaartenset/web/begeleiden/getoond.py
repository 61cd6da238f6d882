"""Taking away a text that was shown to the group, when it should not be read any longer."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.antwoorden import drop_antwoord
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.stand.getoond import read_getoond
from kaartenset.storage.database import opslag_of
from kaartenset.web.begeleiden.leiden import only_for_begeleider
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider

routes = Blueprint("getoond", __name__, url_prefix="/s/<sid:sid>/begeleiding/antwoorden")
routes.before_request(only_for_begeleider)
routes.after_request(pack)

WEG = "Het antwoord is weg. Niemand ziet het meer, en het staat ook niet in het verslag."


@routes.get("")
@voor(Voor.BEGELEIDING)
def antwoorden(sid: str) -> str:
    """All texts that were shown, each with a button to take it away."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        return render_template(
            "begeleiding/getoond.html",
            stand=read_begeleiding_stand(conn, sid, now=nu()),
            velden=read_getoond(conn, sessie),
        )


@routes.post("/weg")
@voor(Voor.BEGELEIDING)
def drop(sid: str) -> Response:
    """Take one away."""
    form = request.form
    drop_antwoord(
        opslag_of(),
        sid,
        veld_id=form.get("veld", ""),
        mengsel=form.get("antwoord", -1, type=int),
        now=nu(),
    )
    wake(sid)
    flash(WEG, "goed")
    return redirect(url_for("getoond.antwoorden", sid=sid), 303)
