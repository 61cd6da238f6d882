"""The timed script of a deck: an introduction, and blocks with their minutes and script."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from kaartenset.content.blokken import lines_outside
from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand, quote
from kaartenset.content.head import Head, read_head
from kaartenset.content.markdown import is_empty, markdown
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import MAX_TITEL, GecontroleerdeKop, open_file, read_waarden
from kaartenset.domain.draaiboek import Draaiboek, Onderdeel, SoortOnderdeel
from kaartenset.domain.html import Html

DUREN = (60, 120)
MAX_MINUTEN = 180

_TITLE = re.compile(r"##(?!#)")
_NUMBER = re.compile(r"[0-9]{1,3}")


def _read_minuten(waarde: str) -> int:
    if not _NUMBER.fullmatch(waarde) or not 1 <= int(waarde) <= MAX_MINUTEN:
        raise ValueError(
            f"{quote(waarde)} is geen aantal minuten;"
            f" schrijf een getal van 1 tot en met {MAX_MINUTEN}"
        )
    return int(waarde)


Minuten = Annotated[int, BeforeValidator(_read_minuten)]


class OnderdeelKop(BaseModel):
    """The keys under the title of a block."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    soort: SoortOnderdeel
    minuten_60: Minuten | None = None
    minuten_120: Minuten | None = None

    @property
    def minuten(self) -> dict[int, int]:
        """The minutes of the block for each length that it is in."""
        found = {60: self.minuten_60, 120: self.minuten_120}
        return {duur: minuten for duur, minuten in found.items() if minuten is not None}


@dataclass(frozen=True, slots=True)
class _Blok:
    """A block as it was found; what is None was wrong."""

    titel: str
    head: Head
    kop: OnderdeelKop | None
    script: Html | None

    def minuten_for(self, duur: int) -> int:
        """What the block adds to the length `duur`: nothing when it lies before the start."""
        if self.kop is None or self.kop.soort is SoortOnderdeel.KLAARZETTEN:
            return 0
        return self.kop.minuten.get(duur, 0)


def read_draaiboek(inhoud: bytes, vandaag: date) -> Draaiboek:
    """Read the bytes of `draaiboek.md`: a head `titel`, `gecontroleerd`, an introduction, blocks.

    A block is `## Titel` with directly under it `soort`, `minuten_60`, `minuten_120`, then an
    empty line and the script. Raises OngeldigBestand with everything that is wrong with it.
    """
    meldingen = Meldingen()
    _, kop, rest = open_file(inhoud, GecontroleerdeKop, vandaag, meldingen)
    titles = meldingen.attempt(_find_titles, rest)
    if titles is None:
        raise meldingen.refusal()
    inleiding = meldingen.attempt(markdown, rest.part(rest.eerste, titles[0][0]), highest=3)
    ends = [*(nummer for nummer, _ in titles[1:]), None]
    blokken = [
        _read_blok(titel, rest.part(nummer, end), vandaag, meldingen)
        for (nummer, titel), end in zip(titles, ends, strict=True)
    ]
    _check_klaarzetten(blokken, meldingen)
    for duur in DUREN:
        _check_duur(duur, blokken, meldingen)
    if meldingen or kop is None or inleiding is None:
        raise meldingen.refusal()
    onderdelen = tuple(
        Onderdeel(blok.titel, blok.kop.soort, blok.kop.minuten, blok.script)
        for blok in blokken
        if blok.kop is not None and blok.script is not None
    )
    return Draaiboek(kop.titel, inleiding, onderdelen)


def _find_titles(passage: Passage) -> list[tuple[int, str]]:
    titles = [
        (nummer, regel.lstrip("#").rstrip("# ").strip())
        for nummer, regel in lines_outside(passage)
        if _TITLE.match(regel)
    ]
    if not titles:
        melding = "er zijn geen onderdelen; zet boven elk onderdeel een regel '## Titel'"
        raise OngeldigBestand([Melding(passage.eerste - 1, melding)])
    return titles


def find_scripts(passage: Passage) -> list[Passage]:
    """What is read of a draaiboek: the introduction, and each script without title and keys."""
    starts = [nummer for nummer, _ in _find_titles(passage)]
    blokken = [
        passage.part(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]
    scripts = [blok.part(_end_of_keys(blok)) for blok in blokken]
    return [passage.part(passage.eerste, starts[0]), *scripts]


def _end_of_keys(blok: Passage) -> int:
    """The number of the empty line after the keys of a block, or of the line after the block."""
    return next((nummer for nummer, regel in blok if not regel.strip()), blok.einde)


def _read_blok(titel: str, passage: Passage, vandaag: date, meldingen: Meldingen) -> _Blok:
    """Read a block of which the first line is its title."""
    begin = passage.eerste
    if not titel:
        meldingen.add(begin, "dit onderdeel heeft geen titel; schrijf die achter ##")
    elif len(titel) > MAX_TITEL:
        meldingen.add(begin, f"de titel heeft {len(titel)} tekens; gebruik er hooguit {MAX_TITEL}")
    end = _end_of_keys(passage)
    head = read_head(
        passage.part(begin + 1, end), begin, tuple(OnderdeelKop.model_fields), meldingen
    )
    kop = None
    if end == begin + 1:
        sleutels = "soort, minuten_60 en minuten_120"
        meldingen.add(begin, f"zet direct onder deze titel de regels met {sleutels}")
    else:
        kop = read_waarden(head, OnderdeelKop, vandaag, meldingen)
        if not {"minuten_60", "minuten_120"} & head.waarden.keys():
            meldingen.add(begin, "de minuten ontbreken; zet hieronder minuten_60 of minuten_120")
    script = meldingen.attempt(markdown, passage.part(end), highest=3, deeper=1)
    if script is not None and is_empty(script):
        meldingen.add(begin, "dit onderdeel heeft geen tekst; schrijf die na een lege regel")
    return _Blok(titel, head, kop, script)


def _check_klaarzetten(blokken: Sequence[_Blok], meldingen: Meldingen) -> None:
    started = False
    for blok in blokken:
        before_start = blok.kop is not None and blok.kop.soort is SoortOnderdeel.KLAARZETTEN
        if before_start and started:
            meldingen.add(
                blok.head.begin, "klaarzetten ligt vóór het begin; zet dit onderdeel vooraan"
            )
        started = started or not before_start


def _check_duur(duur: int, blokken: Sequence[_Blok], meldingen: Meldingen) -> None:
    used = sum(blok.minuten_for(duur) for blok in blokken)
    if used == 0 and all(blok.kop is not None for blok in blokken):
        meldingen.add(1, f"voor {duur} minuten is er geen onderdeel; zet ergens minuten_{duur}")
    running = 0
    for blok in blokken:
        running += blok.minuten_for(duur)
        if running > duur:
            meldingen.add(
                blok.head.regel_of(f"minuten_{duur}"),
                f"de onderdelen voor {duur} minuten duren samen {used} minuten"
                f" (zonder klaarzetten); maak ze samen hooguit {duur}",
            )
            return
