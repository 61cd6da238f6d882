"""How a deck is balanced: kinds and weights, layers, angles, lengths, and how old its facts are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from kaartenset.content.zinnen import words_of
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Begeleiding, Kaart, Kaartenset, Soort

GEWICHTEN = ("licht", "gewoon", "zwaar")
LAGEN = {
    "rijk": "Rijk",
    "provincie": "provincie",
    "gemeente": "gemeente",
    "waterschap": "waterschap",
    "uitvoering": "uitvoeringsorganisatie",
    "zbo": "zbo",
}
ALLE_LAGEN = "alle lagen (geen laag genoemd)"
INVALSHOEKEN = {
    "relaties": "relaties",
    "rechten": "rechten",
    "financien": "financiën",
    "ethiek": "ethiek",
}
GEEN_INVALSHOEK = "geen invalshoek genoemd"
OUD = timedelta(days=365)
_KOP = re.compile(r"<h([1-6])>.*?</h\1>", re.DOTALL)
"""A heading, which does not count as words (docs/redactie/rubriek.md)."""


@dataclass(frozen=True, slots=True)
class SoortRegel:
    """A kind of card: how many of each weight, in the order of GEWICHTEN, and together."""

    naam: str
    aantallen: tuple[int, ...]
    totaal: int


@dataclass(frozen=True, slots=True)
class Lengte:
    """How many words texts have."""

    naam: str
    kortste: int
    gemiddeld: int
    langste: int


@dataclass(frozen=True, slots=True)
class Balans:
    """One deck in numbers."""

    soorten: tuple[SoortRegel, ...]
    lagen: tuple[tuple[str, int], ...]
    invalshoeken: tuple[tuple[str, int], ...]
    lengtes: tuple[Lengte, ...]
    oudste: date
    verouderd: tuple[Kaart, ...]
    """The cards of which the facts reach no further than a year ago."""


def describe(kaart: Kaart) -> tuple[tuple[str, str], ...]:
    """What the head of a card says of it, each as a name and what people read."""
    hoeken = ", ".join(INVALSHOEKEN[hoek] for hoek in kaart.invalshoeken)
    lagen = ", ".join(LAGEN[laag] for laag in kaart.bestuurslagen)
    return (
        ("Gewicht", kaart.gewicht),
        ("Invalshoeken", hoeken or GEEN_INVALSHOEK),
        ("Bestuurslagen", lagen or ALLE_LAGEN),
    )


def weigh(kaartenset: Kaartenset, begeleiding: Begeleiding, vandaag: date) -> Balans:
    """The balance of a deck, which has at least one card."""
    kaarten = kaartenset.kaarten
    return Balans(
        soorten=(
            *(
                _count_soort(soort.value, [k for k in kaarten if k.soort is soort])
                for soort in Soort
            ),
            _count_soort("totaal", kaarten),
        ),
        lagen=_count(LAGEN, ALLE_LAGEN, [kaart.bestuurslagen for kaart in kaarten]),
        invalshoeken=_count(INVALSHOEKEN, GEEN_INVALSHOEK, [one.invalshoeken for one in kaarten]),
        lengtes=(
            _measure("Tekst voor iedereen", (kaart.tekst for kaart in kaarten)),
            _measure("Toelichting", (begeleiding.toelichtingen[kaart.id] for kaart in kaarten)),
        ),
        oudste=min(kaart.gecontroleerd for kaart in kaarten),
        verouderd=tuple(kaart for kaart in kaarten if vandaag - kaart.gecontroleerd > OUD),
    )


def _count_soort(naam: str, kaarten: Iterable[Kaart]) -> SoortRegel:
    gewichten = [kaart.gewicht for kaart in kaarten]
    return SoortRegel(naam, tuple(map(gewichten.count, GEWICHTEN)), len(gewichten))


def _count(
    namen: dict[str, str], zonder: str, per_kaart: list[tuple[str, ...]]
) -> tuple[tuple[str, int], ...]:
    """How many cards name each; a card that names two counts for both."""
    counted = [(naam, sum(key in one for one in per_kaart)) for key, naam in namen.items()]
    return (*counted, (zonder, sum(not one for one in per_kaart)))


def _measure(naam: str, teksten: Iterable[Html]) -> Lengte:
    woorden = [
        len(words_of(Markup(_KOP.sub(" ", tekst)).striptags()))  # noqa: S704
        for tekst in teksten
    ]
    return Lengte(naam, min(woorden), round(sum(woorden) / len(woorden)), max(woorden))
