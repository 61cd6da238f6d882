"""The begeleider's pages: leading, the cards with their toelichting, the key, the invitation."""

from collections.abc import Mapping
from urllib.parse import quote

from flask import Blueprint, current_app, redirect, render_template, session, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart
from kaartenset.domain.taal import write_tijd
from kaartenset.domain.termijnen import SLEUTEL_TE_ZIEN
from kaartenset.domain.volgorde import keep_gekozen
from kaartenset.live import Kanaal
from kaartenset.stand.begeleiding import BegeleidingStand, read_begeleiding_stand
from kaartenset.storage.apparaten import is_sleutel_of
from kaartenset.storage.database import opslag_of
from kaartenset.storage.decks import find_kaarten, find_toelichtingen
from kaartenset.storage.facts import SessieFeiten, find_voor_later
from kaartenset.web.begeleiden.werkvorm_uitnodiging import write_werkvorm_uitnodiging
from kaartenset.web.frames import first_paint
from kaartenset.web.geheim import hash_token, nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.inhoud import deck_for_sessie, find_begeleiding, present_inhoud
from kaartenset.web.live import answer_stand, open_stroom
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.qr import VAN_DE_LINK, draw_qr
from kaartenset.web.sjablonen import write_datum
from kaartenset.web.sleutel import sleutel_of
from kaartenset.web.toegang import apparaat_hash, guard_begeleider
from kaartenset.web.vooraf.uitnodiging import write_uitnodiging
from kaartenset.web.werkveld import Getypt

routes = Blueprint("begeleiding", __name__, url_prefix="/s/<sid:sid>/begeleiding")

routes.after_request(pack)

TOELICHTING_VERBORGEN = "toelichting_verborgen"
"""What this device remembers, when it was asked to hide the toelichting without JavaScript."""


@routes.get("/")
@voor(Voor.BEGELEIDING)
def leiden(sid: str) -> str:
    """The begeleidersscherm."""
    return render_leiden(sid, "")


@routes.get("/sleutel")
@voor(Voor.BEGELEIDING)
def sleutel(sid: str) -> str:
    """The key, shortly after it was made: to print, to mail to oneself, to keep."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        geheim = sleutel_of(sid, sessie.sleutel_nummer)
        te_zien_tot = sessie.sleutel_op + SLEUTEL_TE_ZIEN
        is_te_zien = nu() < te_zien_tot and is_sleutel_of(conn, sessie, hash_token(geheim))
    link = url_for("sleutel.sleutel", _external=True)
    return render_template(
        "begeleiding/sleutel.html",
        stand=stand,
        sleutel=geheim if is_te_zien else None,
        is_nieuw=sessie.sleutel_nummer > 0,
        te_zien_tot=te_zien_tot,
        is_voor_later=not sessie.heeft_kaarten and stand.fase.is_wacht and nu() < stand.begin_op,
        link=link,
        mail=_mail_to_oneself(stand, f"{link}#{geheim}"),
        sessielink=url_for("deelnemer.sessie", sid=sid, _external=True),
    )


@routes.get("/kaarten")
@voor(Voor.BEGELEIDING)
def kaarten(sid: str) -> str | Response:
    """All cards in the session's order with their toelichting, to prepare and to print."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        if not sessie.heeft_kaarten:
            return redirect(url_for("begeleiding.leiden", sid=sid), 303)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        deck, toelichtingen = read_deck(conn, sessie)
        later = find_voor_later(conn, sessie)
    return render_template(
        "begeleiding/kaarten.html",
        stand=stand,
        kaarten=deck,
        toelichtingen=toelichtingen,
        later=later,
    )


@routes.get("/uitnodiging")
@voor(Voor.BEGELEIDING)
def uitnodiging(sid: str) -> str:
    """The invitation, filled in for this session."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
    link = url_for("deelnemer.sessie", sid=sid, _external=True)
    if not sessie.heeft_kaarten:
        return _render_werkvorm_uitnodiging(sessie, stand, link)
    elearning = current_app.config["INSTELLINGEN"].elearning
    sjabloon = find_begeleiding(sessie.kaartenset).uitnodiging
    return render_template(
        "begeleiding/uitnodiging.html",
        stand=stand,
        brief=write_uitnodiging(sjabloon, stand, link, elearning),
        qr=draw_qr(link, VAN_DE_LINK),
    )


@routes.get("/sluiten")
@voor(Voor.BEGELEIDING)
def sluiten(sid: str) -> str | Response:
    """The one question before closing."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        if not sessie.is_open:
            return redirect(url_for("begeleiding.leiden", sid=sid), 303)
        stand = read_begeleiding_stand(conn, sid, now=nu())
    return render_template("begeleiding/sluiten.html", stand=stand)


@routes.get("/stroom")
@voor(Voor.BEGELEIDING)
def stroom(sid: str) -> Response:
    """The live stream of the begeleider's devices."""
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    return open_stroom(Kanaal(sid, "begeleiding"), apparaat_hash())


@routes.get("/stand")
@voor(Voor.BEGELEIDING)
def stand(sid: str) -> Response:
    """The same by polling."""
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        return answer_stand(conn, Kanaal(sid, "begeleiding"))


def read_deck(
    conn: Connection, sessie: SessieFeiten
) -> tuple[tuple[Kaart, ...], Mapping[str, Html]]:
    """A session's cards in its order and their toelichtingen, also before it was ever open.

    There are none in a werkvorm.
    """
    if not sessie.heeft_kaarten:
        return (), {}
    if sessie.deck_id is None:
        alle, toelichtingen = deck_for_sessie(sessie.kaartenset, sessie.volgorde)
        return keep_gekozen(alle, sessie.kaarten_keuze), toelichtingen
    return find_kaarten(conn, sessie.deck_id), find_toelichtingen(conn, sessie.deck_id)


def render_leiden(sid: str, melding: str, terug: Getypt | None = None) -> str:
    """The begeleidersscherm as it is now, with a message about what was refused, if anything.

    What was typed and refused comes back in its form, and never in the frame that is kept.
    """
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        stand: BegeleidingStand = read_begeleiding_stand(conn, sid, now=nu())
    return render_template(
        "begeleiding/leiden.html",
        stand=stand,
        **first_paint("begeleiding", sid, stand, terug=terug),
        melding=melding,
        verborgen=session.get(TOELICHTING_VERBORGEN, False),
        sessielink=url_for("deelnemer.sessie", sid=sid, _external=True),
    )


def _render_werkvorm_uitnodiging(sessie: SessieFeiten, stand: BegeleidingStand, link: str) -> str:
    werkvorm = present_inhoud().werkvormen.get(sessie.werkvorm)
    brief_link = url_for("werkvormen.brief", werkvorm=sessie.werkvorm, _external=True)
    return render_template(
        "begeleiding/werkvorm_uitnodiging.html",
        stand=stand,
        uitnodiging=write_werkvorm_uitnodiging(
            stand,
            werkvorm.brief if werkvorm else None,
            link=link,
            site=url_for("start.start", _external=True),
            brief_link=brief_link,
        ),
        qr=draw_qr(link, VAN_DE_LINK),
    )


def _mail_to_oneself(stand: BegeleidingStand, sleutellink: str) -> str:
    onderwerp = f"Sleutel van {stand.titel}"
    tekst = (
        f"Met deze link begeleid je de sessie verder:\n{sleutellink}\n\n"
        f"{write_datum(stand.begin_op)}, {write_tijd(stand.begin_op)} uur\nWoord: {stand.woord}\n"
    )
    return f"mailto:?subject={quote(onderwerp)}&body={quote(tekst)}"
