"""The cards of a session as its begeleider leads them: which is now, next, or kept for later."""

from dataclasses import dataclass

from sqlalchemy import Connection

from kaartenset.domain.kaart import Kaart
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten, find_voor_later


@dataclass(frozen=True, slots=True)
class KaartInLijst:
    """A card in the list from which the begeleider jumps."""

    nummer: int
    kaart: Kaart
    is_huidig: bool
    is_later: bool


def read_kaartenlijst(conn: Connection, sessie: SessieFeiten) -> tuple[KaartInLijst, ...]:
    """All cards in the order of the session; none before it opens, and in a werkvorm."""
    if sessie.deck_id is None:
        return ()
    later = find_voor_later(conn, sessie)
    return tuple(
        KaartInLijst(nummer, kaart, kaart.id == sessie.kaart_id, kaart.id in later)
        for nummer, kaart in enumerate(find_kaarten(conn, sessie.deck_id), start=1)
    )


def find_buur(
    kaarten: tuple[KaartInLijst, ...], huidig: KaartInLijst | None, stap: int
) -> Kaart | None:
    """The nearest card in that direction that is not kept for later."""
    if huidig is None:
        return None
    plaats = huidig.nummer - 1
    verder = kaarten[plaats + 1 :] if stap > 0 else reversed(kaarten[:plaats])
    return next((regel.kaart for regel in verder if not regel.is_later), None)
