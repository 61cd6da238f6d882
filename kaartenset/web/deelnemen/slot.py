"""The closing questions on a deelnemer's page: each a form of its own, whose text comes back."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from kaartenset.domain.veld import SLOTVELDEN
from kaartenset.domain.weigering import OngeldigAntwoord
from kaartenset.storage.database import opslag_of
from kaartenset.web.deelnemen.inbreng import keep_antwoord
from kaartenset.web.deelnemen.sessie import render_groep, render_verwijderd
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import find_bezoeker

routes = Blueprint("slot", __name__, url_prefix="/s/<sid:sid>")

MAX_GETERUGD = 12_000
"""So much of a text that was not kept comes back."""
OPGESLAGEN = {
    "slot.cijfer": "Je cijfer is opgeslagen.",
    "slot.reden": "Je reden is opgeslagen.",
    "slot.morgen": "Wat je morgen anders doet, is opgeslagen.",
}


@dataclass(frozen=True, slots=True)
class SlotTeruggave:
    """What was typed and not kept, with why."""

    veld_id: str
    vraag: str
    tekst: str
    zin: str


@routes.post("/slot")
@voor(Voor.DEELNEMERS)
def antwoord(sid: str) -> Response:
    """Keep one's own answer to one closing question."""
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
    if not bezoeker.is_binnen:
        return redirect(url_for("deelnemer.sessie", sid=sid), 303)
    veld_id = request.form.get("veld", "")
    on_refusal(lambda zin: _give_back(sid, veld_id, zin))
    if veld_id not in OPGESLAGEN:
        raise OngeldigAntwoord
    keep_antwoord(sid, bezoeker, veld_id)
    flash(OPGESLAGEN[veld_id], "goed")
    return redirect(url_for("deelnemer.sessie", sid=sid), 303)


def _give_back(sid: str, veld_id: str, zin: str) -> str:
    """How the group stands now, with what was typed."""
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
        if not bezoeker.is_binnen:
            return render_verwijderd(bezoeker)
        veld = next((veld for veld in SLOTVELDEN if veld.id == veld_id), None)
        getypt = None
        if veld is not None and veld.soort.is_tekst:
            tekst = request.form.get("waarde", "")[:MAX_GETERUGD]
            getypt = SlotTeruggave(veld.id, veld.vraag, tekst, zin)
        return render_groep(conn, bezoeker, melding=zin, slot_getypt=getypt)
