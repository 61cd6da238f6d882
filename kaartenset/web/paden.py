"""The shapes of addresses: what a sid and a volgorde look like, and paths without a request."""

from collections.abc import Callable

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter


class SidConverter(BaseConverter):
    """The public name of a session: 22 characters that cannot be guessed."""

    regex = r"[A-Za-z0-9_-]{22}"


class VolgordeConverter(BaseConverter):
    """The code of an order: 16 hex digits."""

    regex = r"[0-9a-f]{16}"


class NummerConverter(IntegerConverter):
    """A number in an address: small enough for every database, and written in one way."""

    regex = r"0|[1-9][0-9]{0,8}"


def pad_of(app: Flask) -> Callable[..., str]:
    """A function that gives the path of a route, also where there is no request."""
    adressen = app.url_map.bind("")

    def pad(endpoint: str, **waarden: object) -> str:
        return adressen.build(endpoint, waarden)

    return pad
