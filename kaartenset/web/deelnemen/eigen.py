"""What is one deelnemer's own on the pages of a session, apart from what everybody gets."""

from flask import Blueprint, abort, render_template, request
from sqlalchemy import Connection

from kaartenset.stand.eigen import EigenStand, read_eigen_stand
from kaartenset.stand.eigen_werkblad import EigenWerkveld, find_eigen_werkveld
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import find_klok
from kaartenset.web.geheim import nu
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import Bezoeker, find_bezoeker

routes = Blueprint("eigen", __name__, url_prefix="/s/<sid:sid>")


@routes.get("/eigen")
@voor(Voor.DEELNEMERS)
def eigen(sid: str) -> str:
    """The parts of the page that are this deelnemer's own; 403 for who is not in.

    With `veld` those of the page of that field of the werkblad, if the group has come to it.
    """
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
        stand = read_eigen(conn, sid, bezoeker)
        return render_template(
            "deelnemer/_eigen.html",
            eigen=stand,
            eigen_veld=_find_veld(conn, bezoeker, stand, request.args.get("veld", "")),
            bij_kaart=request.args.get("kaart", 0, type=int),
        )


def _find_veld(
    conn: Connection, bezoeker: Bezoeker, stand: EigenStand, veld_id: str
) -> EigenWerkveld | None:
    if not veld_id:
        return None
    klok = find_klok(conn, bezoeker.sessie)
    return find_eigen_werkveld(conn, bezoeker.sessie, klok, stand.deelnemer, veld_id)


def read_eigen(conn: Connection, sid: str, bezoeker: Bezoeker | None = None) -> EigenStand:
    """The present EigenStand of who asks; a 403 for who is not in."""
    bezoeker = bezoeker or find_bezoeker(conn, sid)
    if bezoeker.deelnemer is None or not bezoeker.is_binnen:
        abort(403)
    return read_eigen_stand(conn, sid, bezoeker.deelnemer, now=nu())
