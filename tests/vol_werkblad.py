"""A werkblad with hardly any room left, though none of its fields is full."""

from itertools import cycle

from sqlalchemy import insert

from kaartenset.domain.werkregel import MAX_REGEL, MAX_WERKBLAD
from kaartenset.storage.database import Opslag
from kaartenset.storage.models import Werkregel
from kaartenset.storage.werkregels import count_opgeslagen, write_delen
from tests.cast import feiten_of

VELDEN = {
    "kaders": ("tekst", {}),
    "ideeen": ("tekst", {"plek": "40"}),
    "spelers": ("standpunten", {"wie": "De griffier"}),
}
"""Where the text goes in the small werkvorm: in which part of an entry, and what else it has."""
KLEINSTE = 100


def fill_werkblad(opslag: Opslag, sid: str, *, rest: int) -> None:
    """Write until so many characters are left, as they are stored."""
    sessie = feiten_of(opslag, sid)
    with opslag.writing() as conn:
        for nummer, (veld_id, (deel, anders)) in enumerate(cycle(VELDEN.items())):
            over = MAX_WERKBLAD - rest - count_opgeslagen(conn, sessie)
            if not over:
                break
            ruimte = over - len(write_delen({deel: "", **anders}))
            lengte = MAX_REGEL if ruimte > MAX_REGEL + KLEINSTE else ruimte
            lengte = lengte if lengte <= MAX_REGEL else lengte - KLEINSTE
            delen = write_delen({deel: "é" * lengte, **anders})
            rij = {"veld_id": veld_id, "delen": delen, "verzoek": f"vol {nummer}", "versie": 1}
            conn.execute(insert(Werkregel).values(sessie_id=sessie.id, **rij))
