"""The end of a conversation: until when its questions are answered, and what the marks say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from kaartenset.domain.termijnen import NAPRATEN, can_reopen
from kaartenset.domain.uitslag import Telling


@dataclass(frozen=True, slots=True)
class Cijfers:
    """The marks of a group: counts for each mark, never who gave which."""

    tellingen: tuple[Telling, ...]
    """From the lowest mark that was given to the highest, those between included."""
    aantal: int
    gemiddelde: str
    """With one decimal: '7,3'."""

    @property
    def laagste(self) -> str:
        """The lowest mark that was given."""
        return self.tellingen[0].keuze.naam

    @property
    def hoogste(self) -> str:
        """The highest mark that was given."""
        return self.tellingen[-1].keuze.naam

    @property
    def zin(self) -> str:
        """The marks in one sentence."""
        begin = f"Gemiddeld een {self.gemiddelde}, van {self.aantal} deelnemers."
        if self.laagste == self.hoogste:
            return f"{begin} Iedereen gaf een {self.laagste}."
        return f"{begin} Het laagste cijfer is een {self.laagste}, het hoogste een {self.hoogste}."


def takes_slotantwoorden(
    *, is_afsluiten: bool, gesloten_op: datetime | None, now: datetime
) -> bool:
    """Whether the closing questions are answered now: in the closing block, and 30 minutes after.

    `is_afsluiten` says whether an open session is in its closing block.
    """
    if gesloten_op is None:
        return is_afsluiten
    return now < gesloten_op + NAPRATEN


def can_show_slot(gesloten_op: datetime | None, now: datetime) -> bool:
    """Whether answers to the closing questions can be shown: until 24 hours after closing."""
    return gesloten_op is None or can_reopen(gesloten_op, now)


def read_cijfers(tellingen: Sequence[Telling]) -> Cijfers | None:
    """Mean and spread of marks, each counted; None when there is no mark."""
    gegeven = [plaats for plaats, telling in enumerate(tellingen) if telling.aantal]
    if not gegeven:
        return None
    spreiding = tuple(tellingen[gegeven[0] : gegeven[-1] + 1])
    aantal = sum(telling.aantal for telling in spreiding)
    som = sum(int(telling.keuze.waarde) * telling.aantal for telling in spreiding)
    return Cijfers(spreiding, aantal, _write_tiende(Fraction(som, aantal)))


def _write_tiende(getal: Fraction) -> str:
    """One decimal with a comma; a half goes up."""
    tienden = int(getal * 10 + Fraction(1, 2))
    return f"{tienden // 10},{tienden % 10}"
