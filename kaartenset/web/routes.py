"""All routes of the application."""

from kaartenset.web import (
    begeleiding,
    bladen,
    deelnemer,
    draaiboek,
    eigen,
    kaarten,
    leiden,
    scherm,
    sleutel,
    start,
    voorbereiden,
)
from kaartenset.web.papier import begeleiding as papier_voor_begeleiding
from kaartenset.web.papier import openbaar as papier_voor_iedereen
from kaartenset.web.redactie import deur as redactie_deur
from kaartenset.web.redactie import paginas as redactie

ROUTES = tuple(
    module.routes
    for module in (
        start,
        kaarten,
        bladen,
        voorbereiden,
        sleutel,
        deelnemer,
        eigen,
        scherm,
        begeleiding,
        leiden,
        draaiboek,
        papier_voor_iedereen,
        papier_voor_begeleiding,
    )
)

REDACTIE = (redactie_deur.routes, redactie.routes)
"""Only where the operator gave a key for them."""
