"""What every answer carries for safety, and which posts are refused before they are read."""

import re
from wsgiref.headers import Headers

from flask import Flask, Response, abort, current_app, request

from kaartenset.web.toegang import hide_begeleiding

VAN_ONSZELF = ("script", "style", "img", "font", "connect", "manifest")
CSP = "; ".join(
    (
        "default-src 'none'",
        *(f"{soort}-src 'self'" for soort in VAN_ONSZELF),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
KOPPEN = {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
VOOR_BESTANDEN = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
HSTS = "max-age=31536000"
_BY_CONTENT = re.compile(r".+-[0-9a-f]{10}\.\w+")


def guard(app: Flask) -> None:
    """Put the headers on every answer and refuse posts that other sites made."""
    app.before_request(_refuse_other_hosts)
    app.before_request(_refuse_foreign_posts)
    app.before_request(hide_begeleiding)
    app.after_request(_add_headers)


def koppen_of_request() -> dict[str, str]:
    """The safety headers for this request, for answers that are written by hand."""
    return KOPPEN | {"Strict-Transport-Security": HSTS} if request.is_secure else KOPPEN


def guard_file(koppen: Headers, _pad: str, _adres: str) -> None:
    """Put the headers on a file that was built: it is what it says, and for this site alone."""
    for naam in VOOR_BESTANDEN:
        koppen[naam] = KOPPEN[naam]


def is_named_by_content(_pad: str, adres: str) -> bool:
    """Whether a file's name changes with its content, so that it can be kept for ever."""
    return _BY_CONTENT.fullmatch(adres) is not None


def _refuse_other_hosts() -> None:
    """Refuse a request that does not say for which site it is; HTTP/1.0 need not (RFC 9112, 3.2).

    Raises SecurityError where KAARTENSET_ADRES names the one site that there is.
    """
    is_old = request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0"
    if not request.host or ("Host" not in request.headers and not is_old):
        abort(400)


def _refuse_foreign_posts() -> None:
    """A browser says where a form comes from; who says nothing is no browser with cookies."""
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        if site not in {"same-origin", "none"}:
            abort(403)
    else:
        ons = current_app.config["INSTELLINGEN"].adres or None
        if origin not in {None, ons, f"https://{request.host}", f"http://{request.host}"}:
            abort(403)


def _add_headers(response: Response) -> Response:
    for naam, waarde in koppen_of_request().items():
        response.headers.setdefault(naam, waarde)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
