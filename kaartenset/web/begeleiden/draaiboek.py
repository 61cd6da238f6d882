"""Changing the draaiboek of a session: minutes, titles, order, blocks added and taken out."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.draaiboek import (
    NieuwOnderdeel,
    VerplaatstOnderdeel,
    Verzoek,
    WeggehaaldOnderdeel,
    Wijziging,
    change_draaiboek,
)
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.stand.begeleiding import read_begeleiding_stand, read_scripts
from kaartenset.stand.script import read_plaatsen
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.begeleiden.draaiboek_formulier import (
    NieuweRij,
    Rij,
    read_nieuwe_rij,
    read_rijen,
    stored_rijen,
)
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.inhoud import find_voorbereiden
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider

routes = Blueprint("draaiboek", __name__, url_prefix="/s/<sid:sid>/begeleiding/draaiboek")
routes.after_request(pack)

NA_OPSLAAN = {"leiden": "begeleiding.leiden"}
"""Where a form may ask to go after its changes were stored, other than to the draaiboek."""


@routes.before_request
def only_for_begeleider() -> None:
    """Everything here needs the begeleider's cookie, and a refusal gives the form back."""
    sid = (request.view_args or {})["sid"]
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    on_refusal(
        lambda melding: _render(
            sid, read_rijen(request.form), read_nieuwe_rij(request.form), melding
        )
    )


@routes.get("")
@voor(Voor.BEGELEIDING)
def draaiboek(sid: str) -> str:
    """The whole draaiboek with its script, to read and to print."""
    return _render(sid)


@routes.get("/aanpassen")
@voor(Voor.BEGELEIDING)
def aanpassen(sid: str) -> str:
    """The same with its form unfolded."""
    return _render(sid, is_open=True)


@routes.post("")
@voor(Voor.BEGELEIDING)
def change(sid: str) -> Response | tuple[str, int]:
    """Store titles and minutes, what the button that was used asks for, and a new block."""
    rijen, nieuwe_rij = read_rijen(request.form), read_nieuwe_rij(request.form)
    if nieuwe_rij.fouten or any(rij.fouten for rij in rijen):
        return _render(sid, rijen, nieuwe_rij, "Nog niet opgeslagen. Kijk bij de velden."), 422
    acties = _read_actie(request.form.get("actie", ""))
    verzoeken: list[Verzoek] = [
        Wijziging(rij.id, rij.titel, int(rij.minuten), rij.titel_gezien, rij.minuten_gezien)
        for rij in rijen
        if rij.is_gewijzigd and WeggehaaldOnderdeel(rij.id) not in acties
    ]
    verzoeken += acties
    if not nieuwe_rij.is_leeg:
        verzoeken.append(_read_nieuw(nieuwe_rij, rijen))
    change_draaiboek(opslag_of(), sid, verzoeken, now=nu())
    wake(sid)
    flash("Het draaiboek is opgeslagen.", "goed")
    if daarna := NA_OPSLAAN.get(request.form.get("daarna", "")):
        return redirect(url_for(daarna, sid=sid), 303)
    return redirect(url_for("draaiboek.aanpassen", sid=sid, _anchor=_place_of(acties)), 303)


def _place_of(acties: Sequence[Verzoek]) -> str | None:
    """Where on the page somebody who used a row's button goes on; None is the top."""
    match acties:
        case [VerplaatstOnderdeel(onderdeel_id=onderdeel_id)]:
            return f"onderdeel-{onderdeel_id}"
        case [WeggehaaldOnderdeel()]:
            return "aanpassen"
    return None


def _read_nieuw(rij: NieuweRij, rijen: Sequence[Rij]) -> NieuwOnderdeel:
    """The block to be added; a form without rows does not say what its sender saw."""
    gezien = frozenset(rij.id for rij in rijen) or None
    return NieuwOnderdeel(rij.titel, rij.soort, int(rij.minuten), gezien)


def _read_actie(actie: str) -> tuple[Verzoek, ...]:
    """What a row's button asks: 'weg 7', or 'naar 7 3 2' (block 7, seen at 3, to 2)."""
    wat, *cijfers = actie.split() or [""]
    if not all(cijfer.isascii() and cijfer.isdigit() for cijfer in cijfers):
        return ()
    match wat, [int(cijfer[:9]) for cijfer in cijfers]:
        case "weg", [onderdeel_id]:
            return (WeggehaaldOnderdeel(onderdeel_id),)
        case "naar", [onderdeel_id, gezien, naar]:
            return (VerplaatstOnderdeel(onderdeel_id, naar=naar, gezien=gezien),)
    return ()


def _list_soorten(sessie: SessieFeiten) -> tuple[SoortOnderdeel, ...]:
    """The kinds of block that can be added: cards only where there are any."""
    return tuple(
        soort
        for soort in SoortOnderdeel
        if sessie.heeft_kaarten or soort is not SoortOnderdeel.KAARTEN
    )


def _render(
    sid: str,
    getypt: tuple[Rij, ...] = (),
    nieuwe_rij: NieuweRij | None = None,
    melding: str = "",
    *,
    is_open: bool = False,
) -> str:
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        scripts = read_scripts(conn, sid)
        voorbereiden = find_voorbereiden(sessie, read_plaatsen(conn, sessie))
    onderdelen = [regel.onderdeel for regel in stand.agenda.regels]
    return render_template(
        "begeleiding/draaiboek.html",
        stand=stand,
        scripts=scripts,
        voorbereiden=voorbereiden,
        rijen=list(zip(stored_rijen(onderdelen, getypt), stand.agenda.regels, strict=True)),
        nieuwe_rij=nieuwe_rij or NieuweRij(),
        soorten=_list_soorten(sessie),
        melding=melding,
        is_open=is_open or bool(melding),
    )
