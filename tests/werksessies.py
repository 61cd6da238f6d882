"""A session of the small werkvorm of `tests.werkvormen`, and who writes on its werkblad."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kaartenset.commands.klok import go_to_onderdeel
from kaartenset.commands.nieuwe_sessie import NieuweSessie
from kaartenset.commands.werkblad import Pen
from kaartenset.content.loader import load_alle
from kaartenset.domain.werkblad import Schrijver
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import ANNA, BRAM, GELEZEN, NOW, Persoon, hash_of, new_sessie
from tests.werkvormen import DUREN, WERKVORM_ID

EIGENAARSSLEUTEL = "sleutel-van-de-eigenaar"
BEGELEIDER = Pen(Schrijver.BEGELEIDER)
EIGENAAR = Pen(Schrijver.EIGENAAR)


def pen_of(wie: Persoon = BRAM) -> Pen:
    """With what a deelnemer writes."""
    return Pen(Schrijver.ALLEN, wie.cookie_hash)


@lru_cache
def _read_werkvorm(cards_root: Path):
    return load_alle(cards_root, NOW.date(), geheugen=GELEZEN).werkvormen[WERKVORM_ID]


def new_werksessie(cards_root: Path, woord: str = "schuurt", **anders) -> NieuweSessie:
    """A session of the longest length; needs `write_werkvorm(cards_root)` before it."""
    gelezen = _read_werkvorm(cards_root)
    duur = anders.get("duur", max(DUREN))
    nieuw = replace(
        new_sessie(cards_root, woord, ANNA),
        werkvorm=WERKVORM_ID,
        werkblad=gelezen.werkvorm.werkblad,
        eigenaar="Noor",
        begeleider="Anna",
        eigenaar_hash=hash_of(f"{EIGENAARSSLEUTEL} {woord}"),
        duur=duur,
        onderdelen=gelezen.begeleiding.draaiboek.onderdelen_for(duur),
    )
    return replace(nieuw, **anders)


def no_deck(_volgorde: str):
    """What `open_sessie` is given for a session without cards: it is never asked."""
    raise AssertionError("a werkvorm has no cards")


def go_to(opslag: Opslag, sid: str, titel: str) -> None:
    """Bring the group to the block with this title."""
    with opslag.reading() as conn:
        klok = find_klok(conn, find_sessie(conn, sid))
    blok = next(een for een in klok.onderdelen if een.titel == titel)
    go_to_onderdeel(opslag, sid, onderdeel_id=blok.id, gezien=klok.huidig_id, now=NOW)
