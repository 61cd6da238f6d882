"""`kaartenset sleutel`: a new key for a session whose gespreksbegeleider can no longer lead it."""

import os
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy.exc import DatabaseError

from kaartenset.commands.sleutel import replace_sleutel
from kaartenset.config import read_database, read_instellingen, secret_beside
from kaartenset.domain.sleutel import group_sleutel
from kaartenset.domain.taal import write_tijd
from kaartenset.domain.weigering import OnbekendeSessie, OpslagWeg, Veranderd
from kaartenset.domain.woord import OngeldigWoord, read_woord
from kaartenset.opdrachten.database import refuse_database
from kaartenset.opdrachten.uitvoer import GELUKT, fail, say
from kaartenset.storage.apparaten import find_sessie_in_gebruik
from kaartenset.storage.database import connect_opslag, opslag_of
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.geheim import hash_token
from kaartenset.web.sjablonen import write_datum
from kaartenset.web.sleutel import sleutel_of

_GEEN_GEHEIM = (
    "Er is geen geheim naast de database. Geef KAARTENSET_SECRET mee, met dezelfde waarde als de"
    " site"
)
_NIET_TE_GEBRUIKEN = "De database is nu niet te gebruiken. De oude sleutel werkt nog ({})"
_ZINNEN: dict[type[Exception], str] = {
    OnbekendeSessie: "Er is geen sessie met dit woord die voorbereid of open is",
    Veranderd: "Iemand anders maakte net een nieuwe sleutel. Moet er nog een? Probeer het opnieuw",
}


def sleutel(woord: str) -> int:
    """Replace the key of the prepared or open session with this word, and print the new one.

    With the settings of the site, of which nothing is made here. Raises OngeldigeInstelling.
    """
    if bezwaar := _refuse():
        return fail(bezwaar)
    instellingen = read_instellingen()
    app = Flask("kaartenset")
    app.config["SECRET_KEY"] = instellingen.secret
    opslag = connect_opslag(app, instellingen.database)
    try:
        with app.app_context():
            _replace(read_woord(woord), instellingen.adres)
    except OngeldigWoord as fout:
        return fail(str(fout))
    except (OnbekendeSessie, Veranderd) as fout:
        return fail(_ZINNEN[type(fout)])
    except OpslagWeg as fout:
        return fail(_NIET_TE_GEBRUIKEN.format(fout))
    except DatabaseError as fout:  # no tables of ours, or a file that is damaged
        return fail(_NIET_TE_GEBRUIKEN.format(fout.orig))
    finally:
        opslag.close()
    return GELUKT


def _refuse() -> str:
    """Why it cannot be done here; empty when it can be tried."""
    database = read_database(os.environ)
    if bezwaar := refuse_database(database):
        return bezwaar
    geheim = secret_beside(database)
    is_er = bool(os.environ.get("KAARTENSET_SECRET")) or geheim is None or geheim.exists()
    return "" if is_er else _GEEN_GEHEIM


def _replace(key: str, adres: str) -> None:
    opslag = opslag_of()
    with opslag.reading() as conn:
        sessie = find_sessie_in_gebruik(conn, key)
    geheim = sleutel_of(sessie.sid, sessie.sleutel_nummer + 1)
    replace_sleutel(
        opslag,
        sessie.sid,
        gezien=sessie.sleutel_nummer,
        sleutel_hash=hash_token(geheim),
        now=datetime.now(UTC),
    )
    _tell(sessie, geheim, adres)


def _tell(sessie: SessieFeiten, geheim: str, adres: str) -> None:
    say(f"Nieuwe sleutel voor ‘{sessie.titel}’")
    say(f"{write_datum(sessie.begin_op)}, {write_tijd(sessie.begin_op)} uur\n")
    say(f"  {group_sleutel(geheim)}\n")
    if adres:
        say(f"Of deze link: {adres}/sleutel#{geheim}\n")
    else:
        say("De gespreksbegeleider vult hem in op de site, bij ‘Ik heb een sleutel’.\n")
    say(
        "De oude sleutel werkt niet meer. Apparaten die al binnen zijn, blijven binnen; wie de"
        " nieuwe\nsleutel heeft, kan ze intrekken bij ‘Apparaten’. Geef de sleutel alleen aan wie"
        " begeleidt."
    )
