"""A new session after the example of one that was held: its draaiboek and notes come along."""

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from kaartenset.commands.notities import copy_notities
from kaartenset.commands.sessies import NieuweSessie, create_sessie
from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.domain.weigering import FormulierGebruikt, TeVeelWoorden, WoordBezet
from kaartenset.domain.woord import read_woord
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten, find_klok, find_script
from kaartenset.web.budget import woordenbudget
from kaartenset.web.geheim import derive_token, hash_token, new_token, nu
from kaartenset.web.inhoud import find_begeleiding, find_kaartenset
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.sleutel import sleutel_of
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider, set_begeleider
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

    def again_with_new_token(melding: str) -> str:
        formulier.verzoek.data = new_token()
        return again(melding)

    def again_at_woord(melding: str) -> str:
        formulier.woord.errors = [melding]
        return again("")

    on_refusal(again)
    on_refusal(again_at_woord, WoordBezet)
    on_refusal(again_with_new_token, FormulierGebruikt)
    if not formulier.validate():
        return again(""), 422
    if woordenbudget().is_over():
        raise TeVeelWoorden
    woordenbudget().spend()
    nieuw_sid, cookie = derive_token("sid", formulier.token), new_token()
    nieuw = _read_nieuw(formulier, voorbeeld, blokken, (nieuw_sid, cookie))
    create_sessie(opslag_of(), nieuw, now=nu())
    copy_notities(opslag_of(), sid, nieuw_sid, now=nu())
    verder = redirect(url_for("begeleiding.sleutel", sid=nieuw_sid), 303)
    return set_begeleider(verder, nieuw_sid, cookie)


def _read_nieuw(
    formulier: SessieFormulier,
    voorbeeld: SessieFeiten,
    blokken: tuple[Onderdeel, ...],
    geheimen: tuple[str, str],
) -> NieuweSessie:
    """What is to be made; another length takes the draaiboek that the deck has for it."""
    sid, cookie = geheimen
    duur = int(formulier.duur.data)
    if duur != voorbeeld.duur:
        blokken = find_begeleiding(voorbeeld.kaartenset).draaiboek.onderdelen_for(duur)
    return NieuweSessie(
        sid=sid,
        sleutel_hash=hash_token(sleutel_of(sid, 0)),
        cookie_hash=hash_token(cookie),
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
