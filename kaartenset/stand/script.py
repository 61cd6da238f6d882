"""The script of a session with its names and its shared question filled in; for who leads alone."""

from sqlalchemy import Connection

from kaartenset.domain.html import Html
from kaartenset.domain.plaatsen import BEGELEIDER, EIGENAAR, VRAAG, fill_plaatsen
from kaartenset.domain.werkblad import VRAAG as VRAAGVELD
from kaartenset.storage.facts import SessieFeiten, find_script
from kaartenset.storage.werkregels import find_regels_of


def read_script(conn: Connection, sessie: SessieFeiten) -> dict[int, Html]:
    """The script of every block by the block's id, as it is to be said."""
    scripts = find_script(conn, sessie)
    if sessie.heeft_kaarten:
        return scripts
    waarden = read_plaatsen(conn, sessie)
    return {blok_id: fill_plaatsen(script, waarden) for blok_id, script in scripts.items()}


def read_plaatsen(conn: Connection, sessie: SessieFeiten) -> dict[str, str]:
    """What is said at each place of a script, by the place; '' where it is not known yet."""
    vraag = find_regels_of(conn, sessie, VRAAGVELD)
    return {
        EIGENAAR: sessie.eigenaar,
        BEGELEIDER: sessie.begeleider,
        VRAAG: vraag[0].delen.get("tekst", "") if vraag else "",
    }
