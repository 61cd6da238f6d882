"""Entering the begeleider's key on a device."""

from datetime import datetime

from sqlalchemy import insert

from kaartenset.commands.sessie_slot import Publiek, hold_sessie, record
from kaartenset.domain.apparaat import Herkomst, SoortApparaat
from kaartenset.domain.weigering import OnbekendeSessie, OnbekendeSleutel
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import find_sessie_by_sleutel
from kaartenset.storage.models import Apparaat


def enter_sleutel(opslag: Opslag, *, sleutel_hash: str, cookie_hash: str, now: datetime) -> str:
    """Make this device one of the begeleider's; returns the sid, or raises OnbekendeSleutel."""
    with opslag.reading() as conn:
        try:
            sid = find_sessie_by_sleutel(conn, sleutel_hash).sid
        except OnbekendeSessie as fout:
            raise OnbekendeSleutel from fout
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        conn.execute(
            insert(Apparaat).values(
                sessie_id=sessie.id,
                cookie_hash=cookie_hash,
                soort=SoortApparaat.BEGELEIDING.value,
                herkomst=Herkomst.SLEUTEL.value,
                gemaakt_op=now,
            )
        )
        record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=now)
    return sid
