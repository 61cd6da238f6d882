"""How long things last in the life of a session."""

from datetime import datetime, timedelta

DUBBELE_KLIK = timedelta(minutes=2)
"""How long the same form sent again counts as one request: a double click, or a lost answer."""
VOORAF = timedelta(hours=1)
"""From how long before its planned start a word leads to a session's waiting page."""
HEROPENEN_TOT = timedelta(hours=24)
"""How long after closing a session can be reopened."""
NAPRATEN = timedelta(minutes=30)
"""How long after closing the closing questions (a mark, tomorrow) are still answered."""
SLUIT_VANZELF_NA = timedelta(hours=4)
"""How long after its planned end a session that nobody leads closes by itself."""
SLEUTEL_TE_ZIEN = timedelta(minutes=15)
"""How long after it was made the sleutel can be read on the begeleider's devices."""
CODE_GELDIG = timedelta(minutes=5)
"""How long a code for once can be used."""


def can_reopen(gesloten_op: datetime | None, now: datetime) -> bool:
    """Whether a session that was closed then can still be reopened."""
    return gesloten_op is not None and now - gesloten_op <= HEROPENEN_TOT
