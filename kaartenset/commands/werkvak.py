"""Who may write in which field of the werkblad now, within a command."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kaartenset.commands.sessie_slot import hold_deelnemer, hold_ongesloten_sessie, hold_sessie
from kaartenset.domain.termijnen import can_reopen
from kaartenset.domain.werkblad import Schrijver, Werkblad, Werkveld
from kaartenset.domain.werkweigering import OnbekendVeld, TeLaatVoorWerkblad, VeldDicht
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.werkbladen import find_werkblad
from kaartenset.storage.werkregels import find_schrijver, may_write


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes: a deelnemer (ALLEN) with their cookie, or the owner or begeleider by their key.

    The dilemma-eigenaar has EIGENAAR on the form that comes before the conversation, and in the
    conversation writes as a deelnemer.
    """

    wie: Schrijver
    cookie_hash: str = ""


@dataclass(frozen=True, slots=True)
class Vak:
    """The field that somebody writes in."""

    sessie: SessieFeiten
    werkblad: Werkblad
    veld: Werkveld
    pen: Pen
    is_bereikt: bool
    """Whether the group has come to it, so that all see what is in it."""


def hold_vak(conn: Connection, sid: str, pen: Pen, veld_id: str, now: datetime) -> Vak:
    """Hold the session, and find the field if this pen may write in it now.

    Raises OnbekendVeld, VeldDicht for who may not, TeLaatVoorWerkblad for a begeleider,
    SessieGesloten for an owner, and SessieNietOpen, NietBinnen and Verwijderd for a deelnemer.
    """
    if pen.wie is Schrijver.BEGELEIDER:
        sessie = hold_sessie(conn, sid)
        if sessie.gesloten_op is not None and not can_reopen(sessie.gesloten_op, now):
            raise TeLaatVoorWerkblad
        return _find_vak(conn, sessie, pen, veld_id)
    if pen.wie is Schrijver.EIGENAAR:
        vak = _find_vak(conn, hold_ongesloten_sessie(conn, sid), pen, veld_id)
        mag = vak.veld.vooraf
    else:
        sessie, deelnemer = hold_deelnemer(conn, sid, pen.cookie_hash)
        vak = _find_vak(conn, sessie, pen, veld_id)
        mag = vak.is_bereikt and may_write(find_schrijver(conn, sessie, vak.veld), deelnemer)
    if not mag:
        raise VeldDicht
    return vak


def _find_vak(conn: Connection, sessie: SessieFeiten, pen: Pen, veld_id: str) -> Vak:
    if sessie.werkbladvorm_id is None:
        raise OnbekendVeld
    werkblad = find_werkblad(conn, sessie.werkbladvorm_id)
    veld = next((een for een in werkblad.velden if een.id == veld_id), None)
    if veld is None:
        raise OnbekendVeld
    is_bereikt = veld.id in find_klok(conn, sessie).bereikte_velden
    return Vak(sessie, werkblad, veld, pen, is_bereikt)
