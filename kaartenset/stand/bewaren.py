"""When a session goes, as every page of it says: the rule, and the date that follows from it."""

from dataclasses import dataclass
from datetime import datetime

from kaartenset.domain.bewaren import read_termijn
from kaartenset.storage.facts import SessieFeiten


@dataclass(frozen=True, slots=True)
class BewaarStand:
    """What is still there of a session, and until when; moments are only expected until closing."""

    opruimen_op: datetime | None
    wissen_op: datetime
    is_vast: bool
    is_geopend: bool
    is_opgeruimd: bool
    deden_mee: int
    """How many took part; counted once nothing leads to them any more."""

    @property
    def deden_mee_zin(self) -> str:
        """How many took part, after their names were deleted."""
        if self.deden_mee == 0:
            return "Er deed niemand mee."
        werkwoord = "deelnemer deed" if self.deden_mee == 1 else "deelnemers deden"
        return f"{self.deden_mee} {werkwoord} mee. De namen zijn gewist."

    @property
    def ging_niet_door(self) -> bool:
        """Whether it was closed, by itself, without ever having been opened."""
        return self.opruimen_op is not None and not self.is_geopend


def read_bewaarstand(sessie: SessieFeiten) -> BewaarStand:
    """When what leads to people goes, and when all the rest does."""
    termijn = read_termijn(
        geopend_op=sessie.geopend_op, gesloten_op=sessie.gesloten_op, einde_op=sessie.einde_op
    )
    return BewaarStand(
        opruimen_op=termijn.opruimen_op,
        wissen_op=termijn.wissen_op,
        is_vast=termijn.is_vast,
        is_geopend=sessie.geopend_op is not None,
        is_opgeruimd=sessie.opgeruimd_op is not None,
        deden_mee=sessie.aantal_deelnemers or 0,
    )
