"""Filling in the invitation of a deck for one session, to copy or to mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from urllib.parse import quote

from kaartenset.config import Elearning
from kaartenset.domain.kaart import Uitnodiging
from kaartenset.domain.taal import write_tijd
from kaartenset.stand.begeleiding import BegeleidingStand
from kaartenset.web.sjablonen import write_datum

MAX_MAILTO = 1_800
"""Longer links than this some mail programs cut off, or do not open at all."""


@dataclass(frozen=True, slots=True)
class Brief:
    """An invitation that is filled in; `mailto` is empty where it would be too long a link."""

    onderwerp: str
    tekst: str
    mailto: str
    is_kort: bool
    """Whether the times of the blocks had to be left out of the mail."""


def write_uitnodiging(
    uitnodiging: Uitnodiging,
    stand: BegeleidingStand,
    link: str,
    elearning: Elearning | None = None,
) -> Brief:
    """The invitation; its times come from the draaiboek.

    It ends as planned, or later when the blocks last longer.
    """
    tijden, tot = list_tijden(stand)
    invulling = {
        "titel": stand.titel,
        "datum": write_datum(stand.begin_op),
        "tijd": f"{write_tijd(stand.begin_op)} tot {write_tijd(tot)} uur",
        "tijden": "\n".join(tijden),
        "plaats": stand.plaats or "volgt nog",
        "link": link,
        "woord": stand.woord,
        "elearning": _write_elearning(elearning),
    }
    sjabloon = uitnodiging.tekst if elearning else _without(uitnodiging.tekst, "{elearning}")
    onderwerp = _fill_in(uitnodiging.titel, invulling)
    tekst = _fill_in(sjabloon, invulling)
    lang = write_mailto(onderwerp, tekst)
    if len(lang) <= MAX_MAILTO:
        return Brief(onderwerp, tekst, lang, is_kort=False)
    kort = write_mailto(onderwerp, _fill_in(_without(sjabloon, "{tijden}"), invulling))
    return Brief(onderwerp, tekst, kort if len(kort) <= MAX_MAILTO else "", is_kort=True)


def list_tijden(stand: BegeleidingStand) -> tuple[list[str], datetime]:
    """When each block begins, as lines, and when the last one ends: as planned, or later."""
    onderdelen = [regel.onderdeel for regel in stand.agenda.regels if regel.onderdeel.telt_mee]
    duren = (onderdeel.duur for onderdeel in onderdelen)
    *begin, einde = accumulate(duren, initial=timedelta())
    tijden = [
        f"{write_tijd(stand.begin_op + vanaf)} {onderdeel.titel}"
        for vanaf, onderdeel in zip(begin, onderdelen, strict=True)
    ]
    return tijden, max(stand.einde_op, stand.begin_op + einde)


def write_mailto(onderwerp: str, tekst: str) -> str:
    """The link that opens a mail program with this subject and text."""
    regels = tekst.replace("\n", "\r\n")  # RFC 6068
    return f"mailto:?subject={quote(onderwerp)}&body={quote(regels)}"


def _write_elearning(elearning: Elearning | None) -> str:
    if elearning is None:
        return ""
    return f"Wil je meer weten? Volg dan vooraf de e-learning ‘{elearning.naam}’: {elearning.adres}"


def _without(tekst: str, plaats: str) -> str:
    """The text without the paragraph that is this place alone, and the line that announces it."""
    uit: list[str] = []
    for alinea in tekst.split("\n\n"):
        if alinea.strip() != plaats:
            uit.append(alinea)
        elif uit and uit[-1].endswith(":") and "\n" not in uit[-1]:
            uit.pop()
    return "\n\n".join(uit)


def _fill_in(tekst: str, invulling: dict[str, str]) -> str:
    """Put values in their places, once: what a begeleider typed is not filled in again."""
    delen = tekst.split("{")
    uit = [delen[0]]
    for deel in delen[1:]:
        plaats, haak, rest = deel.partition("}")
        bekend = haak and plaats in invulling
        uit.append(invulling[plaats] + rest if bekend else "{" + deel)
    return "".join(uit)
