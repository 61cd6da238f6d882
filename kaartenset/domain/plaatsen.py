"""The places in a script where a name or the question is to be said, filled in or marked."""

import re
from collections.abc import Mapping
from html import escape

from kaartenset.domain.html import Html

EIGENAAR, BEGELEIDER, VRAAG = "X", "Y", "vraag"
"""The names of the places: the dilemma-eigenaar, the begeleider, and the shared question."""

_PLAATS = re.compile(r"""\[(X|Y|vraag)\]|<(?:[^<>"]|"[^"]*")*>""")
"""A place; or a whole tag, in which none is looked for: an address may hold brackets."""


def fill_plaatsen(script: Html, waarden: Mapping[str, str]) -> Html:
    """The same text with what stands at each place (plain text by name), marked where it is ''."""

    def write(gevonden: re.Match[str]) -> str:
        plaats = gevonden[1]
        if not plaats:
            return gevonden[0]
        return escape(waarden.get(plaats, "")) or f'<mark class="plaats">{plaats}</mark>'

    return Html(_PLAATS.sub(write, script))


def find_plaatsen(script: str) -> list[str]:
    """The names of the places in a text, in their order."""
    return [plaats for plaats in _PLAATS.findall(script) if plaats]
