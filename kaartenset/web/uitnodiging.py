"""Filling in the invitation of a deck for one session."""

from kaartenset.domain.kaart import Uitnodiging
from kaartenset.domain.taal import write_tijd
from kaartenset.stand.begeleiding import BegeleidingStand
from kaartenset.web.sjablonen import write_datum


def write_uitnodiging(
    uitnodiging: Uitnodiging, stand: BegeleidingStand, link: str
) -> tuple[str, str]:
    """The subject and the text of the invitation; its times come from the draaiboek."""
    tijden = "\n".join(
        f"{write_tijd(regel.tijd)}  {regel.onderdeel.titel}"
        for regel in stand.agenda.regels
        if regel.onderdeel.telt_mee
    )
    invulling = {
        "titel": stand.titel,
        "datum": write_datum(stand.begin_op),
        "tijd": f"{write_tijd(stand.begin_op)} tot {write_tijd(stand.einde_op)} uur",
        "tijden": tijden,
        "plaats": stand.plaats or "volgt nog",
        "link": link,
        "woord": stand.woord,
    }
    return _fill_in(uitnodiging.titel, invulling), _fill_in(uitnodiging.tekst, invulling)


def _fill_in(tekst: str, invulling: dict[str, str]) -> str:
    """Put values in their places, once: what a begeleider typed is not filled in again."""
    delen = tekst.split("{")
    uit = [delen[0]]
    for deel in delen[1:]:
        plaats, haak, rest = deel.partition("}")
        bekend = haak and plaats in invulling
        uit.append(invulling[plaats] + rest if bekend else "{" + deel)
    return "".join(uit)
