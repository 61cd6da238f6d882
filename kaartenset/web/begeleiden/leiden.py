"""What the begeleider does on the begeleidersscherm: each one a form, one command, a redirect."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, request, session, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.kaarten import park_kaart, show_kaart
from kaartenset.commands.klok import (
    extend_onderdeel,
    go_to_onderdeel,
    hide_klok,
    pause_klok,
    start_klok,
)
from kaartenset.commands.sessies import close_sessie, open_sessie, reopen_sessie
from kaartenset.domain.weigering import WoordBezet
from kaartenset.storage.database import opslag_of
from kaartenset.web.begeleiden.paginas import TOELICHTING_VERBORGEN, render_leiden
from kaartenset.web.geheim import nu
from kaartenset.web.inhoud import deck_for_sessie
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider

routes = Blueprint("leiden", __name__, url_prefix="/s/<sid:sid>/begeleiding")


@routes.before_request
def only_for_begeleider() -> None:
    """Everything here needs the begeleider's cookie, and a refusal shows the present state."""
    sid = (request.view_args or {})["sid"]
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    on_refusal(lambda melding: render_leiden(sid, melding))


@routes.post("/open")
@voor(Voor.BEGELEIDING)
def open_deur(sid: str) -> Response:
    """Open the session."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
    return show_leiden(
        open_sessie(
            opslag_of(),
            sid,
            deck=lambda volgorde: deck_for_sessie(sessie.kaartenset, volgorde),
            now=nu(),
        )
    )


@routes.post("/sluiten")
@voor(Voor.BEGELEIDING)
def sluit(sid: str) -> Response:
    """Close the session."""
    close_sessie(opslag_of(), sid, now=nu())
    flash("De sessie is gesloten. Heropenen kan nog 24 uur.", "goed")
    return show_leiden(sid)


WOORD_WEG = (
    "Het woord is nu van een andere sessie, misschien van je eigen vervolgsessie. Geef die bij"
    " ‘Mijn sessies’ eerst een ander woord. Dan kun je deze heropenen."
)


@routes.post("/heropenen")
@voor(Voor.BEGELEIDING)
def heropen(sid: str) -> Response:
    """Go on with a closed session."""
    on_refusal(lambda _: render_leiden(sid, WOORD_WEG), WoordBezet)
    return show_leiden(reopen_sessie(opslag_of(), sid, now=nu()))


@routes.post("/kaart")
@voor(Voor.BEGELEIDING)
def kaart(sid: str) -> Response:
    """Bring the group to a card: the next, the one before, or any other."""
    form = request.form
    return show_leiden(
        show_kaart(
            opslag_of(),
            sid,
            kaart_id=form.get("kaart", ""),
            gezien=form.get("gezien", ""),
            now=nu(),
        )
    )


@routes.post("/later")
@voor(Voor.BEGELEIDING)
def later(sid: str) -> Response:
    """Keep a card for later, or no longer."""
    form = request.form
    return show_leiden(
        park_kaart(
            opslag_of(),
            sid,
            kaart_id=form.get("kaart", ""),
            later=form.get("later") == "ja",
            now=nu(),
        )
    )


KLOK: dict[str, Callable[..., str]] = {"start": start_klok, "pauze": pause_klok}


@routes.post("/klok/<any(start, pauze):wat>")
@voor(Voor.BEGELEIDING)
def klok(sid: str, wat: str) -> Response:
    """Let the clock run, or hold it."""
    return show_leiden(KLOK[wat](opslag_of(), sid, now=nu()))


ERBIJ = {"1": 1, "5": 5}
"""The minutes that a button can add."""


@routes.post("/klok/erbij")
@voor(Voor.BEGELEIDING)
def erbij(sid: str) -> Response:
    """Give the present block some minutes more."""
    return show_leiden(
        extend_onderdeel(
            opslag_of(),
            sid,
            erbij=ERBIJ.get(request.form.get("erbij", ""), 0),
            gezien=request.form.get("gezien", 0, type=int),
            now=nu(),
        )
    )


@routes.post("/klok/onderdeel")
@voor(Voor.BEGELEIDING)
def onderdeel(sid: str) -> Response:
    """Go on to, or back to, another block."""
    return show_leiden(
        go_to_onderdeel(
            opslag_of(),
            sid,
            onderdeel_id=request.form.get("onderdeel", 0, type=int),
            gezien=request.form.get("gezien", 0, type=int),
            now=nu(),
        )
    )


@routes.post("/klok/zicht")
@voor(Voor.BEGELEIDING)
def zicht(sid: str) -> Response:
    """Hide the clock from deelnemers, or show it again."""
    verborgen = request.form.get("verborgen") == "ja"
    return show_leiden(hide_klok(opslag_of(), sid, verborgen=verborgen, now=nu()))


@routes.post("/toelichting")
@voor(Voor.BEGELEIDING)
def toelichting(sid: str) -> Response:
    """Hide the toelichting on this device, or show it again; nobody else sees a difference."""
    session[TOELICHTING_VERBORGEN] = request.form.get("verborgen") == "ja"
    return redirect(url_for("begeleiding.leiden", sid=sid), 303)


def show_leiden(sid: str) -> Response:
    """Back to the begeleidersscherm, with all screens told of what was committed."""
    wake(sid)
    return redirect(url_for("begeleiding.leiden", sid=sid), 303)
