"""The werkblad of a session with what was filled in: for its begeleider, on paper and in a file."""

from datetime import datetime

from flask import Blueprint, Response, abort, render_template, url_for
from werkzeug.wrappers import Response as Antwoord

from kaartenset.stand.werkblad import WerkbladStand, read_heel_werkblad
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.inhoud import present_inhoud
from kaartenset.web.papier.pdf import answer_pdf
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.sjablonen import write_datum
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.verslag.odt import MIMETYPE, write_odt
from kaartenset.web.werkvormen import ingevuld, tekening, vormen
from kaartenset.web.werkvormen.gevuld import fill_op_een, fill_op_twee
from kaartenset.web.werkvormen.odt import arrange_gevuld

routes = Blueprint("papier_werkblad", __name__, url_prefix="/s/<sid:sid>/begeleiding/papier")
routes.after_request(pack)

DEELNEMERS = 8
"""How many places there are to write alone, where the werkvorm is there no more."""


@routes.get("/werkblad")
@voor(Voor.BEGELEIDING)
def werkblad(sid: str) -> str:
    """What was filled in, on one sheet of A3."""
    return _render_a3(sid)


@routes.get("/werkblad.pdf")
@voor(Voor.BEGELEIDING)
def werkblad_pdf(sid: str) -> Antwoord:
    """The same as PDF."""
    return answer_pdf(_render_a3(sid), "werkblad", openbaar=False)


@routes.get("/werkblad-a4")
@voor(Voor.BEGELEIDING)
def werkblad_a4(sid: str) -> str:
    """What was filled in, on two sheets of A4."""
    return _render_a4(sid)


@routes.get("/werkblad-a4.pdf")
@voor(Voor.BEGELEIDING)
def werkblad_a4_pdf(sid: str) -> Antwoord:
    """The same as PDF."""
    return answer_pdf(_render_a4(sid), "werkblad-twee-vellen", openbaar=False)


@routes.get("/werkblad.odt")
@voor(Voor.BEGELEIDING)
def werkblad_odt(sid: str) -> Response:
    """What was filled in, to go on with on a computer."""
    sessie, stand = _read(sid)
    dag = write_datum(_day_of(sessie))
    document = arrange_gevuld(stand, dag, _count_plekken(sessie))
    koppen = {"Content-Disposition": 'attachment; filename="werkblad.odt"'}
    return Response(write_odt(document, now=nu()), content_type=MIMETYPE, headers=koppen)


def _render_a3(sid: str) -> str:
    sessie, stand = _read(sid)
    return render_template(
        "papier/werkblad_gevuld.html",
        blad=fill_op_een(stand),
        pdf_adres=url_for("papier_werkblad.werkblad_pdf", sid=sid),
        **_name_all(sessie, stand),
    )


def _render_a4(sid: str) -> str:
    sessie, stand = _read(sid)
    return render_template(
        "papier/werkblad_gevuld_a4.html",
        blad=fill_op_twee(stand),
        pdf_adres=url_for("papier_werkblad.werkblad_a4_pdf", sid=sid),
        **_name_all(sessie, stand),
    )


def _read(sid: str) -> tuple[SessieFeiten, WerkbladStand]:
    """The session with its werkblad; one with cards has none, which is a 404."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_heel_werkblad(conn, sessie)
    return sessie, stand or abort(404)


def _name_all(sessie: SessieFeiten, stand: WerkbladStand) -> dict[str, object]:
    return {
        "sid": sessie.sid,
        "stand": stand,
        "dag": _day_of(sessie),
        "deelnemers": _count_plekken(sessie),
        "vormen": vormen,
        "ingevuld": ingevuld,
        "tekening": tekening,
    }


def _day_of(sessie: SessieFeiten) -> datetime:
    return sessie.begonnen_op or sessie.geopend_op or sessie.begin_op


def _count_plekken(sessie: SessieFeiten) -> int:
    werkvorm = present_inhoud().werkvormen.get(sessie.werkvorm)
    return werkvorm.deelnemers if werkvorm else DEELNEMERS
