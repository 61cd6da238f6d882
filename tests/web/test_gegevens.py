"""Changing a prepared session, trying words, and making a new session after its example."""

from datetime import UTC, datetime

import pytest

from kaartenset.commands.kaarten import park_kaart
from kaartenset.commands.notities import save_notitie
from kaartenset.domain.volgorde import herkenningsteken, volgorde_of
from kaartenset.storage.facts import find_klok
from kaartenset.storage.notities import find_notities
from tests.cast import ANNA, NOW, feiten_of, read_deck
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie

OPSLAAN = "Gegevens opslaan"


@pytest.fixture
def anna(app, prepared_sid):
    """Anna, who prepared a session that is not open yet."""
    return with_cookie(app, prepared_sid, "begeleider", ANNA.token)


@pytest.fixture
def pad(prepared_sid):
    return f"/s/{prepared_sid}/begeleiding"


def test_the_form_stands_as_the_session_is(anna, pad):
    pagina = anna.visit(f"{pad}/gegevens")
    assert pagina.heading == "Gegevens veranderen"
    assert {label: pagina.value_of(label) for label in ("Woord", "Titel", "Datum", "Tijd")} == {
        "Woord": "openheid",
        "Titel": "Sessie openheid",
        "Datum": "2026-12-01",
        "Tijd": "13:00",
    }
    assert "Wat je zelf aan onderdelen veranderde, verdwijnt." in pagina.text


def test_what_was_changed_is_stored(anna, pad, opslag, prepared_sid):
    anna.visit(f"{pad}/gegevens")
    pagina = anna.press(
        OPSLAAN, {"Woord": "Woo-team", "Datum": "22-12-2026", "Tijd": "9.30", "Titel": "Anders"}
    )
    assert "De gegevens zijn opgeslagen." in pagina.alert
    feiten = feiten_of(opslag, prepared_sid)
    assert (feiten.woord, feiten.volgorde) == ("Woo-team", volgorde_of("wooteam"))
    assert (feiten.titel, feiten.begin_op) == ("Anders", datetime(2026, 12, 22, 8, 30, tzinfo=UTC))


def test_another_length_has_its_own_blocks(anna, pad, opslag, prepared_sid):
    anna.visit(f"{pad}/gegevens")
    _, action, values = anna.pagina.form_of(OPSLAAN)
    assert anna.post(action, data=values | {"duur": "60"}, headers=OWN).status_code == 303
    with opslag.reading() as conn:
        blokken = find_klok(conn, feiten_of(opslag, prepared_sid)).onderdelen
    assert [blok.titel for blok in blokken][-2:] == ["Eerste ronde", "Afsluiten"]


@pytest.mark.parametrize(
    ("label", "waarde", "melding"),
    [
        ("Woord", "a-b c", "Je woord heeft minstens 4 letters of cijfers nodig"),
        ("Woord", "s’Gravenhage", "Dit woord is al in gebruik. Kies een ander woord."),
        ("Datum", "2026-11-30", "Deze datum is al geweest."),
        ("Titel", "t" * 121, "Gebruik hooguit 120 tekens"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(
    anna, pad, opslag, prepared_sid, other_sid, label, waarde, melding
):
    anna.visit(f"{pad}/gegevens")
    status = 409 if "gebruik." in melding else 422
    pagina = anna.press(OPSLAAN, {label: waarde, "Plaats of link": "Zaal 3"}, status)
    assert melding in pagina.error_at(label)
    assert pagina.value_of("Plaats of link") == "Zaal 3"
    assert feiten_of(opslag, prepared_sid).plaats == "Zaal 2"


def test_the_loser_of_two_tabs_gets_the_form_back_and_sees_what_is_stored(anna, pad):
    anna.visit(f"{pad}/gegevens")
    _, action, values = anna.pagina.form_of(OPSLAAN)
    anna.press(OPSLAAN, {"Titel": "Van de laptop"})
    answer = anna.post(action, data=values | {"titel": "Van de tablet"}, headers=OWN)
    assert answer.status_code == 409
    pagina = anna.pagina = Pagina(answer)
    assert "Nu opgeslagen: Van de laptop" in pagina.alert
    assert pagina.value_of("Titel") == "Van de tablet"
    anna.press(OPSLAAN)
    assert anna.pagina.value_of("Titel") == "Van de tablet"


def test_the_same_form_twice_is_stored_once(anna, pad, opslag, prepared_sid):
    anna.visit(f"{pad}/gegevens")
    _, action, values = anna.pagina.form_of(OPSLAAN)
    for _ in range(2):
        answer = anna.post(action, data=values | {"titel": "Anders"}, headers=OWN)
        assert answer.status_code == 303
    assert feiten_of(opslag, prepared_sid).agenda_nummer == 1


def test_after_opening_only_title_and_place_are_asked(anna, pad, opslag, prepared_sid):
    anna.visit(f"{pad}/gegevens")
    _, action, values = anna.pagina.form_of(OPSLAAN)
    anna.visit(f"{pad}/")
    anna.press("Open de sessie")
    pagina = anna.visit(f"{pad}/gegevens")
    assert not pagina.document.with_id("datum")
    anna.press(OPSLAAN, {"Titel": "Anders"})
    anna.post(action, data=values | {"woord": "wooteam", "gezien": "1"}, headers=OWN)
    feiten = feiten_of(opslag, prepared_sid)
    assert feiten.woord == "openheid"


def test_a_word_is_tried_beside_the_present_one_and_taken(anna, pad, opslag, prepared_sid):
    pagina = anna.visit(f"{pad}/woorden")
    assert "Titel van kaart-03" in pagina.text
    pagina = anna.enter("Woord", "woo team")
    assert pagina.path == f"{pad}/woorden"
    assert "Dit woord is vrij." in pagina.text
    assert herkenningsteken(volgorde_of("wooteam")) in pagina.text
    assert len(pagina.document.all("ol")) == 2
    pagina = anna.press("Neem dit woord")
    assert pagina.heading == "Gegevens veranderen"
    assert pagina.value_of("Woord") == "woo team"
    assert feiten_of(opslag, prepared_sid).woord == "openheid", "not stored yet"
    anna.press(OPSLAAN)
    assert feiten_of(opslag, prepared_sid).woord == "woo team"


def test_a_word_that_is_in_use_cannot_be_taken(anna, pad, other_sid):
    anna.visit(f"{pad}/woorden")
    pagina = anna.enter("Woord", "sgravenhage")
    assert "Dit woord is al in gebruik." in pagina.text
    assert "Neem dit woord" not in pagina.buttons


def test_a_word_that_is_none_is_refused_at_the_field(anna, pad):
    anna.visit(f"{pad}/woorden")
    pagina = anna.enter("Woord", "a b", 422)
    assert "minstens 4 letters" in pagina.error_at("Woord")


def test_trying_words_uses_the_budget_of_words(anna, pad, app):
    anna.visit(f"{pad}/woorden")
    for nummer in range(61):
        answer = anna.post(f"{pad}/woorden", data={"woord": f"woord {nummer}"}, headers=OWN)
    assert answer.status_code == 200
    assert "Of dit woord vrij is, zie je als je het opslaat." in Pagina(answer).text
    anna.visit(f"{pad}/gegevens")
    anna.press(OPSLAAN, {"Woord": "wooteam"}, 429)


def test_a_new_session_takes_the_draaiboek_and_the_notes_of_its_example(
    anna, pad, opslag, prepared_sid
):
    plek = "kaart.kaart-01"
    save_notitie(
        opslag, prepared_sid, plek=plek, getypt="Bram", gezien=0, kaart_ids=("kaart-01",), now=NOW
    )
    anna.visit(f"{pad}/draaiboek/aanpassen")
    _, action, values = anna.pagina.form_of("Opslaan")
    eigen = {"nieuw_titel": "Film", "nieuw_minuten": "7"}
    anna.post(action, data=values | eigen, headers=OWN)
    pagina = anna.visit(f"{pad}/als-voorbeeld")
    assert (pagina.value_of("Titel"), pagina.value_of("Woord")) == ("Sessie openheid", "")
    pagina = anna.press("Sessie maken", {"Woord": "wooteam", "Datum": "2026-12-22"})
    sid = pagina.path.split("/")[2]
    assert sid != prepared_sid
    feiten = feiten_of(opslag, sid)
    assert (feiten.titel, feiten.plaats, feiten.duur) == ("Sessie openheid", "Zaal 2", 120)
    with opslag.reading() as conn:
        assert "Film" in [blok.titel for blok in find_klok(conn, feiten).onderdelen]
        assert find_notities(conn, feiten)[plek].tekst == "Bram"
    script = anna.visit(f"/s/{sid}/begeleiding/draaiboek").text
    assert "scriptwoordpauze" in script


def test_the_example_again_asks_for_another_word(anna, pad):
    anna.visit(f"{pad}/als-voorbeeld")
    pagina = anna.press("Sessie maken", {"Woord": "openheid"}, 409)
    assert "Dit woord is al in gebruik" in pagina.error_at("Woord")
    pagina = anna.press("Sessie maken", {"Woord": ""}, 422)
    assert pagina.error_at("Woord") == "Bedenk een woord, bijvoorbeeld wooteam"


def test_a_card_that_went_from_the_files_is_simply_gone(
    anna, pad, opslag, prepared_sid, cards_root, app
):
    kaart_ids = [kaart.id for kaart in read_deck(cards_root).kaartenset.kaarten]
    park_kaart(opslag, prepared_sid, kaart_id="kaart-05", later=True, aanwezig=kaart_ids, now=NOW)
    park_kaart(
        opslag, prepared_sid, kaart_id="verdwenen", later=True, aanwezig=["verdwenen"], now=NOW
    )
    anna.visit(f"{pad}/")
    pagina = anna.press("Open de sessie")
    assert "Titel van kaart-05" in pagina.text
    assert "verdwenen" not in pagina.text
