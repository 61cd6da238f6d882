"""The begeleider's overview: the sessions that are known on this device, without accounts."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.apparaten import forget_apparaat
from kaartenset.stand.apparaten import read_sessies_stand
from kaartenset.storage.database import opslag_of
from kaartenset.web.inhoud import all_werkvormen
from kaartenset.web.live import hub, wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import (
    SESSIES_PAD,
    bekende_hash,
    bekende_hashes,
    forget_begeleider,
)

routes = Blueprint("sessies", __name__, url_prefix=SESSIES_PAD)


@routes.get("")
@voor(Voor.IEDEREEN)
def overzicht() -> str:
    """What this device leads, led, or is to lead."""
    with opslag_of().reading() as conn:
        sessies = read_sessies_stand(conn, bekende_hashes())
    titels = {werkvorm.id: werkvorm.titel for werkvorm in all_werkvormen()}
    return render_template("sessies/overzicht.html", sessies=sessies, werkvormen=titels)


@routes.post("/vergeten")
@voor(Voor.IEDEREEN)
def vergeet() -> Response:
    """Take a session from this device; who does not have it changes nothing."""
    sid = request.form.get("sessie", "")
    terug = redirect(url_for("sessies.overzicht"), 303)
    cookie_hash = bekende_hash(sid)
    if cookie_hash is None:
        return terug
    if forget_apparaat(opslag_of(), sid, cookie_hash) is not None:
        hub().drop(sid, cookie_hash)
        wake(sid)
    flash("Dit apparaat is de sessie vergeten.", "goed")
    return forget_begeleider(terug, sid)
