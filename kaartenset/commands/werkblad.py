"""Writing on the werkblad of a session: many at once, and no text that was taken is ever lost."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, update

from kaartenset.commands.ruimte import check_new_regel, check_room
from kaartenset.commands.sessie_slot import ALLEN, Publiek, record
from kaartenset.commands.werkvak import Pen, Vak, hold_vak
from kaartenset.domain.weigering import Veranderd
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld
from kaartenset.domain.werkregel import Delen, read_delen
from kaartenset.domain.werkweigering import (
    AlToegevoegd,
    LegeRegel,
    OnbekendeRegel,
    OnbekendVeld,
    WaardeInGebruik,
)
from kaartenset.storage.database import Opslag
from kaartenset.storage.models import Sessie, Werkregel, Werkveldschrijver
from kaartenset.storage.werkregels import (
    RegelFeiten,
    find_regel,
    find_regel_by_verzoek,
    find_regels,
    find_regels_of,
    find_schrijver,
    write_delen,
)

# All raise OnbekendVeld, VeldDicht for who may not write there now, and for a begeleider
# TeLaatVoorWerkblad, for a dilemma-eigenaar SessieGesloten, for a deelnemer SessieNietOpen,
# NietBinnen and Verwijderd; and what `read_delen` raises.


def add_regel(
    opslag: Opslag,
    sid: str,
    *,
    pen: Pen,
    veld_id: str,
    getypt: Mapping[str, str],
    verzoek: str,
    now: datetime,
) -> str:
    """Add an entry to a field; the same form with the same entry again adds nothing.

    `getypt` has the parts by their names, `verzoek` is the token of the form. Who goes back to a
    form that was sent, and sends something else with it, adds that too. Raises AlToegevoegd when
    the entry that this form added was changed since, and VeldVol and WerkbladVol.
    """
    with opslag.writing() as conn:
        vak = hold_vak(conn, sid, pen, veld_id, now)
        if vak.veld.soort is SoortWerkveld.TEKST:
            raise OnbekendVeld
        delen = _read(conn, vak, getypt)
        verzoek = _mark(verzoek, veld_id, delen)
        eerder = find_regel_by_verzoek(conn, vak.sessie, verzoek)
        if eerder is not None:
            if eerder.delen != delen:
                raise AlToegevoegd
            return sid
        check_new_regel(conn, vak, delen)
        _insert(conn, vak, delen, verzoek)
        _record(conn, vak, now)
    return sid


def change_regel(
    opslag: Opslag,
    sid: str,
    *,
    pen: Pen,
    veld_id: str,
    regel_id: int,
    getypt: Mapping[str, str],
    gezien: int,
    now: datetime,
) -> str:
    """Change an entry; `gezien` is the versie of it that the sender saw.

    What is as asked already is left alone. Raises OnbekendeRegel, Veranderd when somebody else
    changed it since, and VeldVol and WerkbladVol for a longer text than there is room for.
    """
    with opslag.writing() as conn:
        vak = hold_vak(conn, sid, pen, veld_id, now)
        regel = find_regel(conn, vak.sessie, veld_id, regel_id)
        delen = _read(conn, vak, getypt)
        if regel.delen == delen:
            return sid
        if regel.versie != gezien:
            raise Veranderd
        check_room(conn, vak, delen, instead_of=regel)
        _update(conn, regel, delen)
        _record(conn, vak, now)
    return sid


def write_tekst(
    opslag: Opslag, sid: str, *, pen: Pen, veld_id: str, getypt: str, gezien: int, now: datetime
) -> str:
    """Write the one text of a field over the versie that the sender saw; 0 is none yet.

    What is there already is left alone. Raises Veranderd when another text is there by now,
    LegeRegel for no text where there was none, and WerkbladVol for a longer one than there is room
    for.
    """
    with opslag.writing() as conn:
        vak = hold_vak(conn, sid, pen, veld_id, now)
        if vak.veld.soort is not SoortWerkveld.TEKST:
            raise OnbekendVeld
        delen = _read(conn, vak, {"tekst": getypt})
        regels = find_regels_of(conn, vak.sessie, veld_id)
        staat_er = dict(regels[0].delen) if regels else {"tekst": ""}
        if not regels and staat_er == delen:
            raise LegeRegel
        if staat_er == delen:
            return sid
        if (regels[0].versie if regels else 0) != gezien:
            raise Veranderd
        check_room(conn, vak, delen, instead_of=regels[0] if regels else None)
        if regels:
            _update(conn, regels[0], delen)
        else:
            _insert(conn, vak, delen, f"tekst {veld_id}")
        _record(conn, vak, now)
    return sid


def drop_regel(
    opslag: Opslag,
    sid: str,
    *,
    pen: Pen,
    veld_id: str,
    regel_id: int,
    gezien: int,
    now: datetime,
) -> str:
    """Take an entry out, as its sender saw it; one that is gone already stays gone.

    Raises Veranderd when somebody else changed it since, and WaardeInGebruik for a value that is
    one of a pair.
    """
    with opslag.writing() as conn:
        vak = hold_vak(conn, sid, pen, veld_id, now)
        try:
            regel = find_regel(conn, vak.sessie, veld_id, regel_id)
        except OnbekendeRegel:
            return sid
        if vak.veld.soort is SoortWerkveld.TEKST:
            raise OnbekendVeld
        if regel.versie != gezien:
            raise Veranderd
        if vak.veld.soort is SoortWerkveld.WAARDEN and _is_in_paar(conn, vak, regel):
            raise WaardeInGebruik
        conn.execute(delete(Werkregel).where(Werkregel.id == regel.id))
        _record(conn, vak, now)
    return sid


def set_schrijver(
    opslag: Opslag, sid: str, *, veld_id: str, wie: Schrijver, gezien: Schrijver, now: datetime
) -> str:
    """Say who writes in a field from now on; `gezien` is who did when the begeleider chose.

    Raises Veranderd when somebody chose otherwise since.
    """
    with opslag.writing() as conn:
        vak = hold_vak(conn, sid, Pen(Schrijver.BEGELEIDER), veld_id, now)
        schrijver = find_schrijver(conn, vak.sessie, vak.veld)
        if schrijver is wie:
            return sid
        if schrijver is not gezien:
            raise Veranderd
        deze = (
            Werkveldschrijver.sessie_id == vak.sessie.id,
            Werkveldschrijver.veld_id == veld_id,
        )
        conn.execute(delete(Werkveldschrijver).where(*deze))
        if wie is not vak.veld.wie:
            conn.execute(
                insert(Werkveldschrijver).values(
                    sessie_id=vak.sessie.id, veld_id=veld_id, wie=wie.value
                )
            )
        _record(conn, vak, now)
    return sid


def _read(conn: Connection, vak: Vak, getypt: Mapping[str, str]) -> Delen:
    if not vak.veld.soort.heeft_regels:
        raise OnbekendVeld
    return read_delen(vak.veld, getypt, _find_waarden(conn, vak))


def _find_waarden(conn: Connection, vak: Vak) -> frozenset[str]:
    """The ids of the values on this werkblad."""
    regels = find_regels(conn, vak.sessie)
    velden = [veld.id for veld in vak.werkblad.velden if veld.soort is SoortWerkveld.WAARDEN]
    return frozenset(f"{regel.id}" for veld_id in velden for regel in regels.get(veld_id, ()))


def _is_in_paar(conn: Connection, vak: Vak, waarde: RegelFeiten) -> bool:
    regels = find_regels(conn, vak.sessie)
    velden = [veld.id for veld in vak.werkblad.velden if veld.soort is SoortWerkveld.SPANNINGEN]
    paren = (regel.delen for veld_id in velden for regel in regels.get(veld_id, ()))
    return any(f"{waarde.id}" in (paar["van"], paar["naar"]) for paar in paren)


def _mark(verzoek: str, veld_id: str, delen: Delen) -> str:
    """A token for this entry out of this form: another entry out of it has another one."""
    return sha256(f"{verzoek} {veld_id} {write_delen(delen)}".encode()).hexdigest()


def _insert(conn: Connection, vak: Vak, delen: Delen, verzoek: str) -> None:
    conn.execute(
        insert(Werkregel).values(
            sessie_id=vak.sessie.id,
            veld_id=vak.veld.id,
            delen=write_delen(delen),
            verzoek=verzoek,
            versie=1,
        )
    )


def _update(conn: Connection, regel: RegelFeiten, delen: Delen) -> None:
    waarden = {"delen": write_delen(delen), "versie": regel.versie + 1}
    conn.execute(update(Werkregel).where(Werkregel.id == regel.id).values(**waarden))


def _record(conn: Connection, vak: Vak, now: datetime) -> None:
    """Tell who sees it: all, where the group is there; what is prepared only the begeleider."""
    geleid_op = now if vak.pen.wie is Schrijver.BEGELEIDER else None
    if vak.is_bereikt:
        nummer = Sessie.werkblad_nummer + 1
        record(conn, vak.sessie, ALLEN, geleid_op=geleid_op, werkblad_nummer=nummer)
    else:
        record(conn, vak.sessie, (Publiek.BEGELEIDING,), geleid_op=geleid_op)
