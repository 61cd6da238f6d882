"""Writing on a werkblad in a test: each action as somebody does it who sees what is there now."""

from itertools import count

from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import open_sessie
from kaartenset.commands.werkblad import (
    Pen,
    add_regel,
    change_regel,
    drop_regel,
    set_schrijver,
    write_tekst,
)
from kaartenset.domain.werkblad import Schrijver
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import Deelnemer
from kaartenset.storage.werkregels import RegelFeiten, find_regels, find_regels_of
from tests.cast import NOW, Persoon, deelnemer_of, join
from tests.werksessies import BEGELEIDER, new_werksessie, no_deck

GOED = {
    "situatie": {"tekst": "Wat er speelt."},
    "kaders": {"tekst": "De wet."},
    "spelers": {"wie": "De griffier"},
    "waarden": {"waarde": "Eerlijkheid", "laag": "Proces"},
    "ideeen": {"tekst": "Bellen", "plek": "40"},
    "samenvatting": {"tekst": "Zo zit het."},
}
"""What can be written in each field of the small werkvorm that holds entries, without pairs."""
TEKSTVELDEN = frozenset({"situatie", "samenvatting"})
BLOK_VAN = {
    "situatie": "De situatie",
    "kaders": "De situatie",
    "spelers": "De situatie",
    "verplaatsing": "Waarden",
    "waarden": "Waarden",
    "spanningen": "Waarden",
    "driehoeken": "Ideeën",
    "ideeen": "Ideeën",
    "zwaarst": "Ideeën",
    "deugt": "Ideeën",
    "samenvatting": "Afsluiten",
}
"""In which block each field is filled in."""
VOLGENDE = count(1)


def prepare_werksessie(opslag: Opslag, cards_root, woord="schuurt", **anders) -> str:
    """Make a session of the small werkvorm; it is not open."""
    nieuw = new_werksessie(cards_root, woord, **anders)
    create_sessie(opslag, nieuw, now=NOW)
    return nieuw.sid


def open_werksessie(opslag: Opslag, cards_root, woord="schuurt", **anders) -> str:
    """The same, opened: the group is at the first block and nobody is in."""
    sid = prepare_werksessie(opslag, cards_root, woord, **anders)
    return open_sessie(opslag, sid, deck=no_deck, now=NOW)


def let_join(opslag: Opslag, sid: str, *mensen: Persoon, is_eigenaar=False) -> list[int]:
    """Come in by the waiting room and be let in; the ids of who came in."""
    for wie in mensen:
        join(opslag, sid, wie)
    ids = [deelnemer_of(opslag, sid, wie).id for wie in mensen]
    with opslag.writing() as conn:
        deze = Deelnemer.__table__.update().where(Deelnemer.id.in_(ids))
        conn.execute(deze.values(toegelaten_op=NOW, is_eigenaar=is_eigenaar))
    return ids


def add(opslag: Opslag, sid: str, veld: str, pen: Pen = BEGELEIDER, *, verzoek="", **delen) -> str:
    """Press 'Zet erbij'; without parts with what can be written there."""
    return add_regel(
        opslag,
        sid,
        pen=pen,
        veld_id=veld,
        getypt=delen or GOED[veld],
        verzoek=verzoek or f"verzoek-{next(VOLGENDE)}",
        now=NOW,
    )


def change(opslag, sid, veld, regel: RegelFeiten, pen: Pen = BEGELEIDER, *, gezien=None, **delen):
    """Press 'Opslaan' at an entry as it was seen; the other parts stay."""
    return change_regel(
        opslag,
        sid,
        pen=pen,
        veld_id=veld,
        regel_id=regel.id,
        getypt={**regel.delen, **delen},
        gezien=regel.versie if gezien is None else gezien,
        now=NOW,
    )


def drop(opslag, sid, veld, regel: RegelFeiten, pen: Pen = BEGELEIDER, *, gezien=None):
    """Press 'Haal weg' at an entry as it was seen."""
    return drop_regel(
        opslag,
        sid,
        pen=pen,
        veld_id=veld,
        regel_id=regel.id,
        gezien=regel.versie if gezien is None else gezien,
        now=NOW,
    )


def write(opslag, sid, veld, tekst, pen: Pen = BEGELEIDER, *, gezien=None, now=NOW):
    """Write the one text of a field over what is there, or over the versie that was seen."""
    if gezien is None:
        gezien = next((regel.versie for regel in regels_of(opslag, sid, veld)), 0)
    return write_tekst(opslag, sid, pen=pen, veld_id=veld, getypt=tekst, gezien=gezien, now=now)


def put(opslag, sid, veld, pen: Pen = BEGELEIDER):
    """Write something in a field, in the way that its kind asks for."""
    if veld in TEKSTVELDEN:
        return write(opslag, sid, veld, GOED[veld]["tekst"], pen)
    return add(opslag, sid, veld, pen)


def let_write(opslag, sid, veld, wie: Schrijver, gezien: Schrijver):
    """Choose who writes in a field."""
    return set_schrijver(opslag, sid, veld_id=veld, wie=wie, gezien=gezien, now=NOW)


def regels_of(opslag: Opslag, sid: str, veld: str) -> tuple[RegelFeiten, ...]:
    """The entries of a field."""
    with opslag.reading() as conn:
        return find_regels_of(conn, find_sessie(conn, sid), veld)


def alle_regels(opslag: Opslag, sid: str) -> dict[str, list[dict[str, str]]]:
    """What is in each field that has entries."""
    with opslag.reading() as conn:
        regels = find_regels(conn, find_sessie(conn, sid))
    return {veld: [dict(regel.delen) for regel in van] for veld, van in regels.items()}


def tekst_of(opslag: Opslag, sid: str, veld: str) -> str | None:
    """The one text of a field, if there is one."""
    return next((regel.delen["tekst"] for regel in regels_of(opslag, sid, veld)), None)
