"""The editors' pages: what became of every file, both faces of a card, a deck in numbers."""

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kaartenset.domain.volgorde import arrange, herkenningsteken, volgorde_of
from kaartenset.domain.woord import OngeldigWoord, read_woord
from kaartenset.web.geheim import nu
from kaartenset.web.ingepakt import pack
from kaartenset.web.inhoud import find_begeleiding, find_kaartenset, present_inhoud, vandaag
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.redactie.balans import GEWICHTEN, Balans, describe, weigh
from kaartenset.web.redactie.bestandlijst import list_elsewhere
from kaartenset.web.redactie.lijst import SetRegel, list_set, list_sets
from kaartenset.web.redactie.werkvormlijst import list_werkvormen
from kaartenset.web.toegang import REDACTIE_PAD, guard_redactie

routes = Blueprint("redactie", __name__, url_prefix=REDACTIE_PAD)

routes.before_request(guard_redactie)
routes.after_request(pack)


@routes.get("/")
@voor(Voor.REDACTIE)
def overzicht() -> str:
    """Everything: each file with its state, all that is wrong, and the balance of each deck."""
    return _render_overzicht()


@routes.get("/<kaartenset>/<kaart_id>")
@voor(Voor.REDACTIE)
def kaart(kaartenset: str, kaart_id: str) -> str:
    """Both faces of a card beside each other; of a file that is left out what is wrong with it."""
    gekozen = _find_set(kaartenset)
    pages = [one for one in gekozen.kaarten if one.id]
    place = next((at for at, one in enumerate(pages) if one.id == kaart_id), None)
    if place is None:
        abort(404)
    regel = pages[place]
    shown = gekozen.kaartenset.kaarten if gekozen.kaartenset else ()
    return render_template(
        "redactie/kaart.html",
        set=gekozen,
        regel=regel,
        nummer=shown.index(regel.kaart) + 1 if regel.kaart else 0,
        aantal=len(shown),
        toelichting=(find_begeleiding(kaartenset).toelichtingen[kaart_id] if regel.kaart else None),
        vorige=pages[place - 1] if place else None,
        volgende=pages[place + 1] if place + 1 < len(pages) else None,
        kenmerken=describe(regel.kaart) if regel.kaart else None,
        inhoud=present_inhoud(),
        nu=nu(),
    )


@routes.post("/<kaartenset>/volgorde")
@voor(Voor.REDACTIE)
def kies_volgorde(kaartenset: str) -> Response | tuple[str, int]:
    """From a word to its order, of which the address does not tell the word."""
    gekozen = find_kaartenset(kaartenset)
    getypt = request.form.get("woord", "")
    try:
        key = read_woord(getypt)
    except OngeldigWoord as fout:
        return _render_overzicht({gekozen.id: getypt}, {gekozen.id: str(fout)}), 422
    return redirect(
        url_for("redactie.volgorde", kaartenset=gekozen.id, volgorde=volgorde_of(key)), 303
    )


@routes.get("/<kaartenset>/volgorde/<volgorde:volgorde>")
@voor(Voor.REDACTIE)
def volgorde(kaartenset: str, volgorde: str) -> str:
    """The cards of a deck in this order."""
    gekozen = find_kaartenset(kaartenset)
    return render_template(
        "redactie/volgorde.html",
        kaartenset=gekozen,
        kaarten=arrange(gekozen.kaarten, volgorde),
        volgorde=volgorde,
        teken=herkenningsteken(volgorde),
    )


def _find_set(kaartenset_id: str) -> SetRegel:
    return list_set(present_inhoud(), kaartenset_id) or abort(404)


def _render_overzicht(
    woorden: Mapping[str, str] | None = None, fouten: Mapping[str, str] | None = None
) -> str:
    inhoud = present_inhoud()
    sets = list_sets(inhoud)
    return render_template(
        "redactie/overzicht.html",
        sets=sets,
        werkvormen=list_werkvormen(inhoud),
        elders=list_elsewhere(inhoud),
        balansen={one.id: _weigh(one) for one in sets if one.kaartenset},
        gewichten=GEWICHTEN,
        woorden=woorden or {},
        fouten=fouten or {},
        inhoud=inhoud,
        nu=nu(),
    )


def _weigh(gekozen: SetRegel) -> Balans:
    kaartenset = find_kaartenset(gekozen.id)
    return weigh(kaartenset, find_begeleiding(gekozen.id), vandaag())
