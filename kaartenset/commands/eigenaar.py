"""The key of a dilemma-eigenaar: replacing it by another."""

from datetime import datetime

from kaartenset.commands.sessie_slot import Publiek, hold_ongesloten_sessie, record
from kaartenset.domain.weigering import OnbekendVeld, Veranderd
from kaartenset.storage.database import Opslag


def replace_eigenaarssleutel(
    opslag: Opslag, sid: str, *, gezien: int, sleutel_hash: str, now: datetime
) -> str:
    """Give the dilemma-eigenaar the key after number `gezien`; the old one and its cookies end.

    Raises SessieGesloten, OnbekendVeld for a session with cards, and Veranderd when the key was
    replaced since.
    """
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        if sessie.heeft_kaarten:
            raise OnbekendVeld
        if sessie.eigenaar_nummer != gezien:
            raise Veranderd
        record(
            conn,
            sessie,
            (Publiek.BEGELEIDING,),
            geleid_op=now,
            eigenaar_nummer=gezien + 1,
            eigenaar_hash=sleutel_hash,
        )
    return sid
