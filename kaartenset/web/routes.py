"""All routes of the application."""

from kaartenset.web import (
    begeleiding,
    bladen,
    deelnemer,
    draaiboek,
    kaarten,
    leiden,
    papier,
    papier_begeleiding,
    redactie,
    redactie_deur,
    scherm,
    sleutel,
    start,
    voorbereiden,
)

ROUTES = tuple(
    module.routes
    for module in (
        start,
        kaarten,
        bladen,
        voorbereiden,
        sleutel,
        deelnemer,
        scherm,
        begeleiding,
        leiden,
        draaiboek,
        papier,
        papier_begeleiding,
    )
)

REDACTIE = (redactie_deur.routes, redactie.routes)
"""Only where the operator gave a key for them."""
