"""What the begeleider can have on paper: cards, booklet with toelichting, draaiboek."""

from flask import Blueprint, abort, render_template, url_for
from werkzeug.wrappers import Response

from kaartenset.stand.begeleiding import BegeleidingStand, read_begeleiding_stand, read_scripts
from kaartenset.stand.script import read_plaatsen
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.begeleiden.paginas import read_deck
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.inhoud import find_kaartenset, find_voorbereiden
from kaartenset.web.papier.openbaar import render_vellen
from kaartenset.web.papier.pdf import answer_pdf
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider

routes = Blueprint("papier_begeleiding", __name__, url_prefix="/s/<sid:sid>/begeleiding/papier")
routes.after_request(pack)


@routes.get("")
@voor(Voor.BEGELEIDING)
def papier(sid: str) -> str:
    """Everything that there is on paper, with links."""
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
    return render_template("begeleiding/papier.html", stand=stand)


@routes.get("/kaarten")
@voor(Voor.BEGELEIDING)
def kaarten(sid: str) -> str:
    """The session's cards in its order, four on a sheet."""
    return _render_kaarten(sid)


@routes.get("/kaarten.pdf")
@voor(Voor.BEGELEIDING)
def kaarten_pdf(sid: str) -> Response:
    """The same as PDF."""
    return answer_pdf(_render_kaarten(sid), "kaarten", openbaar=False)


@routes.get("/boekje")
@voor(Voor.BEGELEIDING)
def boekje(sid: str) -> str:
    """Every card with its toelichting on a page of A5."""
    return _render_boekje(sid)


@routes.get("/boekje.pdf")
@voor(Voor.BEGELEIDING)
def boekje_pdf(sid: str) -> Response:
    """The same as PDF."""
    return answer_pdf(_render_boekje(sid), "boekje", openbaar=False)


@routes.get("/draaiboek")
@voor(Voor.BEGELEIDING)
def draaiboek(sid: str) -> str:
    """The times and the whole script."""
    return _render_draaiboek(sid)


@routes.get("/draaiboek.pdf")
@voor(Voor.BEGELEIDING)
def draaiboek_pdf(sid: str) -> Response:
    """The same as PDF."""
    return answer_pdf(_render_draaiboek(sid), "draaiboek", openbaar=False)


def _render_kaarten(sid: str) -> str:
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        _refuse_without_kaarten(sessie)
        stand: BegeleidingStand = read_begeleiding_stand(conn, sid, now=nu())
        deck, _ = read_deck(conn, sessie)
    return render_vellen(
        find_kaartenset(sessie.kaartenset),
        deck,
        teken=stand.teken,
        pdf_adres=url_for("papier_begeleiding.kaarten_pdf", sid=sid),
        terug_adres=url_for("papier_begeleiding.papier", sid=sid),
        terug_naam="Alles op papier",
    )


def _render_boekje(sid: str) -> str:
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        _refuse_without_kaarten(sessie)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        deck, toelichtingen = read_deck(conn, sessie)
    return render_template(
        "papier/boekje.html",
        stand=stand,
        kaarten=deck,
        toelichtingen=toelichtingen,
        pdf_adres=url_for("papier_begeleiding.boekje_pdf", sid=sid),
    )


def _render_draaiboek(sid: str) -> str:
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        scripts = read_scripts(conn, sid)
        plaatsen = read_plaatsen(conn, sessie)
    return render_template(
        "papier/draaiboek.html",
        stand=stand,
        scripts=scripts,
        is_plaats_open=not sessie.heeft_kaarten and not all(plaatsen.values()),
        voorbereiden=find_voorbereiden(sessie, plaatsen),
        pdf_adres=url_for("papier_begeleiding.draaiboek_pdf", sid=sid),
    )


def _refuse_without_kaarten(sessie: SessieFeiten) -> None:
    """A session of a werkvorm has no cards to print: 404."""
    if not sessie.heeft_kaarten:
        abort(404)
