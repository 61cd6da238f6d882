"""The steps by which a begeleider prepares, with the day before which each is best done."""

from datetime import date, timedelta
from enum import StrEnum


class Stap(StrEnum):
    """What a begeleider does before a session, in this order."""

    UITNODIGEN = "uitnodigen"
    INLEZEN = "inlezen"
    DOORLOPEN = "doorlopen"

    @property
    def vooraf(self) -> timedelta:
        """How long before the session it is best done."""
        return _VOORAF[self]


_VOORAF = {
    Stap.UITNODIGEN: timedelta(weeks=3),
    Stap.INLEZEN: timedelta(weeks=1),
    Stap.DOORLOPEN: timedelta(days=2),
}


def day_before(stap: Stap, sessiedag: date, vandaag: date) -> date | None:
    """The day before which a step is best done; None when that is today or is over: then now."""
    dag = sessiedag - stap.vooraf
    return dag if dag > vandaag else None
