"""What files were read as before, so that after a change only what is new has to be read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar, cast

from kaartenset.content.fout import Melding, OngeldigBestand

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Ongeldig:
    """A file that was refused, kept without the traceback of its refusal."""

    meldingen: tuple[Melding, ...]


class Geheugen:
    """Keeps what came of the content of each file of the last two readings, and no more."""

    def __init__(self) -> None:
        self._now: dict[tuple[str, date, bytes], Any] = {}
        self._before: dict[tuple[str, date, bytes], Any] = {}

    def recall(
        self, naam: str, inhoud: bytes, vandaag: date, read: Callable[[bytes, date], T]
    ) -> T:
        """What `read` makes of the content; `naam` says by which name in a deck it was read.

        Raises OngeldigBestand as `read` does.
        """
        key = (naam, vandaag, sha256(inhoud).digest())
        found = self._now.get(key, self._before.get(key))
        if found is None:
            try:
                found = read(inhoud, vandaag)
            except OngeldigBestand as ongeldig:
                found = _Ongeldig(ongeldig.meldingen)
        self._now[key] = found
        if isinstance(found, _Ongeldig):
            raise OngeldigBestand(found.meldingen)
        return cast(T, found)

    def end_reading(self) -> None:
        """Forget what neither this reading nor the one before it needed."""
        self._before, self._now = self._now, {}
