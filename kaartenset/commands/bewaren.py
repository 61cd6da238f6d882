"""Letting go: what leads to people a day after closing, and all of a session after a month."""

import json
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, Delete, and_, delete, exists, func, or_, select, update
from sqlalchemy.exc import IntegrityError

from kaartenset.commands.antwoorden import unlink_antwoorden
from kaartenset.commands.sessie_slot import Publiek, hold_sessie, record
from kaartenset.domain.bewaren import OPRUIMEN_NA, WISSEN_NA, Bewaartermijn, read_termijn
from kaartenset.domain.uitslag import count_waarden
from kaartenset.domain.veld import SLOTVELDEN, veld_of, veld_of_werkveld
from kaartenset.domain.weigering import OnbekendeSessie
from kaartenset.storage.database import Opslag
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import (
    Antwoord,
    Deck,
    Deelnemer,
    Ronde,
    Sessie,
    Toegangscode,
    Werkbladvorm,
)
from kaartenset.storage.notices import notify
from kaartenset.storage.werkbladen import find_werkblad


def tidy_verlopen(opslag: Opslag, *, now: datetime) -> tuple[str, ...]:
    """Take out what leads to people of every session that is due; returns the sids."""
    with opslag.reading() as conn:
        verdacht = select(Sessie.sid).where(
            Sessie.gesloten_op < now - OPRUIMEN_NA, Sessie.opgeruimd_op.is_(None)
        )
        sids = tuple(conn.execute(verdacht).scalars())
    return tuple(sid for sid in sids if _is_done(tidy_sessie, opslag, sid, now))


def delete_verlopen(opslag: Opslag, *, now: datetime) -> tuple[str, ...]:
    """Delete every session that is due; returns the sids."""
    with opslag.reading() as conn:
        verdacht = select(Sessie.sid).where(
            or_(
                Sessie.gesloten_op < now - WISSEN_NA,
                and_(Sessie.geopend_op.is_(None), Sessie.begin_op < now - WISSEN_NA),
            )
        )
        sids = tuple(conn.execute(verdacht).scalars())
    return tuple(sid for sid in sids if _is_done(delete_sessie, opslag, sid, now))


def tidy_sessie(opslag: Opslag, sid: str, *, now: datetime) -> bool:
    """Take out what leads to people, if that is due; whether anything was taken out now.

    First stored: the totals of what was shown, and how many took part and promised. Then go:
    deelnemers with all that is known of them, answers that were not shown, who gave which, and
    the names and the key of a dilemma-eigenaar.
    """
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        if sessie.opgeruimd_op is not None or not _termijn_of(sessie).is_op_te_ruimen(now):
            return False
        _tidy_antwoorden(conn, sessie)
        binnen, beloofd = _count_deelnemers(conn, sessie)
        weg = conn.execute(
            delete(Deelnemer)
            .where(Deelnemer.sessie_id == sessie.id)
            .returning(Deelnemer.cookie_hash)
        )
        for cookie_hash in weg.scalars().all():
            notify(conn, sid, cookie_hash)
        conn.execute(delete(Toegangscode).where(Toegangscode.sessie_id == sessie.id))
        record(
            conn,
            sessie,
            (Publiek.BEGELEIDING,),
            aantal_deelnemers=binnen,
            aantal_beloofd=beloofd,
            opgeruimd_op=now,
            eigenaar="",
            begeleider="",
            eigenaar_hash=None,
        )
    return True


def delete_sessie(opslag: Opslag, sid: str, *, now: datetime) -> bool:
    """Delete all of a session, if that is due; whether it was deleted now."""
    with opslag.writing() as conn:
        sessie = hold_sessie(conn, sid)
        if not _termijn_of(sessie).is_te_wissen(now):
            return False
        _delete(conn, sessie)
    return True


def delete_now(opslag: Opslag, sid: str) -> str:
    """Delete all of a session because its begeleider wants it; raises OnbekendeSessie."""
    with opslag.writing() as conn:
        _delete(conn, hold_sessie(conn, sid))
    return sid


def _is_done(doe: Callable[..., bool], opslag: Opslag, sid: str, now: datetime) -> bool:
    """Do it to one session, unless another process deleted that in the meantime."""
    try:
        return doe(opslag, sid, now=now)
    except OnbekendeSessie:
        return False


def _termijn_of(sessie: SessieFeiten) -> Bewaartermijn:
    return read_termijn(
        geopend_op=sessie.geopend_op, gesloten_op=sessie.gesloten_op, einde_op=sessie.einde_op
    )


def _delete(conn: Connection, sessie: SessieFeiten) -> None:
    """The row, all that hangs on it, and its deck or werkblad when no other session has that."""
    conn.execute(delete(Sessie).where(Sessie.id == sessie.id))
    if sessie.deck_id is not None:
        ongebruikt = ~exists().where(Sessie.deck_id == Deck.id)
        _delete_ongebruikt(conn, delete(Deck).where(Deck.id == sessie.deck_id, ongebruikt))
    if sessie.werkbladvorm_id is not None:
        ongebruikt = ~exists().where(Sessie.werkbladvorm_id == Werkbladvorm.id)
        deze = Werkbladvorm.id == sessie.werkbladvorm_id
        _delete_ongebruikt(conn, delete(Werkbladvorm).where(deze, ongebruikt))
    notify(conn, sessie.sid)


def _delete_ongebruikt(conn: Connection, weg: Delete) -> None:
    try:
        with conn.begin_nested():
            conn.execute(weg)
    except IntegrityError:  # another process on the same PostgreSQL just took it into use
        pass


def _count_deelnemers(conn: Connection, sessie: SessieFeiten) -> tuple[int, int]:
    """How many were let in and not taken out, and how many of those promised."""
    rij = conn.execute(
        select(func.count(), func.count(Deelnemer.beloofd_op)).where(
            Deelnemer.sessie_id == sessie.id,
            Deelnemer.toegelaten_op.is_not(None),
            Deelnemer.verwijderd_op.is_(None),
        )
    ).one()
    return rij[0], rij[1]


def _tidy_antwoorden(conn: Connection, sessie: SessieFeiten) -> None:
    tekstvelden = _find_tekstvelden(conn, sessie)
    rondes = select(Ronde.id, Ronde.veld_id, Ronde.getoond_op, Ronde.totalen)
    for ronde in conn.execute(rondes.where(Ronde.sessie_id == sessie.id)).all():
        van_ronde = Antwoord.ronde_id == ronde.id
        if ronde.getoond_op is not None and ronde.veld_id in tekstvelden:
            unlink_antwoorden(conn, ronde.id)
            continue
        if ronde.getoond_op is not None and ronde.totalen is None:
            waarden = conn.execute(select(Antwoord.waarde).where(van_ronde)).scalars()
            totalen = json.dumps(count_waarden(waarden))
            conn.execute(update(Ronde).where(Ronde.id == ronde.id).values(totalen=totalen))
        conn.execute(delete(Antwoord).where(van_ronde))


def _find_tekstvelden(conn: Connection, sessie: SessieFeiten) -> frozenset[str]:
    """The ids of the fields that are answered in one's own words: their answers are the result."""
    kaarten = find_kaarten(conn, sessie.deck_id) if sessie.deck_id is not None else ()
    velden = [*SLOTVELDEN, *map(veld_of, kaarten)]
    if sessie.werkbladvorm_id is not None:
        werkvelden = find_werkblad(conn, sessie.werkbladvorm_id).velden
        velden += [veld_of_werkveld(een) for een in werkvelden if een.soort.vraagt_antwoord]
    return frozenset(veld.id for veld in velden if veld.soort.is_tekst)
