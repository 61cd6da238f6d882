"""What the three forms that make a session share: refusals, the budget of words, the secrets."""

from collections.abc import Callable
from typing import NamedTuple

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kaartenset.domain.weigering import FormulierGebruikt, TeVeelWoorden, WoordBezet
from kaartenset.web.budget import woordenbudget
from kaartenset.web.geheim import derive_token, hash_token, new_token
from kaartenset.web.sleutel import eigenaarssleutel_of, sleutel_of
from kaartenset.web.terug import on_refusal
from kaartenset.web.toegang import set_begeleider
from kaartenset.web.vooraf.sessie_formulier import SessieFormulier


class Geheimen(NamedTuple):
    """The address of a new session and the begeleider's cookie."""

    sid: str
    cookie: str

    @property
    def sleutel_hash(self) -> str:
        """What is stored of its first sleutel."""
        return hash_token(sleutel_of(self.sid, 0))

    @property
    def eigenaar_hash(self) -> str:
        """What is stored of the first key of its dilemma-eigenaar."""
        return hash_token(eigenaarssleutel_of(self.sid, 0))

    @property
    def cookie_hash(self) -> str:
        """What is stored of the cookie."""
        return hash_token(self.cookie)


def give_back_on_refusal(formulier: SessieFormulier, render: Callable[[str], str]) -> None:
    """Show the form again after a refusal: at the word, or with a new token where that was used."""

    def render_with_new_token(melding: str) -> str:
        formulier.verzoek.data = new_token()
        return render(melding)

    def render_at_woord(melding: str) -> str:
        formulier.woord.errors = [melding]
        return render("")

    on_refusal(render)
    on_refusal(render_at_woord, WoordBezet)
    on_refusal(render_with_new_token, FormulierGebruikt)


def draw_geheimen(formulier: SessieFormulier) -> Geheimen:
    """The secrets of the session that this form makes, from the budget of words.

    The same form sent again gives the same sid. Raises TeVeelWoorden.
    """
    if woordenbudget().is_over():
        raise TeVeelWoorden
    woordenbudget().spend()
    return Geheimen(derive_token("sid", formulier.token), new_token())


def go_to_sleutel(geheimen: Geheimen) -> Response:
    """To the page with the new sleutel, on what is now a device of its begeleider."""
    verder = redirect(url_for("begeleiding.sleutel", sid=geheimen.sid), 303)
    return set_begeleider(verder, geheimen.sid, geheimen.cookie)
