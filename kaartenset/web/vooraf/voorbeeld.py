"""A new session after the example of one that was held: its draaiboek and notes come along."""

from flask import Blueprint, render_template, request
from sqlalchemy import Connection
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from kaartenset.commands.nieuwe_sessie import NieuweSessie, create_sessie
from kaartenset.commands.notities import copy_notities
from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten, find_klok, find_script
from kaartenset.storage.werkbladen import find_werkblad
from kaartenset.web.geheim import new_token, nu
from kaartenset.web.inhoud import default_kaartenset, find_kaartenset
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.vooraf.draaiboeken import onderdelen_of
from kaartenset.web.vooraf.maken import (
    Geheimen,
    draw_geheimen,
    give_back_on_refusal,
    go_to_sleutel,
)
from kaartenset.web.vooraf.nieuwe_sessie import as_werksessie, compose
from kaartenset.web.vooraf.sessie_formulier import SessieFormulier
from kaartenset.web.vooraf.werkvorm_formulier import WerkvormFormulier, duren_of

routes = Blueprint("voorbeeld", __name__, url_prefix="/s/<sid:sid>/begeleiding/als-voorbeeld")


@routes.get("")
@voor(Voor.BEGELEIDING)
def als_voorbeeld(sid: str) -> str:
    """The form of a new session, filled in but for its word and date."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
    waarden = {
        "titel": sessie.titel,
        "plaats": sessie.plaats,
        "duur": str(sessie.duur),
        "verzoek": new_token(),
    }
    return _render(sid, _form_of(sessie, MultiDict(waarden)))


@routes.post("")
@voor(Voor.BEGELEIDING)
def create(sid: str) -> Response | tuple[str, int]:
    """Make the new session, or give the form back with what is wrong at the field."""
    with opslag_of().reading() as conn:
        voorbeeld = guard_begeleider(conn, sid)
    formulier = _form_of(voorbeeld, request.form)

    def again(melding: str) -> str:
        return _render(sid, formulier, melding)

    give_back_on_refusal(formulier, again)
    if not formulier.validate():
        return again(""), 422
    geheimen = draw_geheimen(formulier)
    with opslag_of().reading() as conn:
        nieuw = _compose(conn, formulier, voorbeeld, geheimen)
    create_sessie(opslag_of(), nieuw, now=nu())
    copy_notities(opslag_of(), sid, geheimen.sid, now=nu())
    return go_to_sleutel(geheimen)


def _compose(
    conn: Connection, formulier: SessieFormulier, voorbeeld: SessieFeiten, geheimen: Geheimen
) -> NieuweSessie:
    """What is to be made; another length takes the draaiboek that there is for it."""
    duur = int(formulier.duur.data)
    is_zelfde = duur == voorbeeld.duur
    onderdelen = _read_blokken(conn, voorbeeld) if is_zelfde else onderdelen_of(voorbeeld, duur)
    eigen = find_kaartenset(voorbeeld.kaartenset) if voorbeeld.heeft_kaarten else None
    nieuw = compose(
        formulier,
        geheimen,
        kaartenset=(eigen or default_kaartenset()).id,
        titel=voorbeeld.titel,
        onderdelen=onderdelen,
    )
    if voorbeeld.werkbladvorm_id is None or not isinstance(formulier, WerkvormFormulier):
        return nieuw
    werkblad = find_werkblad(conn, voorbeeld.werkbladvorm_id)
    return as_werksessie(nieuw, formulier, geheimen, werkvorm=voorbeeld.werkvorm, werkblad=werkblad)


def _read_blokken(conn: Connection, sessie: SessieFeiten) -> tuple[Onderdeel, ...]:
    """The blocks of a session with its own minutes and script, as content would give them."""
    scripts = find_script(conn, sessie)
    return tuple(
        Onderdeel(
            blok.titel,
            blok.soort,
            {sessie.duur: blok.minuten},
            scripts[blok.id],
            blok.stap,
            blok.velden,
            blok.regels,
        )
        for blok in find_klok(conn, sessie).onderdelen
    )


def _form_of(sessie: SessieFeiten, waarden: MultiDict[str, str]) -> SessieFormulier:
    """The form without a choice of deck: the new session has that of its example."""
    if not sessie.heeft_kaarten:
        return WerkvormFormulier(duren_of(sessie), waarden)
    formulier = SessieFormulier(waarden)
    del formulier.kaartenset
    return formulier


def _render(sid: str, formulier: SessieFormulier, melding: str = "") -> str:
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
    return render_template(
        "vooraf/als_voorbeeld.html", stand=stand, formulier=formulier, melding=melding
    )
