"""The places in a script where a name or the question is to be said: marked as words apart."""

import re

from kaartenset.domain.html import Html

_PLAATS = re.compile(r"""\[(X|Y|vraag)\]|<(?:[^<>"]|"[^"]*")*>""")
"""A place; or a whole tag, in which none is looked for: an address may hold brackets."""


def mark_plaatsen(script: Html) -> Html:
    """The same text with [X], [Y] and [vraag] as marked words; safe HTML stays safe."""
    return Html(_PLAATS.sub(_mark, script))


def _mark(gevonden: re.Match[str]) -> str:
    plaats = gevonden[1]
    return f'<mark class="plaats">{plaats}</mark>' if plaats else gevonden[0]
