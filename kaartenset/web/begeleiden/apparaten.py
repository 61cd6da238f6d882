"""Devices and keys of a session: who is in, handing over with a code, another sleutel."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.apparaten import make_code, withdraw_apparaat
from kaartenset.commands.sleutel import replace_sleutel
from kaartenset.domain.apparaat import SoortApparaat
from kaartenset.domain.html import Html
from kaartenset.domain.weigering import Veranderd
from kaartenset.stand.apparaten import read_apparaten_stand
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.apparaten import ToegangscodeFeiten
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import hash_token, new_token, nu
from kaartenset.web.live import hub, wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.qr import draw_qr
from kaartenset.web.sleutel import code_of, hash_code, sleutel_of
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import apparaat_hash, forget_begeleider, guard_begeleider

routes = Blueprint("apparaten", __name__, url_prefix="/s/<sid:sid>/begeleiding/apparaten")

KENT_SLEUTEL = "Kent die persoon de sleutel? Maak daarna ook een nieuwe sleutel."
MEESTE = 10**9
"""No sleutel is replaced more often."""


@dataclass(frozen=True, slots=True)
class ToegangscodeRegel:
    """A code as the page shows it: to type, and to scan."""

    feiten: ToegangscodeFeiten
    code: str
    qr: Html


@routes.before_request
def only_for_begeleider() -> None:
    """Everything here needs the begeleider's cookie, and a refusal shows the page as it is now."""
    sid = (request.view_args or {})["sid"]
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    on_refusal(lambda melding: _render(sid, melding))


@routes.get("")
@voor(Voor.BEGELEIDING)
def apparaten(sid: str) -> str:
    """The devices, the codes that are good now, and the form for another sleutel."""
    return _render(sid, "")


@routes.post("/code/<any(begeleiding, scherm):soort>")
@voor(Voor.BEGELEIDING)
def maak_code(sid: str, soort: str) -> Response:
    """Make a code for once; what the page needs to show it is stored, so no address carries it."""
    nonce = new_token()
    make_code(
        opslag_of(),
        sid,
        SoortApparaat(soort),
        nonce=nonce,
        code_hash=hash_code(code_of(sid, nonce)),
        now=nu(),
    )
    return _back(sid)


@routes.post("/<int:apparaat_id>/intrekken")
@voor(Voor.BEGELEIDING)
def trek_in(sid: str, apparaat_id: int) -> Response:
    """Take a device out; its streams end at once, and it finds nothing any more."""
    wie = withdraw_apparaat(opslag_of(), sid, apparaat_id, now=nu())
    if wie is not None:
        hub().drop(sid, wie)
        wake(sid)
    if wie == apparaat_hash():
        flash("Dit apparaat begeleidt de sessie niet meer.", "goed")
        return forget_begeleider(redirect(url_for("sessies.overzicht"), 303), sid)
    flash(f"Dat apparaat kan niet meer bij de sessie. {KENT_SLEUTEL}", "goed")
    return _back(sid)


@routes.post("/sleutel")
@voor(Voor.BEGELEIDING)
def vervang_sleutel(sid: str) -> Response:
    """Make another sleutel, unless somebody did so since this page was shown."""
    gezien = request.form.get("gezien", -1, type=int)
    if not 0 <= gezien <= MEESTE:
        raise Veranderd
    replace_sleutel(
        opslag_of(),
        sid,
        gezien=gezien,
        sleutel_hash=hash_token(sleutel_of(sid, gezien + 1)),
        now=nu(),
    )
    return redirect(url_for("begeleiding.sleutel", sid=sid), 303)


def _back(sid: str) -> Response:
    return redirect(url_for("apparaten.apparaten", sid=sid), 303)


def _render(sid: str, melding: str) -> str:
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        gezien = read_apparaten_stand(conn, sid, cookie_hash=apparaat_hash(), now=nu())
    return render_template(
        "begeleiding/apparaten.html",
        stand=stand,
        apparaten=gezien,
        codes={feiten.soort.value: _show(sid, feiten) for feiten in gezien.codes},
        link=url_for("sleutel.sleutel", _external=True),
        kent_sleutel=KENT_SLEUTEL,
        melding=melding,
    )


def _show(sid: str, feiten: ToegangscodeFeiten) -> ToegangscodeRegel:
    code = code_of(sid, feiten.nonce)
    link = url_for("sleutel.sleutel", _external=True)
    titel = f"QR-code {'voor het scherm' if feiten.soort.is_scherm else 'om te begeleiden'}"
    return ToegangscodeRegel(feiten, code, draw_qr(f"{link}#{code}", titel))
