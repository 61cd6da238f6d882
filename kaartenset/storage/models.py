"""The tables: facts, no behaviour. Moments are aware UTC and end in `_op` or `_sinds`."""

from datetime import UTC, datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC also where the database knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment and store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give every moment back with its time zone."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Base(DeclarativeBase):
    """The base of all tables."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING), type_annotation_map={datetime: Moment}
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


class Deck(Base):
    """A deck as it was when a session opened; sessions with equal decks share one."""

    __tablename__ = "deck"

    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    kaarten: Mapped[str] = mapped_column(Text)
    """JSON, for everybody."""
    toelichtingen: Mapped[str] = mapped_column(Text)
    """JSON, for the begeleider alone; read by `storage.decks.find_toelichtingen` only."""


class Sessie(Base):
    """One conversation of one group."""

    __tablename__ = "sessie"
    __table_args__ = (
        Index(
            "uq_sessie_woord_key_in_gebruik",
            "woord_key",
            unique=True,
            sqlite_where=text("gesloten_op IS NULL"),
            postgresql_where=text("gesloten_op IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sid: Mapped[str] = mapped_column(String(32), unique=True)
    kaartenset: Mapped[str]
    werkvorm: Mapped[str]
    woord: Mapped[str]
    woord_key: Mapped[str] = mapped_column(String(40))
    volgorde: Mapped[str] = mapped_column(String(16))
    titel: Mapped[str]
    plaats: Mapped[str]
    begin_op: Mapped[datetime]
    duur: Mapped[int]
    """The planned length in minutes."""
    gemaakt_op: Mapped[datetime]
    geopend_op: Mapped[datetime | None]
    gesloten_op: Mapped[datetime | None]
    sleutel_hash: Mapped[str] = mapped_column(String(64), unique=True)
    deck_id: Mapped[int | None] = mapped_column(ForeignKey("deck.id"))
    kaart_id: Mapped[str | None]
    kaart_sinds: Mapped[datetime | None]
    onderdeel_id: Mapped[int | None]
    loopt_sinds: Mapped[datetime | None]
    begonnen_op: Mapped[datetime | None]
    """When the first block that counts began to run."""
    klok_verborgen: Mapped[bool]
    geleid_op: Mapped[datetime]
    """When a begeleider last did something."""
    versie_deelnemers: Mapped[int] = mapped_column(default=0)
    versie_scherm: Mapped[int] = mapped_column(default=0)
    versie_begeleiding: Mapped[int] = mapped_column(default=0)


class SessieOnderdeel(Base):
    """A block of one session's draaiboek; `script` is for the begeleider alone."""

    __tablename__ = "onderdeel"

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    positie: Mapped[int]
    titel: Mapped[str]
    soort: Mapped[str]
    minuten: Mapped[int]
    script: Mapped[str] = mapped_column(Text)
    gebruikt_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    """A clock may run for longer than the 24 days that fit in a plain integer of PostgreSQL."""
    begonnen_op: Mapped[datetime | None]


class Deelnemer(Base):
    """Somebody who came in by the door, on one device."""

    __tablename__ = "deelnemer"

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    cookie_hash: Mapped[str] = mapped_column(String(64), unique=True)
    naam: Mapped[str | None]
    label: Mapped[str]
    binnen_op: Mapped[datetime]
    verwijderd_op: Mapped[datetime | None]


class Apparaat(Base):
    """A device on which the begeleider entered the sleutel."""

    __tablename__ = "apparaat"

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    cookie_hash: Mapped[str] = mapped_column(String(64), unique=True)
    gemaakt_op: Mapped[datetime]


class KaartVoorLater(Base):
    """A card that the begeleider parked for later."""

    __tablename__ = "kaart_voor_later"
    __table_args__ = (UniqueConstraint("sessie_id", "kaart_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    kaart_id: Mapped[str]
