"""Ticking off the steps of preparing, and calling a session off before it ever opened."""

from datetime import datetime

from sqlalchemy import delete, insert

from kaartenset.commands.sessie_slot import ALLEN, hold_ongesloten_sessie, hold_sessie, record
from kaartenset.domain.weigering import SessieAlOpen
from kaartenset.storage.database import Opslag
from kaartenset.storage.models import KlareStap
from kaartenset.storage.notities import find_klare_stappen


def tick_stap(opslag: Opslag, sid: str, *, stap: str, klaar: bool, now: datetime) -> str:
    """Tick a step off, or no longer; saying the same twice is saying it once.

    `stap` is a `Stap`, or what a point of a werkvorm is stored by.
    """
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        if klaar is (stap in find_klare_stappen(conn, sessie)):
            return sid
        if klaar:
            rij = {"sessie_id": sessie.id, "stap": f"{stap}", "klaar_op": now}
            conn.execute(insert(KlareStap).values(rij))
        else:
            deze = (KlareStap.sessie_id == sessie.id, KlareStap.stap == f"{stap}")
            conn.execute(delete(KlareStap).where(*deze))
        record(conn, sessie, (), geleid_op=now)
    return sid


def cancel_sessie(opslag: Opslag, sid: str, *, now: datetime) -> str:
    """Call a prepared session off: it is closed, so that its word is free; twice is once.

    What calendars hold moves on by two: one for the entry that cancels, and one for the entry of
    a session that is reopened after all. Raises SessieAlOpen for what was ever opened.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        if sessie.geopend_op is not None:
            raise SessieAlOpen
        if sessie.gesloten_op is None:
            record(
                conn,
                sessie,
                ALLEN,
                geleid_op=now,
                gesloten_op=now,
                loopt_sinds=None,
                agenda_nummer=sessie.agenda_nummer + 2,
            )
    return sid
