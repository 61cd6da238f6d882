"""What somebody typed in a session that is gone, or no longer theirs: given back to be copied."""

from flask import current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from kaartenset.domain.bereik import SCHEIDING
from kaartenset.domain.werkregel import DELEN
from kaartenset.web.publiek import publiek_of
from kaartenset.web.toegang import holds_cookie_for

NIET_OPGESLAGEN = (
    "Wat je typte, is niet opgeslagen. Het staat hieronder nog: kopieer het als je het wilt houden."
)
_NAMEN = {deel.naam for delen in DELEN.values() for deel in delen if deel.is_tekst} | {"waarde"}
"""What fields are called in which people write: on the werkblad, with an answer or a note."""


def read_losse_teksten() -> tuple[str, ...]:
    """The texts that this request sends, from who has a cookie for its address; else none.

    To all others an address that is not theirs stays one that is not there, to the byte. An answer
    of only a number is no text, and what is too long to be read is not given back.
    """
    weergave = current_app.view_functions.get(request.endpoint or "")
    if request.method != "POST" or not holds_cookie_for(publiek_of(weergave)):
        return ()
    try:
        velden = tuple(request.form.items(multi=True))
    except RequestEntityTooLarge:
        return ()
    return tuple(tekst for naam, tekst in velden if naam in _NAMEN and not _is_getal(tekst))


def _is_getal(tekst: str) -> bool:
    cijfers = tekst.strip().replace(SCHEIDING, "")
    return not cijfers or cijfers.isdecimal()
