"""What all forms share: Dutch messages, and a token that makes a double click one request."""

import re

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from kaartenset.web.geheim import new_token

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class Formulier(FlaskForm):
    """A form in Dutch; posts are guarded by their origin, not by a token against forgery."""

    class Meta:
        """Settings of WTForms."""

        csrf = False
        locales = ("nl",)

    def __init__(self, formdata: MultiDict[str, str] | None = None) -> None:
        """Take what was sent, or nothing for a form that is shown for the first time."""
        super().__init__(formdata=formdata)  # type: ignore[no-untyped-call]


class EenmaligFormulier(Formulier):
    """A form that, sent twice, is done once."""

    verzoek = HiddenField(default=new_token)

    @property
    def token(self) -> str:
        """The token that came with the form, or a new one when that is no token."""
        gegeven = self.verzoek.data or ""
        return gegeven if _TOKEN.fullmatch(gegeven) else new_token()
