"""The calendar files of a session, and calling it off."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Antwoord

from kaartenset.commands.voorbereiding import cancel_sessie
from kaartenset.domain.termijnen import SLEUTEL_TE_ZIEN
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.apparaten import is_sleutel_of
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.geheim import derive_token, hash_token, nu
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.sleutel import sleutel_of
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.vooraf.kalender import AgendaPunt, answer_kalender

routes = Blueprint("agenda", __name__, url_prefix="/s/<sid:sid>/begeleiding")


@routes.get("/agenda.ics")
@voor(Voor.BEGELEIDING)
def agenda_ics(sid: str) -> Response:
    """The entry for the calendars of all who take part."""
    sessie = _find_sessie(sid)
    return answer_kalender(_entry_of(sessie), "sessie", nu())


@routes.get("/afgezegd.ics")
@voor(Voor.BEGELEIDING)
def afgezegd_ics(sid: str) -> Response:
    """The same entry one number on, cancelled; to send along when the session is called off."""
    sessie = _find_sessie(sid)
    return answer_kalender(_entry_of(sessie, vervalt=True), "afgezegd", nu())


@routes.get("/sleutel.ics")
@voor(Voor.BEGELEIDING)
def sleutel_ics(sid: str) -> Response:
    """The begeleider's own entry, with the link that has the key in it, while that can be seen."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        geheim = sleutel_of(sid, sessie.sleutel_nummer)
        is_onze = is_sleutel_of(conn, sessie, hash_token(geheim))
    if not is_onze or nu() >= sessie.sleutel_op + SLEUTEL_TE_ZIEN:
        abort(404)
    link = url_for("sleutel.sleutel", _external=True)
    agendapunt = AgendaPunt(
        uid=_uid_of("agenda van de begeleider", sessie),
        nummer=sessie.agenda_nummer,
        titel=f"{sessie.titel} begeleiden",
        plaats=sessie.plaats,
        tekst=f"Met deze link begeleid je de sessie verder. Deel hem niet.\n{link}#{geheim}\n"
        f"Woord: {sessie.woord}",
        begin_op=sessie.begin_op,
        einde_op=sessie.einde_op,
    )
    return answer_kalender(agendapunt, "begeleiden", nu())


@routes.get("/afzeggen")
@voor(Voor.BEGELEIDING)
def afzeggen(sid: str) -> str:
    """What to send to whom before the session is called off; and afterwards the same again."""
    return _render(sid, "")


@routes.post("/afzeggen")
@voor(Voor.BEGELEIDING)
def zeg_af(sid: str) -> Antwoord:
    """Call the session off."""
    _find_sessie(sid)
    on_refusal(lambda melding: _render(sid, melding))
    wake(cancel_sessie(opslag_of(), sid, now=nu()))
    return redirect(url_for("agenda.afzeggen", sid=sid), 303)


def _render(sid: str, melding: str) -> str:
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
    return render_template("vooraf/afzeggen.html", stand=stand, melding=melding)


def _find_sessie(sid: str) -> SessieFeiten:
    with opslag_of().reading() as conn:
        return guard_begeleider(conn, sid)


def _entry_of(sessie: SessieFeiten, *, vervalt: bool = False) -> AgendaPunt:
    """The entry as it is now; `agenda_nummer` lies two on once the session was called off."""
    is_afgezegd = sessie.gesloten_op is not None and sessie.geopend_op is None
    erbij = (-1 if is_afgezegd else 1) if vervalt else 0
    link = url_for("deelnemer.sessie", sid=sessie.sid, _external=True)
    meedoen = (
        f"Met deze link doe je mee:\n{link}\n\n"
        f"Of ga naar {request.host} en vul dit woord in: {sessie.woord}"
    )
    return AgendaPunt(
        uid=_uid_of("agenda", sessie),
        nummer=max(sessie.agenda_nummer + erbij, 0),
        titel=sessie.titel,
        plaats=sessie.plaats,
        tekst="Deze sessie gaat niet door." if vervalt else meedoen,
        begin_op=sessie.begin_op,
        einde_op=sessie.einde_op,
        vervalt=vervalt,
    )


def _uid_of(doel: str, sessie: SessieFeiten) -> str:
    """What names the entry for good; it tells nothing of the session's address."""
    return f"{derive_token(doel, sessie.sid)}@{request.host.partition(':')[0]}"
