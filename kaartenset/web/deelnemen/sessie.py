"""The session for deelnemers: door, waiting page, the group's card, leafing for oneself."""

import secrets

from flask import (
    Blueprint,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
)
from flask import url_for as adres
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kaartenset.commands.deelnemers import Binnenkomst, join_sessie
from kaartenset.domain.kaart import Kaart
from kaartenset.domain.teken_lijsten import BIJVOEGLIJK, DIEREN
from kaartenset.domain.weigering import Verwijderd
from kaartenset.live import Kanaal
from kaartenset.stand.bewaren import read_bewaarstand
from kaartenset.stand.deelnemers import (
    DeelnemersStand,
    find_deck_in_zicht,
    read_deelnemers_stand,
    read_deur_stand,
)
from kaartenset.storage.database import opslag_of
from kaartenset.web.budget import deurbudget
from kaartenset.web.deelnemen.deur_formulier import DeurFormulier
from kaartenset.web.deelnemen.eigen import read_eigen
from kaartenset.web.frames import first_paint
from kaartenset.web.geheim import derive_token, hash_token, nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.live import answer_stand, open_stroom, wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import Bezoeker, eigenaar_hash, find_bezoeker, set_deelnemer

routes = Blueprint("deelnemer", __name__, url_prefix="/s/<sid:sid>")

PROBEER_LABELS = 8


@routes.get("/")
@voor(Voor.DEELNEMERS)
def sessie(sid: str) -> str | Response | tuple[str, int]:
    """Where the group is; for who is not in the door or a page to wait at, and never a card."""
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
        if bezoeker.is_verwijderd:
            return render_verwijderd(bezoeker), 403
        if bezoeker.is_binnen:
            return pack(make_response(render_groep(conn, bezoeker)))
        if bezoeker.sessie.is_open and not bezoeker.is_wachtend:
            return _render_deur(conn, sid, DeurFormulier())
        return _render_wacht(conn, bezoeker)


@routes.post("/")
@voor(Voor.DEELNEMERS)
def come_in(sid: str) -> Response | tuple[str, int]:
    """Come in by the door, with a first name or without."""
    formulier = DeurFormulier(request.form)
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
    if bezoeker.is_verwijderd:
        raise Verwijderd
    if bezoeker.deelnemer is not None or not bezoeker.sessie.is_open:
        return redirect(adres("deelnemer.sessie", sid=sid), 303)

    def again(melding: str) -> str:
        with opslag_of().reading() as conn:
            return _render_deur(conn, sid, formulier, melding)

    on_refusal(again)
    if not formulier.validate():
        return again(""), 422
    deurbudget().spend()
    token = derive_token(f"deelnemer {sid}", formulier.token)
    binnenkomst = Binnenkomst(
        cookie_hash=hash_token(token),
        naam=formulier.naam_of_niets,
        labels=_draw_labels(),
        sleutel_hash=eigenaar_hash(),
    )
    limiet = current_app.config["INSTELLINGEN"].max_deelnemers
    wake(join_sessie(opslag_of(), sid, binnenkomst, limiet=limiet, now=nu()))
    return set_deelnemer(redirect(adres("deelnemer.sessie", sid=sid), 303), sid, token)


@routes.get("/kaarten/<int:nummer>")
@voor(Voor.DEELNEMERS)
def kaart(sid: str, nummer: int) -> Response:
    """A card of one's own choice; on the group's own card one follows the group again."""
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
        kaarten = find_deck_in_zicht(conn, sid) if bezoeker.is_binnen else ()
        if not kaarten:
            return redirect(adres("deelnemer.sessie", sid=sid), 303)
        if not 1 <= nummer <= len(kaarten):
            abort(404)
        stand = read_deelnemers_stand(conn, sid, now=nu())
        if stand.nummer == nummer:
            return redirect(adres("deelnemer.sessie", sid=sid), 303)
        html = _render_kaart(conn, bezoeker, stand, kaarten[nummer - 1], nummer)
        return pack(make_response(html))


@routes.get("/kaarten")
@voor(Voor.DEELNEMERS)
def overzicht(sid: str) -> str | Response:
    """All cards of the session, with their kinds."""
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
        kaarten = find_deck_in_zicht(conn, sid) if bezoeker.is_binnen else ()
        if not kaarten:
            return redirect(adres("deelnemer.sessie", sid=sid), 303)
        stand = read_deelnemers_stand(conn, sid, now=nu())
        html = render_template(
            "deelnemer/overzicht.html",
            stand=stand,
            bezoeker=bezoeker,
            kaarten=kaarten,
            **first_paint("deelnemers", sid, stand),
        )
        return pack(make_response(html))


@routes.get("/stroom")
@voor(Voor.DEELNEMERS)
def stroom(sid: str) -> Response:
    """The live stream of the deelnemers, or of those who still wait outside."""
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
        kanaal = _channel(bezoeker)
    return open_stroom(kanaal, bezoeker.wie, is_onbekend=bezoeker.deelnemer is None)


@routes.get("/stand")
@voor(Voor.DEELNEMERS)
def stand(sid: str) -> Response:
    """The same by polling."""
    with opslag_of().reading() as conn:
        kanaal = _channel(find_bezoeker(conn, sid))
        return answer_stand(conn, kanaal)


def _channel(bezoeker: Bezoeker) -> Kanaal:
    if bezoeker.is_binnen:
        return Kanaal(bezoeker.sessie.sid, "deelnemers")
    is_bij_deur = bezoeker.sessie.is_open and not bezoeker.is_wachtend
    if bezoeker.is_verwijderd or is_bij_deur:
        abort(403)
    return Kanaal(bezoeker.sessie.sid, "deur")


def render_groep(
    conn: Connection,
    bezoeker: Bezoeker,
    *,
    melding: str = "",
    teruggave: object = None,
    slot_getypt: object = None,
    werk_terug: object = None,
) -> str:
    """The page where the group is, with why something was refused and what was typed, if so."""
    sid = bezoeker.sessie.sid
    stand = read_deelnemers_stand(conn, sid, now=nu())
    return render_template(
        "deelnemer/groep.html",
        stand=stand,
        bezoeker=bezoeker,
        melding=melding,
        teruggave=teruggave,
        slot_getypt=slot_getypt,
        werk_terug=werk_terug,
        eigen=read_eigen(conn, sid, bezoeker),
        **first_paint("deelnemers", sid, stand),
    )


def render_bij(conn: Connection, bezoeker: Bezoeker, nummer: int, melding: str) -> str:
    """The card of one's own choice with a message, or where the group is if that has no sense."""
    stand = read_deelnemers_stand(conn, bezoeker.sessie.sid, now=nu())
    kaarten = find_deck_in_zicht(conn, bezoeker.sessie.sid)
    if not 1 <= nummer <= len(kaarten) or nummer == stand.nummer:
        return render_groep(conn, bezoeker, melding=melding)
    return _render_kaart(conn, bezoeker, stand, kaarten[nummer - 1], nummer, melding)


def _render_kaart(
    conn: Connection,
    bezoeker: Bezoeker,
    stand: DeelnemersStand,
    kaart: Kaart,
    nummer: int,
    melding: str = "",
) -> str:
    return render_template(
        "deelnemer/kaart.html",
        stand=stand,
        bezoeker=bezoeker,
        eigen=read_eigen(conn, stand.sid, bezoeker),
        kaart=kaart,
        nummer=nummer,
        melding=melding,
        **first_paint("deelnemers", stand.sid, stand),
    )


def _render_deur(conn: Connection, sid: str, formulier: DeurFormulier, melding: str = "") -> str:
    stand = read_deur_stand(conn, sid, now=nu())
    return render_template("deur/deur.html", stand=stand, formulier=formulier, melding=melding)


def _render_wacht(conn: Connection, bezoeker: Bezoeker) -> str:
    """Before the opening, in the waiting room, and after the closing."""
    sid = bezoeker.sessie.sid
    stand = read_deur_stand(conn, sid, now=nu())
    return render_template(
        "deur/wacht.html", stand=stand, bezoeker=bezoeker, **first_paint("deur", sid, stand)
    )


def render_verwijderd(bezoeker: Bezoeker) -> str:
    """For who was taken out, or waited and was not let in."""
    deelnemer = bezoeker.deelnemer
    was_binnen = deelnemer is not None and deelnemer.toegelaten_op is not None
    return render_template(
        "deur/verwijderd.html",
        was_binnen=was_binnen,
        bewaren=read_bewaarstand(bezoeker.sessie),
    )


def _draw_labels() -> tuple[str, ...]:
    """Some labels in random order; the first that is free in the session becomes the label."""
    return tuple(
        f"{secrets.choice(BIJVOEGLIJK)} {secrets.choice(DIEREN)}".capitalize()
        for _ in range(PROBEER_LABELS)
    )
