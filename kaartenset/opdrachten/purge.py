"""`kaartenset purge`: delete what has been kept long enough, and leave no byte of it in SQLite."""

from datetime import UTC, datetime

from flask import Flask
from sqlalchemy.exc import DatabaseError

from kaartenset.commands.bewaren import delete_verlopen, tidy_verlopen
from kaartenset.commands.sessies import close_verlaten_sessies
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.opdrachten.database import refuse_database
from kaartenset.opdrachten.uitvoer import GELUKT, fail, say
from kaartenset.storage.database import Opslag, connect_opslag
from kaartenset.storage.resten import erase_resten

GEDULD_S = 30.0
"""How long it waits for readers, in seconds."""
_NIET_TE_GEBRUIKEN = (
    "De database is nu niet te gebruiken. Misschien is nog niet alles gewist. Probeer het"
    " opnieuw ({})"
)
_LEZER = (
    "Gewist is het wel, maar een programma leest in de database en houdt de oude bytes vast. Sluit"
    " dat programma, of stop de site, en draai deze opdracht opnieuw"
)


def purge(database: str, *, geduld: float = GEDULD_S) -> int:
    """Do what the site does by itself, and say how much; `database` is a SQLAlchemy address."""
    if bezwaar := refuse_database(database):
        return fail(bezwaar)
    opslag = connect_opslag(Flask("kaartenset"), database)
    try:
        return _purge(opslag, geduld)
    except OpslagWeg as fout:
        return fail(_NIET_TE_GEBRUIKEN.format(fout))
    except DatabaseError as fout:  # no tables of ours, or a file that is damaged
        return fail(_NIET_TE_GEBRUIKEN.format(fout.orig))
    finally:
        opslag.close()


def _purge(opslag: Opslag, geduld: float) -> int:
    now = datetime.now(UTC)
    gesloten = close_verlaten_sessies(opslag, now=now)
    opgeruimd = tidy_verlopen(opslag, now=now)
    gewist = delete_verlopen(opslag, now=now)
    say(f"{_count(gesloten)} gesloten die niemand meer begeleidt")
    say(f"{_count(opgeruimd)} deels gewist: alles wat naar mensen verwijst")
    say(f"{_count(gewist)} helemaal gewist")
    if not erase_resten(opslag, geduld=geduld):
        return fail(_LEZER)
    if opslag.has_other_processes:
        say("Wat PostgreSQL zelf nog even bewaart, staat in docs/beheer.md")
    else:
        say("In de bestanden van de database staat er niets meer van")
    return GELUKT


def _count(sids: tuple[str, ...]) -> str:
    return "1 sessie" if len(sids) == 1 else f"{len(sids)} sessies"
