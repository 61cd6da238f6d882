"""The decks that this application serves, in the two halves that never meet on one page type."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, abort, current_app

from kaartenset.content.fout import Fout
from kaartenset.content.loader import load_alle
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Begeleiding, Kaart, Kaartenset
from kaartenset.domain.taal import local_time
from kaartenset.domain.volgorde import arrange
from kaartenset.web.geheim import nu


@dataclass(frozen=True, slots=True)
class Inhoud:
    """All decks by their id: what everybody sees, and apart from it what begeleiders see."""

    kaartensets: Mapping[str, Kaartenset]
    begeleidingen: Mapping[str, Begeleiding]
    fouten: tuple[Fout, ...]
    """What was left out, for the editor and the operator."""


class GeenKaarten(Exception):
    """There is not one deck that can be served; its text names every error."""


def read_inhoud(cards: Path) -> Inhoud:
    """Read all decks; wrong cards are left out. Raises GeenKaarten when no deck remains."""
    gelezen = load_alle(cards, local_time(nu()).date())
    if not gelezen.sets:
        raise GeenKaarten("\n".join(str(fout) for fout in gelezen.fouten))
    return Inhoud(
        kaartensets={naam: deel.kaartenset for naam, deel in gelezen.sets.items()},
        begeleidingen={naam: deel.begeleiding for naam, deel in gelezen.sets.items()},
        fouten=gelezen.fouten,
    )


def find_kaartenset(kaartenset_id: str) -> Kaartenset:
    """The deck with this id for everybody, or a 404."""
    return _inhoud().kaartensets.get(kaartenset_id) or abort(404)


def default_kaartenset() -> Kaartenset:
    """The deck that is offered when nothing was chosen: the first by its id."""
    sets = _inhoud().kaartensets
    return sets[min(sets)]


def find_begeleiding(kaartenset_id: str) -> Begeleiding:
    """For the begeleider alone: the other half of a deck, or a 404."""
    return _inhoud().begeleidingen.get(kaartenset_id) or abort(404)


def deck_for_sessie(
    kaartenset_id: str, volgorde: str
) -> tuple[tuple[Kaart, ...], Mapping[str, Html]]:
    """What a session that opens now keeps: its cards in order, and their toelichtingen."""
    kaarten = arrange(find_kaartenset(kaartenset_id).kaarten, volgorde)
    return kaarten, find_begeleiding(kaartenset_id).toelichtingen


def inhoud_of(app: Flask) -> Inhoud:
    """The decks of an application."""
    inhoud: Inhoud = app.extensions["inhoud"]
    return inhoud


def _inhoud() -> Inhoud:
    return inhoud_of(current_app)
