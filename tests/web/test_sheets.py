"""The pages that say what this site is, and what machines ask of it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kaartenset.config import Organisatie

SECURITY = "/.well-known/security.txt"
OURS = Organisatie(
    naam="Gemeente Ons",
    broncode="https://code.example/kaartenset",
    contact="https://ons.example/contact",
    thema_css=None,
    thema_klasse="",
)


def test_without_an_address_there_is_no_security_txt(vreemde):
    vreemde.visit(SECURITY, 404)


@pytest.mark.parametrize("contact", ["mailto:veilig@ons.example", "https://ons.example/veilig"])
def test_security_txt_says_where_to_report_and_until_when(instellingen, make_app, contact, now):
    browser = make_app(replace(instellingen, beveiliging=contact)).test_client()
    answer = browser.get(SECURITY)
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert lines["Contact"] == contact
    assert lines["Canonical"] == f"http://localhost{SECURITY}"
    expires = datetime.fromisoformat(lines["Expires"])
    assert timedelta(days=30) < expires - now < timedelta(days=366)


def test_healthz_says_that_pages_can_be_served(vreemde):
    answer = vreemde.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "goed\n")


@pytest.mark.parametrize("path", ["/over", "/privacy", "/toegankelijkheid"])
def test_who_offers_the_site_is_named_with_a_way_to_reach_them(instellingen, make_app, path):
    browser = make_app(replace(instellingen, organisatie=OURS)).test_client()
    pagina = browser.visit(path)
    assert "Gemeente Ons" in pagina.text
    assert pagina.links["https://ons.example/contact"] == "https://ons.example/contact"
    assert pagina.links["Broncode"] == "https://code.example/kaartenset"


def test_without_an_organisation_the_pages_stand_by_themselves(vreemde):
    for path in ("/over", "/privacy", "/toegankelijkheid", "/feitenblad"):
        assert "None" not in vreemde.visit(path).text
        assert "Broncode" not in vreemde.pagina.links


def test_the_start_page_has_the_names_that_people_know(vreemde):
    pagina = vreemde.visit("/")
    assert pagina.buttons == ["Open de kaarten"]
    assert pagina.value_of("Woord") == ""
    assert pagina.links["Sessie voorbereiden"] == "/sessies/nieuw"
    assert vreemde.follow("Ik heb een sleutel").buttons == ["Ga verder"]
