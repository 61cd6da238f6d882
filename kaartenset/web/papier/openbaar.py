"""What everybody can have on paper: the cards to cut, and the feitenblad as PDF."""

from collections.abc import Sequence

from flask import Blueprint, render_template, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from kaartenset.domain.kaart import Kaart, Kaartenset
from kaartenset.domain.volgorde import arrange, herkenningsteken
from kaartenset.web.inhoud import default_kaartenset, find_kaartenset
from kaartenset.web.kaarten import unchanged_or
from kaartenset.web.papier.pdf import answer_pdf, has_pdf
from kaartenset.web.papier.vellen import by_soort, lay_out
from kaartenset.web.publiek import Voor, voor

routes = Blueprint("papier", __name__)


@routes.record_once
def say_whether_there_are_pdfs(state: BlueprintSetupState) -> None:
    """Templates ask for `config.PDF` before they offer one."""
    state.app.config["PDF"] = has_pdf()


@routes.get("/kaarten/<kaartenset>/<volgorde:volgorde>/afdrukken")
@voor(Voor.IEDEREEN)
def kaarten(kaartenset: str, volgorde: str) -> Response:
    """The cards in this order, four on a sheet."""
    return unchanged_or(_render_kaarten(kaartenset, volgorde))


@routes.get("/kaarten/<kaartenset>/<volgorde:volgorde>/afdrukken.pdf")
@voor(Voor.IEDEREEN)
def kaarten_pdf(kaartenset: str, volgorde: str) -> Response:
    """The same as PDF."""
    return answer_pdf(_render_kaarten(kaartenset, volgorde), "kaarten", openbaar=True)


@routes.get("/kaarten/<kaartenset>/op-soort/afdrukken")
@voor(Voor.IEDEREEN)
def op_soort(kaartenset: str) -> Response:
    """The cards by kind, without numbers: for a pile that is shuffled by hand."""
    return unchanged_or(_render_op_soort(kaartenset))


@routes.get("/kaarten/<kaartenset>/op-soort/afdrukken.pdf")
@voor(Voor.IEDEREEN)
def op_soort_pdf(kaartenset: str) -> Response:
    """The same as PDF."""
    return answer_pdf(_render_op_soort(kaartenset), "kaarten-op-soort", openbaar=True)


@routes.get("/feitenblad.pdf")
@voor(Voor.IEDEREEN)
def feitenblad_pdf() -> Response:
    """The feitenblad on one sheet; its page prints well by itself."""
    return _answer_feitenblad(default_kaartenset())


@routes.get("/feitenblad/<kaartenset>.pdf")
@voor(Voor.IEDEREEN)
def feitenblad_van_pdf(kaartenset: str) -> Response:
    """The feitenblad of another deck on one sheet."""
    return _answer_feitenblad(find_kaartenset(kaartenset))


def _answer_feitenblad(kaartenset: Kaartenset) -> Response:
    html = render_template("papier/feitenblad.html", blad=kaartenset.feitenblad)
    return answer_pdf(html, "feitenblad", openbaar=True)


def _render_kaarten(kaartenset: str, volgorde: str) -> str:
    gekozen = find_kaartenset(kaartenset)
    return render_vellen(
        gekozen,
        arrange(gekozen.kaarten, volgorde),
        teken=herkenningsteken(volgorde),
        pdf_adres=url_for("papier.kaarten_pdf", kaartenset=kaartenset, volgorde=volgorde),
        terug_adres=url_for("kaarten.overzicht", kaartenset=kaartenset, volgorde=volgorde),
        terug_naam="Alle kaarten",
    )


def _render_op_soort(kaartenset: str) -> str:
    gekozen = find_kaartenset(kaartenset)
    return render_vellen(
        gekozen,
        by_soort(gekozen.kaarten),
        teken="",
        pdf_adres=url_for("papier.op_soort_pdf", kaartenset=kaartenset),
        terug_adres="",
        terug_naam="",
    )


def render_vellen(
    kaartenset: Kaartenset,
    deck: Sequence[Kaart],
    *,
    teken: str,
    pdf_adres: str,
    terug_adres: str,
    terug_naam: str,
) -> str:
    """The page with these cards on sheets to cut; numbered when their order has a `teken`."""
    return render_template(
        "papier/kaarten.html",
        titel="Kaarten afdrukken" if teken else "Kaarten op soort afdrukken",
        set_titel=kaartenset.titel,
        vellen=lay_out(deck, genummerd=bool(teken)),
        teken=teken,
        pdf_adres=pdf_adres,
        terug_adres=terug_adres,
        terug_naam=terug_naam,
    )
