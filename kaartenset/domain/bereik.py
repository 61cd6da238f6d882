"""What a group can do on a line, when each said from where to where it does not go too far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SCHEIDING = "-"
"""Between the two limits of one deelnemer as they are stored: '20-70'."""


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Of one deelnemer: below `links` and above `rechts` (0 to 100) it goes too far."""

    links: int
    rechts: int


@dataclass(frozen=True, slots=True)
class Bereik:
    """The limits of all who gave them, in order, and the part that is within those of each."""

    grenzen: tuple[Grenzen, ...]
    links: int
    rechts: int

    @property
    def is_leeg(self) -> bool:
        """Whether there is no place that is within everybody's limits."""
        return self.links > self.rechts

    def holds(self, plek: int) -> bool:
        """Whether a place on the line is within the limits of all."""
        return self.links <= plek <= self.rechts

    def judge(self, plek: int) -> str:
        """How a place on the line lies for all: 'binnen ieders grenzen', 'voor iemand te veel'."""
        is_te_weinig, is_te_veel = plek < self.links, plek > self.rechts
        if is_te_weinig and is_te_veel:
            return "voor de een te weinig, voor de ander te veel"
        if is_te_weinig:
            return "voor iemand te weinig"
        return "voor iemand te veel" if is_te_veel else "binnen ieders grenzen"


def read_bereik(totalen: Mapping[str, int]) -> Bereik | None:
    """The range that can be worked with, from how often each pair of limits was given."""
    alle = tuple(_expand(totalen))
    if not alle:
        return None
    links = max(een.links for een in alle)
    rechts = min(een.rechts for een in alle)
    return Bereik(tuple(sorted(alle, key=lambda een: (een.links, een.rechts))), links, rechts)


def _expand(totalen: Mapping[str, int]) -> Iterable[Grenzen]:
    for waarde, aantal in totalen.items():
        links, _, rechts = waarde.partition(SCHEIDING)
        yield from [Grenzen(int(links), int(rechts))] * aantal
