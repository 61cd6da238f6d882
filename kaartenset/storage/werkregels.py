"""Reading what a group wrote on its werkblad, and who writes where."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kaartenset.domain.werkblad import Schrijver, Werkveld
from kaartenset.domain.werkweigering import OnbekendeRegel
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Sessie, Werkregel, Werkveldschrijver


@dataclass(frozen=True, slots=True)
class RegelFeiten:
    """One entry; `delen` are its parts by their names, `versie` rises with every change."""

    id: int
    veld_id: str
    delen: Mapping[str, str]
    versie: int


_REGEL = select(Werkregel.id, Werkregel.veld_id, Werkregel.delen, Werkregel.versie)


def find_regels(conn: Connection, sessie: SessieFeiten) -> Mapping[str, tuple[RegelFeiten, ...]]:
    """All entries of a session by the id of their field, each field's in the order of making."""
    gevonden = defaultdict(list)
    query = _REGEL.where(Werkregel.sessie_id == sessie.id).order_by(Werkregel.id)
    for rij in conn.execute(query):
        gevonden[rij.veld_id].append(_read_regel(*rij))
    return {veld_id: tuple(regels) for veld_id, regels in gevonden.items()}


def find_regels_of(conn: Connection, sessie: SessieFeiten, veld_id: str) -> tuple[RegelFeiten, ...]:
    """The entries of one field, in the order of making."""
    van_veld = (Werkregel.sessie_id == sessie.id, Werkregel.veld_id == veld_id)
    rijen = conn.execute(_REGEL.where(*van_veld).order_by(Werkregel.id))
    return tuple(_read_regel(*rij) for rij in rijen)


def find_regel(conn: Connection, sessie: SessieFeiten, veld_id: str, regel_id: int) -> RegelFeiten:
    """One entry of a field; raises OnbekendeRegel."""
    deze = (
        Werkregel.sessie_id == sessie.id,
        Werkregel.veld_id == veld_id,
        Werkregel.id == regel_id,
    )
    rij = conn.execute(_REGEL.where(*deze)).one_or_none()
    if rij is None:
        raise OnbekendeRegel
    return _read_regel(*rij)


def find_regel_by_verzoek(
    conn: Connection, sessie: SessieFeiten, verzoek: str
) -> RegelFeiten | None:
    """The entry that a form with this token made, if it did."""
    deze = (Werkregel.sessie_id == sessie.id, Werkregel.verzoek == verzoek)
    rij = conn.execute(_REGEL.where(*deze)).one_or_none()
    return _read_regel(*rij) if rij else None


def count_regels(conn: Connection, sessie: SessieFeiten, veld_id: str) -> int:
    """How many entries a field has."""
    van_veld = (Werkregel.sessie_id == sessie.id, Werkregel.veld_id == veld_id)
    return conn.execute(select(func.count()).where(*van_veld)).scalar_one()


def count_opgeslagen(conn: Connection, sessie: SessieFeiten) -> int:
    """How many characters the entries of a session take together, as they are stored."""
    tekens = select(func.sum(func.length(Werkregel.delen)))
    van_sessie = tekens.where(Werkregel.sessie_id == sessie.id)
    return conn.execute(van_sessie).scalar_one() or 0


def write_delen(delen: Mapping[str, str]) -> str:
    """The parts of an entry as they are stored."""
    return json.dumps(dict(delen), ensure_ascii=False)


def find_schrijvers(conn: Connection, sessie: SessieFeiten) -> Mapping[str, Schrijver]:
    """By the id of a field who writes in it, where the begeleider chose that."""
    rijen = conn.execute(
        select(Werkveldschrijver.veld_id, Werkveldschrijver.wie).where(
            Werkveldschrijver.sessie_id == sessie.id
        )
    )
    return {rij.veld_id: Schrijver(rij.wie) for rij in rijen}


def find_schrijver(conn: Connection, sessie: SessieFeiten, veld: Werkveld) -> Schrijver:
    """Who writes in a field now."""
    return find_schrijvers(conn, sessie).get(veld.id, veld.wie)


def may_write(schrijver: Schrijver, deelnemer: DeelnemerFeiten) -> bool:
    """Whether somebody writes in a field of `schrijver`, once the group has come to it."""
    return schrijver is Schrijver.ALLEN or (
        schrijver is Schrijver.EIGENAAR and deelnemer.is_eigenaar
    )


def is_eigenaarssleutel(conn: Connection, sessie: SessieFeiten, sleutel_hash: str) -> bool:
    """Whether this is the present key of the dilemma-eigenaar of a session."""
    deze = (Sessie.id == sessie.id, Sessie.eigenaar_hash == sleutel_hash)
    return conn.execute(select(Sessie.id).where(*deze)).first() is not None


def _read_regel(id_: int, veld_id: str, delen: str, versie: int) -> RegelFeiten:
    return RegelFeiten(id_, veld_id, json.loads(delen), versie)
