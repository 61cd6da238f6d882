"""Which cards a group talked about, and which it did not get to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from kaartenset.domain.kaart import Kaart

MINSTE_TIJD = timedelta(minutes=1)
"""A group that was at a card for less than this only leafed past it."""


@dataclass(frozen=True, slots=True)
class Verblijf:
    """A visit of the group to a card: it lasts until the next one, or until the closing."""

    kaart_id: str
    begonnen_op: datetime


@dataclass(frozen=True, slots=True)
class Sporen:
    """What is known of the cards that the group came to; `tot` is the closing, or now.

    `getoond` holds the cards of which a round of answers was shown, `afgesproken` those at which
    something was agreed in this conversation: those were talked about, also when parked. `later`
    holds those that the begeleider parked.
    """

    verblijven: Sequence[Verblijf]
    tot: datetime
    getoond: Collection[str] = ()
    afgesproken: Collection[str] = ()
    later: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Besproken:
    """The cards of a deck, divided: each in the deck's order; practice cards are in neither."""

    wel: tuple[Kaart, ...]
    niet: tuple[Kaart, ...]
    wisselt_op: datetime | None
    """When the card that the group is at now begins to count, if nothing else happens."""


def read_besproken(kaarten: Iterable[Kaart], sporen: Sporen) -> Besproken:
    """Divide the cards of a deck into those that were talked about and those not reached."""
    duren = read_duren(sporen.verblijven, sporen.tot)
    echte = [kaart for kaart in kaarten if not kaart.oefenkaart]
    wel = tuple(kaart for kaart in echte if _is_besproken(kaart.id, sporen, duren))
    niet = tuple(kaart for kaart in echte if kaart not in wel)
    wisselt_op = None
    if sporen.verblijven:
        hier = sporen.verblijven[-1].kaart_id
        if hier not in sporen.later and any(kaart.id == hier for kaart in niet):
            wisselt_op = sporen.tot + MINSTE_TIJD - duren[hier]
    return Besproken(wel, niet, wisselt_op)


def read_duren(verblijven: Sequence[Verblijf], tot: datetime) -> dict[str, timedelta]:
    """How long the group was at each card in all; the visits come in their order."""
    duren: dict[str, timedelta] = {}
    einden = [volgende.begonnen_op for _, volgende in pairwise(verblijven)]
    for verblijf, einde in zip(verblijven, [*einden, tot], strict=False):
        duur = max(einde - verblijf.begonnen_op, timedelta(0))
        duren[verblijf.kaart_id] = duren.get(verblijf.kaart_id, timedelta(0)) + duur
    return duren


def _is_besproken(kaart_id: str, sporen: Sporen, duren: dict[str, timedelta]) -> bool:
    if kaart_id in sporen.getoond or kaart_id in sporen.afgesproken:
        return True
    if kaart_id in sporen.later:
        return False
    return duren.get(kaart_id, timedelta(0)) >= MINSTE_TIJD
