"""The invitation to a werkvorm: when, where and how, and the letter of the werkvorm with it."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from kaartenset.domain.kaart import Blad
from kaartenset.domain.taal import write_tijd
from kaartenset.stand.begeleiding import BegeleidingStand
from kaartenset.web.sjablonen import write_datum


@dataclass(frozen=True, slots=True)
class WerkvormUitnodiging:
    """What is sent to who takes part; `brief` is None when the werkvorm was taken away since."""

    onderwerp: str
    praktisch: str
    """When, where and how, as plain lines."""
    brief: Blad | None
    mailto: str
    """With what is practical, and where the letter can be read."""


def write_werkvorm_uitnodiging(
    stand: BegeleidingStand, brief: Blad | None, *, link: str, site: str, brief_link: str
) -> WerkvormUitnodiging:
    """The invitation of a session; `site` is where the word can be typed.

    It ends as planned, or later when the blocks last longer.
    """
    blokken = (regel.onderdeel for regel in stand.agenda.regels)
    duur = sum((blok.duur for blok in blokken if blok.telt_mee), timedelta())
    tot = write_tijd(max(stand.einde_op, stand.begin_op + duur))
    praktisch = "\n".join(
        (
            f"Wanneer: {write_datum(stand.begin_op)}, {write_tijd(stand.begin_op)} tot {tot} uur",
            f"Waar: {stand.plaats or 'volgt nog'}",
            f"Zo doe je mee: open {link}",
            f"Of ga naar {site} en typ het woord: {stand.woord}",
            "Je ziet eerst een wachtpagina. De gespreksbegeleider laat je binnen.",
        )
    )
    onderwerp = f"Uitnodiging: {stand.titel}"
    waarover = f"In deze brief lees je wat je kunt verwachten: {brief_link}\n\n" if brief else ""
    vraag = f"Doe je mee aan ‘{stand.titel}’?"
    tekst = f"Beste collega,\n\n{vraag}\n\n{praktisch}\n\n{waarover}Tot dan."
    regels = tekst.replace("\n", "\r\n")  # RFC 6068
    mailto = f"mailto:?subject={quote(onderwerp)}&body={quote(regels)}"
    return WerkvormUitnodiging(onderwerp, praktisch, brief, mailto)
