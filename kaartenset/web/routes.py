"""All routes of the application."""

from kaartenset.web import bladen, kaarten, scherm, sessies, sleutel, start
from kaartenset.web.begeleiden import (
    aanwezig,
    afspraken,
    apparaten,
    draaiboek,
    getoond,
    leiden,
    paginas,
    vervolg,
    werkblad,
    wissen,
)
from kaartenset.web.begeleiden import inbreng as inbreng_leiden
from kaartenset.web.deelnemen import eigen, inbreng, meedoen, sessie, slot
from kaartenset.web.deelnemen import werkblad as werkblad_deelnemen
from kaartenset.web.eigenaar import deur as eigenaar_deur
from kaartenset.web.eigenaar import formulier as eigenaar
from kaartenset.web.papier import begeleiding as papier_voor_begeleiding
from kaartenset.web.papier import openbaar as papier_voor_iedereen
from kaartenset.web.papier import werkblad as papier_werkblad
from kaartenset.web.redactie import deur as redactie_deur
from kaartenset.web.redactie import paginas as redactie
from kaartenset.web.verslag import paginas as verslag
from kaartenset.web.vooraf import (
    agenda,
    gegevens,
    later,
    nieuw,
    notities,
    stappen,
    voorbeeld,
    woorden,
)
from kaartenset.web.werkvormen import paginas as werkvormen
from kaartenset.web.werkvormen import papier as papier_van_werkvorm

ROUTES = tuple(
    module.routes
    for module in (
        start,
        kaarten,
        bladen,
        nieuw,
        sessies,
        sleutel,
        sessie,
        eigen,
        inbreng,
        meedoen,
        slot,
        werkblad_deelnemen,
        eigenaar_deur,
        eigenaar,
        scherm,
        paginas,
        leiden,
        aanwezig,
        inbreng_leiden,
        getoond,
        werkblad,
        afspraken,
        vervolg,
        apparaten,
        draaiboek,
        verslag,
        wissen,
        stappen,
        agenda,
        notities,
        gegevens,
        later,
        woorden,
        voorbeeld,
        papier_voor_iedereen,
        papier_voor_begeleiding,
        papier_werkblad,
        werkvormen,
        papier_van_werkvorm,
    )
)

REDACTIE = (redactie_deur.routes, redactie.routes)
"""Only where the operator gave a key for them."""
