"""The headers of every answer, which the test browser checks, and that it sees what is missing."""

import json

import pytest

from kaartenset.config import PAKKET
from tests.cast import ANNA
from tests.web.conftest import with_cookie
from tests.web.headers import find_header_faults

GUARDS = (
    "Content-Security-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Cache-Control",
)
WEAKER = (
    ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'"),
    ("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-inline'"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    ("Referrer-Policy", "origin"),
    ("Cache-Control", "no-cache"),
    ("Server", "Werkzeug/3.1.9 Python/3.11"),
    ("Location", "https://elders.example/"),
    ("Location", "//elders.example/"),
    ("Location", "/s/?woord=openheid"),
    ("Set-Cookie", "session=x; Path=/"),
    ("Set-Cookie", "deelnemer=x; Path=/; HttpOnly; SameSite=Lax"),
    ("Set-Cookie", f"scherm=x; Path=/s/{'a' * 22}/; HttpOnly; SameSite=Lax"),
    ("Set-Cookie", f"sessie-{'a' * 22}=x; Path=/; HttpOnly; SameSite=Lax"),
    ("Strict-Transport-Security", "max-age=31536000"),
)


def faults_after(app, change):
    """What is wrong with the start page after its headers were changed."""
    app.test_client_class = None  # a plain one, which does not fail at once
    app.after_request_funcs.setdefault(None, []).insert(0, change)
    return find_header_faults(app.test_client().get("/"))


@pytest.mark.parametrize("name", GUARDS)
def test_a_missing_header_is_seen(app, name):
    def take_out(answer):
        del answer.headers[name]
        return answer

    assert faults_after(app, take_out)


@pytest.mark.parametrize(("name", "value"), WEAKER)
def test_a_weaker_header_is_seen(app, name, value):
    def weaken(answer):
        answer.headers[name] = value
        return answer

    assert faults_after(app, weaken)


def test_the_answer_as_it_is_has_no_faults(app):
    assert not faults_after(app, lambda answer: answer)


def test_over_https_the_browser_is_told_to_stay_there(app):
    browser = app.test_client()
    assert "Strict-Transport-Security" in browser.get("/", base_url="https://localhost").headers
    assert "Strict-Transport-Security" not in browser.get("/").headers


def test_over_https_no_cookie_travels_without_it(app, open_sid):
    browser = app.test_client()
    answer = browser.post(f"/s/{open_sid}/", base_url="https://localhost")
    assert answer.headers["Set-Cookie"].startswith("deelnemer=")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_the_cookie_of_a_message_goes_over_https_alone_too(app, open_sid):
    anna = with_cookie(app, open_sid, "begeleider", ANNA.token)
    path = f"/s/{open_sid}/begeleiding/sluiten"
    answer = anna.post(path, base_url="https://localhost")
    assert answer.headers["Set-Cookie"].startswith("session=")


def test_a_cookie_of_a_deelnemer_goes_with_the_browser_and_that_of_the_begeleider_stays(
    app, open_sid, vreemde
):
    answer = vreemde.post(f"/s/{open_sid}/")
    assert "Max-Age" not in answer.headers["Set-Cookie"]
    vreemde.visit("/sessies/nieuw")
    made = vreemde.send("Sessie maken", {"Woord": "wooteam"})
    assert "Max-Age=34560000" in made.headers["Set-Cookie"]


def test_files_may_be_kept_for_ever_and_are_for_this_site_alone(vreemde):
    manifest = json.loads((PAKKET / "static" / "gebouwd" / "manifest.json").read_text("utf-8"))
    assert manifest
    for file_name in manifest.values():
        answer = vreemde.get(f"/static/{file_name}")
        assert answer.status_code == 200
        answer.close()


def test_a_file_of_which_the_name_stays_the_same_is_asked_for_again(app):
    app.test_client_class = None
    answer = app.test_client().get("/static/manifest.json")
    assert find_header_faults(answer) == ["a file that is asked for again"]
    answer.close()


def test_a_file_that_there_is_not_is_a_page_in_the_same_look(vreemde):
    assert vreemde.visit("/static/weg-1234567890.css", 404).heading == "Deze pagina is er niet"


def test_only_files_that_were_built_are_served(vreemde):
    for path in ("/static/../config.py", "/static/%2e%2e/css/klok.css", "/static/css/klok.css"):
        answer = vreemde.get(path)
        assert answer.status_code == 404, path
        answer.close()
