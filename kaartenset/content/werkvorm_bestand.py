"""What a werkvorm says of itself: its title, its lengths, for how many it is, an introduction."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from kaartenset.content.blad_bestand import read_filled
from kaartenset.content.fout import Meldingen, quote
from kaartenset.content.waarden import GecontroleerdeKop, Lijst, open_file
from kaartenset.domain.html import Html

LEEG = "dit bestand is leeg; kopieer het uit een andere werkvorm"
MAX_SAMENVATTING = 200
MAX_DUREN = 3
KORTST, LANGST = 30, 480
"""The limits of a length, in minutes."""
MINST, MEEST = 2, 50
"""The limits of how many take part."""

_NUMBER = re.compile(r"[1-9][0-9]{0,2}")


def _read_duur(waarde: str) -> int:
    if not _NUMBER.fullmatch(waarde) or not KORTST <= int(waarde) <= LANGST:
        raise ValueError(
            f"{quote(waarde)} is geen lengte;"
            f" schrijf een aantal minuten van {KORTST} tot en met {LANGST}"
        )
    return int(waarde)


def _check_duren(duren: tuple[int, ...]) -> tuple[int, ...]:
    if not duren:
        raise ValueError("deze lijst is leeg; schrijf een tot drie lengtes, zoals [60, 120]")
    if len(duren) > MAX_DUREN:
        raise ValueError(f"hier staan {len(duren)} lengtes; kies er hooguit {MAX_DUREN}")
    if list(duren) != sorted(duren):
        better = ", ".join(map(str, sorted(duren)))
        raise ValueError(f"zet de lengtes van kort naar lang: [{better}]")
    return duren


def _read_aantal(waarde: str) -> int:
    if not _NUMBER.fullmatch(waarde) or not MINST <= int(waarde) <= MEEST:
        raise ValueError(
            f"{quote(waarde)} is geen aantal deelnemers;"
            f" schrijf een getal van {MINST} tot en met {MEEST}"
        )
    return int(waarde)


class WerkvormKop(GecontroleerdeKop):
    """The head of `werkvorm.md`."""

    samenvatting: Annotated[str, Field(min_length=1, max_length=MAX_SAMENVATTING)]
    duren: Annotated[
        tuple[Annotated[int, BeforeValidator(_read_duur)], ...],
        Lijst,
        AfterValidator(_check_duren),
    ]
    deelnemers: Annotated[int, BeforeValidator(_read_aantal)]


@dataclass(frozen=True, slots=True)
class WerkvormVoorblad:
    """What `werkvorm.md` holds."""

    titel: str
    samenvatting: str
    inleiding: Html
    duren: tuple[int, ...]
    deelnemers: int


def read_werkvorm(inhoud: bytes, vandaag: date) -> WerkvormVoorblad:
    """Read the bytes of `werkvorm.md`: a head, and the introduction for everybody in Markdown.

    Raises OngeldigBestand with everything that is wrong with it.
    """
    meldingen = Meldingen()
    _, kop, rest = open_file(inhoud, WerkvormKop, vandaag, meldingen, leeg=LEEG)
    inleiding = meldingen.attempt(read_filled, rest)
    if meldingen or kop is None or inleiding is None:
        raise meldingen.refusal()
    return WerkvormVoorblad(kop.titel, kop.samenvatting, inleiding, kop.duren, kop.deelnemers)
