"""A new session after the example of one that was held: its draaiboek and notes come along."""

from flask import Blueprint, render_template, request
from sqlalchemy import Connection
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from kaartenset.commands.nieuwe_sessie import NieuweSessie, create_sessie
from kaartenset.commands.notities import copy_notities
from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.domain.woord import read_woord
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten, find_klok, find_script
from kaartenset.web.geheim import new_token, nu
from kaartenset.web.inhoud import find_begeleiding, find_kaartenset
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.vooraf.maken import (
    Geheimen,
    draw_geheimen,
    give_back_on_refusal,
    go_to_sleutel,
)
from kaartenset.web.vooraf.sessie_formulier import SessieFormulier

routes = Blueprint("voorbeeld", __name__, url_prefix="/s/<sid:sid>/begeleiding/als-voorbeeld")


@routes.get("")
@voor(Voor.BEGELEIDING)
def als_voorbeeld(sid: str) -> str:
    """The form of a new session, filled in but for its word and date."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
    formulier = SessieFormulier(
        MultiDict(
            {
                "titel": sessie.titel,
                "plaats": sessie.plaats,
                "duur": str(sessie.duur),
                "verzoek": new_token(),
            }
        )
    )
    return _render(sid, _fixed(formulier))


@routes.post("")
@voor(Voor.BEGELEIDING)
def create(sid: str) -> Response | tuple[str, int]:
    """Make the new session, or give the form back with what is wrong at the field."""
    with opslag_of().reading() as conn:
        voorbeeld = guard_begeleider(conn, sid)
        blokken = _read_blokken(conn, voorbeeld)
    formulier = _fixed(SessieFormulier(request.form))

    def again(melding: str) -> str:
        return _render(sid, formulier, melding)

    give_back_on_refusal(formulier, again)
    if not formulier.validate():
        return again(""), 422
    geheimen = draw_geheimen(formulier)
    create_sessie(opslag_of(), _read_nieuw(formulier, voorbeeld, blokken, geheimen), now=nu())
    copy_notities(opslag_of(), sid, geheimen.sid, now=nu())
    return go_to_sleutel(geheimen)


def _read_nieuw(
    formulier: SessieFormulier,
    voorbeeld: SessieFeiten,
    blokken: tuple[Onderdeel, ...],
    geheimen: Geheimen,
) -> NieuweSessie:
    """What is to be made; another length takes the draaiboek that the deck has for it."""
    duur = int(formulier.duur.data)
    if duur != voorbeeld.duur:
        blokken = find_begeleiding(voorbeeld.kaartenset).draaiboek.onderdelen_for(duur)
    return NieuweSessie(
        sid=geheimen.sid,
        sleutel_hash=geheimen.sleutel_hash,
        cookie_hash=geheimen.cookie_hash,
        kaartenset=find_kaartenset(voorbeeld.kaartenset).id,
        woord=formulier.woord_getypt,
        woord_key=read_woord(formulier.woord.data or ""),
        titel=formulier.titel.data or voorbeeld.titel,
        plaats=formulier.plaats.data or "",
        begin_op=formulier.begin_op,
        duur=duur,
        onderdelen=blokken,
    )


def _read_blokken(conn: Connection, sessie: SessieFeiten) -> tuple[Onderdeel, ...]:
    """The blocks of a session with its own minutes and script, as a deck would give them."""
    scripts = find_script(conn, sessie)
    return tuple(
        Onderdeel(blok.titel, blok.soort, {sessie.duur: blok.minuten}, scripts[blok.id])
        for blok in find_klok(conn, sessie).onderdelen
    )


def _fixed(formulier: SessieFormulier) -> SessieFormulier:
    """The form without a choice of deck: the new session has that of its example."""
    del formulier.kaartenset
    return formulier


def _render(sid: str, formulier: SessieFormulier, melding: str = "") -> str:
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
    return render_template(
        "vooraf/als_voorbeeld.html", stand=stand, formulier=formulier, melding=melding
    )
