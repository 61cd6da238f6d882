"""Agreements and open questions on the begeleider's side: noting, changing, taking out."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.afspraken import (
    change_afspraak,
    drop_afspraak,
    mark_gedaan,
    note_afspraak,
)
from kaartenset.domain.afspraak import MAX_TEKST, MAX_WIE, SoortAfspraak
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.afspraken import AfspraakFeiten, find_afspraken
from kaartenset.storage.database import opslag_of
from kaartenset.web.begeleiden.afspraak_formulier import AfspraakInvoer, read_invoer, stored_invoer
from kaartenset.web.formulier import EenmaligFormulier
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.inhoud import vandaag
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.verzoek import read_eigen_verzoek

routes = Blueprint("afspraken", __name__, url_prefix="/s/<sid:sid>/begeleiding/afspraken")
routes.after_request(pack)


@dataclass(frozen=True, slots=True)
class AfspraakRij:
    """One of them on the page, with what stands in its form now."""

    feiten: AfspraakFeiten
    invoer: AfspraakInvoer
    kaart: str
    """The title of its card; empty when it has none."""
    is_open: bool


@routes.before_request
def only_for_begeleider() -> None:
    """Everything here needs the begeleider's cookie, and a refusal gives the form back."""
    view_args = request.view_args or {}
    sid: str = view_args["sid"]
    afspraak_id: int | None = view_args.get("afspraak_id")
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    on_refusal(lambda melding: _render(sid, afspraak_id, melding, is_getypt=True))


@routes.get("")
@voor(Voor.BEGELEIDING)
def afspraken(sid: str) -> str:
    """All agreements and open questions, each with its form."""
    return _render(sid)


@routes.post("")
@voor(Voor.BEGELEIDING)
def note(sid: str) -> Response | tuple[str, int]:
    """Note one, from the begeleidersscherm or from the page with all of them."""
    invoer = read_invoer(request.form, vandaag=vandaag())
    if invoer.fouten:
        return _render(sid, None, _say_wrong(invoer), is_getypt=True), 422
    inhoud = invoer.read_inhoud()
    note_afspraak(opslag_of(), sid, inhoud, verzoek=read_eigen_verzoek(), now=nu())
    wake(sid)
    flash(f"{invoer.soort.naam} opgeslagen.", "goed")
    return redirect(url_for("begeleiding.leiden", sid=sid), 303)


@routes.post("/<int:afspraak_id>")
@voor(Voor.BEGELEIDING)
def change(sid: str, afspraak_id: int) -> Response | tuple[str, int]:
    """Change one."""
    invoer = read_invoer(request.form, vandaag=vandaag())
    if invoer.fouten:
        return _render(sid, afspraak_id, _say_wrong(invoer), is_getypt=True), 422
    change_afspraak(
        opslag_of(), sid, afspraak_id, invoer.read_inhoud(), gezien=invoer.gezien, now=nu()
    )
    return _done(sid, f"{invoer.soort.naam} opgeslagen.")


@routes.post("/<int:afspraak_id>/weg")
@voor(Voor.BEGELEIDING)
def drop(sid: str, afspraak_id: int) -> Response:
    """Take one out."""
    gezien = request.form.get("gezien", -1, type=int)
    drop_afspraak(opslag_of(), sid, afspraak_id, gezien=gezien, now=nu())
    return _done(sid, "Weggehaald.")


@routes.post("/<int:afspraak_id>/gedaan")
@voor(Voor.BEGELEIDING)
def gedaan(sid: str, afspraak_id: int) -> Response:
    """Tick off one of last time, or no longer."""
    is_gedaan = request.form.get("gedaan") == "ja"
    mark_gedaan(opslag_of(), sid, afspraak_id, gedaan=is_gedaan, now=nu())
    wake(sid)
    return redirect(url_for("begeleiding.leiden", sid=sid), 303)


def _done(sid: str, melding: str) -> Response:
    wake(sid)
    flash(melding, "goed")
    return redirect(url_for("afspraken.afspraken", sid=sid), 303)


def _say_wrong(invoer: AfspraakInvoer) -> str:
    """What is wrong, also for who does not see the fields: the form may be on another page."""
    return " ".join(("Nog niet opgeslagen.", *(f"{zin}." for zin in invoer.fouten.values())))


def _render(
    sid: str, afspraak_id: int | None = None, melding: str = "", *, is_getypt: bool = False
) -> str:
    """The page as it is now; what was typed comes back in the form that it came from."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        alle = find_afspraken(conn, sessie)
    titels = {regel.kaart.id: regel.kaart.titel for regel in stand.kaarten}
    hier = stand.huidig.kaart if stand.huidig else None
    getypt = read_invoer(request.form, vandaag=vandaag()) if is_getypt else None
    nieuw = AfspraakInvoer(kaart_id=hier.id if hier else None)
    if getypt is not None and afspraak_id is None:
        nieuw = getypt
    return render_template(
        "begeleiding/afspraken.html",
        stand=stand,
        melding=melding,
        rijen=[
            AfspraakRij(
                feiten=een,
                invoer=getypt if getypt and een.id == afspraak_id else stored_invoer(een),
                kaart=titels.get(een.kaart_id or "", ""),
                is_open=een.id == afspraak_id,
            )
            for een in alle
        ],
        weg=getypt if _is_gone(getypt, afspraak_id, alle) else None,
        nieuw=nieuw,
        nieuw_kaart=titels.get(nieuw.kaart_id or "", ""),
        verzoek=EenmaligFormulier().token,
        soorten=tuple(SoortAfspraak),
        maxima={"tekst": MAX_TEKST, "wie": MAX_WIE},
    )


def _is_gone(
    getypt: AfspraakInvoer | None, afspraak_id: int | None, alle: tuple[AfspraakFeiten, ...]
) -> bool:
    """Whether a text was typed in the form of one that somebody took out in the meantime."""
    is_van_een = getypt is not None and bool(getypt.tekst) and afspraak_id is not None
    return is_van_een and all(een.id != afspraak_id for een in alle)
