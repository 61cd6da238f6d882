"""Agreements and open questions of a group: what they are, how long they can be noted."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from kaartenset.domain.termijnen import can_reopen

MAX_TEKST = 500
"""How long an agreement can be, in characters."""
MAX_WIE = 80
"""How long the name of who takes it up can be."""
MAX_AFSPRAKEN = 100
"""So many agreements and open questions one session holds, those of last time included."""
TERUG = timedelta(days=366)
VOORUIT = timedelta(days=5 * 366)


class SoortAfspraak(StrEnum):
    """Whether the group agreed on something, or leaves a question open."""

    AFSPRAAK = "afspraak"
    OPEN_VRAAG = "vraag"

    @property
    def naam(self) -> str:
        """As it stands on the screen: 'Open vraag'."""
        return "Open vraag" if self is SoortAfspraak.OPEN_VRAAG else "Afspraak"


def can_note(gesloten_op: datetime | None, now: datetime) -> bool:
    """Whether agreements can still be noted and changed: until 24 hours after closing."""
    return gesloten_op is None or can_reopen(gesloten_op, now)


def is_likely(wanneer: date, vandaag: date) -> bool:
    """Whether somebody can have meant this day: no more than a year ago, and within five years.

    Agreements of last time are changed too, so a day that has passed is no error.
    """
    return vandaag - TERUG <= wanneer <= vandaag + VOORUIT
