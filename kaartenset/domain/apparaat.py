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

    @property
    def zin(self) -> str:
        """The same, as the begeleider reads it."""
        return _ZINNEN[self]


_ZINNEN = {
    Herkomst.GEMAAKT: "Hier is de sessie gemaakt",
    Herkomst.SLEUTEL: "Binnengekomen met de sleutel",
    Herkomst.CODE: "Binnengekomen met een code",
}
