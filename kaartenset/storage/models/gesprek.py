"""What happens in a conversation: who is there, what they answer, what is agreed."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kaartenset.storage.models.grond import NOOIT_HERGEBRUIKT, Base


class Deelnemer(Base):
    """Somebody who came in by the door, on one device."""

    __tablename__ = "deelnemer"
    __table_args__ = NOOIT_HERGEBRUIKT

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    cookie_hash: Mapped[str] = mapped_column(String(64), unique=True)
    naam: Mapped[str | None]
    label: Mapped[str]
    binnen_op: Mapped[datetime]
    toegelaten_op: Mapped[datetime | None]
    """When the begeleider, or an open door, let them in; None is still waiting."""
    verwijderd_op: Mapped[datetime | None]
    beloofd_op: Mapped[datetime | None]
    """When they promised to keep what is said within the group."""
    hand_op: Mapped[datetime | None]
    weg_sinds: Mapped[datetime | None]
    is_eigenaar: Mapped[bool] = mapped_column(default=False)
    """Whether it is their dilemma that the conversation is about."""


class KaartVoorLater(Base):
    """A card that the begeleider parked for later."""

    __tablename__ = "kaart_voor_later"
    __table_args__ = (UniqueConstraint("sessie_id", "kaart_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    kaart_id: Mapped[str]


class Bezoek(Base):
    """A card that the group came to, each time anew."""

    __tablename__ = "bezoek"

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    kaart_id: Mapped[str]
    begonnen_op: Mapped[datetime]


class Ronde(Base):
    """One round of answers to one field: the first from its first answer on, others once begun.

    `veld_id` is that of a `domain.veld.Veld`: of a card, at the end, or of the werkblad. Shown is
    final: from then on `totalen` (JSON, value to number) says what the group sees, also when the
    answers are gone.
    """

    __tablename__ = "ronde"
    __table_args__ = (UniqueConstraint("sessie_id", "veld_id", "nummer"), NOOIT_HERGEBRUIKT)

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    veld_id: Mapped[str]
    nummer: Mapped[int]
    begonnen_op: Mapped[datetime]
    getoond_op: Mapped[datetime | None]
    totalen: Mapped[str | None] = mapped_column(Text)


class Antwoord(Base):
    """What one deelnemer filled in; without a moment, so that nothing tells who was when.

    `mengsel` is drawn at random: shown answers stand in its order.
    """

    __tablename__ = "antwoord"
    __table_args__ = (UniqueConstraint("ronde_id", "deelnemer_id"), NOOIT_HERGEBRUIKT)

    id: Mapped[int] = mapped_column(primary_key=True)
    ronde_id: Mapped[int] = mapped_column(ForeignKey("ronde.id", ondelete="CASCADE"), index=True)
    deelnemer_id: Mapped[int | None] = mapped_column(
        ForeignKey("deelnemer.id", ondelete="SET NULL"), index=True
    )
    waarde: Mapped[str] = mapped_column(Text)
    mengsel: Mapped[int] = mapped_column(BigInteger)


class Afspraak(Base):
    """An agreement or an open question of the group, with who takes it up and by when."""

    __tablename__ = "afspraak"
    __table_args__ = (UniqueConstraint("sessie_id", "verzoek"), NOOIT_HERGEBRUIKT)

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    soort: Mapped[str]
    tekst: Mapped[str] = mapped_column(Text)
    wie: Mapped[str]
    wanneer: Mapped[date | None]
    kaart_id: Mapped[str | None]
    uit_vorige: Mapped[bool]
    """Whether it came along from the session before this one."""
    gedaan: Mapped[bool]
    gemaakt_op: Mapped[datetime]
    verzoek: Mapped[str]
    """The token of the form that made it: the same form again makes no second one."""
    versie: Mapped[int] = mapped_column(default=0)


class Werkregel(Base):
    """An entry in a field of the werkblad: of the group, so nothing says who wrote it."""

    __tablename__ = "werkregel"
    __table_args__ = (UniqueConstraint("sessie_id", "verzoek"), NOOIT_HERGEBRUIKT)

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    veld_id: Mapped[str]
    delen: Mapped[str] = mapped_column(Text)
    """JSON: what was filled in, by the name of each part."""
    verzoek: Mapped[str]
    """The token of the form that made it: the same form again makes no second one."""
    versie: Mapped[int] = mapped_column(default=1)


class Werkveldschrijver(Base):
    """Who writes in a field of the werkblad, where the begeleider chose otherwise than content."""

    __tablename__ = "werkveldschrijver"
    __table_args__ = (UniqueConstraint("sessie_id", "veld_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    veld_id: Mapped[str]
    wie: Mapped[str]
