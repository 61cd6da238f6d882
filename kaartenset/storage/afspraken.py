"""Reading what a group agreed on and what it left open."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, func, select

from kaartenset.domain.afspraak import SoortAfspraak
from kaartenset.domain.weigering import OnbekendeAfspraak
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Afspraak


@dataclass(frozen=True, slots=True)
class AfspraakFeiten:
    """One agreement or open question; `versie` rises with each change of it."""

    id: int
    soort: SoortAfspraak
    tekst: str
    wie: str
    wanneer: date | None
    kaart_id: str | None
    uit_vorige: bool
    gedaan: bool
    versie: int


_AFSPRAAK = select(*(getattr(Afspraak, naam) for naam in AfspraakFeiten.__dataclass_fields__))


def find_afspraken(conn: Connection, sessie: SessieFeiten) -> tuple[AfspraakFeiten, ...]:
    """All of a session, those of last time first, each in the order in which they were noted."""
    rijen = conn.execute(
        _AFSPRAAK.where(Afspraak.sessie_id == sessie.id).order_by(
            Afspraak.uit_vorige.desc(), Afspraak.id
        )
    )
    return tuple(_read(rij) for rij in rijen)


def find_afspraak(conn: Connection, sessie: SessieFeiten, afspraak_id: int) -> AfspraakFeiten:
    """One of this session; raises OnbekendeAfspraak."""
    rij = conn.execute(
        _AFSPRAAK.where(Afspraak.sessie_id == sessie.id, Afspraak.id == afspraak_id)
    ).one_or_none()
    if rij is None:
        raise OnbekendeAfspraak
    return _read(rij)


def count_afspraken(conn: Connection, sessie: SessieFeiten) -> int:
    """How many a session holds."""
    query = select(func.count()).where(Afspraak.sessie_id == sessie.id)
    return conn.execute(query).scalar_one()


def _read(rij: Row[tuple[object, ...]]) -> AfspraakFeiten:
    return AfspraakFeiten(**{**rij._mapping, "soort": SoortAfspraak(rij.soort)})
