"""Filling in the invitation of a deck for one session."""

from datetime import timedelta
from itertools import accumulate

from kaartenset.domain.kaart import Uitnodiging
from kaartenset.domain.taal import write_tijd
from kaartenset.stand.begeleiding import BegeleidingStand
from kaartenset.web.sjablonen import write_datum


def write_uitnodiging(
    uitnodiging: Uitnodiging, stand: BegeleidingStand, link: str
) -> tuple[str, str]:
    """The subject and the text of the invitation; its times come from the draaiboek.

    It ends as planned, or later when the blocks last longer.
    """
    onderdelen = [regel.onderdeel for regel in stand.agenda.regels if regel.onderdeel.telt_mee]
    duren = (onderdeel.duur for onderdeel in onderdelen)
    *begin, einde = accumulate(duren, initial=timedelta())
    tijden = "\n".join(
        f"{write_tijd(stand.begin_op + vanaf)} {onderdeel.titel}"
        for vanaf, onderdeel in zip(begin, onderdelen, strict=True)
    )
    tot = max(stand.einde_op, stand.begin_op + einde)
    invulling = {
        "titel": stand.titel,
        "datum": write_datum(stand.begin_op),
        "tijd": f"{write_tijd(stand.begin_op)} tot {write_tijd(tot)} uur",
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
