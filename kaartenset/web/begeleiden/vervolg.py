"""Making a follow-up of a session: the cards not reached, in the same order."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from kaartenset.commands.nieuwe_sessie import NieuweSessie
from kaartenset.commands.notities import copy_notities
from kaartenset.commands.vervolg import create_vervolg, has_vervolg
from kaartenset.domain.kaart import Kaart
from kaartenset.domain.taal import local_time
from kaartenset.domain.weigering import GeenKaartenOver
from kaartenset.domain.woord import read_woord
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.bezoeken import find_besproken
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.geheim import new_token, nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.inhoud import present_inhoud
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.vooraf.maken import (
    Geheimen,
    draw_geheimen,
    give_back_on_refusal,
    go_to_sleutel,
)
from kaartenset.web.vooraf.sessie_formulier import MAX_TITEL, SessieFormulier

routes = Blueprint("vervolg", __name__, url_prefix="/s/<sid:sid>/begeleiding/vervolg")
routes.after_request(pack)

OVER_EEN_WEEK = timedelta(days=7)
GEEN_KAART = "Kies minstens één kaart"


@dataclass(frozen=True, slots=True)
class KaartKeuze:
    """A card that the follow-up can go on with; `nummer` is its number in this session."""

    kaart: Kaart
    nummer: int
    is_gekozen: bool


@routes.before_request
def only_with_cards() -> Response | None:
    """Only of a session with cards something is left to go on with."""
    sid = (request.view_args or {})["sid"]
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
    if sessie.heeft_kaarten:
        return None
    return redirect(url_for("begeleiding.leiden", sid=sid), 303)


@routes.get("")
@voor(Voor.BEGELEIDING)
def vervolg(sid: str) -> str:
    """The form, with all cards that were not reached ticked."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        niet = [kaart.id for kaart in find_besproken(conn, sessie, now=nu()).niet]
    return _render(sid, _propose(sessie), niet)


@routes.post("")
@voor(Voor.BEGELEIDING)
def create(sid: str) -> Response | tuple[str, int]:
    """Make it, or give the form back with what is wrong at the field."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
    formulier = _form_of(request.form)
    gekozen = request.form.getlist("kaarten")

    def again(melding: str) -> str:
        return _render(sid, formulier, gekozen, melding)

    give_back_on_refusal(formulier, again)
    is_goed = formulier.validate()
    if not gekozen:
        return _render(sid, formulier, gekozen, GEEN_KAART), 422
    if not is_goed:
        return again(""), 422
    geheimen = draw_geheimen(formulier)
    nieuw = _read_nieuw(sessie, formulier, geheimen, tuple(gekozen))
    create_vervolg(opslag_of(), sid, nieuw, now=nu())
    copy_notities(opslag_of(), sid, geheimen.sid, now=nu())
    return go_to_sleutel(geheimen)


def _read_nieuw(
    sessie: SessieFeiten,
    formulier: SessieFormulier,
    geheimen: Geheimen,
    gekozen: tuple[str, ...],
) -> NieuweSessie:
    """What is asked; raises GeenKaartenOver when the deck is not there any more."""
    begeleiding = present_inhoud().begeleidingen.get(sessie.kaartenset)
    aanwezig = _cards_now(sessie)
    kaarten = tuple(kaart_id for kaart_id in gekozen if kaart_id in aanwezig)
    if begeleiding is None or not kaarten:
        raise GeenKaartenOver
    duur = int(formulier.duur.data)
    return NieuweSessie(
        sid=geheimen.sid,
        sleutel_hash=geheimen.sleutel_hash,
        cookie_hash=geheimen.cookie_hash,
        kaartenset=sessie.kaartenset,
        woord=formulier.woord_getypt,
        woord_key=read_woord(formulier.woord.data or ""),
        titel=formulier.titel.data or sessie.titel,
        plaats=formulier.plaats.data or "",
        begin_op=formulier.begin_op,
        duur=duur,
        onderdelen=begeleiding.draaiboek.onderdelen_for(duur),
        volgorde=sessie.volgorde,
        kaarten_keuze=kaarten,
    )


def _cards_now(sessie: SessieFeiten) -> frozenset[str]:
    """The ids of the cards that the deck has now: of some the file may be gone."""
    kaartenset = present_inhoud().kaartensets.get(sessie.kaartenset)
    return frozenset(kaart.id for kaart in kaartenset.kaarten) if kaartenset else frozenset()


def _propose(sessie: SessieFeiten) -> SessieFormulier:
    """The same word, place and length, at the same time a week after today's conversation."""
    begin = local_time(sessie.begin_op)
    dag = max(begin, local_time(nu())) + OVER_EEN_WEEK
    titel = f"Vervolg op {sessie.titel}"
    voorstel = {
        "woord": sessie.woord if sessie.gesloten_op else "",
        "titel": titel if len(titel) <= MAX_TITEL else sessie.titel,
        "datum": f"{dag:%Y-%m-%d}",
        "tijd": f"{begin:%H:%M}",
        "duur": str(sessie.duur),
        "plaats": sessie.plaats,
        "verzoek": new_token(),
    }
    return _form_of(MultiDict(voorstel))


def _form_of(waarden: MultiDict[str, str]) -> SessieFormulier:
    """The form of a new session, without the choice of a deck."""
    formulier = SessieFormulier(waarden)
    del formulier.kaartenset
    return formulier


def _render(sid: str, formulier: SessieFormulier, gekozen: list[str], melding: str = "") -> str:
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        besproken = find_besproken(conn, sessie, now=nu())
        kan = has_vervolg(conn, sessie)
    aanwezig = _cards_now(sessie)
    keuzes = [
        KaartKeuze(regel.kaart, regel.nummer, regel.kaart.id in gekozen)
        for regel in stand.kaarten
        if regel.kaart.id in aanwezig
    ]
    niet = frozenset(kaart.id for kaart in besproken.niet)
    return render_template(
        "begeleiding/vervolg.html",
        stand=stand,
        formulier=formulier,
        melding=melding,
        kan=kan,
        niet_bereikt=[keuze for keuze in keuzes if keuze.kaart.id in niet],
        overig=[keuze for keuze in keuzes if keuze.kaart.id not in niet],
    )
