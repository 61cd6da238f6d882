"""Reading facts of devices: which there are, what they may do, and the codes that add one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from kaartenset.domain.apparaat import Herkomst, SoortApparaat
from kaartenset.domain.weigering import OnbekendeCode, OnbekendeSessie
from kaartenset.storage.facts import SessieFeiten, find_sessie
from kaartenset.storage.models import Apparaat, Sessie, Toegangscode


@dataclass(frozen=True, slots=True)
class ApparaatFeiten:
    """A device that was given a cookie."""

    id: int
    cookie_hash: str
    soort: SoortApparaat
    herkomst: Herkomst
    gemaakt_op: datetime


@dataclass(frozen=True, slots=True)
class ToegangscodeFeiten:
    """A code for once that can still be used."""

    soort: SoortApparaat
    nonce: str
    geldig_tot: datetime


@dataclass(frozen=True, slots=True)
class BegeleiderSessie:
    """What a device of its begeleider lists of a session."""

    sid: str
    werkvorm: str
    titel: str
    woord: str
    begin_op: datetime
    geopend_op: datetime | None
    gesloten_op: datetime | None


def find_apparaten(conn: Connection, sessie: SessieFeiten) -> tuple[ApparaatFeiten, ...]:
    """The devices of a session, in the order of coming."""
    rijen = conn.execute(
        select(
            Apparaat.id,
            Apparaat.cookie_hash,
            Apparaat.soort,
            Apparaat.herkomst,
            Apparaat.gemaakt_op,
        )
        .where(Apparaat.sessie_id == sessie.id)
        .order_by(Apparaat.id)
    )
    return tuple(
        ApparaatFeiten(
            rij.id,
            rij.cookie_hash,
            SoortApparaat(rij.soort),
            Herkomst(rij.herkomst),
            rij.gemaakt_op,
        )
        for rij in rijen
    )


def find_codes(
    conn: Connection, sessie: SessieFeiten, *, now: datetime
) -> tuple[ToegangscodeFeiten, ...]:
    """The codes of a session that can be used at `now`."""
    rijen = conn.execute(
        select(Toegangscode.soort, Toegangscode.nonce, Toegangscode.geldig_tot)
        .where(Toegangscode.sessie_id == sessie.id, Toegangscode.geldig_tot > now)
        .order_by(Toegangscode.id)
    )
    return tuple(
        ToegangscodeFeiten(SoortApparaat(rij.soort), rij.nonce, rij.geldig_tot) for rij in rijen
    )


def find_sid_by_code(conn: Connection, code_hash: str) -> str:
    """The session that has this code, whether or not it is still good; raises OnbekendeCode."""
    sid = conn.execute(
        select(Sessie.sid)
        .join(Toegangscode, Toegangscode.sessie_id == Sessie.id)
        .where(Toegangscode.code_hash == code_hash)
    ).scalar_one_or_none()
    if sid is None:
        raise OnbekendeCode
    return sid


def has_code(conn: Connection, code_hash: str, *, now: datetime) -> bool:
    """Whether this code can be used at `now`."""
    query = select(Toegangscode.id).where(
        Toegangscode.code_hash == code_hash, Toegangscode.geldig_tot > now
    )
    return conn.execute(query).first() is not None


def is_schermapparaat(conn: Connection, sessie: SessieFeiten, cookie_hash: str) -> bool:
    """Whether this cookie belongs to a device that may show the session's screen and no more."""
    query = select(Apparaat.id).where(
        Apparaat.sessie_id == sessie.id,
        Apparaat.cookie_hash == cookie_hash,
        Apparaat.soort == SoortApparaat.SCHERM.value,
    )
    return conn.execute(query).first() is not None


def is_sleutel_of(conn: Connection, sessie: SessieFeiten, sleutel_hash: str) -> bool:
    """Whether this is the key that opens the session now."""
    query = select(Sessie.id).where(Sessie.id == sessie.id, Sessie.sleutel_hash == sleutel_hash)
    return conn.execute(query).first() is not None


def find_begeleide_sessies(
    conn: Connection, cookie_hashes: Collection[str]
) -> tuple[BegeleiderSessie, ...]:
    """The sessions that are led from devices with these cookies, the first planned first."""
    rijen = conn.execute(
        select(*(getattr(Sessie, naam) for naam in BegeleiderSessie.__dataclass_fields__))
        .join(Apparaat, Apparaat.sessie_id == Sessie.id)
        .where(
            Apparaat.cookie_hash.in_(cookie_hashes),
            Apparaat.soort == SoortApparaat.BEGELEIDING.value,
        )
        .order_by(Sessie.begin_op, Sessie.id)
    )
    return tuple(BegeleiderSessie(*rij) for rij in rijen)


def find_sessie_in_gebruik(conn: Connection, woord_key: str) -> SessieFeiten:
    """The session that is prepared or open with this word; raises OnbekendeSessie."""
    sid = conn.execute(
        select(Sessie.sid).where(Sessie.woord_key == woord_key, Sessie.gesloten_op.is_(None))
    ).scalar_one_or_none()
    if sid is None:
        raise OnbekendeSessie
    return find_sessie(conn, sid)
