"""The screen for sharing: what deelnemers may see, large; opened with the begeleider's cookie."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from kaartenset.live import Kanaal
from kaartenset.stand.deelnemers import read_scherm_stand
from kaartenset.storage.database import opslag_of
from kaartenset.web.frames import first_paint
from kaartenset.web.geheim import nu
from kaartenset.web.live import answer_stand, open_stroom
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import apparaat_hash, guard_begeleider

routes = Blueprint("scherm", __name__, url_prefix="/s/<sid:sid>/scherm")


@routes.get("")
@voor(Voor.SCHERM)
def scherm(sid: str) -> str:
    """The group's card for a beamer or a shared screen."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_scherm_stand(conn, sid, now=nu())
    return render_template(
        "scherm/scherm.html",
        stand=stand,
        woord=sessie.woord,
        adres=request.host,
        **first_paint("scherm", sid, stand),
    )


@routes.get("/stroom")
@voor(Voor.SCHERM)
def stroom(sid: str) -> Response:
    """The live stream of the screen."""
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    return open_stroom(Kanaal(sid, "scherm"), apparaat_hash())


@routes.get("/stand")
@voor(Voor.SCHERM)
def stand(sid: str) -> Response:
    """The same by polling."""
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        return answer_stand(conn, Kanaal(sid, "scherm"))
