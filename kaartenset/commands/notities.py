"""The begeleider's own notes, which save by themselves from more than one tab or device."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from kaartenset.commands.sessie_slot import Publiek, hold_sessie, record
from kaartenset.domain.notitie import MAX_NOTITIE, NotitieFeiten, read_notitie, read_plek
from kaartenset.domain.weigering import (
    OnbekendeKaart,
    OnbekendOnderdeel,
    TeLangeNotitie,
    Veranderd,
)
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import Notitie, SessieOnderdeel
from kaartenset.storage.notities import find_notitie, find_notities


def save_notitie(
    opslag: Opslag,
    sid: str,
    *,
    plek: str,
    getypt: str,
    gezien: int,
    kaart_ids: Collection[str],
    now: datetime,
) -> NotitieFeiten:
    """Store a note over the versie that its sender saw, and return it as it is stored now.

    An empty text takes the note away. What is stored already stays, so sending twice is sending
    once. `kaart_ids` are the cards of the session. Raises Veranderd when another text is there by
    now, TeLangeNotitie, OnbekendeKaart and OnbekendOnderdeel.
    """
    tekst = read_notitie(getypt)
    if len(tekst) > MAX_NOTITIE:
        raise TeLangeNotitie
    try:
        with opslag.writing() as conn:
            sessie = hold_sessie(conn, sid)
            _check_plek(conn, sessie, plek, kaart_ids)
            nu = find_notitie(conn, sessie, plek)
            if nu.tekst == tekst:
                return nu
            if nu.versie != gezien:
                raise Veranderd
            nieuw = NotitieFeiten(tekst, nu.versie + 1)
            _store(conn, sessie, plek, nieuw)
            record(conn, sessie, (Publiek.BEGELEIDING,), geleid_op=now)
    except IntegrityError as fout:  # another process made the first note here
        raise Veranderd from fout
    return nieuw


def copy_notities(opslag: Opslag, van: str, naar: str, *, now: datetime) -> str:
    """Take the notes along to a new session: at cards, and at blocks with the same title.

    Where the new session has a note already nothing is done, so twice is once.
    """
    with opslag.writing() as conn:
        nieuw = hold_sessie(conn, naar)
        oud = hold_sessie(conn, van)
        if find_notities(conn, nieuw):
            return naar
        notities = {plek: notitie.tekst for plek, notitie in find_notities(conn, oud).items()}
        verhuisd = move_by_titel(notities, find_titels(conn, oud), find_titels(conn, nieuw))
        for plek, tekst in verhuisd.items():
            if tekst:
                _store(conn, nieuw, plek, NotitieFeiten(tekst, 1))
        record(conn, nieuw, (Publiek.BEGELEIDING,), geleid_op=now)
    return naar


def find_titels(conn: Connection, sessie: SessieFeiten) -> dict[int, str]:
    """The title of every block by its id, in the order of the draaiboek."""
    rijen = conn.execute(
        select(SessieOnderdeel.id, SessieOnderdeel.titel)
        .where(SessieOnderdeel.sessie_id == sessie.id)
        .order_by(SessieOnderdeel.positie, SessieOnderdeel.id)
    )
    return {rij.id: rij.titel for rij in rijen}


def move_by_titel(
    notities: dict[str, str], van: dict[int, str], naar: dict[int, str]
) -> dict[str, str]:
    """The notes at their new places: those at cards as they are, those at blocks by title.

    Of blocks with equal titles the first goes to the first; a note whose block has no namesake is
    left out.
    """
    uit = {plek: tekst for plek, tekst in notities.items() if isinstance(read_plek(plek), str)}
    vrij = dict(naar)
    for oud_id, titel in van.items():
        nieuw_id = next((one for one, naam in vrij.items() if naam == titel), None)
        if nieuw_id is None:
            continue
        del vrij[nieuw_id]
        if tekst := notities.get(f"onderdeel.{oud_id}", ""):
            uit[f"onderdeel.{nieuw_id}"] = tekst
    return uit


def _check_plek(
    conn: Connection, sessie: SessieFeiten, plek: str, kaart_ids: Collection[str]
) -> None:
    match read_plek(plek):
        case str(kaart_id):
            if kaart_id not in kaart_ids:
                raise OnbekendeKaart
        case int(onderdeel_id):
            if onderdeel_id not in find_titels(conn, sessie):
                raise OnbekendOnderdeel
        case None:
            raise OnbekendOnderdeel


def _store(conn: Connection, sessie: SessieFeiten, plek: str, notitie: NotitieFeiten) -> None:
    waarden = {"tekst": notitie.tekst, "versie": notitie.versie}
    if notitie.versie == 1:
        conn.execute(insert(Notitie).values(sessie_id=sessie.id, plek=plek, **waarden))
        return
    deze = (Notitie.sessie_id == sessie.id, Notitie.plek == plek)
    conn.execute(update(Notitie).where(*deze).values(**waarden))
