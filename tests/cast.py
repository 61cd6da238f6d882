"""The fixed cast: Anna begeleidt, Bram doet mee, Cas zit in een andere sessie."""

import hmac
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from kaartenset.commands.deelnemers import Binnenkomst, join_sessie
from kaartenset.commands.nieuwe_sessie import NieuweSessie
from kaartenset.content.geheugen import Geheugen
from kaartenset.content.loader import load_alle
from kaartenset.domain.sleutel import write_sleutel
from kaartenset.domain.volgorde import arrange
from kaartenset.domain.woord import read_woord
from kaartenset.storage.database import Opslag
from kaartenset.storage.deelnemers import DeelnemerFeiten, find_deelnemer
from kaartenset.storage.facts import SessieFeiten, find_sessie
from tests.decks import SET_ID

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
WOORD = "openheid"
VOLGORDE = ("03", "06", "07", "01", "04", "02", "05")
"""The order of the seven cards for this word (contract, 'From word to order')."""
ELDERS = "sgravenhage"
GEHEIM = "geheim-van-de-tests-32-tekens-lang"
"""The secret of the installation."""
REDACTIESLEUTEL = "proefsleutel-van-de-redactie"
"""The operator's key to the editors' pages, which nobody of the cast has."""


@dataclass(frozen=True)
class Persoon:
    """Somebody with a browser: `token` is in the cookie, `cookie_hash` in the database."""

    naam: str
    token: str

    @property
    def cookie_hash(self) -> str:
        return hash_of(self.token)


def hash_of(token: str) -> str:
    """What the database keeps of a secret."""
    return sha256(token.encode()).hexdigest()


ANNA = Persoon("Anna", "anna-begeleidt-22-tekens")
BRAM = Persoon("Bram", "bram-doet-mee-22-tekens")
CAS = Persoon("Cas", "cas-zit-elders-22-tekens")


def sid_of(woord: str) -> str:
    """The address of the session that the fixtures make for a word: 22 characters."""
    return hash_of(f"sid {woord}")[:22]


def sleutel_of(woord: str) -> str:
    """The key of that session, as it is typed and as a site with this secret writes it."""
    bericht = f"sleutel\n{sid_of(woord)}".encode()
    return write_sleutel(hmac.digest(GEHEIM.encode(), bericht, "sha256"))


def new_sessie(cards_root: Path, woord: str = WOORD, wie: Persoon = ANNA, **anders):
    """A session to make: begins at NOW, lasts two hours; `anders` replaces fields."""
    draaiboek = read_deck(cards_root).begeleiding.draaiboek
    duur = anders.get("duur", 120)
    nieuw = NieuweSessie(
        sid=sid_of(woord),
        sleutel_hash=hash_of(sleutel_of(woord)),
        cookie_hash=wie.cookie_hash,
        kaartenset=SET_ID,
        woord=woord,
        woord_key=read_woord(woord),
        titel=f"Sessie {woord}",
        plaats="Zaal 2",
        begin_op=NOW,
        duur=duur,
        onderdelen=draaiboek.onderdelen_for(duur),
    )
    return replace(nieuw, **anders)


class LangGeheugen(Geheugen):
    """Forgets nothing: where the content is the same, so is what came of it."""

    def end_reading(self) -> None:
        """Keep what this reading did not need for the next."""


GELEZEN = LangGeheugen()
"""What the files of the decks of all tests were read as: most of them have the same content."""


def read_deck(cards_root: Path):
    """The small deck as it lies on disk now; read again only when a file has changed."""
    files = sorted(path for path in cards_root.rglob("*") if path.is_file())
    return _read_deck(cards_root, tuple((path, path.read_bytes()) for path in files))


@lru_cache
def _read_deck(cards_root: Path, _files: tuple[tuple[Path, bytes], ...]):
    return load_alle(cards_root, NOW.date(), geheugen=GELEZEN).sets[SET_ID]


def deck_on_disk(cards_root: Path):
    """What `open_sessie` takes: a function that gives the deck for a volgorde."""

    def deck(volgorde: str):
        gelezen = read_deck(cards_root)
        kaarten = arrange(gelezen.kaartenset.kaarten, volgorde)
        return kaarten, gelezen.begeleiding.toelichtingen

    return deck


def join(opslag: Opslag, sid: str, wie: Persoon = BRAM, *, naam: str | None = None, limiet=100):
    """Come in by the door."""
    binnenkomst = Binnenkomst(wie.cookie_hash, naam, ("Blauwe otter", "Groene kat", "Gele vis"))
    return join_sessie(opslag, sid, binnenkomst, limiet=limiet, now=NOW)


def feiten_of(opslag: Opslag, sid: str) -> SessieFeiten:
    """What is stored of a session now."""
    with opslag.reading() as conn:
        return find_sessie(conn, sid)


def deelnemer_of(opslag: Opslag, sid: str, wie: Persoon = BRAM) -> DeelnemerFeiten | None:
    """What is stored of somebody in a session."""
    with opslag.reading() as conn:
        return find_deelnemer(conn, find_sessie(conn, sid), wie.cookie_hash)
