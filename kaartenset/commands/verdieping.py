"""Calling up the turn from argument to feeling at the group's card, and putting it away."""

from datetime import datetime

from kaartenset.commands.sessie_slot import ALLEN, hold_open_sessie, record
from kaartenset.domain.weigering import Veranderd
from kaartenset.storage.database import Opslag


def turn_verdieping(opslag: Opslag, sid: str, *, kaart_id: str, aan: bool, now: datetime) -> str:
    """Show the questions of the turn at a card, or no longer; the same twice is once.

    Raises Veranderd when the group is at another card by now, where the turn is over.
    """
    with opslag.writing() as conn:
        sessie = hold_open_sessie(conn, sid)
        if sessie.kaart_id != kaart_id:
            raise Veranderd
        if aan is not (sessie.verdieping_kaart_id == kaart_id):
            verdiept = kaart_id if aan else None
            record(conn, sessie, ALLEN, geleid_op=now, verdieping_kaart_id=verdiept)
    return sid
