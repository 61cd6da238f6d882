"""All addresses of an application, filled in for one session: a new route cannot be forgotten."""

from typing import NamedTuple

from flask import Flask
from werkzeug.routing import Rule

from kaartenset.domain.volgorde import volgorde_of
from kaartenset.web.publiek import Voor, publiek_of
from tests.cast import WOORD
from tests.decks import SET_ID
from tests.werkvormen import DUREN, WERKVORM_ID

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND")
VALUES = {
    "kaartenset": SET_ID,
    "volgorde": volgorde_of(WOORD),
    "nummer": 2,
    "deelnemer_id": 1,
    "kaart_id": "kaart-05",
    "apparaat_id": 999,
    "afspraak_id": 1,
    "werkvorm": WERKVORM_ID,
    "duur": DUREN[0],
    "regel_id": 1,
}
CHOICES = {
    "wat": ("start", "pauze"),
    "soort": ("begeleiding", "scherm"),
    "veld_id": ("situatie", "ideeen"),
}
"""Of fields of the werkblad one with a text, and one with entries and answers."""
WERKVORM_ALONE = frozenset(
    {
        *("werkblad.veld", "werkblad.schrijf", "werkblad.regel"),
        *("eigenaar_deur.sleutel", "eigenaar_deur.enter"),
        *("eigenaar.formulier", "eigenaar.schrijf", "eigenaar.wijzig"),
        *("werkblad_leiden.werkblad", "werkblad_leiden.veld"),
        *("werkblad_leiden.schrijf", "werkblad_leiden.wijzig", "werkblad_leiden.schrijver"),
        *("papier_werkblad.werkblad", "papier_werkblad.werkblad_pdf"),
        *("papier_werkblad.werkblad_a4", "papier_werkblad.werkblad_a4_pdf"),
        *("papier_werkblad.werkblad_odt", "aanwezig.eigenaar", "voorbereiding.vervang_link"),
    }
)
"""The routes that have nothing to say, or to store, in a session with cards."""
KAARTEN_ALONE = frozenset(
    {
        *("begeleiding.kaarten", "deelnemer.kaart", "deelnemer.overzicht", "later.kies"),
        *("papier_begeleiding.kaarten", "papier_begeleiding.kaarten_pdf"),
        *("papier_begeleiding.boekje", "papier_begeleiding.boekje_pdf"),
        *("vervolg.vervolg", "vervolg.create", "woorden.woorden", "woorden.probeer"),
    }
)
"""Those that have none in a session of a werkvorm."""


class Address(NamedTuple):
    """One address with what it is for; `methods` are those that the route answers itself."""

    endpoint: str
    path: str
    publiek: Voor | None
    methods: frozenset[str]

    @property
    def is_begeleiding(self) -> bool:
        return "/begeleiding/" in f"{self.path}/"


def addresses(app: Flask, sid: str) -> list[Address]:
    """Every address; fails for a route whose variable parts are not known here."""
    return [address for rule in app.url_map.iter_rules() for address in _fill_in(app, rule, sid)]


def paths_for(
    app: Flask, sid: str, method: str, *publieken: Voor, without: frozenset[str] = frozenset()
) -> list[str]:
    """The paths that answer this method, for these audiences or for all, but of these routes."""
    chosen = publieken or tuple(Voor)
    return [
        address.path
        for address in addresses(app, sid)
        if method in address.methods
        and address.publiek in chosen
        and address.endpoint not in without
    ]


def undeclared(app: Flask) -> list[str]:
    """The routes that do not say for whom they are."""
    return [
        rule.rule
        for rule in app.url_map.iter_rules()
        if publiek_of(app.view_functions[rule.endpoint]) is None
    ]


def _fill_in(app: Flask, rule: Rule, sid: str) -> list[Address]:
    values = [{"sid": sid, **VALUES}]
    for name, choices in CHOICES.items():
        if name in rule.arguments:
            values = [one | {name: choice} for one in values for choice in choices]
    unknown = rule.arguments - set(values[0])
    assert not unknown, f"say in tests/web/routes.py what {unknown} of {rule.rule} can be"
    bound = app.url_map.bind("localhost")
    view = app.view_functions[rule.endpoint]
    return [
        Address(
            rule.endpoint,
            bound.build(rule.endpoint, {name: one[name] for name in rule.arguments}),
            publiek_of(view),
            frozenset(rule.methods or ()) - {"HEAD", "OPTIONS"},
        )
        for one in values
    ]
