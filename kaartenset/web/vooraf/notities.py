"""Saving the begeleider's own notes: by a button, or by the page itself while somebody types."""

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.notities import save_notitie
from kaartenset.domain.notitie import GEEN, MAX_NOTITIE, NotitieFeiten, read_plek
from kaartenset.domain.weigering import TeLangeNotitie, Veranderd
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.storage.notities import find_notitie
from kaartenset.web.antwoorden import zin_of
from kaartenset.web.begeleiden.paginas import read_deck
from kaartenset.web.geheim import nu
from kaartenset.web.live import wake
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_begeleider
from kaartenset.web.weigeringen import ANTWOORDEN

routes = Blueprint("notities", __name__, url_prefix="/s/<sid:sid>/begeleiding/notities")

PAGINAS = {
    "kaarten": "begeleiding.kaarten",
    "draaiboek": "draaiboek.draaiboek",
    "leiden": "begeleiding.leiden",
}
"""Where a form of a note can stand, and where it goes back to."""
BEWAARD = "De notitie is opgeslagen."


@routes.post("")
@voor(Voor.BEGELEIDING)
def bewaar(sid: str) -> Response | tuple[Response, int]:
    """Store a note; a script asks for JSON and stays on its page."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        kaarten, _ = read_deck(conn, sessie)
    form = request.form
    plek, getypt = form.get("plek", ""), form.get("tekst", "")
    on_refusal(lambda melding: _render(sid, plek, getypt, melding))
    try:
        notitie = save_notitie(
            opslag_of(),
            sid,
            plek=plek,
            getypt=getypt,
            gezien=form.get("gezien", 0, type=int),
            kaart_ids=frozenset(kaart.id for kaart in kaarten),
            now=nu(),
        )
    except (Veranderd, TeLangeNotitie) as fout:
        if not _is_for_script():
            raise
        nu_bewaard = _read_notitie(sid, plek) if isinstance(fout, Veranderd) else None
        antwoord = ANTWOORDEN[type(fout)]
        return _as_json(nu_bewaard, zin_of(type(fout))), antwoord.status
    wake(sid)
    if _is_for_script():
        return _as_json(notitie, "")
    flash(BEWAARD, "goed")
    pagina = PAGINAS.get(form.get("daarna", ""), "begeleiding.kaarten")
    return redirect(url_for(pagina, sid=sid, _anchor=f"notitie-{plek.replace('.', '-')}"), 303)


def _is_for_script() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _as_json(notitie: NotitieFeiten | None, melding: str) -> Response:
    if notitie is None:
        return jsonify(melding=melding)
    return jsonify(versie=notitie.versie, tekst=notitie.tekst, melding=melding)


def _read_notitie(sid: str, plek: str) -> NotitieFeiten:
    with opslag_of().reading() as conn:
        return find_notitie(conn, guard_begeleider(conn, sid), plek)


def _render(sid: str, plek: str, getypt: str, melding: str) -> str:
    """The note alone on a page: what was typed, and beside it what is stored by now."""
    with opslag_of().reading() as conn:
        sessie = guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
        is_plek = read_plek(plek) is not None  # no other text goes to the database
        notitie = find_notitie(conn, sessie, plek) if is_plek else GEEN
    pagina = request.form.get("daarna", "")
    return render_template(
        "vooraf/notitie.html",
        stand=stand,
        plek=plek,
        getypt=getypt,
        notitie=notitie,
        melding=melding,
        pagina=pagina if pagina in PAGINAS else "kaarten",
        terug=url_for(PAGINAS.get(pagina, "begeleiding.kaarten"), sid=sid),
        hooguit=MAX_NOTITIE,
    )
