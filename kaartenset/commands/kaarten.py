"""Which card the group is on, and which are kept for later."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, insert

from kaartenset.commands.sessie_slot import (
    ALLEN,
    Publiek,
    hold_ongesloten_sessie,
    hold_open_sessie,
    record,
)
from kaartenset.domain.weigering import OnbekendeKaart, Veranderd
from kaartenset.storage.database import Opslag
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten, find_voor_later
from kaartenset.storage.models import Bezoek, KaartVoorLater


def show_kaart(opslag: Opslag, sid: str, *, kaart_id: str, gezien: str, now: datetime) -> str:
    """Bring the group to a card; `gezien` is the card that the sender saw.

    Being there already changes nothing, so a double click moves one card. Raises Veranderd when
    the group is at a third card by now, and OnbekendeKaart.
    """
    with opslag.writing() as conn:
        sessie = hold_open_sessie(conn, sid)
        if sessie.kaart_id == kaart_id:
            return sid
        if sessie.kaart_id != gezien:
            raise Veranderd
        _check_kaart(conn, sessie, kaart_id)
        conn.execute(insert(Bezoek).values(sessie_id=sessie.id, kaart_id=kaart_id, begonnen_op=now))
        # the turn from argument to feeling belongs to the card that the group leaves
        daarheen = {"kaart_id": kaart_id, "kaart_sinds": now, "verdieping_kaart_id": None}
        record(conn, sessie, ALLEN, geleid_op=now, **daarheen)
    return sid


def park_kaart(
    opslag: Opslag,
    sid: str,
    *,
    kaart_id: str,
    later: bool,
    aanwezig: Collection[str] | None = None,
    now: datetime,
) -> str:
    """Keep a card for later, or no longer; saying the same twice is saying it once.

    With `aanwezig`, the ids of the cards that there are now, also before the session opens. Raises
    SessieNietOpen and OnbekendeKaart.
    """
    with opslag.writing() as conn:
        houd = hold_open_sessie if aanwezig is None else hold_ongesloten_sessie
        sessie = houd(conn, sid)
        if sessie.deck_id is not None or aanwezig is None:
            _check_kaart(conn, sessie, kaart_id)
        elif kaart_id not in aanwezig:
            raise OnbekendeKaart
        if later is (kaart_id in find_voor_later(conn, sessie)):
            return sid
        deze = (KaartVoorLater.sessie_id == sessie.id, KaartVoorLater.kaart_id == kaart_id)
        if later:
            conn.execute(insert(KaartVoorLater).values(sessie_id=sessie.id, kaart_id=kaart_id))
        else:
            conn.execute(delete(KaartVoorLater).where(*deze))
        record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=now)
    return sid


def _check_kaart(conn: Connection, sessie: SessieFeiten, kaart_id: str) -> None:
    if sessie.deck_id is None:
        raise OnbekendeKaart
    if all(kaart.id != kaart_id for kaart in find_kaarten(conn, sessie.deck_id)):
        raise OnbekendeKaart
