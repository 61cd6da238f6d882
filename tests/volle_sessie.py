"""A session with something of everything that people can leave behind, each text found at once."""

import json

from sqlalchemy import insert, select, update

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.domain.uitslag import count_waarden
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import (
    Afspraak,
    Antwoord,
    Deelnemer,
    KlareStap,
    Notitie,
    Ronde,
    Sessie,
    SessieOnderdeel,
    Toegangscode,
)
from tests.cast import NOW, Persoon, hash_of, join

NAMEN = ("Zoë-Xanthippe", "Ðjoerd-Qwist", "Ünal-Vrijbuiter", "Ylva-Zeekraal")
WEG_NAAM = "Weggestuurde-Wodan"
NIET_GETOOND = "ongetoonde-krokettentaal €7"
NIET_GETOONDE_REDEN = "ongetoonde-reden ‘pudding’"
LABEL = "Fluorescerende okapi"
PERSOONLIJK = (*NAMEN, WEG_NAAM, NIET_GETOOND, NIET_GETOONDE_REDEN, LABEL)
"""What leads to people, and goes 24 hours after closing."""

TITEL = "Gesprek over de Æbelø-dossiers"
PLAATS = "Zaal ‘Ïjsvogel’ achterin"
WOORD = "xylofoonzomer"
GETOOND = "getoonde-zeepaardjes ĳskoud"
REDEN = "getoonde-reden vanwege de döner"
MORGEN = "morgen bel ik de ‘waterschapsfee’"
AFSPRAAK = "afspraak: de gêne-map opruimen"
WIE = "Quirijn-van-de-Afspraak"
OPEN_VRAAG = "open vraag: wie bewaart de ŵ-lijst"
NOTITIE = "notitie: let op Ångström"
BLOK = "Eigen blok met çedille"
REST = (*(TITEL, PLAATS, WOORD, GETOOND, REDEN, MORGEN, AFSPRAAK, WIE, OPEN_VRAAG, NOTITIE, BLOK),)
"""What is kept for 30 days after closing."""
CIJFERS = ("8", "6", "7", "8")
STEMMEN = ("eens", "oneens", "eens", "twijfel")


def fill_sessie(opslag: Opslag, sid: str, *, stelling: str, vraag: str) -> None:
    """Let everything happen in an open session; `stelling` and `vraag` are ids of its cards.

    Also what goes round about: rows come and go, so that some move to another page of the file.
    """
    wie = [Persoon(naam, f"cookie van {naam} in {sid}") for naam in (*NAMEN, WEG_NAAM)]
    for persoon in wie:
        join(opslag, sid, persoon, naam=persoon.naam)
    with opslag.writing() as conn:
        sessie_id = find_sessie(conn, sid).id
        ids = conn.execute(
            update(Deelnemer)
            .where(Deelnemer.sessie_id == sessie_id)
            .values(beloofd_op=NOW, hand_op=NOW, label=LABEL, toegelaten_op=NOW)
            .returning(Deelnemer.id)
        )
        deelnemers = sorted(ids.scalars())
    remove_deelnemer(opslag, sid, deelnemers.pop(), now=NOW)
    with opslag.writing() as conn:
        conn.execute(
            update(Sessie)
            .where(Sessie.id == sessie_id)
            .values(titel=TITEL, plaats=PLAATS, woord=WOORD, woord_key=f"{WOORD}{sessie_id}")
        )
        blok = select(SessieOnderdeel.id).where(SessieOnderdeel.sessie_id == sessie_id).limit(1)
        conn.execute(
            update(SessieOnderdeel)
            .where(SessieOnderdeel.id == blok.scalar_subquery())
            .values(titel=BLOK)
        )
        answer(conn, sessie_id, deelnemers, stelling, STEMMEN, getoond=True)
        answer(conn, sessie_id, deelnemers, stelling, STEMMEN, getoond=False, nummer=2)
        answer(conn, sessie_id, deelnemers, vraag, [GETOOND] * 4, getoond=True)
        answer(conn, sessie_id, deelnemers, vraag, [NIET_GETOOND] * 4, getoond=False, nummer=2)
        answer(conn, sessie_id, deelnemers, "slot.cijfer", CIJFERS, getoond=True)
        answer(conn, sessie_id, deelnemers, "slot.reden", [REDEN] * 3, getoond=True)
        answer(
            conn,
            sessie_id,
            deelnemers,
            "slot.reden",
            [NIET_GETOONDE_REDEN],
            getoond=False,
            nummer=2,
        )
        answer(conn, sessie_id, deelnemers, "slot.morgen", [MORGEN] * 3, getoond=True)
        agree(conn, sessie_id, "afspraak", AFSPRAAK)
        agree(conn, sessie_id, "vraag", OPEN_VRAAG)
        conn.execute(insert(Notitie).values(sessie_id=sessie_id, plek="kaart.x", tekst=NOTITIE))
        conn.execute(insert(KlareStap).values(sessie_id=sessie_id, stap="uitnodigen"))
        conn.execute(
            insert(Toegangscode).values(
                sessie_id=sessie_id,
                soort="scherm",
                nonce="n" * 22,
                code_hash=hash_of(f"code van {sid}"),
                geldig_tot=NOW,
            )
        )


def answer(conn, sessie_id, deelnemers, veld_id, waarden, *, getoond, nummer=1):
    """Store one round of answers, one of each deelnemer in turn."""
    totalen = json.dumps(count_waarden(waarden)) if len(max(waarden, key=len)) < 10 else "{}"
    ronde_id = conn.execute(
        insert(Ronde)
        .values(
            sessie_id=sessie_id,
            veld_id=veld_id,
            nummer=nummer,
            begonnen_op=NOW,
            getoond_op=NOW if getoond else None,
            totalen=totalen if getoond else None,
        )
        .returning(Ronde.id)
    ).scalar_one()
    for mengsel, (wie, waarde) in enumerate(zip(deelnemers, waarden, strict=False)):
        conn.execute(
            insert(Antwoord).values(
                ronde_id=ronde_id, deelnemer_id=wie, waarde=waarde, mengsel=mengsel
            )
        )


def agree(conn, sessie_id, soort, tekst, **anders):
    """Store an agreement or an open question."""
    conn.execute(
        insert(Afspraak).values(
            {
                "sessie_id": sessie_id,
                "soort": soort,
                "tekst": tekst,
                "wie": WIE,
                "uit_vorige": False,
                "gedaan": False,
                "gemaakt_op": NOW,
                "verzoek": tekst,
            }
            | anders
        )
    )
