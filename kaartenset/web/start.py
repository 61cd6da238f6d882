"""The start page: a word leads to the session that is open with it, or else to the plain deck."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.domain.termijnen import VOORAF
from kaartenset.domain.volgorde import volgorde_of
from kaartenset.domain.woord import OngeldigWoord, read_woord
from kaartenset.storage.database import opslag_of
from kaartenset.storage.woorden import find_sid_by_woord
from kaartenset.web.budget import woordenbudget
from kaartenset.web.geheim import nu
from kaartenset.web.inhoud import all_kaartensets, all_werkvormen, chosen_kaartenset
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal

routes = Blueprint("start", __name__)


@routes.get("/")
@voor(Voor.IEDEREEN)
def start() -> str:
    """One field and one button; where there are more decks, also which of them."""
    return _render("", "", None)


@routes.post("/")
@voor(Voor.IEDEREEN)
def enter_woord() -> Response | tuple[str, int]:
    """Find the session of a word; every other word, whatever the reason, gives the plain deck."""
    getypt = request.form.get("woord", "")
    gekozen = request.form.get("kaartenset", "")
    try:
        key = read_woord(getypt)
    except OngeldigWoord as fout:
        return _render(getypt, gekozen, str(fout)), 422
    on_refusal(lambda melding: _render(getypt, gekozen, melding))
    sid = _find_sid(key)
    if sid is not None:
        return redirect(url_for("deelnemer.sessie", sid=sid), 303)
    plain_deck = url_for(
        "kaarten.kaart",
        kaartenset=chosen_kaartenset(gekozen).id,
        volgorde=volgorde_of(key),
        nummer=1,
    )
    return redirect(plain_deck, 303)


def _find_sid(key: str) -> str | None:
    """The session of a word; not looked for any more when this address tried too many."""
    budget = woordenbudget()
    if budget.is_over():
        return None
    with opslag_of().reading() as conn:
        sid = find_sid_by_woord(
            conn,
            key,
            now=nu(),
            vooraf=VOORAF,
            limiet=current_app.config["INSTELLINGEN"].max_deelnemers,
        )
    if sid is None:
        budget.spend()
    return sid


def _render(woord: str, gekozen: str, fout: str | None) -> str:
    return render_template(
        "start/start.html",
        woord=woord,
        fout=fout,
        kaartenset=chosen_kaartenset(gekozen),
        kaartensets=all_kaartensets(),
        werkvormen=all_werkvormen(),
    )
