"""The running clock of a session's draaiboek."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from kaartenset.commands.sessie_slot import hold_ongesloten_sessie, publieken_of_klok, record
from kaartenset.domain.klok import MINUUT, GeplandOnderdeel, KlokFeiten
from kaartenset.domain.weigering import OnbekendOnderdeel, Veranderd
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.models import SessieOnderdeel

MILLISECONDE = timedelta(milliseconds=1)
MAX_MINUTEN = 600


def start_klok(opslag: Opslag, sid: str, *, now: datetime) -> str:
    """Let the clock of the present block run; starting what runs changes nothing."""
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        if klok.loopt_sinds is None:
            keep_plan(conn, sessie)
            _let_run(conn, sessie, klok.huidig, now)
            _record_klok(conn, sessie, klok, now)
    return sid


def pause_klok(opslag: Opslag, sid: str, *, now: datetime) -> str:
    """Hold the clock; pausing what stands still changes nothing."""
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        if klok.loopt_sinds is not None:
            _keep_used(conn, klok, now)
            record(conn, sessie, (), loopt_sinds=None)
            _record_klok(conn, sessie, klok, now)
    return sid


def extend_onderdeel(opslag: Opslag, sid: str, *, erbij: int, gezien: int, now: datetime) -> str:
    """Give the present block `erbij` minutes more than it has left; fewer than 0 counts as 0.

    Past its end they count from now, to whole minutes, up to 600 in all. `gezien` is the number of
    minutes that the sender saw; raises Veranderd when that is no longer so.
    """
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        if klok.huidig.minuten != gezien:
            raise Veranderd
        gebruikt = -int(-klok.used(now) // MINUUT)
        minuten = min(max(gezien, gebruikt) + max(erbij, 0), MAX_MINUTEN)
        if minuten > gezien:
            _set(conn, klok.huidig, minuten=minuten)
            _record_klok(conn, sessie, klok, now)
    return sid


def go_to_onderdeel(
    opslag: Opslag, sid: str, *, onderdeel_id: int, gezien: int, now: datetime
) -> str:
    """Go on to, or back to, a block; `gezien` is the id of the block that the sender saw.

    A running clock runs on in the new block, which keeps the time it was given before. Being there
    already changes nothing. Raises Veranderd or OnbekendOnderdeel.
    """
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        if klok.huidig_id == onderdeel_id:
            return sid
        if klok.huidig_id != gezien:
            raise Veranderd
        nieuw = next((blok for blok in klok.onderdelen if blok.id == onderdeel_id), None)
        if nieuw is None:
            raise OnbekendOnderdeel
        _keep_used(conn, klok, now)
        keep_bereikt(conn, sessie, klok)
        record(conn, sessie, (), onderdeel_id=onderdeel_id)
        if klok.loopt_sinds is not None:
            _let_run(conn, sessie, nieuw, now)
        _record_klok(conn, sessie, klok, now)
    return sid


def hide_klok(opslag: Opslag, sid: str, *, verborgen: bool, now: datetime) -> str:
    """Hide the clock from deelnemers, or show it again."""
    with opslag.writing() as conn:
        sessie = hold_ongesloten_sessie(conn, sid)
        if sessie.klok_verborgen is not verborgen:
            klok = find_klok(conn, sessie)
            record(conn, sessie, (), klok_verborgen=verborgen)
            _record_klok(conn, sessie, klok, now)
    return sid


def keep_plan(conn: Connection, sessie: SessieFeiten) -> None:
    """Keep the minutes of all blocks as they are when the conversation begins; only once.

    What is changed later is seen against them; a block that is added later has none.
    """
    van_sessie = SessieOnderdeel.sessie_id == sessie.id
    bewaard = select(SessieOnderdeel.id).where(
        van_sessie, SessieOnderdeel.plan_minuten.is_not(None)
    )
    if conn.execute(bewaard).first() is None:
        conn.execute(
            update(SessieOnderdeel).where(van_sessie).values(plan_minuten=SessieOnderdeel.minuten)
        )


def _record_klok(conn: Connection, sessie: SessieFeiten, klok: KlokFeiten, now: datetime) -> None:
    record(conn, sessie, publieken_of_klok(conn, sessie, klok), geleid_op=now)


def _keep_used(conn: Connection, klok: KlokFeiten, now: datetime) -> None:
    _set(conn, klok.huidig, gebruikt_ms=int(klok.used(now) / MILLISECONDE))


def keep_bereikt(conn: Connection, sessie: SessieFeiten, klok: KlokFeiten) -> None:
    """Remember how far the group of a werkvorm came, before that would be seen otherwise.

    What it saw of the werkblad stays in sight when it goes back, or a block is moved.
    """
    if sessie.heeft_kaarten or not sessie.is_open:
        return
    ids = [blok.id for blok in klok.bereikte_onderdelen if not blok.is_bereikt]
    conn.execute(update(SessieOnderdeel).where(SessieOnderdeel.id.in_(ids)).values(is_bereikt=True))


def _let_run(
    conn: Connection, sessie: SessieFeiten, onderdeel: GeplandOnderdeel, now: datetime
) -> None:
    record(conn, sessie, (), loopt_sinds=now)
    if onderdeel.begonnen_op is None:
        _set(conn, onderdeel, begonnen_op=now)
    if sessie.begonnen_op is None and onderdeel.telt_mee:
        record(conn, sessie, (), begonnen_op=now)


def _set(conn: Connection, onderdeel: GeplandOnderdeel, **waarden: object) -> None:
    conn.execute(
        update(SessieOnderdeel).where(SessieOnderdeel.id == onderdeel.id).values(**waarden)
    )
