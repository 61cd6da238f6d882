"""The page 'Voorbereiding': steps with days, to tick off, with links to what each needs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie
from kaartenset.config import Elearning
from tests.cast import ANNA, NOW, new_sessie, sid_of
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie

ELEARNING = Elearning("Open op orde", "https://leren.example.nl/open")


@pytest.fixture
def anna(app, opslag, cards_root):
    """Anna, who planned a session three weeks and two days ahead."""
    nieuw = new_sessie(cards_root, begin_op=NOW + timedelta(days=23))
    create_sessie(opslag, nieuw, now=NOW)
    return with_cookie(app, nieuw.sid, "begeleider", ANNA.token)


@pytest.fixture
def pad():
    return f"/s/{sid_of('openheid')}/begeleiding/voorbereiding"


def test_the_steps_count_back_from_the_planned_day(anna, pad):
    pagina = anna.visit(pad)
    assert pagina.heading == "Voorbereiding"
    assert pagina.texts("h2")[:3] == [
        "1. Plan en nodig uit",
        "2. Bereid jezelf voor",
        "3. Loop de kaarten door",
    ]
    for dag in ("3 december 2026", "17 december 2026", "22 december 2026"):
        assert f"Liefst vóór {dag}" in pagina.text


def test_no_day_lies_in_the_past(anna, pad, clock):
    clock.shift(timedelta(days=22))
    text = anna.visit(pad).text
    assert text.count("Het gesprek is al snel. Doe nu wat hieronder nog openstaat.") == 1
    assert "Liefst nu" not in text, "said once, when it goes for all that is left"
    assert "Liefst vóór" not in text


@pytest.mark.parametrize("dagen", [0, 22])
def test_after_closing_nothing_is_urged(anna, pad, clock, opslag, dagen):
    clock.shift(timedelta(days=dagen))
    close_sessie(opslag, sid_of("openheid"), now=NOW + timedelta(days=dagen))
    text = anna.visit(pad).text
    for zin in ("Liefst", "Het gesprek is al snel", "Op de dag zelf", "kwartier van tevoren"):
        assert zin not in text


def test_a_step_is_ticked_off_and_on_again(anna, pad):
    anna.visit(pad)
    pagina = anna.press("Dit is klaar: Bereid jezelf voor")
    assert "2. Bereid jezelf voor Klaar" in pagina.texts("h2")
    assert "17 december" not in pagina.text
    pagina = anna.press("Toch nog niet klaar: Bereid jezelf voor")
    assert "2. Bereid jezelf voor" in pagina.texts("h2")


def test_a_step_that_there_is_not_is_refused(anna, pad):
    assert anna.post(pad, data={"stap": "x"}, headers=OWN).status_code == 422


def test_a_closed_session_says_so(anna, pad, opslag):
    close_sessie(opslag, sid_of("openheid"), now=NOW)
    answer = anna.post(pad, data={"stap": "inlezen", "klaar": "ja"}, headers=OWN)
    assert answer.status_code == 409
    assert "De sessie is gesloten" in Pagina(answer).alert


def test_the_page_leads_to_all_that_the_steps_need(anna, pad):
    links = anna.visit(pad).links
    for name in (
        "Voorbereiding",
        "Uitnodiging, met mail, agenda-afspraak en QR-code",
        "Feitenblad lezen",
        "Alle kaarten met toelichting",
        "Draaiboek lezen of aanpassen",
        "Alles op papier",
        "Andere woorden proberen",
    ):
        anna.visit(links[name])


def test_it_is_in_the_navigation_also_once_the_session_is_open(anna, pad):
    anna.visit(f"{pad.removesuffix('voorbereiding')}")
    assert anna.pagina.links["Voorbereiding"] == pad
    assert anna.press("Open de sessie").links["Voorbereiding"] == pad


def test_without_an_elearning_the_step_is_the_feitenblad_alone(anna, pad):
    assert "learning" not in anna.visit(pad).text


def test_the_elearning_of_the_operator_stands_at_its_step(
    make_app, instellingen, opslag, anna, pad
):
    app = make_app(replace(instellingen, elearning=ELEARNING))
    browser = with_cookie(app, sid_of("openheid"), "begeleider", ANNA.token)
    assert browser.visit(pad).links["E-learning: Open op orde"] == ELEARNING.adres
