"""A session, its draaiboek, and the devices from which it is led."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kaartenset.storage.models.grond import NOOIT_HERGEBRUIKT, Base


class Deck(Base):
    """A deck as it was when a session opened; sessions with equal decks share one."""

    __tablename__ = "deck"

    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    kaarten: Mapped[str] = mapped_column(Text)
    """JSON, for everybody."""
    toelichtingen: Mapped[str] = mapped_column(Text)
    """JSON, for the begeleider alone; read by `storage.decks.find_toelichtingen` only."""


class Werkbladvorm(Base):
    """The empty werkblad that a session was made with; sessions with equal ones share one."""

    __tablename__ = "werkbladvorm"

    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    werkblad: Mapped[str] = mapped_column(Text)
    """JSON, for everybody."""


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
    deur: Mapped[str]
    """Who comes in by the door: a word of `domain.deur.Deur`."""
    handen: Mapped[str]
    """Where hands are raised: a word of `domain.handen.Handen`."""
    verdieping_kaart_id: Mapped[str | None]
    """The card at which the begeleider called up the turn from argument to feeling."""
    sleutel_nummer: Mapped[int] = mapped_column(default=0)
    """How often the sleutel was replaced."""
    sleutel_op: Mapped[datetime]
    """When the present sleutel was made."""
    agenda_nummer: Mapped[int] = mapped_column(default=0)
    """How often what stands in calendars was changed (RFC 5545, SEQUENCE)."""
    eigen_nummer: Mapped[int] = mapped_column(default=0)
    """How often the begeleider did what a deelnemer sees in their own part of a page alone."""
    kaarten_keuze: Mapped[str | None] = mapped_column(Text)
    """JSON: the ids of the cards that a follow-up goes on with; None is all of them."""
    werkbladvorm_id: Mapped[int | None] = mapped_column(ForeignKey("werkbladvorm.id"))
    """Of a werkvorm: the fields that are filled in; a session with cards has none."""
    werkblad_nummer: Mapped[int] = mapped_column(default=0)
    """How often something on the werkblad changed that all see."""
    eigenaar: Mapped[str] = mapped_column(default="")
    """What the dilemma-eigenaar is called in the script; '' when that is not known."""
    begeleider: Mapped[str] = mapped_column(default="")
    """What the begeleider is called in the script; '' when that is not known."""
    eigenaar_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    """What is stored of the key of the dilemma-eigenaar."""
    eigenaar_nummer: Mapped[int] = mapped_column(default=0)
    """How often that key was replaced."""
    vraagt_namen: Mapped[bool] = mapped_column(default=True)
    """Whether the door asks for a first name."""
    aantal_deelnemers: Mapped[int | None]
    """How many were in, once nothing leads to them any more."""
    aantal_beloofd: Mapped[int | None]
    opgeruimd_op: Mapped[datetime | None]
    """When all that leads to people was taken out."""
    versie_deelnemers: Mapped[int] = mapped_column(default=0)
    versie_scherm: Mapped[int] = mapped_column(default=0)
    versie_begeleiding: Mapped[int] = mapped_column(default=0)


class SessieOnderdeel(Base):
    """A block of one session's draaiboek; `script` is for the begeleider alone."""

    __tablename__ = "onderdeel"
    __table_args__ = NOOIT_HERGEBRUIKT

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
    plan_minuten: Mapped[int | None]
    """The minutes when the conversation began; None for a block that was added since."""
    is_bereikt: Mapped[bool] = mapped_column(default=False)
    """Whether the group has come as far as this block and then went back."""
    stap: Mapped[str] = mapped_column(default="")
    """Of a werkvorm: the step that it is part of, such as '1a'."""
    velden: Mapped[str] = mapped_column(Text, default="[]")
    """JSON: the ids of the fields of the werkblad that are filled in meanwhile."""
    regels: Mapped[str] = mapped_column(Text, default="")
    """HTML, for everybody: the rules of the conversation that the group agrees on meanwhile."""


class Apparaat(Base):
    """A device of the begeleider's, or one that may show the screen: `soort` says which."""

    __tablename__ = "apparaat"
    __table_args__ = NOOIT_HERGEBRUIKT

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    cookie_hash: Mapped[str] = mapped_column(String(64), unique=True)
    soort: Mapped[str]
    herkomst: Mapped[str]
    """By what it was made one: making the session, the sleutel, or a code."""
    gemaakt_op: Mapped[datetime]


class Toegangscode(Base):
    """A code for one use that makes a device the begeleider's, or lets it show the screen."""

    __tablename__ = "toegangscode"
    __table_args__ = NOOIT_HERGEBRUIKT

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    soort: Mapped[str]
    nonce: Mapped[str] = mapped_column(String(22))
    """Random: with the secret of the installation the code follows from it, so it can be shown."""
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    geldig_tot: Mapped[datetime]


class KlareStap(Base):
    """A step of preparing that the begeleider ticked off."""

    __tablename__ = "klare_stap"
    __table_args__ = (UniqueConstraint("sessie_id", "stap"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    stap: Mapped[str]
    klaar_op: Mapped[datetime | None]
    """When; None for what was ticked off before that was kept."""


class Notitie(Base):
    """A note of the begeleider's own, at a card ('kaart.<id>') or a block ('onderdeel.<id>')."""

    __tablename__ = "notitie"
    __table_args__ = (UniqueConstraint("sessie_id", "plek"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sessie_id: Mapped[int] = mapped_column(ForeignKey("sessie.id", ondelete="CASCADE"), index=True)
    plek: Mapped[str]
    tekst: Mapped[str] = mapped_column(Text)
    versie: Mapped[int] = mapped_column(default=0)
