"""The decks that sessions opened with: kept once for all sessions with the same deck."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort
from kaartenset.storage.models import Deck


def keep_deck(
    conn: Connection, kaarten: tuple[Kaart, ...], toelichtingen: Mapping[str, Html]
) -> int:
    """Store a deck in this order, with its toelichtingen apart; returns its id."""
    voor_allen = json.dumps([_as_facts(kaart) for kaart in kaarten], ensure_ascii=False)
    apart = json.dumps({kaart.id: toelichtingen[kaart.id] for kaart in kaarten}, ensure_ascii=False)
    digest = sha256(f"{voor_allen}\n{apart}".encode()).hexdigest()
    # Held until the commit, so that no other process deletes it in between as one without use.
    known = select(Deck.id).where(Deck.hash == digest).with_for_update(read=True, key_share=True)
    deck_id = conn.execute(known).scalar_one_or_none()
    if deck_id is not None:
        return deck_id
    new = insert(Deck).values(hash=digest, kaarten=voor_allen, toelichtingen=apart)
    try:
        with conn.begin_nested():
            return conn.execute(new.returning(Deck.id)).scalar_one()
    except IntegrityError:  # another process on the same PostgreSQL was first
        return conn.execute(known).scalar_one()


def find_kaarten(conn: Connection, deck_id: int) -> tuple[Kaart, ...]:
    """The cards of a deck in their order, without any toelichting."""
    return _read_kaarten(conn.execute(select(Deck.kaarten).where(Deck.id == deck_id)).scalar_one())


def find_toelichtingen(conn: Connection, deck_id: int) -> Mapping[str, Html]:
    """For the begeleider alone: the toelichting of every card of a deck by the card's id."""
    return _read_toelichtingen(
        conn.execute(select(Deck.toelichtingen).where(Deck.id == deck_id)).scalar_one()
    )


def _as_facts(kaart: Kaart) -> dict[str, Any]:
    return asdict(kaart) | {"gecontroleerd": kaart.gecontroleerd.isoformat()}


@lru_cache(maxsize=64)
def _read_kaarten(text: str) -> tuple[Kaart, ...]:
    return tuple(
        Kaart(
            **feiten
            | {
                "soort": Soort(feiten["soort"]),
                "tekst": Html(feiten["tekst"]),
                "gecontroleerd": date.fromisoformat(feiten["gecontroleerd"]),
                "invalshoeken": tuple(feiten["invalshoeken"]),
                "bestuurslagen": tuple(feiten["bestuurslagen"]),
            }
        )
        for feiten in json.loads(text)
    )


@lru_cache(maxsize=64)
def _read_toelichtingen(text: str) -> Mapping[str, Html]:
    return {kaart_id: Html(html) for kaart_id, html in json.loads(text).items()}
