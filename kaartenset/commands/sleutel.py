"""The begeleider's key: entering it on a device, and replacing it by another."""

from datetime import datetime

from sqlalchemy import insert

from kaartenset.commands.apparaten import drop_codes
from kaartenset.commands.sessie_slot import Publiek, hold_sessie, record
from kaartenset.domain.apparaat import Herkomst, SoortApparaat
from kaartenset.domain.weigering import OnbekendeSessie, OnbekendeSleutel, Veranderd
from kaartenset.storage.apparaten import is_sleutel_of
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
        if not is_sleutel_of(conn, sessie, sleutel_hash):  # replaced in the meantime
            raise OnbekendeSleutel
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


def replace_sleutel(
    opslag: Opslag, sid: str, *, gezien: int, sleutel_hash: str, now: datetime
) -> str:
    """Give the session the key after number `gezien`: the old one opens nothing from now on.

    Devices that are in stay in, codes for once end. Raises Veranderd when the key was replaced
    since.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        if sessie.sleutel_nummer != gezien:
            raise Veranderd
        drop_codes(conn, sessie)
        record(
            conn,
            sessie,
            (Publiek.BEGELEIDING,),
            geleid_op=now,
            sleutel_nummer=gezien + 1,
            sleutel_hash=sleutel_hash,
            sleutel_op=now,
        )
    return sid
