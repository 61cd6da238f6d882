"""The public address of the site, where the operator has named it."""

from collections.abc import Iterable
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask


class PubliekAdres:
    """Has an application know its own address: links carry it, and other hosts get a 400."""

    def __init__(self, app: Flask, adres: str) -> None:
        delen = urlsplit(adres)
        self._app = app.wsgi_app
        self._scheme = delen.scheme
        app.config.update(SERVER_NAME=delen.netloc, TRUSTED_HOSTS=[delen.hostname])

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as if the request came over the public address, whatever lies in between."""
        environ["wsgi.url_scheme"] = self._scheme
        return self._app(environ, start_response)
