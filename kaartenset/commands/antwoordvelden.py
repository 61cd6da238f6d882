"""Which field is answered, or shown, and whether that can be done now."""

from datetime import datetime

from sqlalchemy import Connection

from kaartenset.domain.kaart import Kaart
from kaartenset.domain.slot import can_show_slot, takes_slotantwoorden
from kaartenset.domain.veld import SLOTVELDEN, WERKVELD, Veld, find_veld, veld_of_werkveld
from kaartenset.domain.weigering import (
    AntwoordTeLaat,
    SessieNietOpen,
    SlotDicht,
    TeLaatOmTeTonen,
    Veranderd,
)
from kaartenset.domain.werkweigering import OnbekendVeld, VeldDicht
from kaartenset.domain.zicht import read_onderdeel_in_zicht
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.werkbladen import find_werkblad


def find_open_veld(conn: Connection, sessie: SessieFeiten, veld_id: str, now: datetime) -> Veld:
    """The field with this id, if it takes answers now.

    A card's does while the session is open, also when the group has left the card; a closing one
    in the closing block and until 30 minutes after closing. Raises AntwoordTeLaat, SlotDicht and
    OnbekendeKaart.
    """
    veld = _find_veld(conn, sessie, veld_id)
    if veld in SLOTVELDEN:
        onderdeel = read_onderdeel_in_zicht(find_klok(conn, sessie), verborgen=False)
        if not takes_slotantwoorden(
            is_afsluiten=sessie.is_open and onderdeel.is_afsluiten,
            gesloten_op=sessie.gesloten_op,
            now=now,
        ):
            raise SlotDicht
    elif not sessie.is_open:
        raise AntwoordTeLaat
    return veld


def find_veld_to_show(conn: Connection, sessie: SessieFeiten, veld_id: str, now: datetime) -> Veld:
    """The field with this id, if the begeleider can show its answers now.

    A card's can be shown while the group is at that card, a closing one until 24 hours after
    closing. Raises SessieNietOpen, TeLaatOmTeTonen, Veranderd and OnbekendeKaart.
    """
    if sessie.geopend_op is None:
        raise SessieNietOpen
    veld = _find_veld(conn, sessie, veld_id)
    if veld in SLOTVELDEN:
        if not can_show_slot(sessie.gesloten_op, now):
            raise TeLaatOmTeTonen
    elif not sessie.is_open:
        raise SessieNietOpen
    elif sessie.heeft_kaarten and sessie.kaart_id != veld.id:
        raise Veranderd
    return veld


def _find_veld(conn: Connection, sessie: SessieFeiten, veld_id: str) -> Veld:
    """The field with this id that the session has; one of the werkblad once the group is there."""
    if sessie.werkbladvorm_id is None:
        return find_veld(veld_id, _kaarten_of(conn, sessie))
    bereikt = find_klok(conn, sessie).bereikte_velden
    for werkveld in find_werkblad(conn, sessie.werkbladvorm_id).velden:
        if veld_id == f"{WERKVELD}{werkveld.id}" and werkveld.soort.vraagt_antwoord:
            if werkveld.id not in bereikt:
                raise VeldDicht
            return veld_of_werkveld(werkveld)
    raise OnbekendVeld


def _kaarten_of(conn: Connection, sessie: SessieFeiten) -> tuple[Kaart, ...]:
    return find_kaarten(conn, sessie.deck_id) if sessie.deck_id is not None else ()
