"""The rules of a conversation that a block asks for: the one list in its script, for all to see."""

import re

from kaartenset.domain.html import Html, cut_html
from kaartenset.domain.plaatsen import find_plaatsen

MEESTE_REGELS = 8
LANGSTE_REGEL = 300

_LIST = re.compile(r"<(ul|ol)(?: [^>]*)?>.*</\1>", re.DOTALL)
_START = re.compile(r"<(?:ul|ol)[ >]")
_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def read_gespreksregels(script: Html) -> Html:
    """The list of rules as it stands in a script; raises ValueError with what is wrong, in Dutch.

    There is one list, without a list in it and without a place for a name: all see it as it is.
    """
    aantal = len(_START.findall(script))
    found = _LIST.search(script)
    if found is None:
        raise ValueError(
            "bij 'gespreksregels: ja' hoort een lijst in de tekst;"
            " begin elke regel met een streepje"
        )
    if aantal > 1:
        raise ValueError(
            "bij 'gespreksregels: ja' hoort één lijst in de tekst, en hier staan er"
            f" {aantal}; maak van de andere gewone tekst"
        )
    regels = _ITEM.findall(found[0])
    if len(regels) > MEESTE_REGELS:
        raise ValueError(
            f"hier staan {len(regels)} gespreksregels; gebruik er hooguit {MEESTE_REGELS}"
        )
    for nummer, regel in enumerate(regels, start=1):
        _check_regel(nummer, regel)
    return cut_html(script, *found.span())


def _check_regel(nummer: int, regel: str) -> None:
    lengte = len(_TAG.sub("", regel).strip())
    if lengte == 0:
        raise ValueError(f"gespreksregel {nummer} is leeg; vul hem in of haal hem weg")
    if lengte > LANGSTE_REGEL:
        raise ValueError(
            f"gespreksregel {nummer} heeft {lengte} tekens; gebruik er hooguit {LANGSTE_REGEL}"
        )
    for plaats in find_plaatsen(regel):
        raise ValueError(
            f"in gespreksregel {nummer} staat [{plaats}]; deelnemers zien deze regel,"
            " dus schrijf hem zonder die plaats"
        )
