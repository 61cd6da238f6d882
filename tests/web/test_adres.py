"""For which site a request is: one that does not say so properly is refused."""

import re
import socket
from dataclasses import replace

import pytest
from flask import Response
from flask.testing import FlaskClient

from tests.browser.lopende_site import Site
from tests.cast import ANNA
from tests.web.browser import OWN, Pagina

ADRES = "https://kaarten.example.nl"
NAAM = "kaarten.example.nl"
ELSEWHERE = [
    "elders.example",
    f"{NAAM}.elders.example",
    f"www.{NAAM}",
    "127.0.0.1",
    "",
    "a b",
    "<b>",
]


@pytest.fixture
def named(instellingen, make_app):
    """The application that knows its address, asked as a proxy asks: over plain HTTP."""
    app = make_app(replace(instellingen, adres=ADRES, beveiliging="mailto:a@example.nl"))
    app.test_client_class = FlaskClient
    return app


@pytest.mark.parametrize("host", ["", "a b", "a,b", "localhost/x", "localhost:0x", "<b>", "a@b"])
@pytest.mark.parametrize("path", ["/", "/healthz", "/zomaar"])
def test_a_host_that_cannot_be_is_refused(vreemde, host, path):
    pagina = Pagina(vreemde.get(path, headers={"Host": host}))
    assert (pagina.status, pagina.heading) == (400, "Dit verzoek klopt niet")
    assert host not in pagina.text or not host


def test_any_host_that_can_be_is_fine_while_the_site_has_no_address(vreemde):
    for host in ("localhost", "elders.example:8000", "[::1]:8000", "192.0.2.1"):
        assert vreemde.get("/over", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ELSEWHERE)
def test_a_site_with_an_address_answers_to_no_other(named, open_sid, host):
    for path in ("/", f"/s/{open_sid}/", "/.well-known/security.txt"):
        answer = named.test_client().get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert Pagina(answer).heading == "Dit verzoek klopt niet"
    posted = named.test_client().post("/", data={"woord": "openheid"}, headers={"Host": host})
    assert posted.status_code == 400


@pytest.mark.parametrize("host", [NAAM, f"{NAAM}:8000"])
def test_links_carry_the_address_whatever_lies_in_between(named, open_sid, host):
    browser = named.test_client()
    browser.set_cookie("begeleider", ANNA.token, domain=NAAM, path=f"/s/{open_sid}/")
    said = browser.get("/.well-known/security.txt", headers={"Host": host}).text
    assert f"Canonical: {ADRES}/.well-known/security.txt" in said
    invitation = browser.get(f"/s/{open_sid}/begeleiding/uitnodiging", headers={"Host": host})
    assert f"{ADRES}/s/{open_sid}/" in invitation.text


def test_without_an_address_links_carry_the_host_that_was_asked_for(instellingen, make_app):
    browser = make_app(replace(instellingen, beveiliging="mailto:a@example.nl")).test_client()
    said = browser.get("/.well-known/security.txt", headers={"Host": "elders.example:81"}).text
    assert "Canonical: http://elders.example:81/.well-known/security.txt" in said


def test_a_site_with_an_address_over_https_is_safe_also_behind_a_proxy_that_does_not_say_so(named):
    answer = named.test_client().get("/", headers={"Host": NAAM})
    assert "Strict-Transport-Security" in answer.headers


@pytest.mark.parametrize(
    ("origin", "status"), [(ADRES, 303), (f"{ADRES}.elders.example", 403), ("null", 403)]
)
def test_a_form_from_the_address_itself_is_taken(named, origin, status):
    headers = {"Host": NAAM, "Origin": origin}
    answer = named.test_client().post("/", data={"woord": "openheid"}, headers=headers)
    assert answer.status_code == status


def test_a_form_of_another_port_of_the_same_machine_is_taken_as_the_setting_says(
    instellingen, make_app
):
    """The proxy in between leaves the port out of Host."""
    app = make_app(replace(instellingen, adres=f"{ADRES}:8443"))
    browser = FlaskClient(app, Response)
    headers = {"Host": NAAM, "Origin": f"{ADRES}:8443"}
    assert browser.post("/", data={"woord": "openheid"}, headers=headers).status_code == 303


def test_forms_go_on_working_without_an_address(vreemde):
    assert vreemde.post("/", data={"woord": "openheid"}, headers=OWN).status_code == 303


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site as it is served."""
    with Site(tmp_path_factory.mktemp("adres")) as running:
        yield running


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ("GET / HTTP/1.1\r\nHost: localhost\r\n", 200),
        ("GET / HTTP/1.0\r\n", 200),
        ("GET / HTTP/1.1\r\n", 400),
        ("GET / HTTP/1.1\r\nHost:\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a b\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: elders.example\r\n", 400),
        ("GET / HTTP/1.0\r\nHost: a/b\r\n", 400),
    ],
)
def test_the_running_site_wants_to_know_for_which_site_a_request_is(site, request_, status):
    with socket.create_connection(("127.0.0.1", site.port), 10) as sock:
        sock.sendall(f"{request_}Connection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: sock.recv(65536), b""))
    assert [int(one) for one in re.findall(rb"HTTP/1\.1 (\d{3})", answer)] == [status]
