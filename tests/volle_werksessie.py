"""A session of the small werkvorm with something in each field, every text found at once."""

from kaartenset.domain.werkblad import Schrijver
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import find_sessie
from tests.cast import Persoon, hash_of
from tests.stemmen import give, show
from tests.volle_sessie import answer
from tests.werkbladen import add, let_join, let_write, open_werksessie, regels_of, write
from tests.werksessies import go_to

EIGENAAR = "Ŋoor-van-het-Dilemma"
BEGELEIDER = "Ånna-die-Begeleidt"
SLEUTEL_HASH = hash_of("sleutel van de eigenaar van een volle werksessie")
NIET_GETOOND = "ongetoonde-onrust over de ‘poffertjes’"
PERSOONLIJK = (EIGENAAR, BEGELEIDER, SLEUTEL_HASH, NIET_GETOOND)
"""What leads to people, and goes 24 hours after closing."""

SITUATIE = "situatie: de brŭg bij het gemaal"
KADER = "kader: de verordening ‘Ïjsbaan’"
SPELER = "speler: de sluiswachteres"
WAARDEN = ("waarde: çoulance", "waarde: ŕechtvaardigheid")
IDEE = "idee: een brief in gewone tåal"
SAMENVATTING = "samenvatting: wij kiezen voor de ŵandelroute"
GETOOND = "getoond gevoel: mîlde paniek"
REST = (SITUATIE, KADER, SPELER, *WAARDEN, IDEE, SAMENVATTING, GETOOND)
"""What is kept for 30 days after closing."""
ONTHOUDEN = "Wat zou jij voelen?"
"""What stands in the empty werkblad, which goes with the last session that has it."""


def fill_werksessie(opslag: Opslag, cards_root, woord: str = "schuurt") -> str:
    """Make a session, open it and let everything happen that the small werkvorm has."""
    sid = open_werksessie(
        opslag,
        cards_root,
        woord,
        eigenaar=EIGENAAR,
        begeleider=BEGELEIDER,
        eigenaar_hash=SLEUTEL_HASH,
        cookie_hash=hash_of(f"begeleidt {woord}"),
    )
    groep = [Persoon(f"Wie {nummer}", f"wie {nummer} in {sid}") for nummer in range(4)]
    ids = let_join(opslag, sid, *groep)
    let_write(opslag, sid, "samenvatting", Schrijver.ALLEN, Schrijver.BEGELEIDER)
    fill_werkvelden(opslag, sid)
    go_to(opslag, sid, "Afsluiten")
    for veld, waarden in (
        ("verplaatsing", [GETOOND] * 4),
        ("driehoeken", ["0", "40", "40", "100"]),
        ("ideeen", ["0-60", "20-70", "20-70", "30-100"]),
    ):
        for wie, waarde in zip(groep, waarden, strict=True):
            give(opslag, sid, wie, waarde, f"werk.{veld}")
        show(opslag, sid, f"werk.{veld}")
    give(opslag, sid, groep[0], "ja", "werk.deugt")
    with opslag.writing() as conn:
        sessie_id, stil = find_sessie(conn, sid).id, "werk.verplaatsing"
        answer(conn, sessie_id, ids, stil, [NIET_GETOOND] * 4, getoond=False, nummer=2)
    return sid


def fill_werkvelden(opslag: Opslag, sid: str) -> None:
    """Write something in each field that holds entries."""
    write(opslag, sid, "situatie", SITUATIE)
    add(opslag, sid, "kaders", tekst=KADER)
    add(opslag, sid, "spelers", wie=SPELER, weten="aannemen")
    for waarde in WAARDEN:
        add(opslag, sid, "waarden", waarde=waarde, laag="Proces")
    van, naar = (f"{regel.id}" for regel in regels_of(opslag, sid, "waarden"))
    add(opslag, sid, "spanningen", van=van, soort="trekken", naar=naar)
    add(opslag, sid, "ideeen", tekst=IDEE, plek="40")
    write(opslag, sid, "samenvatting", SAMENVATTING)
