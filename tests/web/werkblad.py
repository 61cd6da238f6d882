"""What tests of a werkvorm on the begeleider's side need: who comes in, and what is written."""

from kaartenset.commands.deur import let_in
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.werkregels import find_regels_of
from tests.cast import Persoon, deelnemer_of, join

DIRK = Persoon("Dirk", "dirk-doet-mee-22-tekens")


def let_in_all(opslag, sid, wie, now):
    """Have people come to the door, and let them in."""
    for een in wie:
        join(opslag, sid, een)
        let_in(opslag, sid, deelnemer_of(opslag, sid, een).id, now=now)


def inhoud_of(opslag, sid, veld_id, deel="tekst"):
    """One part of every entry in a field."""
    with opslag.reading() as conn:
        return [een.delen[deel] for een in find_regels_of(conn, find_sessie(conn, sid), veld_id)]
