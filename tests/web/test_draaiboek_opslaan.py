"""Saving the draaiboek stores all of a form or nothing of it, and nothing once it is closed."""

import pytest

from kaartenset.commands.sessies import close_sessie
from tests.web.browser import OWN, Pagina

NIEUW = {"nieuw_titel": "Rondje", "nieuw_minuten": "4"}


@pytest.fixture
def save(anna, open_sid):
    """Have Anna's browser send the form as it was shown, with some values changed."""
    anna.visit(f"/s/{open_sid}/begeleiding/draaiboek")
    _, action, values = anna.pagina.form_of("Opslaan")

    def send(changes):
        data = values | changes
        return Pagina(anna.post(action, data=data, headers=OWN, follow_redirects=True))

    return send


def value_of(pagina, id_):
    return pagina.document.with_id(id_)[0].attrs["value"]


def test_a_refused_button_stores_nothing_of_what_was_typed_either(save, blokken):
    before = blokken()
    present, welkom = before[0][0], before[1][0]
    pagina = save({f"titel-{welkom}": "Hallo", "actie": f"weg {present}", **NIEUW})
    assert pagina.status == 409
    assert blokken() == before
    assert value_of(pagina, f"titel-{welkom}") == "Hallo"
    assert value_of(pagina, "nieuw_titel") == "Rondje"


def test_what_is_typed_added_and_taken_out_at_once_is_stored_at_once(save, blokken):
    _, welkom, _, pauze, *_ = (blok[0] for blok in blokken())
    form = {f"titel-{welkom}": "Hallo", f"titel-{pauze}": "Lunch", "actie": f"weg {pauze}", **NIEUW}
    for _ in range(2):
        assert save(form).status == 200
        titels = ["Klaarzetten", "Hallo", "Eerste ronde", "Tweede ronde", "Rondje", "Afsluiten"]
        assert [blok[1] for blok in blokken()] == titels, "a double click is one click"


def test_a_closed_session_keeps_its_draaiboek_and_gives_the_form_back(
    save, blokken, opslag, open_sid, now
):
    before = blokken()
    welkom = before[1][0]
    close_sessie(opslag, open_sid, now=now)
    pagina = save({f"titel-{welkom}": "Hallo", **NIEUW})
    assert pagina.status == 409
    assert "De sessie is gesloten. Heropen de sessie en probeer het opnieuw." in pagina.alert
    assert value_of(pagina, f"titel-{welkom}") == "Hallo"
    assert value_of(pagina, "nieuw_titel") == "Rondje"
    assert blokken() == before


def test_a_click_on_the_klok_of_a_closed_session_says_that_it_is_closed(
    anna, opslag, open_sid, now
):
    close_sessie(opslag, open_sid, now=now)
    answer = anna.post(f"/s/{open_sid}/begeleiding/klok/start", headers=OWN)
    assert answer.status_code == 409
    assert "De sessie is gesloten" in answer.text
