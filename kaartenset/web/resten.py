"""Remains in the database's files: whether there can be any, and who asked to take them out."""

import math
import time

from kaartenset.storage.database import Opslag
from kaartenset.storage.resten import erase_resten
from kaartenset.web.elders import do_elsewhere

SAMEN_S = 60.0
"""Who asks within so many seconds after another waits for the run that is for both of them."""


class Resten:
    """What was taken out, counted, and up to where the files were cleaned of it."""

    def __init__(self) -> None:
        """Begin with one: an earlier process may have left something."""
        self._gewist = 1
        self._schoon = 0
        self._gevraagd_op = -math.inf
        self._is_uitgesteld = False

    def add(self) -> None:
        """Know that something was taken out, after that was stored."""
        self._gewist += 1

    def clean(self, opslag: Opslag, *, geduld: float) -> bool:
        """Clean the files of all that was taken out until now, and whether that was possible.

        Others are served in the meantime. Raises OpslagWeg.
        """
        self._is_uitgesteld = False
        gewist = self._gewist
        if self._schoon >= gewist:
            return True
        if not erase_resten(opslag, geduld=geduld, elders=do_elsewhere):
            return False
        self._schoon = max(self._schoon, gewist)
        return True

    def clean_shared(self, opslag: Opslag, *, geduld: float) -> bool:
        """The same, unless that was asked a moment ago: then it is left to `clean_asked`."""
        now = time.monotonic()
        if now - self._gevraagd_op < SAMEN_S:
            self._is_uitgesteld = True
            return False
        self._gevraagd_op = now
        return self.clean(opslag, geduld=geduld)

    def clean_asked(self, opslag: Opslag, *, geduld: float) -> bool:
        """Do for all of them together what was left; True when nobody waits for it."""
        return not self._is_uitgesteld or self.clean(opslag, geduld=geduld)
