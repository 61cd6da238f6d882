"""Making a follow-up in a browser without a script, and what its pages hold."""

from datetime import timedelta

import pytest

from kaartenset.commands.kaarten import show_kaart
from kaartenset.commands.sessies import close_sessie
from kaartenset.storage.facts import find_sessie
from tests.cast import feiten_of
from tests.decks import SET_ID
from tests.web.browser import OWN
from tests.web.test_afspraken import BRIEF, go_to_slot

MAAK = "Maak de vervolgsessie"


@pytest.fixture
def dicht(anna, opslag, open_sid, now):
    """The session, closed after two minutes at the first card that is no practice card."""
    anna.post(f"/s/{open_sid}/begeleiding/afspraken", data=BRIEF, headers=OWN)
    straks = now + timedelta(seconds=10)
    show_kaart(opslag, open_sid, kaart_id="kaart-07", gezien="kaart-03", now=straks)
    close_sessie(opslag, open_sid, now=now + timedelta(minutes=2))
    return open_sid


@pytest.fixture
def vervolg_sid(anna, dicht):
    """The follow-up that Anna made of it, with all that was offered."""
    anna.visit(f"/s/{dicht}/begeleiding/vervolg")
    _, action, values = anna.pagina.form_of(MAAK)
    kaarten = chosen_on(anna.pagina)
    answer = anna.post(action, data=values | {"kaarten": kaarten}, headers=OWN)
    assert answer.status_code == 303
    return answer.location.split("/")[2]


def chosen_on(pagina):
    """The ids of the cards that are ticked."""
    boxes = [one for one in pagina.document.all("input") if one.attrs.get("name") == "kaarten"]
    return [one.attrs["value"] for one in boxes if "checked" in one.attrs]


def test_the_cards_that_were_not_reached_are_ticked_without_practice_cards(anna, dicht):
    anna.visit(f"/s/{dicht}/begeleiding/")
    anna.follow("Maak een vervolgsessie")
    assert chosen_on(anna.pagina) == ["kaart-01", "kaart-04", "kaart-02", "kaart-05"]
    assert anna.pagina.value_of("Woord") == "openheid"
    assert anna.pagina.value_of("Datum") == "2026-12-08"


def test_it_is_made_with_a_key_of_its_own_and_opens_with_last_times_agreements(
    app, anna, opslag, vervolg_sid, dicht, clock, now
):
    sleutel = anna.visit(f"/s/{vervolg_sid}/begeleiding/sleutel")
    assert sleutel.heading == "De sessie is gemaakt"
    kaarten = anna.visit(f"/s/{vervolg_sid}/begeleiding/kaarten")
    assert kaarten.texts("h2")[:4] == [
        f"Titel van kaart-{nummer}" for nummer in ("01", "04", "02", "05")
    ]
    anna.visit(f"/s/{vervolg_sid}/begeleiding/")
    anna.press("Open de sessie")
    assert "Kaart 1 van 4" in anna.pagina.text
    assert "Van de vorige keer" in anna.pagina.text
    dewi = app.test_client()
    dewi.visit(f"/s/{vervolg_sid}/")
    dewi.press("Doe mee", {"Voornaam": "Dewi"})
    assert "Van de vorige keer" in dewi.pagina.text
    assert "We sturen de brief" in dewi.pagina.text
    assert "We sturen de brief" in anna.visit(f"/s/{vervolg_sid}/scherm").text
    anna.visit(f"/s/{vervolg_sid}/begeleiding/")
    anna.press("Gedaan: We sturen de brief")
    assert "Toch niet gedaan: We sturen de brief" in anna.pagina.buttons
    assert "Gedaan" in dewi.visit(f"/s/{vervolg_sid}/").text
    anna.press("Volgend onderdeel")
    anna.press("Volgend onderdeel")
    assert "We sturen de brief" not in dewi.visit(f"/s/{vervolg_sid}/").text


def test_the_same_form_twice_makes_one(anna, opslag, dicht):
    anna.visit(f"/s/{dicht}/begeleiding/vervolg")
    _, action, values = anna.pagina.form_of(MAAK)
    data = values | {"kaarten": chosen_on(anna.pagina)}
    waar = {anna.post(action, data=data, headers=OWN).location for _ in range(2)}
    assert len(waar) == 1


def test_cards_of_another_deck_and_hostile_ids_are_left_out(anna, opslag, dicht):
    anna.visit(f"/s/{dicht}/begeleiding/vervolg")
    _, action, values = anna.pagina.form_of(MAAK)
    kaarten = ["kaart-06", "kaart-99", "<script>", "x" * 10_000, "../set"]
    answer = anna.post(action, data=values | {"kaarten": kaarten}, headers=OWN)
    with opslag.reading() as conn:
        assert find_sessie(conn, answer.location.split("/")[2]).kaarten_keuze == ("kaart-06",)
    answer = anna.post(action, data=values | {"kaarten": kaarten[1:]}, headers=OWN)
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"kaarten": []}, "Kies minstens één kaart"),
        ({"woord": ""}, "Bedenk een woord"),
        ({"datum": "2025-01-01"}, "Deze datum is al geweest"),
        ({"datum": "2999-01-01"}, "Kies een datum binnen een jaar"),
        ({"duur": "7"}, "Kies een van de mogelijkheden"),
        ({"titel": "t" * 10_000}, "Gebruik hooguit 120 tekens"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(anna, dicht, anders, zin):
    anna.visit(f"/s/{dicht}/begeleiding/vervolg")
    _, action, values = anna.pagina.form_of(MAAK)
    data = values | {"kaarten": ["kaart-04"]} | anders
    answer = anna.post(action, data=data, headers=OWN)
    assert answer.status_code == 422
    assert zin in answer.text


def test_a_word_in_use_is_said_at_the_field_with_the_cards_as_they_were_ticked(
    anna, opslag, open_sid, now
):
    go_to_slot(opslag, open_sid, now)
    anna.visit(f"/s/{open_sid}/begeleiding/vervolg")
    assert "Wil je het houden? Sluit deze sessie dan eerst." in anna.pagina.text
    _, action, values = anna.pagina.form_of(MAAK)
    data = values | {"kaarten": ["kaart-04"], "woord": "openheid"}
    answer = anna.post(action, data=data, headers=OWN)
    assert answer.status_code == 409
    assert "Dit woord is al in gebruik" in answer.text
    assert 'value="kaart-04" checked' in answer.text
    assert 'value="kaart-02" checked' not in answer.text


def test_before_the_closing_block_the_page_says_when(anna, open_sid):
    anna.visit(f"/s/{open_sid}/begeleiding/vervolg")
    assert MAAK not in anna.pagina.buttons
    data = {"woord": "ander", "duur": "60", "kaarten": "kaart-04"}
    answer = anna.post(f"/s/{open_sid}/begeleiding/vervolg", data=data, headers=OWN)
    assert answer.status_code == 409


def test_a_follow_up_of_which_all_cards_are_gone_says_so(
    anna, opslag, instellingen, make_app, vervolg_sid
):
    for pad in (instellingen.cards / SET_ID / "kaarten").glob("kaart-0[1245].md"):
        pad.unlink()
    app = make_app()
    browser = app.test_client()
    token = anna.get_cookie("begeleider", path=f"/s/{vervolg_sid}/").value
    browser.set_cookie("begeleider", token, path=f"/s/{vervolg_sid}/")
    browser.visit(f"/s/{vervolg_sid}/begeleiding/")
    browser.press("Open de sessie", status=409)
    assert "zitten niet meer in de set" in browser.pagina.text
    assert feiten_of(opslag, vervolg_sid).geopend_op is None
