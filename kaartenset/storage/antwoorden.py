"""Reading rounds and answers: what was shown for everybody, and who reacted for the begeleider."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Antwoord, Ronde

NIETS_GETELD = json.dumps({})
"""The totals of a round once it was shown, if it asked for texts."""


@dataclass(frozen=True, slots=True)
class RondeFeiten:
    """One round of a field; `totalen` (value to number) is empty until it is shown."""

    id: int
    nummer: int
    getoond_op: datetime | None
    totalen: Mapping[str, int]

    @property
    def is_getoond(self) -> bool:
        """Whether the group sees its result."""
        return self.getoond_op is not None


_RONDES = (
    select(Ronde.id, Ronde.nummer, Ronde.getoond_op, Ronde.totalen)
    .where(Ronde.sessie_id == bindparam("sessie_id"), Ronde.veld_id == bindparam("veld_id"))
    .order_by(Ronde.nummer)
)


def find_rondes(conn: Connection, sessie: SessieFeiten, veld_id: str) -> tuple[RondeFeiten, ...]:
    """The rounds of a field in their order; none before its first answer."""
    rijen = conn.execute(_RONDES, {"sessie_id": sessie.id, "veld_id": veld_id})
    return tuple(
        RondeFeiten(rij.id, rij.nummer, rij.getoond_op, json.loads(rij.totalen or "{}"))
        for rij in rijen
    )


def find_getoonde_waarden(conn: Connection, ronde: RondeFeiten) -> tuple[str, ...]:
    """What was answered, in random order and without who; nothing of a round that is not shown."""
    rijen = conn.execute(
        select(Antwoord.waarde)
        .join(Ronde, Ronde.id == Antwoord.ronde_id)
        .where(Ronde.id == ronde.id, Ronde.getoond_op.is_not(None))
        .order_by(Antwoord.mengsel, Antwoord.id)
    )
    return tuple(rijen.scalars())


@dataclass(frozen=True, slots=True)
class GetoondeTekst:
    """An answer in one's own words that the group saw; `mengsel` is its own within its field."""

    id: int
    veld_id: str
    mengsel: int
    tekst: str


def find_getoonde_teksten(conn: Connection, sessie: SessieFeiten) -> tuple[GetoondeTekst, ...]:
    """All of a session, field by field as they were shown first, each in random order."""
    rijen = conn.execute(
        select(Antwoord.id, Ronde.veld_id, Antwoord.mengsel, Antwoord.waarde)
        .join(Ronde, Ronde.id == Antwoord.ronde_id)
        .where(
            Ronde.sessie_id == sessie.id,
            Ronde.getoond_op.is_not(None),
            Ronde.totalen == NIETS_GETELD,
        )
        .order_by(Ronde.getoond_op, Ronde.id, Antwoord.mengsel, Antwoord.id)
    )
    return tuple(GetoondeTekst(*rij) for rij in rijen)


def find_beantwoorders(conn: Connection, ronde: RondeFeiten) -> frozenset[int]:
    """For the begeleider: the ids of the deelnemers who reacted, without what they answered."""
    rijen = conn.execute(
        select(Antwoord.deelnemer_id).where(
            Antwoord.ronde_id == ronde.id, Antwoord.deelnemer_id.is_not(None)
        )
    )
    return frozenset(wie for wie in rijen.scalars() if wie is not None)


def count_antwoorden(conn: Connection, ronde: RondeFeiten) -> int:
    """How many answered in a round."""
    query = select(func.count()).where(Antwoord.ronde_id == ronde.id)
    return conn.execute(query).scalar_one()


def find_eigen_waarde(conn: Connection, ronde: RondeFeiten, deelnemer_id: int) -> str | None:
    """For one deelnemer: what they themselves answered in a round, if anything."""
    query = select(Antwoord.waarde).where(
        Antwoord.ronde_id == ronde.id, Antwoord.deelnemer_id == deelnemer_id
    )
    return conn.execute(query).scalar_one_or_none()
