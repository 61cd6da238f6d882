"""What every answer carries for safety, and which posts are refused before they are read."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

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
HSTS = "max-age=31536000"


def guard(app: Flask) -> None:
    """Put the headers on every answer and refuse posts that other sites made."""
    app.before_request(_refuse_foreign_posts)
    app.before_request(hide_begeleiding)
    app.after_request(_add_headers)


def koppen_of_request() -> dict[str, str]:
    """The safety headers for this request, for answers that are written by hand."""
    return KOPPEN | {"Strict-Transport-Security": HSTS} if request.is_secure else KOPPEN


def _refuse_foreign_posts() -> None:
    """A browser says where a form comes from; who says nothing is no browser with cookies."""
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        if site not in {"same-origin", "none"}:
            abort(403)
    elif origin is not None and urlsplit(origin).netloc != request.host:
        abort(403)


def _add_headers(response: Response) -> Response:
    for naam, waarde in koppen_of_request().items():
        response.headers.setdefault(naam, waarde)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
