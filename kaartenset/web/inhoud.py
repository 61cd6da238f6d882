"""What this application serves, in the two halves that never meet on one page type."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask import Flask, abort, current_app, g

from kaartenset.config import Instellingen, OngeldigeInstelling
from kaartenset.content.fout import Fout
from kaartenset.content.gelezen import Bevinding, Gelezen, choose_standaard
from kaartenset.content.wachter import Wachter
from kaartenset.content.werkvorm_map import WERKVORMEN
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Begeleiding, Kaart, Kaartenset
from kaartenset.domain.plaatsen import fill_plaatsen
from kaartenset.domain.taal import local_time
from kaartenset.domain.volgorde import arrange
from kaartenset.domain.werkvorm import Werkvorm, WerkvormBegeleiding
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.geheim import nu


@dataclass(frozen=True, slots=True)
class Inhoud:
    """All by their ids: what everybody sees, and apart from it what begeleiders see."""

    kaartensets: Mapping[str, Kaartenset]
    begeleidingen: Mapping[str, Begeleiding]
    werkvormen: Mapping[str, Werkvorm]
    werkvorm_begeleidingen: Mapping[str, WerkvormBegeleiding]
    fouten: tuple[Fout, ...]
    """What was left out, for the editor and the operator."""
    bevindingen: tuple[Bevinding, ...]
    """What became of every file, for the editor."""
    gelezen_op: datetime
    standaard: str
    """The id of the deck that is offered when nothing was chosen."""


class GeenKaarten(Exception):
    """There is not one deck that can be served; its text names every error."""


def read_inhoud(app: Flask, wachter: Wachter) -> Inhoud:
    """Read all decks; wrong cards are left out.

    Raises GeenKaarten when no deck remains, and OngeldigeInstelling when the deck that is to be
    offered has no folder. (Where it only has an error in it, another is offered meanwhile.)
    """
    gelezen = wachter.start(vandaag())
    if not gelezen.sets:
        raise GeenKaarten("\n".join(str(fout) for fout in gelezen.fouten))
    _check_standaard(app.config["INSTELLINGEN"])
    return make_inhoud(app, gelezen)


def make_inhoud(app: Flask, gelezen: Gelezen) -> Inhoud:
    """What was read now, for this application; there is at least one deck."""
    return Inhoud(
        kaartensets={naam: gelezen.sets[naam].kaartenset for naam in sorted(gelezen.sets)},
        begeleidingen={naam: deel.begeleiding for naam, deel in gelezen.sets.items()},
        werkvormen={naam: gelezen.werkvormen[naam].werkvorm for naam in sorted(gelezen.werkvormen)},
        werkvorm_begeleidingen={
            naam: deel.begeleiding for naam, deel in gelezen.werkvormen.items()
        },
        fouten=gelezen.fouten,
        bevindingen=gelezen.bevindingen,
        gelezen_op=nu(),
        standaard=choose_standaard(gelezen.sets, app.config["INSTELLINGEN"].standaard_set),
    )


def vandaag() -> date:
    """The present day in the Netherlands: no source reaches beyond it."""
    return local_time(nu()).date()


def find_kaartenset(kaartenset_id: str) -> Kaartenset:
    """The deck with this id for everybody, or a 404."""
    return present_inhoud().kaartensets.get(kaartenset_id) or abort(404)


def default_kaartenset() -> Kaartenset:
    """The deck that is offered when nothing was chosen: the operator's, or the first by its id."""
    inhoud = present_inhoud()
    return inhoud.kaartensets[inhoud.standaard]


def chosen_kaartenset(kaartenset_id: str) -> Kaartenset:
    """The deck that was chosen; when it is not there (any more) the one that is offered."""
    return present_inhoud().kaartensets.get(kaartenset_id) or default_kaartenset()


def all_kaartensets() -> tuple[Kaartenset, ...]:
    """All decks, the one that is offered first, the others by their ids."""
    standaard = default_kaartenset()
    others = present_inhoud().kaartensets.values()
    return (standaard, *(one for one in others if one is not standaard))


def find_begeleiding(kaartenset_id: str) -> Begeleiding:
    """For the begeleider alone: the other half of a deck, or a 404."""
    return present_inhoud().begeleidingen.get(kaartenset_id) or abort(404)


def find_inleiding(kaartenset_id: str) -> Html | None:
    """For the begeleider alone: how to prepare; None when the deck was taken away since."""
    begeleiding = present_inhoud().begeleidingen.get(kaartenset_id)
    return begeleiding.draaiboek.inleiding if begeleiding else None


def find_voorbereiden(sessie: SessieFeiten, plaatsen: Mapping[str, str]) -> Html | None:
    """For the begeleider alone: how to prepare a session, with its names filled in.

    `plaatsen` are what `stand.script.read_plaatsen` gives. None when the deck or the werkvorm was
    taken away since.
    """
    if sessie.heeft_kaarten:
        return find_inleiding(sessie.kaartenset)
    begeleiding = present_inhoud().werkvorm_begeleidingen.get(sessie.werkvorm)
    return fill_plaatsen(begeleiding.draaiboek.inleiding, plaatsen) if begeleiding else None


def find_werkvorm(werkvorm_id: str) -> Werkvorm:
    """The werkvorm with this id for everybody, or a 404."""
    return present_inhoud().werkvormen.get(werkvorm_id) or abort(404)


def all_werkvormen() -> tuple[Werkvorm, ...]:
    """All werkvormen, by their ids."""
    return tuple(present_inhoud().werkvormen.values())


def find_werkvorm_begeleiding(werkvorm_id: str) -> WerkvormBegeleiding:
    """For who leads: the other half of a werkvorm, or a 404."""
    return present_inhoud().werkvorm_begeleidingen.get(werkvorm_id) or abort(404)


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


def present_inhoud() -> Inhoud:
    """The decks as they were when this request first asked: one answer is never made of two."""
    if "inhoud" not in g:
        g.inhoud = inhoud_of(current_app)
    inhoud: Inhoud = g.inhoud
    return inhoud


def _check_standaard(instellingen: Instellingen) -> None:
    gewenst = instellingen.standaard_set
    if gewenst == WERKVORMEN:
        raise OngeldigeInstelling(
            f"KAARTENSET_STANDAARD_SET: ‘{gewenst}’ is geen kaartenset, daarin staan de werkvormen"
        )
    if gewenst and not (instellingen.cards / gewenst).is_dir():
        raise OngeldigeInstelling(
            f"KAARTENSET_STANDAARD_SET: in {instellingen.cards} staat geen map ‘{gewenst}’"
        )
