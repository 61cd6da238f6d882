"""Changing what a session was made with, until it opens; title, place, names also after that."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from kaartenset.commands.gegevens import Gegevens, change_gegevens
from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.domain.taal import local_time
from kaartenset.domain.weigering import TeVeelWoorden, WoordBezet
from kaartenset.domain.woord import read_woord
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.budget import woordenbudget
from kaartenset.web.geheim import nu
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.vooraf.draaiboeken import onderdelen_of
from kaartenset.web.vooraf.sessie_formulier import SessieFormulier
from kaartenset.web.vooraf.werkvorm_formulier import WerkvormGegevensFormulier, duren_of

routes = Blueprint("gegevens", __name__, url_prefix="/s/<sid:sid>/begeleiding/gegevens")

VAST_NA_OPENEN = ("woord", "datum", "tijd", "duur")
"""The fields that are there only until the session opens."""


NOG_NIET = "Het nieuwe woord is nog niet opgeslagen. Kies onderaan ‘Gegevens opslaan’."


@routes.get("")
@voor(Voor.BEGELEIDING)
def gegevens(sid: str) -> str:
    """The form as the session is now."""
    sessie = _find_sessie(sid)
    return _render(sid, _form_of(sessie, stored_values(sessie)))


@routes.post("")
@voor(Voor.BEGELEIDING)
def change(sid: str) -> Response | tuple[str, int] | str:
    """Store what was typed, or give it back; a word that was tried is only filled in."""
    sessie = _find_sessie(sid)
    if voorstel := request.form.get("voorstel"):
        formulier = _form_of(sessie, stored_values(sessie) | {"woord": voorstel[:200]})
        return _render(sid, formulier, NOG_NIET)
    formulier = _form_of(sessie, request.form)

    def again(melding: str) -> str:
        return _render(sid, formulier, melding)

    def again_at_woord(melding: str) -> str:
        formulier.woord.errors = [melding]
        return again("")

    on_refusal(again)
    on_refusal(again_at_woord, WoordBezet)
    if not formulier.validate():
        return again(""), 422
    nieuw = _read_gegevens(formulier, sessie)
    if nieuw.woord_key != read_woord(sessie.woord):
        if woordenbudget().is_over():
            raise TeVeelWoorden
        woordenbudget().spend()
    change_gegevens(
        opslag_of(),
        sid,
        nieuw,
        gezien=request.form.get("gezien", -1, type=int),
        onderdelen=_onderdelen_for(sessie, nieuw.duur),
        now=nu(),
    )
    wake(sid)
    flash("De gegevens zijn opgeslagen. Al uitgenodigd? Stuur de agenda-afspraak opnieuw.", "goed")
    return redirect(url_for("gegevens.gegevens", sid=sid), 303)


def stored_values(sessie: SessieFeiten) -> dict[str, str]:
    """What the fields of the form say for a session as it is stored."""
    begin = local_time(sessie.begin_op)
    vinkje = {"vraagt_namen": "y"} if sessie.vraagt_namen else {}
    return vinkje | {
        "woord": sessie.woord,
        "titel": sessie.titel,
        "datum": f"{begin:%Y-%m-%d}",
        "tijd": f"{begin:%H:%M}",
        "duur": str(sessie.duur),
        "plaats": sessie.plaats,
        "eigenaar": sessie.eigenaar,
        "begeleider": sessie.begeleider,
    }


def _form_of(
    sessie: SessieFeiten, waarden: dict[str, str] | MultiDict[str, str]
) -> SessieFormulier:
    if sessie.heeft_kaarten:
        formulier = SessieFormulier(MultiDict(waarden))
        del formulier.kaartenset
    else:
        formulier = WerkvormGegevensFormulier(duren_of(sessie), MultiDict(waarden))
    for naam in VAST_NA_OPENEN if sessie.geopend_op else ():
        del formulier[naam]
    return formulier


def _read_gegevens(formulier: SessieFormulier, sessie: SessieFeiten) -> Gegevens:
    gegevens = Gegevens(
        woord=sessie.woord,
        woord_key=read_woord(sessie.woord),
        titel=formulier.titel.data or sessie.titel,
        plaats=formulier.plaats.data or "",
        begin_op=sessie.begin_op,
        duur=sessie.duur,
        eigenaar=sessie.eigenaar,
        begeleider=sessie.begeleider,
        vraagt_namen=sessie.vraagt_namen,
    )
    if isinstance(formulier, WerkvormGegevensFormulier):
        gegevens = replace(
            gegevens,
            eigenaar=formulier.eigenaar.data or "",
            begeleider=formulier.begeleider.data or "",
            vraagt_namen=formulier.vraagt_namen.data,
        )
    if sessie.geopend_op is not None:
        return gegevens
    return replace(
        gegevens,
        woord=formulier.woord_getypt,
        woord_key=read_woord(formulier.woord.data or ""),
        begin_op=formulier.begin_op,
        duur=int(formulier.duur.data),
    )


def _onderdelen_for(sessie: SessieFeiten, duur: int) -> tuple[Onderdeel, ...]:
    """The blocks that another length takes; none are asked for when the length stays."""
    if duur == sessie.duur:
        return ()
    return onderdelen_of(sessie, duur)


def _find_sessie(sid: str) -> SessieFeiten:
    with opslag_of().reading() as conn:
        return guard_begeleider(conn, sid)


def _render(sid: str, formulier: SessieFormulier, melding: str = "") -> str:
    """The form; where somebody else was first it says what is stored by now."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
    return render_template(
        "vooraf/gegevens.html",
        stand=stand,
        formulier=formulier,
        melding=melding,
        gezien=sessie.agenda_nummer,
        is_vast="woord" not in formulier,
        is_vervolg=sessie.is_vervolg,
    )
