"""The page with the steps of preparing, each of which can be ticked off."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.eigenaar import replace_eigenaarssleutel
from kaartenset.commands.voorbereiding import tick_stap
from kaartenset.domain.voorbereiding import WERKPUNT, Stap, Voorbereiding
from kaartenset.domain.weigering import Veranderd
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.stand.eigenaar import read_eigenaar_stand
from kaartenset.stand.voorbereiding import (
    is_alles_nu,
    read_voorbereiding,
    read_werkvoorbereiding,
)
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.geheim import hash_token, nu
from kaartenset.web.inhoud import present_inhoud
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.sleutel import eigenaarssleutel_of
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.vooraf.eigenaarssleutel import write_eigenaarslink
from kaartenset.web.vooraf.werkvorm_formulier import present_werkvorm

routes = Blueprint("voorbereiding", __name__, url_prefix="/s/<sid:sid>/begeleiding/voorbereiding")

MEESTE = 10**9
"""No key is replaced more often."""


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
        sessie = guard_begeleider(conn, sid)
    on_refusal(lambda melding: _render(sid, melding))
    stap = request.form.get("stap", "")
    if stap not in _stappen_of(sessie):
        abort(422)
    klaar = request.form.get("klaar") == "ja"
    tick_stap(opslag_of(), sid, stap=stap, klaar=klaar, now=nu())
    anker = _anchor_of(sessie, stap)
    return redirect(url_for("voorbereiding.voorbereiding", sid=sid, _anchor=anker), 303)


@routes.post("/eigenaar")
@voor(Voor.BEGELEIDING)
def vervang_link(sid: str) -> Response:
    """Make another link for the dilemma-eigenaar, unless somebody did since this was shown."""
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    on_refusal(lambda melding: _render(sid, melding))
    gezien = request.form.get("gezien", -1, type=int)
    if not 0 <= gezien <= MEESTE:
        raise Veranderd
    sleutel = eigenaarssleutel_of(sid, gezien + 1)
    replace_eigenaarssleutel(
        opslag_of(), sid, gezien=gezien, sleutel_hash=hash_token(sleutel), now=nu()
    )
    wake(sid)
    flash("Dit is de nieuwe link. De oude werkt niet meer, ook niet op een ander apparaat.", "goed")
    return redirect(url_for("voorbereiding.voorbereiding", sid=sid, _anchor="eigenaar"), 303)


def _stappen_of(sessie: SessieFeiten) -> frozenset[str]:
    """What can be ticked off in this session, by the names that it is stored under."""
    if sessie.heeft_kaarten:
        return frozenset(Stap)
    van_werkvorm = _find_werkvoorbereiding(sessie)
    return van_werkvorm.stappen if van_werkvorm else frozenset()


def _anchor_of(sessie: SessieFeiten, stap: str) -> str:
    """Where to go on: at a step, a point, or the part of that point when it is folded now."""
    if not stap.startswith(WERKPUNT):
        return stap
    gevonden = _find_werkvoorbereiding(sessie)
    with opslag_of().reading() as conn:
        delen = read_werkvoorbereiding(conn, sessie, gevonden, now=nu()) if gevonden else ()
    for nummer, deel in enumerate(delen, start=1):
        if deel.is_klaar and any(een.punt.stap == stap for een in deel.punten):
            return f"deel-{nummer}"
    return f"punt-{stap.removeprefix(WERKPUNT)}"


def _find_werkvoorbereiding(sessie: SessieFeiten) -> Voorbereiding | None:
    """How the werkvorm of a session is prepared; None when it was taken away since."""
    begeleiding = present_inhoud().werkvorm_begeleidingen.get(sessie.werkvorm)
    return begeleiding.voorbereiding if begeleiding else None


def _render(sid: str, melding: str) -> str:
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        if not sessie.heeft_kaarten:
            gevonden = _find_werkvoorbereiding(sessie)
            delen = read_werkvoorbereiding(conn, sessie, gevonden, now=nu()) if gevonden else ()
            return render_template(
                "vooraf/voorbereiding_werkvorm.html",
                stand=stand,
                delen=delen,
                is_alles_nu=is_alles_nu(delen),
                titel=gevonden.titel if gevonden else "Voorbereiding",
                werkvorm=present_werkvorm(sessie),
                formulier=read_eigenaar_stand(conn, sessie),
                link=write_eigenaarslink(conn, sessie),
                gezien=sessie.eigenaar_nummer,
                melding=melding,
            )
        stappen = read_voorbereiding(conn, sessie, now=nu())
    return render_template(
        "vooraf/voorbereiding.html",
        stand=stand,
        stappen=stappen,
        is_alles_nu=is_alles_nu(stappen),
        stap=Stap,
        elearning=current_app.config["INSTELLINGEN"].elearning,
        melding=melding,
    )
