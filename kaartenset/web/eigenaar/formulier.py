"""The form of the dilemma-eigenaar: the questions of before the conversation, each saved apart."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.commands.werkvak import Pen
from kaartenset.domain.weigering import (
    GeenToegang,
    OnbekendeSessie,
    OpslagWeg,
    SessieGesloten,
    Veranderd,
)
from kaartenset.domain.werkblad import Schrijver
from kaartenset.stand.eigenaar import EigenaarStand, read_eigenaar_stand
from kaartenset.storage.database import opslag_of
from kaartenset.web.ingepakt import pack
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import guard_eigenaar, holds_eigenaarssleutel
from kaartenset.web.werkveld import Getypt, give_getypt, keep_regel, keep_veld

routes = Blueprint("eigenaar", __name__, url_prefix="/s/<sid:sid>/eigenaar/formulier")
routes.after_request(pack)

PEN = Pen(Schrijver.EIGENAAR)
GESLOTEN = "De sessie is gesloten. Je tekst is niet opgeslagen, maar staat hieronder nog."
WERKT_NIET_MEER = (
    "Je link werkt niet meer. Vraag de gespreksbegeleider om een nieuwe. Je tekst is niet"
    " opgeslagen, maar staat hieronder nog."
)
TEKST_VERANDERD = (
    "Iemand anders veranderde deze tekst terwijl jij typte. Jouw tekst is nog niet opgeslagen."
    " Hieronder zie je eerst wat er nu staat, en dan wat jij typte. Kies je ‘Opslaan’, dan komt"
    " jouw tekst in de plaats van wat er nu staat. Neem dus eerst over wat moet blijven."
)
REGEL_VERANDERD = TEKST_VERANDERD.replace("deze tekst", "deze regel", 1)
NIET_WEG = (
    "Iemand anders veranderde deze regel intussen. Hij is daarom niet weggehaald. Lees eerst wat er"
    " nu staat. Moet de regel toch weg? Kies dan weer ‘Haal weg’."
)


@routes.before_request
def only_for_eigenaar() -> None:
    """Everything here needs the owner's cookie, and a refusal gives back what was typed."""
    view_args = request.view_args or {}
    sid: str = view_args["sid"]
    veld_id: str = view_args.get("veld_id", "")
    regel_id: int = view_args.get("regel_id", 0)

    def again(melding: str) -> str:
        terug = give_getypt(veld_id, regel_id, melding)
        try:
            return _render(_read(sid), terug)
        except (GeenToegang, OnbekendeSessie, OpslagWeg):
            return _render_los(sid, terug)

    def again_without_form(melding: str) -> str:
        return _render_los(sid, give_getypt(veld_id, regel_id, melding))

    had_sleutel = request.method == "POST" and holds_eigenaarssleutel()
    if had_sleutel and request.form is not None:  # what is too long is refused before all else
        on_refusal(again_without_form, OpslagWeg)
        on_refusal(lambda _: again_without_form(WERKT_NIET_MEER), GeenToegang)
    with opslag_of().reading() as conn:
        guard_eigenaar(conn, sid)
    if had_sleutel:
        on_refusal(again)
        on_refusal(again, OpslagWeg)
        on_refusal(lambda _: again(GESLOTEN), SessieGesloten)
        on_refusal(lambda _: again(_explain_change(regel_id)), Veranderd)


@routes.get("")
@voor(Voor.EIGENAAR)
def formulier(sid: str) -> str:
    """All questions with what was answered; nothing of it once the session is closed."""
    return _render(_read(sid))


@routes.post("/<veld_id>")
@voor(Voor.EIGENAAR)
def schrijf(sid: str, veld_id: str) -> Response:
    """Add an entry, or write the text of a field that has one."""
    keep_veld(sid, PEN, veld_id)
    return _done(sid, veld_id)


@routes.post("/<veld_id>/<int:regel_id>")
@voor(Voor.EIGENAAR)
def wijzig(sid: str, veld_id: str, regel_id: int) -> Response:
    """Change an entry, or take it out."""
    keep_regel(sid, PEN, veld_id, regel_id)
    return _done(sid, veld_id)


def _explain_change(regel_id: int) -> str:
    """What came in between, for who writes a text, changes an entry or takes one out."""
    if request.form.get("weg") == "ja":
        return NIET_WEG
    return REGEL_VERANDERD if regel_id else TEKST_VERANDERD


def _done(sid: str, veld_id: str) -> Response:
    """Back to the question, which says what was done."""
    titel = next(een.veld.titel for een in _read(sid).velden if een.veld.id == veld_id)
    gedaan = "Weggehaald" if request.form.get("weg") == "ja" else "Opgeslagen"
    flash(f"{gedaan} bij ‘{titel}’.", "goed")
    return redirect(url_for("eigenaar.formulier", sid=sid, _anchor=f"veld-{veld_id}"), 303)


def _read(sid: str) -> EigenaarStand:
    with opslag_of().reading() as conn:
        return read_eigenaar_stand(conn, guard_eigenaar(conn, sid))


def _render(stand: EigenaarStand, terug: Getypt | None = None) -> str:
    return render_template(
        "eigenaar/gesloten.html" if stand.is_gesloten else "eigenaar/formulier.html",
        stand=stand,
        terug=terug,
        teksten=_list_teksten(terug),
        link=url_for("deelnemer.sessie", sid=stand.sid, _external=True),
    )


def _render_los(sid: str, terug: Getypt) -> str:
    """What was typed, where nothing of the form may or can be shown."""
    return render_template(
        "eigenaar/teruggave.html", sid=sid, terug=terug, teksten=_list_teksten(terug)
    )


def _list_teksten(terug: Getypt | None) -> tuple[str, ...]:
    """The texts that were typed, without what was only chosen."""
    delen = terug.delen if terug else {}
    return tuple(tekst for naam, tekst in delen.items() if tekst and naam not in {"weten", "laag"})
