"""The shapes of addresses: what a sid and a volgorde look like, and paths without a request."""

from collections.abc import Callable

from flask import Flask
from werkzeug.routing import BaseConverter


class SidConverter(BaseConverter):
    """The public name of a session: 22 characters that cannot be guessed."""

    regex = r"[A-Za-z0-9_-]{22}"


class VolgordeConverter(BaseConverter):
    """The code of an order: 16 hex digits."""

    regex = r"[0-9a-f]{16}"


def pad_of(app: Flask) -> Callable[..., str]:
    """A function that gives the path of a route, also where there is no request."""
    adressen = app.url_map.bind("")

    def pad(endpoint: str, **waarden: object) -> str:
        return adressen.build(endpoint, waarden)

    return pad
