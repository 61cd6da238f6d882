"""A tiny application on the hub, with doors for the tests: what to show, wake, drop, count."""

import gc
import json
import os
import time
from collections import Counter
from functools import partial
from importlib import import_module
from pathlib import Path

from flask import Flask, request
from werkzeug import Response

from kaartenset import handler, server
from kaartenset.live import Frame, Hub, Kanaal, Viewer
from kaartenset.live.takeover import SOCKET_KEY


class Weg(Exception):
    """What the demo's reader raises when its facts are away for a while."""


class Demo:
    """What each session shows, set from outside, and how often it was read."""

    def __init__(self, **settings) -> None:
        self.shows: dict[str, dict] = {}
        self.reads: Counter[str] = Counter()
        self.hub = Hub(self.read_frame, vergeeflijk=(Weg,), **settings)

    def read_frame(self, kanaal: Kanaal) -> Frame | None:
        self.reads[kanaal.sid] += 1
        show = self.shows.get(kanaal.sid, {"merk": "1"})
        if show.get("fout") == "weg":
            raise Weg
        if show.get("fout") == "kapot":
            raise RuntimeError(kanaal.sid)
        if show["merk"] is None:
            return None
        tot = show.get("tot")
        merk = show["merk"] if tot is None or time.time() < tot else "voorbij"
        html = f"<p>{kanaal.publiek}\n{merk}</p>" + "x" * show.get("lengte", 0)
        return Frame(merk, html, tot)


def make_app(without_socket=False, **settings) -> Flask:
    """Make the demo; the settings are the hub's, except that it may be kept from sockets."""
    app = Flask("demo")
    if without_socket:
        app.wsgi_app = partial(leave_out_socket, app.wsgi_app)
    app.config["MAX_CONTENT_LENGTH"] = 1 << 20
    demo = Demo(**settings)
    app.extensions["demo"] = demo
    add_screens(app, demo)
    add_doors(app, demo)
    return app


def leave_out_socket(application, environ, start_response):
    return application({**environ, SOCKET_KEY: None}, start_response)


def add_screens(app: Flask, demo: Demo) -> None:
    @app.get("/s/<sid>/stroom")
    def stroom(sid):
        kanaal = Kanaal(sid, request.args.get("publiek", "deelnemers"))
        laatste = request.headers.get("Last-Event-ID")
        koppen = {"Content-Security-Policy": "default-src 'none'"}
        wie = request.args.get("wie", "")
        kijker = Viewer(wie, request.args.get("adres", ""), demo.hub.moment)
        happen_meanwhile(demo.hub, "vroeg")
        if demo.hub.is_full_for(kijker):
            return "vol", 429
        return demo.hub.respond(request.environ, kanaal, kijker, laatste, koppen)

    @app.get("/hallo")
    def hallo():
        return "hallo"

    @app.post("/lengte")
    def lengte():
        return str(len(request.get_data()))

    @app.get("/traag")
    def traag():
        time.sleep(0.3)
        return "klaar"

    @app.get("/breekt/<sid>")
    def breekt(sid):
        def parts():
            yield "begin"
            raise RuntimeError(sid)

        return Response(parts())

    @app.get("/tweemaal")
    def tweemaal():
        """What an adopted stream must not do: write by hand, and then return as usual."""
        sock = request.environ.get(SOCKET_KEY) or request.environ["gunicorn.socket"]
        sock.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nretry: 1000\n\n")
        return Response("", headers={"Connection": "close"})

    @app.after_request
    def add_header(response):
        response.headers["X-Na"] = "later"
        happen_meanwhile(demo.hub, "laat")
        return response


def happen_meanwhile(hub: Hub, wanneer: str) -> None:
    """Send away whom the address says, between the check of rights and the stream itself."""
    if request.args.get("weg") != wanneer:
        return
    for number in range(int(request.args.get("anderen", "0"))):
        hub.drop("elders", f"w{number}")
    if "iedereen" in request.args:
        hub.drop_all(request.view_args["sid"])
    elif "wie" in request.args:
        hub.drop(request.view_args["sid"], request.args["wie"])


def add_doors(app: Flask, demo: Demo) -> None:
    @app.post("/deur/toon/<sid>")
    def toon(sid):
        demo.shows[sid] = request.get_json()
        return ""

    @app.post("/deur/wek/<sid>")
    def wek(sid):
        for _ in range(int(request.args.get("keer", "1"))):
            demo.hub.wake(sid)
        return ""

    @app.post("/deur/wek-elders/<sid>")
    def wek_elders(sid):
        """Wake from a thread of the system, as gevent's own thread pool has them."""
        pool = import_module("gevent").get_hub().threadpool
        pool.apply(demo.hub.wake, (sid,))
        return ""

    @app.post("/deur/verwijder/<sid>/<wie>")
    def verwijder(sid, wie):
        demo.hub.drop(sid, wie)
        return ""

    @app.post("/deur/sluit/<sid>")
    def sluit(sid):
        demo.hub.drop_all(sid)
        return ""

    @app.get("/deur/telling/<sid>")
    def telling(sid):
        kinds = Counter(type(thing).__name__ for thing in gc.get_objects())
        return {
            "gelezen": demo.reads[sid],
            "stromen": demo.hub.open_streams,
            "bestanden": len(list(Path("/proc/self/fd").iterdir())),
            "greenlets": kinds["greenlet"] + kinds["Greenlet"],
        }


def from_environ() -> Flask:
    """Make the demo with the hub's settings of the variable DEMO; what gunicorn is told to run.

    Among them are the server's: `lichaam`, the seconds that a body may take, and `verbindingen`.
    """
    settings = json.loads(os.environ["DEMO"])
    handler.BODY_SECONDS = settings.pop("lichaam", handler.BODY_SECONDS)
    server.MOST_CONNECTIONS = settings.pop("verbindingen", server.MOST_CONNECTIONS)
    return make_app(**settings)


def main() -> None:
    """Serve the demo by the embedded server on a free port; who is slow has a second."""
    handler.HEADER_SECONDS = handler.IDLE_SECONDS = handler.STALLED_SECONDS = 1.0
    app = from_environ()
    tell = partial(print, flush=True)
    server.serve(app, "127.0.0.1", 0, tell, app.extensions["demo"].hub.close)
