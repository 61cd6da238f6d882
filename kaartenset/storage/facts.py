"""Reading facts: one function per question, rows in, frozen values out."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from kaartenset.domain.apparaat import SoortApparaat
from kaartenset.domain.deur import Deur
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.handen import Handen
from kaartenset.domain.html import Html
from kaartenset.domain.klok import GeplandOnderdeel, KlokFeiten
from kaartenset.domain.weigering import OnbekendeSessie
from kaartenset.storage.models import (
    Apparaat,
    KaartVoorLater,
    Sessie,
    SessieOnderdeel,
)


@dataclass(frozen=True, slots=True)
class SessieFeiten:
    """What is stored of a session, except what only its begeleider may see."""

    id: int
    sid: str
    kaartenset: str
    werkvorm: str
    woord: str
    volgorde: str
    titel: str
    plaats: str
    begin_op: datetime
    duur: int
    gemaakt_op: datetime
    geopend_op: datetime | None
    gesloten_op: datetime | None
    deck_id: int | None
    kaart_id: str | None
    onderdeel_id: int
    loopt_sinds: datetime | None
    begonnen_op: datetime | None
    klok_verborgen: bool
    geleid_op: datetime
    deur: Deur
    handen: Handen
    verdieping_kaart_id: str | None
    sleutel_nummer: int
    sleutel_op: datetime
    agenda_nummer: int
    eigen_nummer: int
    kaarten_keuze: tuple[str, ...] | None
    werkbladvorm_id: int | None
    werkblad_nummer: int
    eigenaar: str
    begeleider: str
    eigenaar_nummer: int
    vraagt_namen: bool
    aantal_deelnemers: int | None
    aantal_beloofd: int | None
    opgeruimd_op: datetime | None
    versie_deelnemers: int
    versie_scherm: int
    versie_begeleiding: int

    @property
    def is_open(self) -> bool:
        """Whether the group is in conversation: opened and not closed."""
        return self.geopend_op is not None and self.gesloten_op is None

    @property
    def heeft_kaarten(self) -> bool:
        """Whether it is led by cards; else the group fills in a werkblad."""
        return self.werkbladvorm_id is None

    @property
    def is_vervolg(self) -> bool:
        """Whether it follows another session: its order is then of that one, not of its word."""
        return self.kaarten_keuze is not None

    @property
    def einde_op(self) -> datetime:
        """The planned end."""
        return self.begin_op + timedelta(minutes=self.duur)


_SESSIE = select(*(getattr(Sessie, naam) for naam in SessieFeiten.__dataclass_fields__))
# What nearly every request asks is built once: building it takes longer than asking.
_SESSIE_BY_SID = _SESSIE.where(Sessie.sid == bindparam("sid"))
_ONDERDELEN = (
    select(
        SessieOnderdeel.id,
        SessieOnderdeel.titel,
        SessieOnderdeel.soort,
        SessieOnderdeel.minuten,
        SessieOnderdeel.gebruikt_ms,
        SessieOnderdeel.begonnen_op,
        SessieOnderdeel.is_bereikt,
        SessieOnderdeel.stap,
        SessieOnderdeel.velden,
        SessieOnderdeel.regels,
    )
    .where(SessieOnderdeel.sessie_id == bindparam("sessie_id"))
    .order_by(SessieOnderdeel.positie, SessieOnderdeel.id)
)
_APPARAAT_BY_COOKIE = select(Apparaat.id).where(
    Apparaat.sessie_id == bindparam("sessie_id"),
    Apparaat.cookie_hash == bindparam("cookie_hash"),
    Apparaat.soort == SoortApparaat.BEGELEIDING.value,
)


def find_sessie(conn: Connection, sid: str) -> SessieFeiten:
    """The session at an address; raises OnbekendeSessie."""
    return _one_sessie(conn.execute(_SESSIE_BY_SID, {"sid": sid}).one_or_none())


def find_sessie_by_sleutel(conn: Connection, sleutel_hash: str) -> SessieFeiten:
    """The session that has this key; raises OnbekendeSessie."""
    return _one_sessie(
        conn.execute(_SESSIE.where(Sessie.sleutel_hash == sleutel_hash)).one_or_none()
    )


def find_klok(conn: Connection, sessie: SessieFeiten) -> KlokFeiten:
    """The facts of a session's clock, without any script."""
    rijen = conn.execute(_ONDERDELEN, {"sessie_id": sessie.id})
    return KlokFeiten(
        onderdelen=tuple(
            GeplandOnderdeel(
                id=rij.id,
                titel=rij.titel,
                soort=SoortOnderdeel(rij.soort),
                minuten=rij.minuten,
                gebruikt=timedelta(milliseconds=rij.gebruikt_ms),
                begonnen_op=rij.begonnen_op,
                is_bereikt=rij.is_bereikt,
                stap=rij.stap,
                velden=_read_ids(rij.velden),
                regels=Html(rij.regels),
            )
            for rij in rijen
        ),
        huidig_id=sessie.onderdeel_id,
        loopt_sinds=sessie.loopt_sinds,
        begin_op=sessie.begin_op,
        duur=timedelta(minutes=sessie.duur),
        begonnen_op=sessie.begonnen_op,
    )


def find_script(conn: Connection, sessie: SessieFeiten) -> dict[int, Html]:
    """For the begeleider alone: the script of every block by the block's id."""
    rijen = conn.execute(
        select(SessieOnderdeel.id, SessieOnderdeel.script).where(
            SessieOnderdeel.sessie_id == sessie.id
        )
    )
    return {rij.id: Html(rij.script) for rij in rijen}


def find_voor_later(conn: Connection, sessie: SessieFeiten) -> frozenset[str]:
    """The ids of the cards that the begeleider parked."""
    rijen = conn.execute(
        select(KaartVoorLater.kaart_id).where(KaartVoorLater.sessie_id == sessie.id)
    )
    return frozenset(rijen.scalars())


def is_apparaat(conn: Connection, sessie: SessieFeiten, cookie_hash: str) -> bool:
    """Whether this cookie belongs to a device of the session's begeleider."""
    gezocht = {"sessie_id": sessie.id, "cookie_hash": cookie_hash}
    return conn.execute(_APPARAAT_BY_COOKIE, gezocht).first() is not None


@lru_cache(maxsize=256)
def _read_ids(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _one_sessie(rij: Row[Any] | None) -> SessieFeiten:
    if rij is None:
        raise OnbekendeSessie
    gekozen = json.loads(rij.kaarten_keuze) if rij.kaarten_keuze else None
    anders = {
        "deur": Deur(rij.deur),
        "handen": Handen(rij.handen),
        "kaarten_keuze": tuple(gekozen) if gekozen is not None else None,
    }
    return SessieFeiten(**{**rij._mapping, **anders})
