"""What may stand behind a key in a head, and the Dutch sentence for what may not."""

import re
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand, choices, quote
from kaartenset.content.head import Head, read_head, read_lijst, split_head
from kaartenset.content.opmerkingen import pass_over
from kaartenset.content.suggestie import suggestion
from kaartenset.content.tekst import Passage, read_passage

MAX_TITEL = 120
LEEG = "dit bestand is leeg; kopieer het uit een andere set"

_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_OPTION = re.compile(r"'([^']*)'")
# What a wrong choice is called, by the key that it stands behind.
_UNKNOWN = {
    "soort": "onbekende soort",
    "oefenkaart": "onbekende keuze bij oefenkaart",
    "invalshoeken": "onbekende invalshoek",
    "bestuurslagen": "onbekende bestuurslaag",
    "gewicht": "onbekend gewicht",
    "wie": "onbekende schrijver",
    "vooraf": "onbekende keuze bij vooraf",
    "gespreksregels": "onbekende keuze bij gespreksregels",
}
_CHOICE = "{onbekend} {waarde}; kies {keuzes}{suggestie}"
_SENTENCES = {
    "missing": "{naam} ontbreekt; voeg een regel '{sleutel}: …' toe",
    "string_too_short": "achter {naam} staat niets; vul het in",
    "string_too_long": "{naam} heeft {lengte} tekens; gebruik er hooguit {meest}",
    "enum": _CHOICE,
    "literal_error": _CHOICE,
    "empty_choice": "achter {naam} staat niets; kies {keuzes}",
}


def _read_datum(waarde: str, info: ValidationInfo) -> date:
    if not waarde:
        raise ValueError(
            "hier staat geen datum; schrijf tot welke dag de bron reikt, zoals 2026-10-09"
        )
    if not _DATUM.fullmatch(waarde):
        raise ValueError(
            f"{quote(waarde)} is geen datum; schrijf jaar-maand-dag, zoals {_turned(waarde)}"
        )
    try:
        datum = date.fromisoformat(waarde)
    except ValueError as fout:
        raise ValueError(f"de datum {quote(waarde)} bestaat niet; kijk dag en maand na") from fout
    context: dict[str, date] = info.context or {}
    if datum > context["vandaag"]:
        raise ValueError(
            f"de datum {quote(waarde)} ligt in de toekomst; schrijf tot welke dag de bron reikt"
        )
    return datum


def _turned(waarde: str) -> str:
    """The date as it should be written, when it was written with the day first; or an example."""
    turned = _DAY_FIRST.fullmatch(waarde)
    return f"{turned[3]}-{turned[2]:0>2}-{turned[1]:0>2}" if turned else "2026-10-09"


Regel = Annotated[str, Field(min_length=1, max_length=MAX_TITEL)]
Datum = Annotated[date, BeforeValidator(_read_datum)]
JaNee = Literal["ja", "nee"]


class Kop(BaseModel):
    """The values of a head, by their keys; a file's own head adds to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titel: Regel


class GecontroleerdeKop(Kop):
    """The head of a text with facts: `gecontroleerd` is the date up to which its source reaches."""

    gecontroleerd: Datum


Lijst = BeforeValidator(read_lijst)
K = TypeVar("K", bound=BaseModel)


def open_file(
    inhoud: bytes,
    soort: type[K],
    vandaag: date,
    meldingen: Meldingen,
    *,
    leeg: str = LEEG,
) -> tuple[Head, K | None, Passage]:
    """Split a file in its head, the values of that as `soort`, and the lines after it.

    Comments are passed over. `leeg` is what to say of a file in which nothing stands.

    The values are None when one is wrong; that goes to `meldingen`. Raises OngeldigBestand when
    there is no text or no head, or when a comment has no end.
    """
    passage = read_passage(inhoud)
    if passage.is_blank:
        raise OngeldigBestand([Melding(1, leeg)])
    kop, rest = split_head(passage)
    head = read_head(kop, 1, tuple(soort.model_fields), meldingen)
    waarden = read_waarden(head, soort, vandaag, meldingen)
    return head, waarden, pass_over(rest, meldingen)


def read_waarden(head: Head, soort: type[K], vandaag: date, meldingen: Meldingen) -> K | None:
    """The values of a head as `soort`; None when one is wrong, which goes to `meldingen`."""
    try:
        return soort.model_validate(head.waarden, context={"vandaag": vandaag})
    except ValidationError as ongeldig:
        for error in ongeldig.errors(include_url=False):
            sleutel = str(error["loc"][0])
            meldingen.add(head.regel_of(sleutel), _in_dutch(sleutel, error))
        return None


def _in_dutch(sleutel: str, error: ErrorDetails) -> str:
    context, waarde = error.get("ctx", {}), str(error["input"])
    if error["type"] == "value_error":
        return str(context["error"])
    options = tuple(_OPTION.findall(context.get("expected", "")))
    kind = "empty_choice" if "expected" in context and not waarde else error["type"]
    return _SENTENCES.get(kind, "{naam} kan niet {waarde} zijn; kies iets anders").format(
        naam=quote(sleutel),
        sleutel=sleutel,
        waarde=quote(waarde),
        lengte=len(waarde),
        meest=context.get("max_length"),
        onbekend=_UNKNOWN.get(sleutel),
        keuzes=choices(options),
        suggestie=suggestion(waarde, options),
    )
