"""The screen for sharing: what deelnemers may see, large; opened with a cookie for it."""

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.live import Kanaal
from kaartenset.stand.deelnemers import read_scherm_stand
from kaartenset.storage.database import opslag_of
from kaartenset.web.frames import first_paint
from kaartenset.web.geheim import nu
from kaartenset.web.live import answer_stand, open_stroom
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.qr import VAN_DE_LINK, draw_qr
from kaartenset.web.toegang import guard_scherm

routes = Blueprint("scherm", __name__, url_prefix="/s/<sid:sid>/scherm")


@routes.get("")
@voor(Voor.SCHERM)
def scherm(sid: str) -> str:
    """The group's card for a beamer or a shared screen."""
    with opslag_of().reading() as conn:
        sessie, _wie = guard_scherm(conn, sid)
        stand = read_scherm_stand(conn, sid, now=nu())
    return render_template(
        "scherm/scherm.html",
        stand=stand,
        woord=sessie.woord,
        adres=request.host,
        qr=draw_qr(
            url_for("deelnemer.sessie", sid=sid, _external=True),
            VAN_DE_LINK,
        ),
        **first_paint("scherm", sid, stand),
    )


@routes.get("/stroom")
@voor(Voor.SCHERM)
def stroom(sid: str) -> Response:
    """The live stream of the screen."""
    with opslag_of().reading() as conn:
        _sessie, wie = guard_scherm(conn, sid)
    return open_stroom(Kanaal(sid, "scherm"), wie)


@routes.get("/stand")
@voor(Voor.SCHERM)
def stand(sid: str) -> Response:
    """The same by polling."""
    with opslag_of().reading() as conn:
        guard_scherm(conn, sid)
        return answer_stand(conn, Kanaal(sid, "scherm"))
