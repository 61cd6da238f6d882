"""Reading who came in, who waits, and how many there are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Deelnemer


@dataclass(frozen=True, slots=True)
class DeelnemerFeiten:
    """Somebody who came in; `label` is what the begeleider sees of who gave no name."""

    id: int
    naam: str | None
    label: str
    binnen_op: datetime
    toegelaten_op: datetime | None
    verwijderd_op: datetime | None
    beloofd_op: datetime | None
    hand_op: datetime | None
    weg_sinds: datetime | None
    is_eigenaar: bool

    @property
    def aanduiding(self) -> str:
        """The name given, or else the label."""
        return self.naam or self.label

    @property
    def is_binnen(self) -> bool:
        """Whether they were let in and not taken out."""
        return self.toegelaten_op is not None and self.verwijderd_op is None

    @property
    def is_wachtend(self) -> bool:
        """Whether they wait until the begeleider lets them in."""
        return self.toegelaten_op is None and self.verwijderd_op is None


_DEELNEMER = select(*(getattr(Deelnemer, naam) for naam in DeelnemerFeiten.__dataclass_fields__))
_DEELNEMER_BY_COOKIE = _DEELNEMER.where(
    Deelnemer.sessie_id == bindparam("sessie_id"),
    Deelnemer.cookie_hash == bindparam("cookie_hash"),
)


def find_deelnemer(
    conn: Connection, sessie: SessieFeiten, cookie_hash: str
) -> DeelnemerFeiten | None:
    """Who holds this cookie in this session: in, waiting or removed."""
    gezocht = {"sessie_id": sessie.id, "cookie_hash": cookie_hash}
    rij = conn.execute(_DEELNEMER_BY_COOKIE, gezocht).one_or_none()
    return DeelnemerFeiten(*rij) if rij else None


def find_deelnemers(conn: Connection, sessie: SessieFeiten) -> tuple[DeelnemerFeiten, ...]:
    """Who is in, in the order of coming; not who waits, nor who was removed."""
    return _find(conn, sessie, Deelnemer.toegelaten_op.is_not(None))


def find_wachtenden(conn: Connection, sessie: SessieFeiten) -> tuple[DeelnemerFeiten, ...]:
    """Who waits until the begeleider lets them in, in the order of coming."""
    return _find(conn, sessie, Deelnemer.toegelaten_op.is_(None))


def count_deelnemers(conn: Connection, sessie: SessieFeiten) -> int:
    """How many are in."""
    return _count(conn, sessie, Deelnemer.toegelaten_op.is_not(None))


def count_bezet(conn: Connection, sessie: SessieFeiten) -> int:
    """How many places are taken: by who is in and by who waits."""
    return _count(conn, sessie)


def _find(
    conn: Connection, sessie: SessieFeiten, *wie: ColumnElement[bool]
) -> tuple[DeelnemerFeiten, ...]:
    er_zijn = (Deelnemer.sessie_id == sessie.id, Deelnemer.verwijderd_op.is_(None), *wie)
    rijen = conn.execute(_DEELNEMER.where(*er_zijn).order_by(Deelnemer.id))
    return tuple(DeelnemerFeiten(*rij) for rij in rijen)


def _count(conn: Connection, sessie: SessieFeiten, *wie: ColumnElement[bool]) -> int:
    er_zijn = (Deelnemer.sessie_id == sessie.id, Deelnemer.verwijderd_op.is_(None), *wie)
    return conn.execute(select(func.count()).where(*er_zijn)).scalar_one()
