"""Preparing a session: a word, and good defaults for all the rest."""

import secrets

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from kaartenset.commands.nieuwe_sessie import NieuweSessie, create_sessie
from kaartenset.domain.suggesties import WOORDEN_EEN, WOORDEN_TWEE
from kaartenset.domain.weigering import WoordBezet
from kaartenset.domain.woord import OngeldigWoord, read_woord
from kaartenset.storage.database import opslag_of
from kaartenset.storage.woorden import has_woord_in_use
from kaartenset.web.antwoorden import zin_of
from kaartenset.web.budget import woordenbudget
from kaartenset.web.geheim import nu
from kaartenset.web.inhoud import all_kaartensets, find_begeleiding, find_kaartenset
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.sjablonen import write_aantal
from kaartenset.web.vooraf.maken import (
    Geheimen,
    draw_geheimen,
    give_back_on_refusal,
    go_to_sleutel,
)
from kaartenset.web.vooraf.sessie_formulier import SessieFormulier

routes = Blueprint("voorbereiden", __name__, url_prefix="/sessies")

AANTAL_VOORSTELLEN = 4


@routes.get("/nieuw")
@voor(Voor.IEDEREEN)
def nieuw() -> str:
    """The form, with some words to choose from."""
    return _render(SessieFormulier())


@routes.post("/nieuw")
@voor(Voor.IEDEREEN)
def create() -> Response | tuple[str, int] | str:
    """Make the session, or give the form back with what is wrong at the field."""
    formulier = SessieFormulier(request.form)
    voorstel = request.form.get("voorstel")
    if voorstel:
        formulier.woord.data = voorstel[:60]
        return _render(formulier)

    def again(melding: str) -> str:
        return _render(formulier, melding)

    give_back_on_refusal(formulier, again)
    if not formulier.validate():
        return again(""), 422
    geheimen = draw_geheimen(formulier)
    create_sessie(opslag_of(), _read_nieuw(formulier, geheimen), now=nu())
    return go_to_sleutel(geheimen)


@routes.post("/woord")
@voor(Voor.IEDEREEN)
def check_woord() -> Response:
    """Whether a word can be used, asked on leaving the field."""
    try:
        key = read_woord(request.form.get("woord", ""))
    except OngeldigWoord as fout:
        return jsonify(goed=False, melding=str(fout))
    if woordenbudget().is_over():
        return jsonify(goed=True, melding="Of dit woord vrij is, zie je bij ‘Sessie maken’")
    woordenbudget().spend()
    with opslag_of().reading() as conn:
        if has_woord_in_use(conn, key):
            return jsonify(goed=False, melding=zin_of(WoordBezet))
    return jsonify(goed=True, melding="Dit woord is vrij")


def _read_nieuw(formulier: SessieFormulier, geheimen: Geheimen) -> NieuweSessie:
    kaartenset = find_kaartenset(formulier.kaartenset.data)
    duur = int(formulier.duur.data)
    return NieuweSessie(
        sid=geheimen.sid,
        sleutel_hash=geheimen.sleutel_hash,
        cookie_hash=geheimen.cookie_hash,
        kaartenset=kaartenset.id,
        woord=formulier.woord_getypt,
        woord_key=read_woord(formulier.woord.data or ""),
        titel=formulier.titel.data or f"Kaartensessie {kaartenset.titel.lower()}",
        plaats=formulier.plaats.data or "",
        begin_op=formulier.begin_op,
        duur=duur,
        onderdelen=find_begeleiding(kaartenset.id).draaiboek.onderdelen_for(duur),
    )


def _render(formulier: SessieFormulier, melding: str = "") -> str:
    voorstellen = [
        f"{secrets.choice(WOORDEN_EEN)} {secrets.choice(WOORDEN_TWEE)}"
        for _ in range(AANTAL_VOORSTELLEN)
    ]
    return render_template(
        "voorbereiden/nieuw.html",
        formulier=formulier,
        melding=melding,
        voorstellen=voorstellen,
        aantallen={one.id: write_aantal(one) for one in all_kaartensets()},
    )
