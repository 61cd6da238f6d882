"""Answering a field, showing a round of answers to the group, and beginning another round."""

import json
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from kaartenset.commands.antwoordvelden import find_open_veld, find_veld_to_show
from kaartenset.commands.sessie_slot import (
    ALLEN,
    Publiek,
    hold_sessie,
    record,
)
from kaartenset.domain.uitslag import count_waarden, is_toonbaar
from kaartenset.domain.veld import SLOTVELDEN, Veld
from kaartenset.domain.weigering import (
    GeenToegang,
    RondeVoorbij,
    TeVeelRondes,
    TeWeinigAntwoorden,
    Veranderd,
    Verwijderd,
)
from kaartenset.storage.antwoorden import (
    RondeFeiten,
    count_antwoorden,
    find_eigen_waarde,
    find_getoonde_teksten,
    find_rondes,
)
from kaartenset.storage.database import Opslag
from kaartenset.storage.deelnemers import DeelnemerFeiten, find_deelnemer
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Antwoord, Ronde

MAX_RONDES = 20
"""How often one field is answered at most: each round is read again for the next."""


def give_antwoord(
    opslag: Opslag,
    sid: str,
    *,
    cookie_hash: str,
    veld_id: str,
    ronde: int,
    getypt: str,
    mengsel: int,
    now: datetime,
) -> str:
    """Keep what one deelnemer answers, or answers instead, in the round that they saw.

    The same answer again is one answer, also after its round was shown. Who empties a text that
    was kept takes it back. `mengsel` is drawn at random. Raises GeenToegang, Verwijderd,
    AntwoordTeLaat, OnbekendeKaart, RondeVoorbij, and what `Veld.read_waarde` raises.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        deelnemer = _find_binnen(conn, sessie, cookie_hash)
        veld = find_open_veld(conn, sessie, veld_id, now)
        rondes = find_rondes(conn, sessie, veld.id)
        gezien = next((feiten for feiten in rondes if feiten.nummer == ronde), None)
        al_gegeven = find_eigen_waarde(conn, gezien, deelnemer.id) if gezien else None
        is_teruggenomen = al_gegeven is not None and veld.is_leeg(getypt)
        waarde = None if is_teruggenomen else veld.read_waarde(getypt)
        if al_gegeven == waarde:
            return sid
        if ronde != (rondes[-1].nummer if rondes else 1) or (gezien and gezien.is_getoond):
            raise RondeVoorbij
        ronde_id = gezien.id if gezien else _insert_ronde(conn, sessie, veld, 1, now)
        if al_gegeven is None:
            conn.execute(
                insert(Antwoord).values(
                    ronde_id=ronde_id, deelnemer_id=deelnemer.id, waarde=waarde, mengsel=mengsel
                )
            )
            record(conn, sessie, (Publiek.BEGELEIDING,))
            return sid
        eigen = (Antwoord.ronde_id == ronde_id, Antwoord.deelnemer_id == deelnemer.id)
        if waarde is None:
            conn.execute(delete(Antwoord).where(*eigen))
            record(conn, sessie, (Publiek.BEGELEIDING,))
        else:  # nobody else sees that somebody changed their mind
            conn.execute(update(Antwoord).where(*eigen).values(waarde=waarde))
    return sid


def show_ronde(opslag: Opslag, sid: str, *, veld_id: str, gezien: int, now: datetime) -> str:
    """Show the group what was answered in a round; `gezien` is the round that the sender saw.

    Shown is final; showing it again changes nothing. Raises TeWeinigAntwoorden below three,
    Veranderd when the group is at another card, and OnbekendeKaart.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        veld = find_veld_to_show(conn, sessie, veld_id, now)
        rondes = find_rondes(conn, sessie, veld.id)
        ronde = next((feiten for feiten in rondes if feiten.nummer == gezien), None)
        if ronde is None:
            raise TeWeinigAntwoorden if gezien == len(rondes) + 1 else Veranderd
        if ronde.is_getoond:
            return sid
        if not is_toonbaar(count_antwoorden(conn, ronde)):
            raise TeWeinigAntwoorden
        totalen = {} if veld.soort.is_tekst else _count(conn, ronde)
        if not sessie.heeft_kaarten:
            unlink_antwoorden(conn, ronde.id)
        conn.execute(
            update(Ronde)
            .where(Ronde.id == ronde.id)
            .values(getoond_op=now, totalen=json.dumps(totalen))
        )
        record(conn, sessie, ALLEN, geleid_op=now)
    return sid


def begin_ronde(opslag: Opslag, sid: str, *, veld_id: str, gezien: int, now: datetime) -> str:
    """Let the group answer a field once more; `gezien` is the round that was shown last.

    When the round after that runs already nothing changes. Raises OnbekendeKaart, TeVeelRondes,
    and Veranderd, also for what is answered in one's own words: that is given once.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        veld = find_veld_to_show(conn, sessie, veld_id, now)
        rondes = find_rondes(conn, sessie, veld.id)
        if not rondes or veld.soort.is_tekst:
            raise Veranderd
        laatste = rondes[-1]
        if laatste.nummer == gezien + 1 and gezien > 0 and not laatste.is_getoond:
            return sid
        if laatste.nummer != gezien or not laatste.is_getoond or veld in SLOTVELDEN:
            raise Veranderd
        if gezien >= MAX_RONDES:
            raise TeVeelRondes
        _insert_ronde(conn, sessie, veld, gezien + 1, now)
        record(conn, sessie, ALLEN, geleid_op=now)
    return sid


def drop_antwoord(opslag: Opslag, sid: str, *, veld_id: str, mengsel: int, now: datetime) -> str:
    """Take a text that was shown to the group away for all, for good; once gone, nothing changes.

    Both tell which, as in `storage.antwoorden.GetoondeTekst`. What was chosen or set stays counted.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        getoond = find_getoonde_teksten(conn, sessie)
        weg = [een.id for een in getoond if (een.veld_id, een.mengsel) == (veld_id, mengsel)]
        if weg:
            conn.execute(delete(Antwoord).where(Antwoord.id.in_(weg)))
            record(conn, sessie, ALLEN, geleid_op=now)
    return sid


def unlink_antwoorden(conn: Connection, ronde_id: int) -> None:
    """Within a command: store the answers of a round anew, in drawn order and without who.

    In the order of filling in, the texts of one deelnemer to several fields stand side by side.
    """
    weg = delete(Antwoord).where(Antwoord.ronde_id == ronde_id)
    rijen = conn.execute(weg.returning(Antwoord.mengsel, Antwoord.waarde)).all()
    for mengsel, waarde in sorted((rij.mengsel, rij.waarde) for rij in rijen):
        conn.execute(
            insert(Antwoord).values(
                ronde_id=ronde_id, deelnemer_id=None, waarde=waarde, mengsel=mengsel
            )
        )


def withdraw_antwoorden(conn: Connection, sessie: SessieFeiten, deelnemer_id: int) -> None:
    """Within a command: take somebody's answers out of all rounds that were not shown."""
    niet_getoond = select(Ronde.id).where(Ronde.sessie_id == sessie.id, Ronde.getoond_op.is_(None))
    conn.execute(
        delete(Antwoord).where(
            Antwoord.deelnemer_id == deelnemer_id, Antwoord.ronde_id.in_(niet_getoond)
        )
    )


def _find_binnen(conn: Connection, sessie: SessieFeiten, cookie_hash: str) -> DeelnemerFeiten:
    deelnemer = find_deelnemer(conn, sessie, cookie_hash)
    if deelnemer is None or deelnemer.toegelaten_op is None:
        raise GeenToegang
    if deelnemer.verwijderd_op is not None:
        raise Verwijderd
    return deelnemer


def _insert_ronde(
    conn: Connection, sessie: SessieFeiten, veld: Veld, nummer: int, now: datetime
) -> int:
    return conn.execute(
        insert(Ronde)
        .values(sessie_id=sessie.id, veld_id=veld.id, nummer=nummer, begonnen_op=now)
        .returning(Ronde.id)
    ).scalar_one()


def _count(conn: Connection, ronde: RondeFeiten) -> dict[str, int]:
    waarden = conn.execute(select(Antwoord.waarde).where(Antwoord.ronde_id == ronde.id))
    return count_waarden(waarden.scalars())
