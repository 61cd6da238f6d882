"""How long a session is kept: first what leads to people goes, later all of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kaartenset.domain.termijnen import HEROPENEN_TOT

OPRUIMEN_NA = HEROPENEN_TOT
"""How long after closing what leads to people stays: for as long as reopening is possible."""
WISSEN_NA = timedelta(days=30)
"""How long after closing, or after the planned end of what never opened, all the rest stays."""


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """When parts of one session go; `is_vast` unless it is still open and may last longer."""

    opruimen_op: datetime | None
    wissen_op: datetime
    is_vast: bool

    def is_op_te_ruimen(self, now: datetime) -> bool:
        """Whether what leads to people has to go: not while it can still be reopened."""
        return self.opruimen_op is not None and now > self.opruimen_op

    def is_te_wissen(self, now: datetime) -> bool:
        """Whether all of it has to go."""
        return self.is_vast and now > self.wissen_op


def read_termijn(
    *, geopend_op: datetime | None, gesloten_op: datetime | None, einde_op: datetime
) -> Bewaartermijn:
    """When a session's parts go, from its moments; `einde_op` is the planned end.

    One that never opened counts from its planned end, or from its closing when it was called off
    before that. One that was reopened has no moment of closing until it is closed again, and so
    counts anew.
    """
    opruimen_op = gesloten_op + OPRUIMEN_NA if gesloten_op else None
    if geopend_op is None:
        einde = min(gesloten_op or einde_op, einde_op)
        return Bewaartermijn(opruimen_op, einde + WISSEN_NA, is_vast=True)
    einde = gesloten_op or einde_op
    return Bewaartermijn(opruimen_op, einde + WISSEN_NA, is_vast=gesloten_op is not None)
