"""The keys under the title of a block of a draaiboek: its kind, and its minutes for each length."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, create_model

from kaartenset.content.fout import quote
from kaartenset.content.waarden import JaNee, Lijst
from kaartenset.domain.draaiboek import SoortOnderdeel

MAX_MINUTEN = 180

_NUMBER = re.compile(r"[0-9]{1,3}")
_STAP = re.compile(r"[0-9][a-z]?")
_MINUTEN = "minuten_"


def _read_minuten(waarde: str) -> int:
    if not _NUMBER.fullmatch(waarde) or not 1 <= int(waarde) <= MAX_MINUTEN:
        raise ValueError(
            f"{quote(waarde)} is geen aantal minuten;"
            f" schrijf een getal van 1 tot en met {MAX_MINUTEN}"
        )
    return int(waarde)


def _read_stap(waarde: str) -> str:
    if not _STAP.fullmatch(waarde):
        raise ValueError(
            f"{quote(waarde)} is geen stap; schrijf een cijfer, of een cijfer en een kleine letter,"
            " zoals 1a"
        )
    return waarde


Minuten = Annotated[int, BeforeValidator(_read_minuten)]


class OnderdeelKop(BaseModel):
    """The keys of a block; `kop_for` adds its minutes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    soort: SoortOnderdeel

    @property
    def minuten(self) -> dict[int, int]:
        """The minutes of the block for each length that it is in."""
        return {
            int(sleutel.removeprefix(_MINUTEN)): minuten
            for sleutel, minuten in self
            if sleutel.startswith(_MINUTEN) and minuten is not None
        }


class StapKop(OnderdeelKop):
    """The keys of a block that may be part of a step, and in which fields are filled in.

    With `gespreksregels` the list in its script is for all to see.
    """

    stap: Annotated[str, BeforeValidator(_read_stap)] = ""
    velden: Annotated[tuple[str, ...], Lijst] = ()
    gespreksregels: JaNee = "nee"


def minuten_keys(duren: Sequence[int]) -> tuple[str, ...]:
    """The keys for the minutes, one for each length: `minuten_60`."""
    return tuple(f"{_MINUTEN}{duur}" for duur in duren)


@lru_cache(maxsize=32)
def kop_for(duren: tuple[int, ...], *, stappen: bool) -> type[OnderdeelKop]:
    """The keys of a block for these lengths; with `stappen` also its step and fields."""
    minuten: dict[str, Any] = dict.fromkeys(minuten_keys(duren), (Minuten | None, None))
    return create_model("Kop", __base__=StapKop if stappen else OnderdeelKop, **minuten)
