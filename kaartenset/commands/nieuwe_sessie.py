"""Making a session, which is prepared until it opens."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from kaartenset.domain.apparaat import Herkomst, SoortApparaat
from kaartenset.domain.deur import Deur
from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.domain.handen import Handen
from kaartenset.domain.termijnen import DUBBELE_KLIK
from kaartenset.domain.volgorde import volgorde_of
from kaartenset.domain.weigering import FormulierGebruikt, WoordBezet
from kaartenset.domain.werkblad import Werkblad
from kaartenset.storage.database import Opslag
from kaartenset.storage.models import Apparaat, Sessie, SessieOnderdeel
from kaartenset.storage.werkbladen import keep_werkblad

KAARTENSESSIE = "kaartensessie"
"""The werkvorm of a session that is led by cards."""


@dataclass(frozen=True, slots=True)
class NieuweSessie:
    """What is asked, or chosen for the begeleider, when a session is made.

    A follow-up keeps a `volgorde` and has the ids of its cards; else both follow from the word.
    """

    sid: str
    sleutel_hash: str
    cookie_hash: str
    kaartenset: str
    woord: str
    woord_key: str
    titel: str
    plaats: str
    begin_op: datetime
    duur: int
    onderdelen: Sequence[Onderdeel]
    volgorde: str = ""
    kaarten_keuze: tuple[str, ...] | None = None
    werkvorm: str = KAARTENSESSIE
    werkblad: Werkblad | None = None
    """Of a werkvorm: what is filled in; then there are no cards."""
    eigenaar: str = ""
    begeleider: str = ""
    eigenaar_hash: str | None = None


def create_sessie(opslag: Opslag, nieuw: NieuweSessie, *, now: datetime) -> None:
    """Store a prepared session and the device of who made it; raises WoordBezet.

    The same `sid` and word again within two minutes (a double click, a lost answer) adds a device
    to the session that is there; later, or with another word, it raises FormulierGebruikt.
    """
    with opslag.writing() as conn:
        add_sessie(conn, nieuw, now)


def add_sessie(conn: Connection, nieuw: NieuweSessie, now: datetime) -> int | None:
    """The same within a transaction; returns the id, or None when an earlier click made it."""
    bekend_id = _find_double(conn, nieuw, now)
    sessie_id = bekend_id or _insert_sessie(conn, nieuw, now)
    conn.execute(
        insert(Apparaat).values(
            sessie_id=sessie_id,
            cookie_hash=nieuw.cookie_hash,
            soort=SoortApparaat.BEGELEIDING.value,
            herkomst=Herkomst.GEMAAKT.value,
            gemaakt_op=now,
        )
    )
    return None if bekend_id else sessie_id


def _find_double(conn: Connection, nieuw: NieuweSessie, now: datetime) -> int | None:
    """The session that an earlier click on the same form made, if this is a second click."""
    rij = conn.execute(
        select(Sessie.id, Sessie.woord_key, Sessie.gesloten_op, Sessie.gemaakt_op).where(
            Sessie.sid == nieuw.sid
        )
    ).one_or_none()
    if rij is None:
        return None
    is_net_gemaakt = now - rij.gemaakt_op <= DUBBELE_KLIK and rij.gesloten_op is None
    if rij.woord_key != nieuw.woord_key or not is_net_gemaakt:
        raise FormulierGebruikt
    bestaand: int = rij.id
    return bestaand


def _insert_sessie(conn: Connection, nieuw: NieuweSessie, now: datetime) -> int:
    try:
        with conn.begin_nested():
            sessie_id = _insert_facts(conn, nieuw, now)
    except IntegrityError as fout:
        zelfde_id = _find_double(conn, nieuw, now)  # a double click, in another process
        if zelfde_id is None:
            raise WoordBezet from fout
        return zelfde_id
    rijen = [
        {
            "sessie_id": sessie_id,
            "positie": positie,
            "titel": onderdeel.titel,
            "soort": onderdeel.soort.value,
            "minuten": onderdeel.minuten[nieuw.duur],
            "script": onderdeel.script,
            "gebruikt_ms": 0,
            "stap": onderdeel.stap,
            "velden": json.dumps(onderdeel.velden),
            "regels": onderdeel.regels,
        }
        for positie, onderdeel in enumerate(nieuw.onderdelen)
    ]
    ids = conn.execute(
        insert(SessieOnderdeel).returning(SessieOnderdeel.id, sort_by_parameter_order=True), rijen
    ).scalars()
    conn.execute(update(Sessie).where(Sessie.id == sessie_id).values(onderdeel_id=ids.all()[0]))
    return sessie_id


def _insert_facts(conn: Connection, nieuw: NieuweSessie, now: datetime) -> int:
    return conn.execute(
        insert(Sessie)
        .values(
            sid=nieuw.sid,
            kaartenset=nieuw.kaartenset,
            werkvorm=nieuw.werkvorm,
            werkbladvorm_id=keep_werkblad(conn, nieuw.werkblad) if nieuw.werkblad else None,
            eigenaar=nieuw.eigenaar,
            begeleider=nieuw.begeleider,
            eigenaar_hash=nieuw.eigenaar_hash,
            vraagt_namen=nieuw.werkblad is None,
            woord=nieuw.woord,
            woord_key=nieuw.woord_key,
            volgorde=nieuw.volgorde or volgorde_of(nieuw.woord_key),
            kaarten_keuze=nieuw.kaarten_keuze and json.dumps(nieuw.kaarten_keuze),
            titel=nieuw.titel,
            plaats=nieuw.plaats,
            begin_op=nieuw.begin_op,
            duur=nieuw.duur,
            gemaakt_op=now,
            geleid_op=now,
            sleutel_hash=nieuw.sleutel_hash,
            sleutel_op=now,
            klok_verborgen=False,
            deur=(Deur.WACHTKAMER if nieuw.werkblad else Deur.OPEN).value,
            handen=Handen.GESPREK.value,
        )
        .returning(Sessie.id)
    ).scalar_one()
