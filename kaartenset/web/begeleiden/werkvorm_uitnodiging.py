"""The invitation to a werkvorm: when, where and how, the programme, the letter of the werkvorm."""

import re
from dataclasses import dataclass
from datetime import timedelta

from kaartenset.domain.html import Html, cut_html
from kaartenset.domain.kaart import Blad
from kaartenset.domain.taal import write_tijd
from kaartenset.stand.begeleiding import BegeleidingStand
from kaartenset.web.sjablonen import write_datum
from kaartenset.web.vooraf.uitnodiging import MAX_MAILTO, list_tijden, write_mailto
from kaartenset.web.werkvormen.tijden import write_duur

AANHEF = "Beste collega,"
"""For a letter that begins without a greeting of its own."""

_AANHEF = re.compile(r"<p>([^<\n]{1,60},)</p>\s*")


@dataclass(frozen=True, slots=True)
class WerkvormUitnodiging:
    """What is sent to who takes part, in the order of reading."""

    onderwerp: str
    aanhef: str
    vraag: str
    """What it is for."""
    praktisch: str
    """When, where and how, as plain lines."""
    programma: str
    """When each block begins, as plain lines."""
    brief: Html | None
    """The letter without its greeting, with its own end; None when the werkvorm was taken away."""
    mailto: str
    """With what is practical, and where the letter can be read."""
    is_kort: bool
    """Whether the programme had to be left out of the mail."""


def write_werkvorm_uitnodiging(
    stand: BegeleidingStand, brief: Blad | None, *, link: str, site: str, brief_link: str
) -> WerkvormUitnodiging:
    """The invitation of a session; `site` is where the word can be typed.

    It ends as planned, or later when the blocks last longer.
    """
    tijden, tot = list_tijden(stand)
    van = write_tijd(stand.begin_op)
    praktisch = "\n".join(
        (
            f"Wanneer: {write_datum(stand.begin_op)}, {van} tot {write_tijd(tot)} uur",
            f"Waar: {stand.plaats or 'volgt nog'}",
            f"Hoe lang: {write_duur((tot - stand.begin_op) // timedelta(minutes=1))}",
            f"Zo doe je mee: open {link}",
            f"Of ga naar {site} en typ het woord: {stand.woord}",
            "Je ziet eerst een wachtpagina. De gespreksbegeleider laat je binnen.",
        )
    )
    programma = "\n".join((*tijden, f"{write_tijd(tot)} Einde"))
    aanhef, rest = _split_aanhef(brief.tekst) if brief else (AANHEF, None)
    onderwerp = f"Uitnodiging: {stand.titel}"
    waarover = f"In deze brief lees je wat je kunt verwachten: {brief_link}\n\n" if brief else ""
    vraag = f"Doe je mee aan ‘{stand.titel}’?"
    begin = f"{AANHEF}\n\n{vraag}\n\n{praktisch}\n\n{waarover}"
    lang = write_mailto(onderwerp, f"{begin}Programma:\n{programma}\n\nTot dan.")
    is_kort = len(lang) > MAX_MAILTO
    mailto = write_mailto(onderwerp, f"{begin}Tot dan.") if is_kort else lang
    return WerkvormUitnodiging(
        onderwerp, aanhef, vraag, praktisch, programma, rest, mailto, is_kort=is_kort
    )


def _split_aanhef(tekst: Html) -> tuple[str, Html]:
    """The greeting that a letter begins with, and the rest; one of ours when it has none."""
    found = _AANHEF.match(tekst)
    if found is None:
        return AANHEF, tekst
    return cut_html(tekst, *found.span(1)), cut_html(tekst, found.end())
