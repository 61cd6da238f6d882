"""Noting what a group agrees on or leaves open, changing it and taking it out."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from kaartenset.commands.sessie_slot import ALLEN, Publiek, hold_sessie, record
from kaartenset.domain.afspraak import MAX_AFSPRAKEN, SoortAfspraak, can_note
from kaartenset.domain.termijnen import DUBBELE_KLIK
from kaartenset.domain.weigering import (
    AfsprakenVol,
    OnbekendeAfspraak,
    OnbekendeKaart,
    TeLaatVoorAfspraken,
    Veranderd,
)
from kaartenset.domain.zicht import read_onderdeel_in_zicht
from kaartenset.storage.afspraken import AfspraakFeiten, count_afspraken, find_afspraak
from kaartenset.storage.database import Opslag
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.models import Afspraak


@dataclass(frozen=True, slots=True)
class InhoudAfspraak:
    """What is agreed or left open, who takes it up and by when, and at which card it came up."""

    soort: SoortAfspraak
    tekst: str
    wie: str
    wanneer: date | None
    kaart_id: str | None


def note_afspraak(
    opslag: Opslag, sid: str, inhoud: InhoudAfspraak, *, verzoek: str, now: datetime
) -> str:
    """Note an agreement or an open question; the same form again notes nothing.

    `verzoek` is the token of the form; the same words within two minutes are a retry as well, also
    with another token. Raises TeLaatVoorAfspraken, OnbekendeKaart, AfsprakenVol, and Veranderd
    when another text came with this token.
    """
    with opslag.writing() as conn:
        sessie = _hold(conn, sid, now)
        _check_kaart(conn, sessie, inhoud.kaart_id)
        if _is_noted(conn, sessie, inhoud, verzoek, now):
            return sid
        if count_afspraken(conn, sessie) >= MAX_AFSPRAKEN:
            raise AfsprakenVol
        conn.execute(
            insert(Afspraak).values(
                sessie_id=sessie.id,
                verzoek=verzoek,
                gemaakt_op=now,
                uit_vorige=False,
                gedaan=False,
                versie=0,
                **_as_columns(inhoud),
            )
        )
        record(conn, sessie, _publieken(conn, sessie, uit_vorige=False), geleid_op=now)
    return sid


def change_afspraak(
    opslag: Opslag,
    sid: str,
    afspraak_id: int,
    inhoud: InhoudAfspraak,
    *,
    gezien: int,
    now: datetime,
) -> str:
    """Change one; `gezien` is the versie of it that the sender saw.

    What is as asked already is left alone. Raises OnbekendeAfspraak, OnbekendeKaart, Veranderd and
    TeLaatVoorAfspraken.
    """
    with opslag.writing() as conn:
        sessie = _hold(conn, sid, now)
        afspraak = find_afspraak(conn, sessie, afspraak_id)
        if _inhoud_of(afspraak) == inhoud:
            return sid
        if afspraak.versie != gezien:
            raise Veranderd
        if inhoud.kaart_id != afspraak.kaart_id:
            _check_kaart(conn, sessie, inhoud.kaart_id)
        _update(conn, sessie, afspraak, now, **_as_columns(inhoud))
    return sid


def mark_gedaan(opslag: Opslag, sid: str, afspraak_id: int, *, gedaan: bool, now: datetime) -> str:
    """Tick off an agreement of last time, or no longer; saying it twice is saying it once."""
    with opslag.writing() as conn:
        sessie = _hold(conn, sid, now)
        afspraak = find_afspraak(conn, sessie, afspraak_id)
        if not afspraak.uit_vorige:
            raise OnbekendeAfspraak
        if afspraak.gedaan is not gedaan:
            _update(conn, sessie, afspraak, now, gedaan=gedaan)
    return sid


def drop_afspraak(opslag: Opslag, sid: str, afspraak_id: int, *, gezien: int, now: datetime) -> str:
    """Take one out; what is gone already stays gone. Raises Veranderd and TeLaatVoorAfspraken."""
    with opslag.writing() as conn:
        sessie = _hold(conn, sid, now)
        try:
            afspraak = find_afspraak(conn, sessie, afspraak_id)
        except OnbekendeAfspraak:
            return sid
        if afspraak.versie != gezien:
            raise Veranderd
        conn.execute(delete(Afspraak).where(Afspraak.id == afspraak.id))
        publieken = _publieken(conn, sessie, uit_vorige=afspraak.uit_vorige)
        record(conn, sessie, publieken, geleid_op=now)
    return sid


def _hold(conn: Connection, sid: str, now: datetime) -> SessieFeiten:
    sessie = hold_sessie(conn, sid)
    if not can_note(sessie.gesloten_op, now):
        raise TeLaatVoorAfspraken
    return sessie


def _is_noted(
    conn: Connection, sessie: SessieFeiten, inhoud: InhoudAfspraak, verzoek: str, now: datetime
) -> bool:
    """Whether an earlier click noted this; raises Veranderd when its form noted something else."""
    zelfde = [getattr(Afspraak, naam) == waarde for naam, waarde in _as_columns(inhoud).items()]
    van_sessie = Afspraak.sessie_id == sessie.id
    net = Afspraak.gemaakt_op > now - DUBBELE_KLIK
    if conn.execute(
        select(Afspraak.id).where(van_sessie, *zelfde, (Afspraak.verzoek == verzoek) | net)
    ).first():
        return True
    if conn.execute(select(Afspraak.id).where(van_sessie, Afspraak.verzoek == verzoek)).first():
        raise Veranderd
    return False


def _check_kaart(conn: Connection, sessie: SessieFeiten, kaart_id: str | None) -> None:
    if kaart_id is None:
        return
    kaarten = find_kaarten(conn, sessie.deck_id) if sessie.deck_id is not None else ()
    if all(kaart.id != kaart_id for kaart in kaarten):
        raise OnbekendeKaart


def _update(
    conn: Connection,
    sessie: SessieFeiten,
    afspraak: AfspraakFeiten,
    now: datetime,
    **waarden: object,
) -> None:
    conn.execute(
        update(Afspraak)
        .where(Afspraak.id == afspraak.id)
        .values(versie=afspraak.versie + 1, **waarden)
    )
    publieken = _publieken(conn, sessie, uit_vorige=afspraak.uit_vorige)
    record(conn, sessie, publieken, geleid_op=now)


def _publieken(conn: Connection, sessie: SessieFeiten, *, uit_vorige: bool) -> tuple[Publiek, ...]:
    """Who sees this one: everybody at the end, and those of last time at the beginning too."""
    in_zicht = sessie.gesloten_op is not None
    if sessie.is_open:
        onderdeel = read_onderdeel_in_zicht(find_klok(conn, sessie), verborgen=False)
        in_zicht = onderdeel.is_afsluiten or (uit_vorige and onderdeel.is_begin)
    return ALLEN if in_zicht else (Publiek.BEGELEIDING,)


def _inhoud_of(afspraak: AfspraakFeiten) -> InhoudAfspraak:
    return InhoudAfspraak(
        afspraak.soort, afspraak.tekst, afspraak.wie, afspraak.wanneer, afspraak.kaart_id
    )


def _as_columns(inhoud: InhoudAfspraak) -> dict[str, object]:
    return {
        "soort": inhoud.soort.value,
        "tekst": inhoud.tekst,
        "wie": inhoud.wie,
        "wanneer": inhoud.wanneer,
        "kaart_id": inhoud.kaart_id,
    }
