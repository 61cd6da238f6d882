"""What a browser sends: values without a sign that no page can hold, and the token of a form."""

from collections.abc import Iterable
from typing import Any

from flask import Request, request
from werkzeug.datastructures import ImmutableMultiDict

from kaartenset.web.formulier import read_verzoek
from kaartenset.web.geheim import derive_token
from kaartenset.web.toegang import afzender_hash

_NUL = "\x00"


class _Waarden(ImmutableMultiDict[str, Any]):
    """Names and values without NUL, for which HTML and PostgreSQL have no place."""

    def __init__(self, paren: Iterable[tuple[str, Any]] = ()) -> None:
        super().__init__((_drop_nul(naam), _drop_nul(waarde)) for naam, waarde in paren)


class Verzoek(Request):
    """A request of which no field of a form or an address holds NUL."""

    parameter_storage_class = _Waarden


def read_eigen_verzoek() -> str:
    """The token of the form, as of this browser: begeleiders get one page, and so one token."""
    verzoek = read_verzoek(request.form.get("verzoek", ""))
    return derive_token(f"verzoek {afzender_hash()}", verzoek)


def _drop_nul(waarde: Any) -> Any:
    return waarde.replace(_NUL, "") if isinstance(waarde, str) else waarde
