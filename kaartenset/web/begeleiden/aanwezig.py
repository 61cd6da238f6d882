"""What the begeleider does about who is there: the door, letting in, taking out, hands."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.deelnemers import mark_eigenaar, remove_deelnemer
from kaartenset.commands.deur import let_all_in, let_in, refuse_deelnemer, set_deur
from kaartenset.commands.handen import lower_hand, lower_handen, set_handen
from kaartenset.domain.deur import Deur
from kaartenset.domain.handen import Handen
from kaartenset.domain.weigering import OngeldigAntwoord, Veranderd
from kaartenset.storage.database import opslag_of
from kaartenset.web.begeleiden.leiden import only_for_begeleider
from kaartenset.web.geheim import nu
from kaartenset.web.live import hub, wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.toegang import guard_begeleider

routes = Blueprint("aanwezig", __name__, url_prefix="/s/<sid:sid>/begeleiding")
routes.before_request(only_for_begeleider)

Keuze = TypeVar("Keuze", bound=StrEnum)

MEESTE_CIJFERS = 9
NA_VERWIJDEREN = {
    Deur.OPEN: "De deelnemer is uit de sessie.",
    Deur.WACHTKAMER: (
        "De deelnemer is uit de sessie. De deur staat nu op wachtkamer: wie erbij wil, laat jij"
        " binnen."
    ),
    Deur.DICHT: "De deelnemer is uit de sessie. De deur is dicht.",
}


@routes.post("/deur")
@voor(Voor.BEGELEIDING)
def deur(sid: str) -> Response:
    """Open the door, make it a waiting room, or close it."""
    wens, gezien = _read(Deur, "deur"), _read(Deur, "gezien")
    return _done(sid, set_deur(opslag_of(), sid, wens, gezien=gezien, now=nu()))


@routes.post("/deelnemers/<int:deelnemer_id>/binnenlaten")
@voor(Voor.BEGELEIDING)
def laat_binnen(sid: str, deelnemer_id: int) -> Response:
    """Let in somebody who waits."""
    return _done(sid, let_in(opslag_of(), sid, deelnemer_id, now=nu()))


@routes.post("/deelnemers/binnenlaten")
@voor(Voor.BEGELEIDING)
def laat_allen_binnen(sid: str) -> Response:
    """Let in all who wait and whom the begeleider saw."""
    getypt = request.form.get("gezien", "").split()
    gezien = {int(id_) for id_ in getypt if id_.isdecimal() and len(id_) <= MEESTE_CIJFERS}
    return _done(sid, let_all_in(opslag_of(), sid, gezien, now=nu()))


@routes.post("/deelnemers/<int:deelnemer_id>/weigeren")
@voor(Voor.BEGELEIDING)
def weiger(sid: str, deelnemer_id: int) -> Response:
    """Keep out somebody who waits."""
    return _done(sid, refuse_deelnemer(opslag_of(), sid, deelnemer_id, now=nu()))


@routes.post("/deelnemers/<int:deelnemer_id>/verwijderen")
@voor(Voor.BEGELEIDING)
def verwijder(sid: str, deelnemer_id: int) -> Response:
    """Take somebody out; that browser's streams end at once."""
    wie = remove_deelnemer(opslag_of(), sid, deelnemer_id, now=nu())
    if wie is None:
        return _done(sid)
    with opslag_of().reading() as conn:
        flash(NA_VERWIJDEREN[guard_begeleider(conn, sid).deur], "goed")
    return _done(sid, (wie,))


@routes.post("/deelnemers/<int:deelnemer_id>/eigenaar")
@voor(Voor.BEGELEIDING)
def eigenaar(sid: str, deelnemer_id: int) -> Response:
    """Say of somebody that they are the dilemma-eigenaar, or no longer."""
    is_eigenaar = request.form.get("eigenaar") == "ja"
    return _done(mark_eigenaar(opslag_of(), sid, deelnemer_id, is_eigenaar=is_eigenaar, now=nu()))


@routes.post("/handen")
@voor(Voor.BEGELEIDING)
def handen(sid: str) -> Response:
    """Say where hands are raised from now on."""
    wens, gezien = _read(Handen, "handen"), _read(Handen, "gezien")
    return _done(set_handen(opslag_of(), sid, wens, gezien=gezien, now=nu()))


@routes.post("/deelnemers/<int:deelnemer_id>/hand")
@voor(Voor.BEGELEIDING)
def laat_hand_zakken(sid: str, deelnemer_id: int) -> Response:
    """Lower the hand of somebody who had their turn."""
    return _done(lower_hand(opslag_of(), sid, deelnemer_id, gezien_op=_read_moment(), now=nu()))


@routes.post("/deelnemers/handen")
@voor(Voor.BEGELEIDING)
def laat_handen_zakken(sid: str) -> Response:
    """Lower all hands that the begeleider saw."""
    return _done(lower_handen(opslag_of(), sid, gezien_op=_read_moment(), now=nu()))


def _read(soort: type[Keuze], naam: str) -> Keuze:
    """What was chosen of a few; raises OngeldigAntwoord for anything else."""
    try:
        return soort(request.form.get(naam, ""))
    except ValueError as fout:
        raise OngeldigAntwoord from fout


def _read_moment() -> datetime:
    """Up to when the sender saw hands; raises Veranderd for what is no moment."""
    try:
        return datetime.fromisoformat(request.form.get("gezien", "")).astimezone(UTC)
    except (ValueError, OverflowError) as fout:
        raise Veranderd from fout


def _done(sid: str, anders: Iterable[str] = ()) -> Response:
    """Go back to the screen; `anders` are the browsers for whom it is another page by now."""
    for wie in anders:
        hub().drop(sid, wie)
    wake(sid)
    return redirect(url_for("begeleiding.leiden", sid=sid), 303)
