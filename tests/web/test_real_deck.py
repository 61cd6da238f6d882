"""The pages on the real deck: what its texts hold never breaks a page either."""

from dataclasses import replace

import pytest

from kaartenset.config import BASIS
from kaartenset.domain.volgorde import volgorde_of

SET = "actieve-openbaarmaking"


@pytest.fixture
def bezoeker(instellingen, make_app):
    """Somebody at a site with the deck that comes with it."""
    return make_app(replace(instellingen, cards=BASIS / "cards")).test_client()


def test_every_card_of_the_plain_deck_is_a_good_page(bezoeker):
    pagina = bezoeker.visit(f"/kaarten/{SET}/{volgorde_of('openheid')}/1")
    seen = [pagina.heading]
    while "Volgende" in bezoeker.pagina.links:
        seen.append(bezoeker.follow("Volgende").heading)
    assert len(set(seen)) == len(seen) == 31
    assert "Kaart 31 van 31" in bezoeker.pagina.text
    assert set(seen) <= set(bezoeker.visit(f"/kaarten/{SET}/{volgorde_of('openheid')}/").links)


def test_the_sheets_are_good_pages(bezoeker):
    assert "Gecontroleerd tot en met" in bezoeker.visit("/feitenblad").text
    assert bezoeker.visit("/over").heading == "Over Kaartenset"


@pytest.mark.parametrize("duur", ["60", "120"])
def test_the_pages_of_the_begeleider_are_good_pages(bezoeker, duur):
    bezoeker.visit("/sessies/nieuw")
    _, action, values = bezoeker.pagina.form_of("Sessie maken")
    answer = bezoeker.post(action, data=values | {"woord": "openheid", "duur": duur})
    bezoeker.visit(answer.headers["Location"])
    bezoeker.follow("Naar het begeleidersscherm")
    bezoeker.press("Open de sessie")
    for link in ("Alle kaarten", "Draaiboek", "Voorbereiding", "Begeleiden"):
        bezoeker.follow(link)
    while "Volgend onderdeel" in bezoeker.pagina.buttons:
        assert "Wat zeg je nu" in bezoeker.press("Volgend onderdeel").text


def test_the_begeleider_goes_through_the_whole_deck(bezoeker):
    bezoeker.visit("/sessies/nieuw")
    bezoeker.press("Sessie maken", {"Woord": "openheid"})
    bezoeker.follow("Naar het begeleidersscherm")
    bezoeker.press("Open de sessie")
    for nummer in range(2, 32):
        assert f"Kaart {nummer} van 31" in bezoeker.press("Volgende kaart").text
    assert "Volgende kaart" not in bezoeker.pagina.buttons
