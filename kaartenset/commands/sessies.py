"""Making, opening, closing and reopening a session."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from kaartenset.commands.klok import keep_plan
from kaartenset.commands.sessie_slot import ALLEN, hold_sessie, record
from kaartenset.domain.apparaat import Herkomst, SoortApparaat
from kaartenset.domain.deur import Deur
from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.domain.handen import Handen
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart
from kaartenset.domain.termijnen import DUBBELE_KLIK, SLUIT_VANZELF_NA, can_reopen
from kaartenset.domain.volgorde import keep_gekozen, volgorde_of
from kaartenset.domain.weigering import (
    FormulierGebruikt,
    TeLaatOmTeHeropenen,
    Veranderd,
    WoordBezet,
)
from kaartenset.storage.database import Opslag
from kaartenset.storage.decks import keep_deck
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.models import Apparaat, Bezoek, Sessie, SessieOnderdeel


@dataclass(frozen=True, slots=True)
class NieuweSessie:
    """What is asked, or chosen for the begeleider, when a session is made.

    A follow-up keeps a `volgorde` and has the ids of its cards; else both follow from the word.
    """

    sid: str
    sleutel_hash: str
    cookie_hash: str
    kaartenset: str
    woord: str
    woord_key: str
    titel: str
    plaats: str
    begin_op: datetime
    duur: int
    onderdelen: Sequence[Onderdeel]
    volgorde: str = ""
    kaarten_keuze: tuple[str, ...] | None = None


def create_sessie(opslag: Opslag, nieuw: NieuweSessie, *, now: datetime) -> None:
    """Store a prepared session and the device of who made it; raises WoordBezet.

    The same `sid` and word again within two minutes (a double click, a lost answer) adds a device
    to the session that is there; later, or with another word, it raises FormulierGebruikt.
    """
    with opslag.writing() as conn:
        add_sessie(conn, nieuw, now)


def add_sessie(conn: Connection, nieuw: NieuweSessie, now: datetime) -> int | None:
    """The same within a transaction; returns the id, or None when an earlier click made it."""
    bekend_id = _find_double(conn, nieuw, now)
    sessie_id = bekend_id or _insert_sessie(conn, nieuw, now)
    conn.execute(
        insert(Apparaat).values(
            sessie_id=sessie_id,
            cookie_hash=nieuw.cookie_hash,
            soort=SoortApparaat.BEGELEIDING.value,
            herkomst=Herkomst.GEMAAKT.value,
            gemaakt_op=now,
        )
    )
    return None if bekend_id else sessie_id


def _find_double(conn: Connection, nieuw: NieuweSessie, now: datetime) -> int | None:
    """The session that an earlier click on the same form made, if this is a second click."""
    rij = conn.execute(
        select(Sessie.id, Sessie.woord_key, Sessie.gesloten_op, Sessie.gemaakt_op).where(
            Sessie.sid == nieuw.sid
        )
    ).one_or_none()
    if rij is None:
        return None
    is_net_gemaakt = now - rij.gemaakt_op <= DUBBELE_KLIK and rij.gesloten_op is None
    if rij.woord_key != nieuw.woord_key or not is_net_gemaakt:
        raise FormulierGebruikt
    bestaand: int = rij.id
    return bestaand


def open_sessie(
    opslag: Opslag,
    sid: str,
    *,
    deck: Callable[[str], tuple[tuple[Kaart, ...], Mapping[str, Html]]],
    now: datetime,
) -> str:
    """Let the group in: fix the deck as it is now and show its first card.

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
        alle, toelichtingen = deck(sessie.volgorde)
        kaarten = keep_gekozen(alle, sessie.kaarten_keuze)
        keep_plan(conn, sessie)
        record(
            conn,
            sessie,
            ALLEN,
            geleid_op=now,
            geopend_op=now,
            deck_id=keep_deck(conn, kaarten, toelichtingen),
            kaart_id=kaarten[0].id,
            kaart_sinds=now,
        )
        conn.execute(
            insert(Bezoek).values(sessie_id=sessie.id, kaart_id=kaarten[0].id, begonnen_op=now)
        )
    return sid


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


def _insert_sessie(conn: Connection, nieuw: NieuweSessie, now: datetime) -> int:
    try:
        with conn.begin_nested():
            sessie_id = _insert_facts(conn, nieuw, now)
    except IntegrityError as fout:
        zelfde_id = _find_double(conn, nieuw, now)  # a double click, in another process
        if zelfde_id is None:
            raise WoordBezet from fout
        return zelfde_id
    rijen = [
        {
            "sessie_id": sessie_id,
            "positie": positie,
            "titel": onderdeel.titel,
            "soort": onderdeel.soort.value,
            "minuten": onderdeel.minuten[nieuw.duur],
            "script": onderdeel.script,
            "gebruikt_ms": 0,
        }
        for positie, onderdeel in enumerate(nieuw.onderdelen)
    ]
    ids = conn.execute(
        insert(SessieOnderdeel).returning(SessieOnderdeel.id, sort_by_parameter_order=True), rijen
    ).scalars()
    conn.execute(update(Sessie).where(Sessie.id == sessie_id).values(onderdeel_id=ids.all()[0]))
    return sessie_id


def _insert_facts(conn: Connection, nieuw: NieuweSessie, now: datetime) -> int:
    return conn.execute(
        insert(Sessie)
        .values(
            sid=nieuw.sid,
            kaartenset=nieuw.kaartenset,
            werkvorm="kaartensessie",
            woord=nieuw.woord,
            woord_key=nieuw.woord_key,
            volgorde=nieuw.volgorde or volgorde_of(nieuw.woord_key),
            kaarten_keuze=nieuw.kaarten_keuze and json.dumps(nieuw.kaarten_keuze),
            titel=nieuw.titel,
            plaats=nieuw.plaats,
            begin_op=nieuw.begin_op,
            duur=nieuw.duur,
            gemaakt_op=now,
            geleid_op=now,
            sleutel_hash=nieuw.sleutel_hash,
            sleutel_op=now,
            klok_verborgen=False,
            deur=Deur.OPEN.value,
            handen=Handen.GESPREK.value,
        )
        .returning(Sessie.id)
    ).scalar_one()
