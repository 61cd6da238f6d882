"""All routes of the application."""

from kaartenset.web import (
    begeleiding,
    bladen,
    deelnemer,
    draaiboek,
    kaarten,
    leiden,
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
    )
)
