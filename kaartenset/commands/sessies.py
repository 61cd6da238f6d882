"""Opening, closing and reopening a session."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from kaartenset.commands.klok import keep_plan
from kaartenset.commands.sessie_slot import ALLEN, hold_sessie, record
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart
from kaartenset.domain.termijnen import SLUIT_VANZELF_NA, can_reopen
from kaartenset.domain.volgorde import keep_gekozen
from kaartenset.domain.weigering import (
    TeLaatOmTeHeropenen,
    Veranderd,
    WoordBezet,
)
from kaartenset.storage.database import Opslag
from kaartenset.storage.decks import keep_deck
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.models import Bezoek, Sessie, SessieOnderdeel


def open_sessie(
    opslag: Opslag,
    sid: str,
    *,
    deck: Callable[[str], tuple[tuple[Kaart, ...], Mapping[str, Html]]],
    now: datetime,
) -> str:
    """Let the group in; with cards: fix the deck as it is now and show its first card.

    `deck` gives the cards in order, and their toelichtingen, for a volgorde. Opening what is open
    changes nothing. Raises Veranderd for what was closed: that is the work of `reopen_sessie`, and
    GeenKaartenOver for a follow-up of which the chosen cards are gone.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        if sessie.is_open:
            return sid
        if sessie.gesloten_op is not None:
            raise Veranderd
        if sessie.heeft_kaarten:
            _lay_kaarten(conn, sessie, *deck(sessie.volgorde), now=now)
        keep_plan(conn, sessie)
        record(conn, sessie, ALLEN, geleid_op=now, geopend_op=now)
    return sid


def _lay_kaarten(
    conn: Connection,
    sessie: SessieFeiten,
    alle: tuple[Kaart, ...],
    toelichtingen: Mapping[str, Html],
    *,
    now: datetime,
) -> None:
    """Keep the deck of a session, and bring the group to its first card."""
    kaarten = keep_gekozen(alle, sessie.kaarten_keuze)
    eerste = kaarten[0].id
    deck_id = keep_deck(conn, kaarten, toelichtingen)
    record(conn, sessie, (), deck_id=deck_id, kaart_id=eerste, kaart_sinds=now)
    conn.execute(insert(Bezoek).values(sessie_id=sessie.id, kaart_id=eerste, begonnen_op=now))


def close_sessie(opslag: Opslag, sid: str, *, now: datetime) -> str:
    """End the conversation: the clock stops and the word is free; closing twice is closing once."""
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        if sessie.gesloten_op is None:
            record(conn, sessie, (), geleid_op=now)
            _close(conn, sessie, now)
    return sid


def reopen_sessie(opslag: Opslag, sid: str, *, now: datetime) -> str:
    """Go on with a closed session, within 24 hours and while its word is free.

    Raises TeLaatOmTeHeropenen or WoordBezet.
    """
    try:
        with opslag.writing() as conn:
            sessie = hold_sessie(conn, sid)
            if sessie.gesloten_op is None:
                return sid
            if not can_reopen(sessie.gesloten_op, now):
                raise TeLaatOmTeHeropenen
            record(conn, sessie, ALLEN, geleid_op=now, gesloten_op=None)
    except IntegrityError as fout:
        raise WoordBezet from fout
    return sid


def close_verlaten_sessies(opslag: Opslag, *, now: datetime) -> tuple[str, ...]:
    """Close what nobody leads any more, four hours after its planned end; returns the sids."""
    with opslag.reading() as conn:
        verdacht = conn.execute(
            select(Sessie.sid).where(
                Sessie.gesloten_op.is_(None), Sessie.begin_op < now - SLUIT_VANZELF_NA
            )
        ).scalars()
        sids = tuple(verdacht)
    return tuple(sid for sid in sids if _close_if_verlaten(opslag, sid, now))


def _close_if_verlaten(opslag: Opslag, sid: str, now: datetime) -> bool:
    """Close one, unless its begeleider did something in the meantime; whether it was closed."""
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        is_verlaten = now - max(sessie.geleid_op, sessie.einde_op) > SLUIT_VANZELF_NA
        if is_verlaten and sessie.gesloten_op is None:
            _close(conn, sessie, now)
            return True
    return False


def _close(conn: Connection, sessie: SessieFeiten, now: datetime) -> None:
    klok = find_klok(conn, sessie)
    conn.execute(
        update(SessieOnderdeel)
        .where(SessieOnderdeel.id == sessie.onderdeel_id)
        .values(gebruikt_ms=int(klok.used(now) / timedelta(milliseconds=1)))
    )
    record(conn, sessie, ALLEN, gesloten_op=now, loopt_sinds=None)
