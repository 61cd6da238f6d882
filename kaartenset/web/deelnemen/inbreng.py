"""Answering at a card: one form for each deelnemer, whose text always comes back."""

import secrets
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kaartenset.commands.antwoorden import give_antwoord
from kaartenset.domain.bereik import SCHEIDING
from kaartenset.domain.veld import WERKVELD
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.stand.eigen_antwoord import EigenAntwoord, find_eigen_antwoord, read_eigen_antwoord
from kaartenset.storage.database import opslag_of
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.web.deelnemen.sessie import render_groep, render_verwijderd
from kaartenset.web.deelnemen.werkterug import GROEP, find_plek, give_back, read_bij
from kaartenset.web.geheim import nu
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import Bezoeker, find_bezoeker

routes = Blueprint("inbreng", __name__, url_prefix="/s/<sid:sid>")


@dataclass(frozen=True, slots=True)
class Teruggave:
    """What was typed and not kept, with why, in the form that it came from."""

    antwoord: EigenAntwoord
    getypt: str
    zin: str
    is_te_sturen: bool


@routes.post("/antwoord")
@voor(Voor.DEELNEMERS)
def antwoord(sid: str) -> Response:
    """Keep one's own answer at a card or a field; who is not in is sent to the door."""
    veld_id = request.form.get("veld", "")
    is_werk, bij = veld_id.startswith(WERKVELD), read_bij(GROEP)
    if is_werk:
        on_refusal(lambda zin: give_back(sid, veld_id, zin, bij=bij), OpslagWeg)
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
    groep = redirect(url_for("deelnemer.sessie", sid=sid), 303)
    if not bezoeker.is_binnen:
        return groep
    if is_werk:
        on_refusal(lambda zin: give_back(sid, veld_id, zin, bij=bij))
    else:
        _give_back_on_refusal(sid)
    keep_antwoord(sid, bezoeker, veld_id)
    _tell(sid, veld_id, is_bij_groep=bij == GROEP)
    if not is_werk:
        return groep
    ronde = request.form.get("ronde", 0, type=int)
    kaal = veld_id.removeprefix(WERKVELD)
    return redirect(find_plek(sid, kaal, bij, vorm=f"antwoord-werk-{kaal}-{ronde}"), 303)


def keep_antwoord(sid: str, bezoeker: Bezoeker, veld_id: str) -> None:
    """Keep what the form of this request answers, and tell the screens that somebody did.

    Two limits on a line are two values in the form, and one answer.
    """
    give_antwoord(
        opslag_of(),
        sid,
        cookie_hash=bezoeker.wie,
        veld_id=veld_id,
        ronde=request.form.get("ronde", 0, type=int),
        getypt=SCHEIDING.join(request.form.getlist("waarde")),
        mengsel=int.from_bytes(secrets.token_bytes(7)),
        now=nu(),
    )
    wake(sid)


def _tell(sid: str, veld_id: str, *, is_bij_groep: bool) -> None:
    """Say what the page does not: it was taken back, or kept where the group no longer is."""
    with opslag_of().reading() as conn:
        bezoeker = find_bezoeker(conn, sid)
        if bezoeker.deelnemer is None:
            return
        hier = _find_velden_here(conn, bezoeker.sessie, bezoeker.deelnemer)
        gegeven = find_eigen_antwoord(conn, bezoeker.sessie, bezoeker.deelnemer, veld_id)
    if gegeven is None:
        return
    if gegeven.waarde is None:
        flash(f"Je antwoord bij {gegeven.bij} is weggehaald.", "goed")
    elif is_bij_groep and gegeven.veld.id not in hier:
        flash(f"Je antwoord bij {gegeven.bij} is opgeslagen.", "goed")


def _find_velden_here(
    conn: Connection, sessie: SessieFeiten, deelnemer: DeelnemerFeiten
) -> tuple[str, ...]:
    """The ids of what is answered where the group is."""
    if sessie.heeft_kaarten:
        antwoord = read_eigen_antwoord(conn, sessie, deelnemer)
        return (antwoord.veld.id,) if antwoord else ()
    return tuple(f"{WERKVELD}{veld_id}" for veld_id in find_klok(conn, sessie).huidig.velden)


def _give_back_on_refusal(sid: str) -> None:
    """Whatever goes wrong, show how the group stands now with what was typed."""

    def render(zin: str) -> str:
        with opslag_of().reading() as conn:
            bezoeker = find_bezoeker(conn, sid)
            if bezoeker.deelnemer is None or not bezoeker.is_binnen:
                return render_verwijderd(bezoeker)
            veld_id = request.form.get("veld", "")
            bedoeld = find_eigen_antwoord(conn, bezoeker.sessie, bezoeker.deelnemer, veld_id)
            teruggave = None
            if bedoeld is not None and bedoeld.veld.soort.is_tekst:
                is_te_sturen = bezoeker.sessie.is_open and not bedoeld.is_getoond
                teruggave = Teruggave(bedoeld, request.form.get("waarde", ""), zin, is_te_sturen)
            return render_groep(conn, bezoeker, melding=zin, teruggave=teruggave)

    on_refusal(render)
