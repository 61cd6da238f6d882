"""The texts that the group was shown, for the begeleider who takes one of them away."""

from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from kaartenset.domain.veld import SLOTVELDEN, WERKVELD
from kaartenset.storage.antwoorden import GetoondeTekst, find_getoonde_teksten
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.werkbladen import find_werkblad


@dataclass(frozen=True, slots=True)
class GetoondVeld:
    """One question with what was shown of it, in random order and without names."""

    veld_id: str
    titel: str
    teksten: tuple[GetoondeTekst, ...]


def read_getoond(conn: Connection, sessie: SessieFeiten) -> tuple[GetoondVeld, ...]:
    """What can be taken away, in the order in which it was shown."""
    titels = _read_titels(conn, sessie)
    return tuple(
        GetoondVeld(veld_id, titels[veld_id], tuple(teksten))
        for veld_id, teksten in groupby(
            find_getoonde_teksten(conn, sessie), key=lambda een: een.veld_id
        )
    )


def _read_titels(conn: Connection, sessie: SessieFeiten) -> dict[str, str]:
    """What each field asks, by its id."""
    titels = {veld.id: veld.vraag for veld in SLOTVELDEN}
    if sessie.deck_id is not None:
        titels |= {kaart.id: kaart.titel for kaart in find_kaarten(conn, sessie.deck_id)}
    if sessie.werkbladvorm_id is not None:
        werkblad = find_werkblad(conn, sessie.werkbladvorm_id)
        titels |= {f"{WERKVELD}{veld.id}": veld.titel for veld in werkblad.velden}
    return titels
