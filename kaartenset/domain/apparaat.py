"""A device that was given a cookie: what it may do, and by what it came to it."""

from enum import StrEnum


class SoortApparaat(StrEnum):
    """What a device may do."""

    BEGELEIDING = "begeleiding"
    SCHERM = "scherm"

    @property
    def is_scherm(self) -> bool:
        """Whether it may only show the screen for sharing."""
        return self is SoortApparaat.SCHERM


class Herkomst(StrEnum):
    """By what a device was given its cookie."""

    GEMAAKT = "gemaakt"
    SLEUTEL = "sleutel"
    CODE = "code"
