"""Clocks for the tests of the domain: a conversation of two hours, begun or not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.klok import MINUUT, GeplandOnderdeel, KlokFeiten

BEGIN = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
KLAARZETTEN, WELKOM, RONDE_1, PAUZE, RONDE_2, AFSLUITEN = range(1, 7)
"""The ids of the blocks."""
BLOKKEN = (
    (KLAARZETTEN, "Klaarzetten", SoortOnderdeel.KLAARZETTEN, 10),
    (WELKOM, "Welkom", SoortOnderdeel.GESPREK, 12),
    (RONDE_1, "Eerste ronde", SoortOnderdeel.KAARTEN, 45),
    (PAUZE, "Pauze", SoortOnderdeel.PAUZE, 10),
    (RONDE_2, "Tweede ronde", SoortOnderdeel.KAARTEN, 40),
    (AFSLUITEN, "Afsluiten", SoortOnderdeel.AFSLUITEN, 10),
)
"""The minutes of the contract: 117, and 3 to spare in two hours."""


def minuten(aantal: float) -> timedelta:
    return aantal * MINUUT


def make_feiten(huidig_id: int = KLAARZETTEN, **anders) -> KlokFeiten:
    """A clock that was not started yet; `anders` replaces fields."""
    onderdelen = tuple(GeplandOnderdeel(*blok) for blok in BLOKKEN)
    feiten = KlokFeiten(onderdelen, huidig_id, None, BEGIN, minuten(120), None)
    return replace(feiten, **anders)


def make_running(huidig_id: int = RONDE_1, sinds: datetime = BEGIN, **anders) -> KlokFeiten:
    """A clock that runs in a block since `sinds`; the conversation began on time."""
    return make_feiten(huidig_id, **{"loopt_sinds": sinds, "begonnen_op": BEGIN, **anders})


def with_blok(feiten: KlokFeiten, blok_id: int, **anders) -> KlokFeiten:
    """The same clock with other facts in one block."""
    blokken = (replace(b, **anders) if b.id == blok_id else b for b in feiten.onderdelen)
    return replace(feiten, onderdelen=tuple(blokken))


def without_blok(feiten: KlokFeiten, *weg: int) -> KlokFeiten:
    """The same clock without these blocks."""
    return replace(feiten, onderdelen=tuple(b for b in feiten.onderdelen if b.id not in weg))
