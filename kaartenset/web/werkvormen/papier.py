"""What a werkvorm has on paper for all: letter, form for the dilemma-eigenaar, werkblad."""

from collections.abc import Sequence

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from kaartenset.web.inhoud import find_werkvorm
from kaartenset.web.kaarten import unchanged_or
from kaartenset.web.papier.pdf import answer_pdf
from kaartenset.web.publiek import Voor, voor
from kaartenset.web.werkvormen import vormen
from kaartenset.web.werkvormen.indeling import (
    Vel,
    lay_out_op_een,
    lay_out_op_twee,
    list_vooraf,
)
from kaartenset.web.werkvormen.odt import answer_odt

routes = Blueprint("papier_werkvorm", __name__, url_prefix="/werkvormen/<werkvorm>")


@routes.get("/brief.pdf")
@voor(Voor.IEDEREEN)
def brief_pdf(werkvorm: str) -> Response:
    """The letter on one sheet."""
    html = render_template("papier/feitenblad.html", blad=find_werkvorm(werkvorm).brief)
    return answer_pdf(html, "brief", openbaar=True)


@routes.get("/voorbereiding")
@voor(Voor.IEDEREEN)
def voorbereiding(werkvorm: str) -> Response:
    """The form for the dilemma-eigenaar: what is answered before the conversation."""
    return unchanged_or(_render_voorbereiding(werkvorm))


@routes.get("/voorbereiding.pdf")
@voor(Voor.IEDEREEN)
def voorbereiding_pdf(werkvorm: str) -> Response:
    """The same as PDF."""
    return answer_pdf(_render_voorbereiding(werkvorm), "voorbereiding", openbaar=True)


@routes.get("/werkblad")
@voor(Voor.IEDEREEN)
def werkblad(werkvorm: str) -> Response:
    """The empty werkblad on one sheet of A3."""
    return unchanged_or(_render_werkblad(werkvorm))


@routes.get("/werkblad.pdf")
@voor(Voor.IEDEREEN)
def werkblad_pdf(werkvorm: str) -> Response:
    """The same as PDF."""
    return answer_pdf(_render_werkblad(werkvorm), "werkblad", openbaar=True)


@routes.get("/werkblad-a4")
@voor(Voor.IEDEREEN)
def werkblad_a4(werkvorm: str) -> Response:
    """The empty werkblad on two sheets of A4."""
    return unchanged_or(_render_werkblad_a4(werkvorm))


@routes.get("/werkblad-a4.pdf")
@voor(Voor.IEDEREEN)
def werkblad_a4_pdf(werkvorm: str) -> Response:
    """The same as PDF."""
    return answer_pdf(_render_werkblad_a4(werkvorm), "werkblad-twee-vellen", openbaar=True)


@routes.get("/werkblad.odt")
@voor(Voor.IEDEREEN)
def werkblad_odt(werkvorm: str) -> Response:
    """The empty werkblad to fill in on a computer."""
    return answer_odt(find_werkvorm(werkvorm))


def _render_voorbereiding(werkvorm_id: str) -> str:
    werkvorm = find_werkvorm(werkvorm_id)
    return render_template(
        "papier/voorbereiding.html",
        werkvorm=werkvorm,
        delen=list_vooraf(werkvorm.werkblad),
        deelnemers=werkvorm.deelnemers,
        vormen=vormen,
        pdf_adres=url_for("papier_werkvorm.voorbereiding_pdf", werkvorm=werkvorm_id),
    )


def _render_werkblad(werkvorm_id: str) -> str:
    vellen = lay_out_op_een(find_werkvorm(werkvorm_id).werkblad)
    pdf_adres = url_for("papier_werkvorm.werkblad_pdf", werkvorm=werkvorm_id)
    return _render_vellen("papier/werkblad.html", werkvorm_id, vellen, pdf_adres)


def _render_werkblad_a4(werkvorm_id: str) -> str:
    vellen = lay_out_op_twee(find_werkvorm(werkvorm_id).werkblad)
    pdf_adres = url_for("papier_werkvorm.werkblad_a4_pdf", werkvorm=werkvorm_id)
    return _render_vellen("papier/werkblad_a4.html", werkvorm_id, vellen, pdf_adres)


def _render_vellen(sjabloon: str, werkvorm_id: str, vellen: Sequence[Vel], pdf_adres: str) -> str:
    werkvorm = find_werkvorm(werkvorm_id)
    return render_template(
        sjabloon,
        werkvorm=werkvorm,
        vellen=vellen,
        deelnemers=werkvorm.deelnemers,
        vormen=vormen,
        pdf_adres=pdf_adres,
    )
