"""Deleting a session at once because its begeleider wants it: one question, and it is gone."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.bewaren import delete_now
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.opruimen import clean_files, end_sessie
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import forget_begeleider, guard_begeleider

routes = Blueprint("wissen", __name__, url_prefix="/s/<sid:sid>/begeleiding")

routes.after_request(pack)

GEDULD_S = 1.0
"""How long the begeleider waits for others who read; the hourly run does what is left."""
GEWIST = "De sessie is gewist. Op deze site is er niets meer van te zien."
RESTEN = (
    "In de bestanden van de database kunnen nog resten staan. De site probeert die elk uur weg te"
    " halen."
)
ELDERS = "Wat er elders nog kan staan, zoals in een reservekopie, lees je bij ‘Privacy’."


@routes.get("/wissen")
@voor(Voor.BEGELEIDING)
def wissen(sid: str) -> str:
    """The one question before deleting: what goes, and that it cannot be undone."""
    return _ask(sid, "")


@routes.post("/wissen")
@voor(Voor.BEGELEIDING)
def wis(sid: str) -> Response | tuple[str, int]:
    """Delete all of the session; every address of it is an unknown one from now on."""
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
    if request.form.get("bevestigd") != "ja":
        return _ask(sid, ""), 422
    on_refusal(lambda melding: _ask(sid, melding), OpslagWeg)
    end_sessie(current_app, delete_now(opslag_of(), sid))
    flash(f"{GEWIST} {ELDERS}" if _is_schoon() else f"{GEWIST} {RESTEN} {ELDERS}", "goed")
    return forget_begeleider(redirect(url_for("start.start"), 303), sid)


def _is_schoon() -> bool:
    """Whether the files that the site looks after have nothing more of it."""
    if opslag_of().has_other_processes:
        return True  # a PostgreSQL, which looks after its own: Privacy says what that keeps
    try:
        return clean_files(current_app, geduld=GEDULD_S)
    except OpslagWeg:  # gone it is, but perhaps not out of the files
        return False


def _ask(sid: str, melding: str) -> str:
    with opslag_of().reading() as conn:
        guard_begeleider(conn, sid)
        stand = read_begeleiding_stand(conn, sid, now=nu())
    return render_template("begeleiding/wissen.html", stand=stand, melding=melding)
