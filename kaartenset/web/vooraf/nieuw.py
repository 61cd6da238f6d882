"""Preparing a session, with cards or of a werkvorm: a word, and good defaults for all the rest."""

import secrets

from flask import Blueprint, jsonify, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from kaartenset.commands.nieuwe_sessie import NieuweSessie, create_sessie
from kaartenset.domain.suggesties import WOORDEN_EEN, WOORDEN_TWEE
from kaartenset.domain.weigering import WoordBezet
from kaartenset.domain.werkvorm import Werkvorm
from kaartenset.domain.woord import OngeldigWoord, read_woord
from kaartenset.storage.database import opslag_of
from kaartenset.storage.woorden import has_woord_in_use
from kaartenset.web.antwoorden import zin_of
from kaartenset.web.budget import woordenbudget
from kaartenset.web.geheim import nu
from kaartenset.web.inhoud import (
    all_kaartensets,
    all_werkvormen,
    default_kaartenset,
    find_begeleiding,
    find_kaartenset,
    find_werkvorm,
    find_werkvorm_begeleiding,
)
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.sjablonen import write_aantal
from kaartenset.web.vooraf.maken import (
    Geheimen,
    draw_geheimen,
    give_back_on_refusal,
    go_to_sleutel,
)
from kaartenset.web.vooraf.nieuwe_sessie import as_werksessie, compose
from kaartenset.web.vooraf.sessie_formulier import SessieFormulier
from kaartenset.web.vooraf.werkvorm_formulier import WerkvormFormulier

routes = Blueprint("voorbereiden", __name__, url_prefix="/sessies")

AANTAL_VOORSTELLEN = 4


@routes.get("/nieuw")
@voor(Voor.IEDEREEN)
def nieuw() -> str:
    """The form, with some words to choose from; with `?werkvorm=…` that of a werkvorm."""
    return _render(_form_of(_read_werkvorm()))


@routes.post("/nieuw")
@voor(Voor.IEDEREEN)
def create() -> Response | tuple[str, int] | str:
    """Make the session, or give the form back with what is wrong at the field."""
    werkvorm = _read_werkvorm()
    formulier = _form_of(werkvorm, request.form)
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
    create_sessie(opslag_of(), _compose(formulier, werkvorm, geheimen), now=nu())
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


def _read_werkvorm() -> Werkvorm | None:
    """The werkvorm that the address asks for, if any; one that there is not is a 404."""
    werkvorm_id = request.args.get("werkvorm")
    return find_werkvorm(werkvorm_id) if werkvorm_id is not None else None


def _form_of(
    werkvorm: Werkvorm | None, gestuurd: MultiDict[str, str] | None = None
) -> SessieFormulier:
    return WerkvormFormulier(werkvorm.duren, gestuurd) if werkvorm else SessieFormulier(gestuurd)


def _compose(
    formulier: SessieFormulier, werkvorm: Werkvorm | None, geheimen: Geheimen
) -> NieuweSessie:
    duur = int(formulier.duur.data)
    if werkvorm is None or not isinstance(formulier, WerkvormFormulier):
        kaartenset = find_kaartenset(formulier.kaartenset.data)
        return compose(
            formulier,
            geheimen,
            kaartenset=kaartenset.id,
            titel=f"Kaartensessie {kaartenset.titel.lower()}",
            onderdelen=find_begeleiding(kaartenset.id).draaiboek.onderdelen_for(duur),
        )
    nieuw = compose(
        formulier,
        geheimen,
        kaartenset=default_kaartenset().id,
        titel=werkvorm.titel,
        onderdelen=find_werkvorm_begeleiding(werkvorm.id).draaiboek.onderdelen_for(duur),
    )
    return as_werksessie(
        nieuw, formulier, geheimen, werkvorm=werkvorm.id, werkblad=werkvorm.werkblad
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
        werkvorm=_read_werkvorm(),
        werkvormen=all_werkvormen(),
    )
