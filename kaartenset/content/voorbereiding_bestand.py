"""How a werkvorm is prepared: parts with the days before, and in each what can be ticked off."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand, quote
from kaartenset.content.head import Head
from kaartenset.content.markdown import markdown
from kaartenset.content.stuk_id import check_ids, id_of
from kaartenset.content.stukken import Stuk, check_titel, read_kop, split_stukken
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import GecontroleerdeKop, open_file
from kaartenset.content.werkvorm_bestand import LEEG
from kaartenset.domain.voorbereiding import Voorbereiding, Voorbereidingsdeel, Voorbereidingspunt

_DEEL, _PUNT = 2, 3
"""The levels of the titles."""
MAX_DAGEN = 365
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")


def _read_dagen(waarde: str) -> int:
    if not _NUMBER.fullmatch(waarde) or int(waarde) > MAX_DAGEN:
        raise ValueError(
            f"{quote(waarde)} is geen aantal dagen; schrijf een getal van 1 tot en met {MAX_DAGEN}"
        )
    return int(waarde)


class DeelKop(BaseModel):
    """The key of a part: how many days before the conversation it is best done."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    dagen: Annotated[int, BeforeValidator(_read_dagen)]


class PuntKop(BaseModel):
    """The key of what can be ticked off."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, id_of("punt")]


@dataclass(frozen=True, slots=True)
class _GelezenPunt:
    """A point as it was found; `punt` is None when something in it was wrong."""

    head: Head
    punt: Voorbereidingspunt | None


def read_voorbereiding(inhoud: bytes, vandaag: date) -> Voorbereiding:
    """Read the bytes of `voorbereiding.md`: a head `titel`, `gecontroleerd`, parts with points.

    A part is `## Titel` with directly under it `dagen`, and after an empty line a text if it needs
    one; a point in it is `### Titel` with directly under it its `id`, and after an empty line its
    text. Raises OngeldigBestand with everything that is wrong with it.
    """
    meldingen = Meldingen()
    _, kop, rest = open_file(inhoud, GecontroleerdeKop, vandaag, meldingen, leeg=LEEG)
    split = meldingen.attempt(_split, rest)
    if split is None:
        raise meldingen.refusal()
    boven, stukken = split
    if not boven.is_blank:
        melding = "hier begint nog geen deel; zet erboven een regel '## Titel'"
        meldingen.add(boven.trimmed().eerste, melding)
    punten: list[_GelezenPunt] = []
    delen = [_read_deel(stuk, punten, vandaag, meldingen) for stuk in stukken]
    check_ids((one.head for one in punten), meldingen)
    if meldingen or kop is None:
        raise meldingen.refusal()
    return Voorbereiding(kop.titel, tuple(deel for deel in delen if deel))


def find_delen(passage: Passage) -> list[tuple[Stuk, tuple[Stuk, ...]]]:
    """What is read of a voorbereiding: each part without its points, and its points."""
    return [_take_apart(stuk) for stuk in _split(passage)[1]]


def _split(passage: Passage) -> tuple[Passage, tuple[Stuk, ...]]:
    boven, delen = split_stukken(passage, _DEEL)
    if not delen:
        melding = "er zijn geen delen; zet boven elk deel een regel '## Titel'"
        raise OngeldigBestand([Melding(passage.eerste - 1, melding)])
    return boven, delen


def _take_apart(stuk: Stuk) -> tuple[Stuk, tuple[Stuk, ...]]:
    punten = split_stukken(stuk.passage.part(stuk.regel + 1), _PUNT)[1]
    eigen = stuk.passage.part(stuk.regel, punten[0].regel if punten else None)
    return Stuk(stuk.titel, stuk.niveau, eigen), punten


def _read_deel(
    stuk: Stuk, gelezen: list[_GelezenPunt], vandaag: date, meldingen: Meldingen
) -> Voorbereidingsdeel | None:
    """The part, and its points added to `gelezen`; None when something in it is wrong."""
    check_titel(stuk, "deel", meldingen)
    deel, stukken = _take_apart(stuk)
    _, kop = read_kop(deel, DeelKop, ("dagen",), vandaag, meldingen)
    tekst = meldingen.attempt(markdown, deel.tekst, highest=_PUNT + 1)
    if not stukken:
        meldingen.add(stuk.regel, "dit deel heeft geen punt; zet eronder een regel '### Titel'")
    eigen = [_read_punt(punt, vandaag, meldingen) for punt in stukken]
    gelezen += eigen
    if kop is None or tekst is None:
        return None
    punten = tuple(one.punt for one in eigen if one.punt)
    return Voorbereidingsdeel(stuk.titel, kop.dagen, tekst, punten)


def _read_punt(stuk: Stuk, vandaag: date, meldingen: Meldingen) -> _GelezenPunt:
    check_titel(stuk, "punt", meldingen)
    head, kop = read_kop(stuk, PuntKop, ("id",), vandaag, meldingen)
    tekst = meldingen.attempt(markdown, stuk.tekst, highest=_PUNT + 1)
    if kop is None or tekst is None:
        return _GelezenPunt(head, None)
    return _GelezenPunt(head, Voorbereidingspunt(kop.id, stuk.titel, tekst))
