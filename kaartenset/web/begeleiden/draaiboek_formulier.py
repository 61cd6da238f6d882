"""The form in which a begeleider changes the draaiboek: rows of title and minutes, and a new one.

Each row's fields end in the id of its block: `titel-7`, `minuten-7`, and what the begeleider saw
when typing, `titel_gezien-7` and `minuten_gezien-7`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.klok import GeplandOnderdeel
from kaartenset.domain.tekst import read_regel

MAX_TITEL = 80
MAX_MINUTEN = 180
_TITEL = re.compile(r"titel-([0-9]{1,9})")
TITEL_FOUT = f"Geef een titel van hooguit {MAX_TITEL} tekens"
MINUTEN_FOUT = f"Geef hele minuten, van 1 tot en met {MAX_MINUTEN}"


@dataclass(frozen=True, slots=True)
class Fouten:
    """What is wrong with a row, at each of its fields; empty where nothing is."""

    titel: str = ""
    minuten: str = ""

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.titel or self.minuten)


@dataclass(frozen=True, slots=True)
class Rij:
    """One block as it stands in the form; `minuten` is text, as it was typed."""

    id: int
    titel: str
    minuten: str
    titel_gezien: str
    minuten_gezien: int
    fouten: Fouten = Fouten()
    staat_nu: str = ""
    """What is stored by now, where that is not what the begeleider had seen."""

    @property
    def is_gewijzigd(self) -> bool:
        """Whether the begeleider typed anything else than what stood there."""
        return (self.titel, self.minuten) != (self.titel_gezien, str(self.minuten_gezien))


@dataclass(frozen=True, slots=True)
class NieuweRij:
    """The block that is to be added; left empty it adds nothing."""

    titel: str = ""
    minuten: str = ""
    soort: SoortOnderdeel = SoortOnderdeel.GESPREK
    fouten: Fouten = Fouten()

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was typed."""
        return not self.titel and not self.minuten


def read_rijen(form: Mapping[str, str]) -> tuple[Rij, ...]:
    """The rows that were sent, each with what is wrong with it."""
    return tuple(
        _read_rij(form, int(gevonden[1])) for naam in form if (gevonden := _TITEL.fullmatch(naam))
    )


def read_nieuwe_rij(form: Mapping[str, str]) -> NieuweRij:
    """The block to be added, with what is wrong with it unless it was left empty."""
    titel, minuten = read_regel(form.get("nieuw_titel")), read_regel(form.get("nieuw_minuten"))
    soort = form.get("nieuw_soort", "")
    rij = NieuweRij(
        titel=titel,
        minuten=minuten,
        soort=SoortOnderdeel(soort) if soort in set(SoortOnderdeel) else SoortOnderdeel.GESPREK,
    )
    if rij.is_leeg:
        return rij
    return NieuweRij(titel, minuten, rij.soort, _find_fouten(titel, minuten))


def stored_rijen(
    onderdelen: Iterable[GeplandOnderdeel], getypt: Iterable[Rij] = ()
) -> tuple[Rij, ...]:
    """The blocks that are stored, with what was typed over them and not stored yet."""
    per_id = {rij.id: rij for rij in getypt}
    return tuple(_merge(blok, per_id.get(blok.id)) for blok in onderdelen)


def _merge(blok: GeplandOnderdeel, getypt: Rij | None) -> Rij:
    if getypt is None or not getypt.is_gewijzigd:
        return Rij(blok.id, blok.titel, str(blok.minuten), blok.titel, blok.minuten)
    is_zoals_gezien = (blok.titel, blok.minuten) == (getypt.titel_gezien, getypt.minuten_gezien)
    staat_nu = "" if is_zoals_gezien else f"Er staat nu: {blok.titel}, {blok.minuten} minuten"
    return Rij(
        blok.id,
        getypt.titel,
        getypt.minuten,
        blok.titel,
        blok.minuten,
        getypt.fouten,
        staat_nu,
    )


def _read_rij(form: Mapping[str, str], onderdeel_id: int) -> Rij:
    titel = read_regel(form.get(f"titel-{onderdeel_id}"))
    minuten = read_regel(form.get(f"minuten-{onderdeel_id}"))
    gezien = form.get(f"minuten_gezien-{onderdeel_id}", "")
    return Rij(
        id=onderdeel_id,
        titel=titel,
        minuten=minuten,
        titel_gezien=form.get(f"titel_gezien-{onderdeel_id}", ""),
        minuten_gezien=int(gezien) if _is_number(gezien) else 0,
        fouten=_find_fouten(titel, minuten),
    )


def _find_fouten(titel: str, minuten: str) -> Fouten:
    is_goed = _is_number(minuten) and 1 <= int(minuten) <= MAX_MINUTEN
    return Fouten(
        titel="" if 1 <= len(titel) <= MAX_TITEL else TITEL_FOUT,
        minuten="" if is_goed else MINUTEN_FOUT,
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4
