"""Trying other words: the order that each would give, beside the present one."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.domain.kaart import Kaart
from kaartenset.domain.tekst import read_regel
from kaartenset.domain.volgorde import herkenningsteken, keep_gekozen, volgorde_of
from kaartenset.domain.weigering import WoordBezet
from kaartenset.domain.woord import MAX_GETYPT, OngeldigWoord, read_woord
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.woorden import has_woord_in_use
from kaartenset.web.antwoorden import zin_of
from kaartenset.web.begeleiden.paginas import read_deck
from kaartenset.web.budget import woordenbudget
from kaartenset.web.geheim import nu
from kaartenset.web.inhoud import deck_for_sessie
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider

routes = Blueprint("woorden", __name__, url_prefix="/s/<sid:sid>/begeleiding/woorden")

AANTAL = 10
"""How many titles of an order are shown."""


@dataclass(frozen=True, slots=True)
class Probeersel:
    """A word that was tried: the first cards of its order, and whether it can be taken."""

    woord: str
    teken: str
    kaarten: tuple[Kaart, ...]
    melding: str
    is_vrij: bool


@routes.get("")
@voor(Voor.BEGELEIDING)
def woorden(sid: str) -> str | Response:
    """The field for a word, with the present order."""
    if not _find_sessie(sid).heeft_kaarten:
        return _to_gegevens(sid)
    return _render(sid, "", "", None)


@routes.post("")
@voor(Voor.BEGELEIDING)
def probeer(sid: str) -> tuple[str, int] | str | Response:
    """Show the order of a word; it goes in the form, so that it never stands in an address."""
    sessie = _find_sessie(sid)
    if not sessie.heeft_kaarten:
        return _to_gegevens(sid)
    getypt = read_regel(request.form.get("woord", "")[: MAX_GETYPT + 1])
    try:
        key = read_woord(getypt)
    except OngeldigWoord as fout:
        return _render(sid, getypt, str(fout), None), 422
    return _render(sid, getypt, "", _try(sessie, getypt, key))


def _find_sessie(sid: str) -> SessieFeiten:
    with opslag_of().reading() as conn:
        return guard_begeleider(conn, sid)


def _to_gegevens(sid: str) -> Response:
    """Without cards no word gives an order: where the word itself is changed."""
    return redirect(url_for("gegevens.gegevens", sid=sid), 303)


def _try(sessie: SessieFeiten, woord: str, key: str) -> Probeersel:
    volgorde = sessie.volgorde if sessie.is_vervolg else volgorde_of(key)
    alle, _ = deck_for_sessie(sessie.kaartenset, volgorde)
    kaarten = keep_gekozen(alle, sessie.kaarten_keuze)
    melding, is_vrij = _check_vrij(sessie, key)
    return Probeersel(woord, herkenningsteken(volgorde), kaarten[:AANTAL], melding, is_vrij)


def _check_vrij(sessie: SessieFeiten, key: str) -> tuple[str, bool]:
    if key == read_woord(sessie.woord):
        return "Dit is het woord van deze sessie.", False
    if woordenbudget().is_over():
        return "Of dit woord vrij is, zie je als je het opslaat.", True
    woordenbudget().spend()
    with opslag_of().reading() as conn:
        if has_woord_in_use(conn, key):
            return zin_of(WoordBezet), False
    return "Dit woord is vrij.", True


def _render(sid: str, getypt: str, fout: str, probeersel: Probeersel | None) -> str:
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        kaarten, _ = read_deck(conn, sessie)
    return render_template(
        "vooraf/woorden.html",
        stand=stand,
        kaarten=kaarten[:AANTAL],
        getypt=getypt,
        fout=fout,
        probeersel=probeersel,
        is_vervolg=sessie.is_vervolg,
        is_te_kiezen=sessie.geopend_op is None and sessie.gesloten_op is None,
    )
