"""Forms that another site made are refused, before anything is read or changed."""

from dataclasses import replace

import pytest

from tests.web.browser import OWN, Pagina
from tests.web.routes import addresses
from tests.web.stored import stored_in

FOREIGN = {
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "another host of this site": {"Sec-Fetch-Site": "same-site"},
    "another site that forges the origin": {
        "Sec-Fetch-Site": "cross-site",
        "Origin": "http://localhost",
    },
    "something that there is not": {"Sec-Fetch-Site": "zomaar"},
    "an older browser elsewhere": {"Origin": "https://elders.example"},
    "another port": {"Origin": "http://localhost:8080"},
    "a sandboxed frame": {"Origin": "null"},
    "a name that begins alike": {"Origin": "http://localhost.elders.example"},
    "no address at all": {"Origin": "localhost"},
    "an address that cannot be read": {"Origin": "http://["},
    "an empty origin": {"Origin": ""},
}
OURS = {
    "a browser of today": OWN,
    "typed by hand or from a bookmark": {"Sec-Fetch-Site": "none"},
    "an older browser": {"Origin": "http://localhost"},
    "behind a proxy that speaks https": {"Origin": "https://localhost"},
    "a browser that says nothing": {},
}


@pytest.mark.parametrize("whence", FOREIGN)
def test_every_form_from_elsewhere_is_refused_and_changes_nothing(app, anna, open_sid, whence):
    before = stored_in(app)
    for address in addresses(app, open_sid):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            answer = anna.open(address.path, method=method, headers=FOREIGN[whence])
            assert answer.status_code == 403, (method, address.path)
            assert "Set-Cookie" not in answer.headers
    assert stored_in(app) == before


def test_the_refusal_is_a_page_that_says_what_to_do(anna, open_sid):
    answer = anna.post("/", data={"woord": "openheid"}, headers={"Sec-Fetch-Site": "cross-site"})
    pagina = Pagina(answer)
    assert pagina.heading == "Dit mag niet"
    assert "Open de pagina opnieuw en probeer het nog eens" in pagina.text


@pytest.mark.parametrize("whence", OURS)
def test_our_own_forms_are_taken(vreemde, whence):
    answer = vreemde.post("/", data={"woord": "openheid"}, headers=OURS[whence])
    assert answer.status_code == 303


def test_a_link_from_elsewhere_just_opens(vreemde, open_sid):
    for path in ("/", f"/s/{open_sid}/", "/sleutel", "/feitenblad"):
        answer = vreemde.get(path, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 200, path


def test_behind_a_proxy_the_name_of_the_site_is_the_one_that_visitors_see(instellingen, make_app):
    browser = make_app(replace(instellingen, proxy=1)).test_client()
    through = {
        "X-Forwarded-Host": "kaarten.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "192.0.2.1",
    }
    for origin, status in (("https://kaarten.example", 303), ("http://localhost", 403)):
        headers = through | {"Origin": origin}
        assert browser.post("/", data={"woord": "openheid"}, headers=headers).status_code == status


@pytest.mark.parametrize("host", ["", "elders.example", "localhost:99999", "[", "a b", "@"])
def test_a_strange_host_breaks_nothing(vreemde, host):
    answer = vreemde.get("/", headers={"Host": host})
    assert answer.status_code in {200, 400}
