"""Puts the application together: settings, decks, database, live screens, routes."""

import logging
from typing import Any

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from kaartenset.config import BASIS, PAKKET, Instellingen, read_instellingen
from kaartenset.content.wachter import Wachter
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.live import Hub
from kaartenset.storage.database import connect_opslag
from kaartenset.web.adres import PubliekAdres
from kaartenset.web.antwoorden import answer_refusals
from kaartenset.web.budget import make_budgets
from kaartenset.web.frames import Frames
from kaartenset.web.inhoud import read_inhoud
from kaartenset.web.live import watch_departures
from kaartenset.web.logboek import describe_error
from kaartenset.web.paden import NummerConverter, SidConverter, VolgordeConverter, pad_of
from kaartenset.web.routes import REDACTIE, ROUTES
from kaartenset.web.sjablonen import prepare_templates
from kaartenset.web.veiligheid import guard, guard_file, is_named_by_content
from kaartenset.web.verzoek import Verzoek

log = logging.getLogger(__name__)
MAX_FORMULIER = 64 * 1024
"""The largest body that is read, in bytes: no form comes near it."""


class KaartensetApp(Flask):
    """Flask, except that no path ever reaches a log: it may hold a volgorde or a sid."""

    request_class = Verzoek

    def log_exception(self, exc_info: Any) -> None:
        """Log what went wrong by the pattern of the address, without any value."""
        regel = request.url_rule.rule if request.url_rule else "een onbekend adres"
        log.error("fout bij %s %s\n%s", request.method, regel, describe_error(exc_info[1]))


class MeldingenCookie(SecureCookieSessionInterface):
    """The cookie that carries a message to the next page; over https only where there is https."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the browser may send it over https alone."""
        return request.is_secure


def make_app(instellingen: Instellingen | None = None) -> Flask:
    """Make the application; see `kaartenset.create_app`."""
    instellingen = instellingen or read_instellingen()
    app = KaartensetApp("kaartenset", template_folder=str(BASIS / "templates"), static_folder=None)
    app.config.update(
        SECRET_KEY=instellingen.secret,
        MAX_CONTENT_LENGTH=MAX_FORMULIER,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_ENABLED=False,
        WTF_I18N_ENABLED=False,
        INSTELLINGEN=instellingen,
    )
    app.session_interface = MeldingenCookie()
    app.url_map.converters.update(sid=SidConverter, volgorde=VolgordeConverter, int=NummerConverter)
    connect_opslag(app, instellingen.database)
    frames = Frames(app)
    wachter = Wachter(instellingen.cards)
    app.extensions |= {
        "wachter": wachter,
        "inhoud": read_inhoud(app, wachter),
        **make_budgets(instellingen),
        "frames": frames,
        "hub": Hub(frames.read, vergeeflijk=(OpslagWeg,)),
    }
    watch_departures(app)
    guard(app)
    answer_refusals(app)
    for routes in (*ROUTES, *REDACTIE) if instellingen.redactie else ROUTES:
        app.register_blueprint(routes)
    prepare_templates(app, pad_of(app))
    gebouwd = PAKKET / "static" / "gebouwd"
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(gebouwd),
        prefix="static/",
        allow_all_origins=False,
        immutable_file_test=is_named_by_content,
        add_headers_function=guard_file,
    )
    if instellingen.adres:
        app.wsgi_app = PubliekAdres(app, instellingen.adres)  # type: ignore[method-assign]
    if instellingen.proxy:
        stappen = instellingen.proxy
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=stappen, x_proto=stappen, x_host=stappen
        )
    return app
