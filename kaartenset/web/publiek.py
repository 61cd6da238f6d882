"""For whom a route is; one that does not say so fails the tests."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

Weergave = TypeVar("Weergave", bound=Callable[..., object])


class Voor(StrEnum):
    """The audiences that an address can be for."""

    IEDEREEN = "iedereen"
    DEELNEMERS = "deelnemers"
    SCHERM = "scherm"
    EIGENAAR = "eigenaar"
    BEGELEIDING = "begeleiding"
    REDACTIE = "redactie"


def voor(publiek: Voor) -> Callable[[Weergave], Weergave]:
    """Declare for whom a route is."""

    def declare(weergave: Weergave) -> Weergave:
        weergave.voor = publiek  # type: ignore[attr-defined]
        return weergave

    return declare


def publiek_of(weergave: object) -> Voor | None:
    """The audience that a route declared, or None."""
    return getattr(weergave, "voor", None)
