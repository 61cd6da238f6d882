"""Between the routes and the hub: opening a stream, answering a poll, waking screens."""

from flask import Flask, current_app, g, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kaartenset.domain.weigering import TeVeelStromen
from kaartenset.live import Hub, Kanaal, Viewer
from kaartenset.web.budget import network_address
from kaartenset.web.frames import frames_of
from kaartenset.web.geheim import nu
from kaartenset.web.veiligheid import koppen_of_request


def hub_of(app: Flask) -> Hub:
    """The hub of an application."""
    gevonden: Hub = app.extensions["hub"]
    return gevonden


def hub() -> Hub:
    """The hub of the present application."""
    return hub_of(current_app)


def wake(sid: str) -> None:
    """Tell the hub, after a commit, that something of this session changed."""
    hub().wake(sid)


def watch_departures(app: Flask) -> None:
    """Know of each request when it began: who is sent away after that gets no stream from it."""

    def note_moment() -> None:
        g.moment = hub().moment

    app.before_request(note_moment)


def open_stroom(kanaal: Kanaal, wie: str, *, is_onbekend: bool = False) -> Response:
    """Answer with the live stream of a channel to somebody who may have it.

    What the browser has is in `Last-Event-ID` when it comes back, and in `na` the first time.
    A cookie is easily made up: of who is not known the network address counts. Raises
    TeVeelStromen.
    """
    if request.method == "HEAD":
        return Response(mimetype="text/event-stream")
    adres = network_address() if is_onbekend else ""
    kijker = Viewer(wie, adres, g.moment)
    if hub().is_full_for(kijker):
        raise TeVeelStromen
    return hub().respond(
        request.environ,
        kanaal,
        kijker,
        request.headers.get("Last-Event-ID") or request.args.get("na"),
        koppen=koppen_of_request(),
    )


def answer_stand(conn: Connection, kanaal: Kanaal) -> Response:
    """The present frame, or 204 when the browser has it already."""
    frame = frames_of().read_on(conn, kanaal)
    if request.args.get("na") == frame.merk:
        antwoord = Response(status=204)
    else:
        antwoord = Response(frame.html, mimetype="text/html")
    antwoord.headers["Kaartenset-Merk"] = frame.merk
    antwoord.headers["Kaartenset-Nu"] = str(int(nu().timestamp() * 1000))
    return antwoord
