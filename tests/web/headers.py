"""What every answer must carry (contract, 'Safety'): the rules that the test browser applies."""

import re
from collections.abc import Iterator

from werkzeug.test import TestResponse

FIXED = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NONE = ("default-src", "base-uri", "frame-ancestors")
PUBLIC = re.compile(
    r"/kaarten/.+|/feitenblad(\.pdf|/.+)?|/werkvormen/.+|/over|/privacy|/toegankelijkheid"
)
COOKIE_PATHS = {
    "begeleider": r"/s/[\w-]{22}/",
    "deelnemer": r"/s/[\w-]{22}/",
    "scherm": r"/s/[\w-]{22}/scherm",
    r"sessie-[\w-]{22}": r"/sessies",
}
"""How far each cookie that opens something may travel."""
INSIDE = re.compile(r"/([^/\\?][^?]*)?")
VERSION = re.compile(r"(?i)werkzeug|python|flask|gunicorn")


def find_header_faults(answer: TestResponse) -> list[str]:
    """Every promise about headers that this answer breaks, in sentences.

    A request that says X-Forwarded-Proto counts as the visitor's own: tests send it only to an
    application behind a proxy.
    """
    is_file = answer.request.path.startswith("/static/") and answer.status_code in {200, 304}
    return [fault for check in (FOR_FILES if is_file else CHECKS) for fault in check(answer)]


def is_https(answer: TestResponse) -> bool:
    """Whether the visitor spoke https, to us or to the proxy before us."""
    return answer.request.headers.get("X-Forwarded-Proto", answer.request.scheme) == "https"


def _policy(answer: TestResponse) -> Iterator[str]:
    policy = answer.headers.get("Content-Security-Policy", "")
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    yield from (f"{name} is open" for name in NONE if parts.get(name) != "'none'")
    others = {name: value for name, value in parts.items() if name not in NONE}
    yield from (f"{name} is {value}" for name, value in others.items() if value != "'self'")
    if "form-action" not in parts:  # default-src does not cover it
        yield "forms may go anywhere"


def _fixed(answer: TestResponse) -> Iterator[str]:
    for name, value in FIXED.items():
        if answer.headers.getlist(name) != [value]:
            yield f"{name}: {answer.headers.getlist(name)}"
    if not answer.headers.get("Permissions-Policy"):
        yield "no Permissions-Policy"
    if VERSION.search(answer.headers.get("Server", "")):
        yield "the answer tells what the server runs on"


def _https(answer: TestResponse) -> Iterator[str]:
    is_told = answer.headers.get("Strict-Transport-Security", "").startswith("max-age=")
    if is_told is not is_https(answer):
        yield f"HSTS: {is_told}, https: {is_https(answer)}"


def _caching(answer: TestResponse) -> Iterator[str]:
    cache_control = answer.headers.get("Cache-Control")
    is_page = answer.status_code in {200, 304} and answer.request.method in {"GET", "HEAD"}
    if PUBLIC.fullmatch(answer.request.path) and is_page:
        if cache_control != "no-cache" or "ETag" not in answer.headers:
            yield f"a public page with Cache-Control {cache_control}"
    elif cache_control != "no-store":
        yield f"Cache-Control: {cache_control}"


def _cookies(answer: TestResponse) -> Iterator[str]:
    for cookie in answer.headers.getlist("Set-Cookie"):
        parts = {part.strip() for part in cookie.split(";")}
        if not {"HttpOnly", "SameSite=Lax"} <= parts:
            yield f"a cookie that is not guarded: {cookie}"
        if ("Secure" in parts) is not is_https(answer):
            yield f"a cookie and https disagree: {cookie}"
        for name, path in COOKIE_PATHS.items():
            goes_no_further = any(re.fullmatch(f"Path={path}", part) for part in parts)
            if re.match(f"{name}=", cookie) and not goes_no_further:
                yield f"a cookie of a session goes further: {cookie}"


def _file(answer: TestResponse) -> Iterator[str]:
    """A file of which the name changes with its content: for ever, and for this site alone."""
    for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy"):
        if answer.headers.get(name) != FIXED[name]:
            yield f"{name}: {answer.headers.get(name)}"
    if "immutable" not in answer.headers.get("Cache-Control", ""):
        yield "a file that is asked for again"
    if "Access-Control-Allow-Origin" in answer.headers:
        yield "a file that other sites may read"


def _address(answer: TestResponse) -> Iterator[str]:
    """A redirect stays on the site, and never carries anything in a query."""
    location = answer.headers.get("Location")
    own = f"{answer.request.scheme}://{answer.request.host}"
    if location is not None and not INSIDE.fullmatch(location.removeprefix(own)):
        yield f"redirects to {location}"


CHECKS = (_policy, _fixed, _https, _caching, _cookies, _address)
FOR_FILES = (_file,)
