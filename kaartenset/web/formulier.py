"""What all forms share: Dutch messages, and a token that makes a double click one request."""

import re

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from kaartenset.web.geheim import new_token

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


ZINNEN = {
    "Not a valid date value.": "Geef een datum, bijvoorbeeld 2-12-2026",
    "Not a valid time value.": "Geef een tijd, bijvoorbeeld 14:30",
    "Not a valid choice.": "Kies een van de mogelijkheden",
}


class Zinnen:
    """What WTForms says of itself, in sentences that tell what would be right."""

    def gettext(self, zin: str) -> str:
        """Our sentence for one of theirs."""
        return ZINNEN.get(zin, zin)

    def ngettext(self, enkel: str, meer: str, aantal: int) -> str:
        """The same for what is counted; all our validators have sentences of their own."""
        return self.gettext(enkel if aantal == 1 else meer)


class Formulier(FlaskForm):
    """A form in Dutch; posts are guarded by their origin, not by a token against forgery."""

    class Meta:
        """Settings of WTForms."""

        csrf = False

        def get_translations(self, _form: object) -> "Zinnen":
            """Say in our own words what WTForms finds wrong by itself."""
            return Zinnen()

    def __init__(self, formdata: MultiDict[str, str] | None = None) -> None:
        """Take what was sent, or nothing for a form that is shown for the first time."""
        super().__init__(formdata=formdata)  # type: ignore[no-untyped-call]


class EenmaligFormulier(Formulier):
    """A form that, sent twice, is done once."""

    verzoek = HiddenField(default=new_token)

    @property
    def token(self) -> str:
        """The token that came with the form, or a new one when that is no token."""
        return read_verzoek(self.verzoek.data or "")


def read_verzoek(gegeven: str) -> str:
    """The token that a form sent, or a new one when that is no token."""
    return gegeven if _TOKEN.fullmatch(gegeven) else new_token()
