"""The order of a deck: computed from a word, never dealt and never stored."""

import re
from collections.abc import Collection, Iterable
from hashlib import sha256

from kaartenset.domain.kaart import Kaart
from kaartenset.domain.teken_lijsten import BIJVOEGLIJK, DIEREN
from kaartenset.domain.weigering import GeenKaartenOver

_VOLGORDE = re.compile(r"[0-9a-f]{16}")


def volgorde_of(key: str) -> str:
    """The code of the order that follows from the key of a word: 16 hex digits."""
    return sha256(f"kaartenset/1\n{key}".encode()).hexdigest()[:16]


def is_volgorde(text: str) -> bool:
    """Whether a text has the shape of a volgorde."""
    return _VOLGORDE.fullmatch(text) is not None


def rank(volgorde: str, kaart_id: str) -> str:
    """The place of one card in an order, as a text by which cards sort."""
    return sha256(f"{volgorde}\n{kaart_id}".encode()).hexdigest()


def arrange(kaarten: Iterable[Kaart], volgorde: str) -> tuple[Kaart, ...]:
    """The cards in their order: practice cards first, each group by rank."""
    return tuple(
        sorted(kaarten, key=lambda kaart: (not kaart.oefenkaart, rank(volgorde, kaart.id)))
    )


def keep_gekozen(kaarten: tuple[Kaart, ...], gekozen: Collection[str] | None) -> tuple[Kaart, ...]:
    """The cards with these ids in the order that they have; None keeps all of them.

    Raises GeenKaartenOver when there are none.
    """
    if gekozen is None:
        return kaarten
    over = tuple(kaart for kaart in kaarten if kaart.id in gekozen)
    if not over:
        raise GeenKaartenOver
    return over


def herkenningsteken(volgorde: str) -> str:
    """Two words by which people hear that they have the same order: 'rustige otter'."""
    digest = sha256(f"teken\n{volgorde}".encode()).digest()
    return f"{BIJVOEGLIJK[digest[0]]} {DIEREN[digest[1]]}"
