"""The door of a session: who comes in by it."""

from enum import StrEnum


class Deur(StrEnum):
    """What becomes of somebody who knocks."""

    OPEN = "open"
    WACHTKAMER = "wachtkamer"
    DICHT = "dicht"

    @property
    def is_open(self) -> bool:
        """Whether everybody comes in at once."""
        return self is Deur.OPEN

    @property
    def is_wachtkamer(self) -> bool:
        """Whether each late-comer waits until the begeleider lets them in."""
        return self is Deur.WACHTKAMER

    @property
    def is_dicht(self) -> bool:
        """Whether nobody comes in any more."""
        return self is Deur.DICHT
