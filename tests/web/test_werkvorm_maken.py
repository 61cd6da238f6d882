"""Preparing a session of a werkvorm: the same form with what such a session needs."""

import re

import pytest

from kaartenset.commands.sessies import open_sessie
from kaartenset.domain.deur import Deur
from kaartenset.storage.facts import find_klok
from kaartenset.storage.werkbladen import find_werkblad
from tests.cast import NOW, feiten_of
from tests.decks import SET_ID
from tests.web.browser import OWN
from tests.werksessies import go_to, no_deck
from tests.werkvormen import WERKVORM_ID, WERKVORM_TITEL

NIEUW = f"/sessies/nieuw?werkvorm={WERKVORM_ID}"
MAKEN = "Sessie maken"
OPSLAAN = "Gegevens opslaan"
NOOR, ANNA = "Hoe heet de dilemma-eigenaar?", "Hoe heet jij?"
NAMEN_MOGEN = "Deelnemers mogen een voornaam invullen"


@pytest.fixture
def nieuw(vreemde):
    """Somebody's browser at the form."""
    vreemde.visit(NIEUW)
    return vreemde


@pytest.fixture
def maker(nieuw):
    """The browser of somebody who prepared a session of a werkvorm."""
    nieuw.press(MAKEN, {"Woord": "schuurt", NOOR: "Noor", ANNA: "Anna"})
    nieuw.sid = nieuw.pagina.path.split("/")[2]
    nieuw.pad = f"/s/{nieuw.sid}/begeleiding"
    return nieuw


def blokken_of(opslag, sid):
    with opslag.reading() as conn:
        return find_klok(conn, feiten_of(opslag, sid)).onderdelen


def sid_at(browser):
    return browser.pagina.path.split("/")[2]


def length(browser, duur, button=MAKEN, **typed):
    """Send the form with this length."""
    _, action, values = browser.pagina.form_of(button)
    return browser.post(action, data=values | {"duur": duur} | typed, headers=OWN)


def test_the_werkvorm_and_the_other_form_lead_to_it_and_it_leads_back(vreemde):
    vreemde.visit(f"/werkvormen/{WERKVORM_ID}")
    link = "Bereid een proefgesprek voor"
    assert vreemde.pagina.links[link] == NIEUW
    vreemde.visit("/sessies/nieuw")
    assert vreemde.pagina.links[link] == NIEUW
    pagina = vreemde.visit(NIEUW)
    assert pagina.heading == f"{WERKVORM_TITEL} voorbereiden"
    assert pagina.links["bereid een kaartensessie voor"] == "/sessies/nieuw"


def test_it_offers_the_lengths_of_the_werkvorm_and_no_deck(nieuw):
    text = nieuw.pagina.text
    assert "1 uur (korte vorm)" in text
    assert "1,5 uur" in text
    assert "Kaarten" not in nieuw.pagina.texts("legend")
    assert "ronde kaarten" not in text
    _, _, values = nieuw.pagina.form_of(MAKEN)
    assert values["duur"] == "90"


def test_a_word_is_enough(nieuw, opslag, cards_root):
    assert nieuw.press(MAKEN, {"Woord": "schuurt"}).heading == "De sessie is gemaakt"
    feiten = feiten_of(opslag, sid_at(nieuw))
    assert (feiten.werkvorm, feiten.kaartenset, feiten.heeft_kaarten) == (
        WERKVORM_ID,
        SET_ID,
        False,
    )
    assert (feiten.titel, feiten.duur, feiten.deur) == (WERKVORM_TITEL, 90, Deur.WACHTKAMER)
    assert (feiten.eigenaar, feiten.begeleider, feiten.vraagt_namen) == ("", "", False)
    with opslag.reading() as conn:
        velden = [veld.id for veld in find_werkblad(conn, feiten.werkbladvorm_id).velden]
    assert {"situatie", "samenvatting"} <= set(velden)
    blokken = blokken_of(opslag, feiten.sid)
    assert [blok.stap for blok in blokken] == ["", "0", "1a", "1b", "2", "2b"]
    assert blokken[2].velden == ("situatie", "kaders", "spelers")


def test_the_short_form_leaves_blocks_out(nieuw, opslag):
    answer = length(nieuw, "60", woord="schuurt")
    sid = answer.headers["Location"].split("/")[2]
    assert [blok.stap for blok in blokken_of(opslag, sid)] == ["", "0", "1a", "2", "2b"]


def test_names_are_kept_for_the_begeleider_alone(maker, opslag):
    feiten = feiten_of(opslag, maker.sid)
    assert (feiten.eigenaar, feiten.begeleider) == ("Noor", "Anna")


def test_a_double_click_makes_one_session(nieuw, opslag):
    typed = {"Woord": "schuurt", NOOR: "Noor"}
    first, again = nieuw.send(MAKEN, typed), nieuw.send(MAKEN, typed)
    assert first.headers["Location"] == again.headers["Location"]


@pytest.mark.parametrize("werkvorm", ["", "onbekend", "werkvorm.md", "../proefset"])
def test_a_werkvorm_that_there_is_not_is_not_found(vreemde, werkvorm):
    assert vreemde.get(f"/sessies/nieuw?werkvorm={werkvorm}").status_code == 404
    data = {"woord": "schuurt"}
    answer = vreemde.post(f"/sessies/nieuw?werkvorm={werkvorm}", data=data, headers=OWN)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("label", "waarde", "zin"),
    [
        ("Woord", "a", "Je woord heeft minstens 4 letters of cijfers nodig"),
        (NOOR, "n" * 41, "Gebruik hooguit 40 tekens"),
        (ANNA, "n" * 41, "Gebruik hooguit 40 tekens"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_all_that_was_typed_stays(nieuw, label, waarde, zin):
    typed = {"Woord": "schuurt", "Titel": "Ons dilemma", NOOR: "Noor", ANNA: "Anna"}
    typed |= {label: waarde}
    pagina = nieuw.press(MAKEN, typed, status=422)
    assert zin in pagina.error_at(label)
    assert {veld: pagina.value_of(veld) for veld in typed} == typed
    assert pagina.heading == f"{WERKVORM_TITEL} voorbereiden"


def test_a_length_of_a_deck_is_refused(nieuw):
    assert length(nieuw, "120", woord="schuurt").status_code == 422


def test_a_suggested_word_keeps_what_was_typed(nieuw):
    woord = nieuw.pagina.buttons[0]
    pagina = nieuw.press(woord, {NOOR: "Noor"})
    assert (pagina.value_of("Woord"), pagina.value_of(NOOR)) == (woord, "Noor")
    assert nieuw.press(MAKEN).heading == "De sessie is gemaakt"


def test_the_overview_says_which_werkvorm_it_is(maker):
    assert f"{WERKVORM_TITEL}, dinsdag 1 december 2026" in maker.visit("/sessies").text
    maker.visit("/sessies/nieuw")
    maker.press(MAKEN, {"Woord": "wooteam"})
    assert maker.visit("/sessies").text.count(f"{WERKVORM_TITEL}, ") == 1


def test_the_calendar_says_nothing_of_cards(maker):
    tekst = maker.get(f"{maker.pad}/agenda.ics").text
    assert f"SUMMARY:{WERKVORM_TITEL}" in tekst
    assert not re.search(r"kaart(?!enset)", tekst, re.IGNORECASE)
    assert "Noor" not in tekst


def test_names_length_and_whether_names_are_asked_can_be_changed(maker, opslag):
    pagina = maker.visit(f"{maker.pad}/gegevens")
    assert (pagina.value_of(NOOR), pagina.value_of(ANNA)) == ("Noor", "Anna")
    assert "checked" not in pagina.field(NAMEN_MOGEN).attrs
    assert "Probeer eerst woorden" not in pagina.links
    answer = length(maker, "60", OPSLAAN, eigenaar="Sam", vraagt_namen="y")
    assert answer.status_code == 303
    feiten = feiten_of(opslag, maker.sid)
    assert (feiten.eigenaar, feiten.begeleider, feiten.vraagt_namen) == ("Sam", "Anna", True)
    assert feiten.duur == 60
    assert [blok.velden for blok in blokken_of(opslag, maker.sid)][2:4] == [
        ("situatie", "kaders", "spelers"),
        ("driehoeken", "ideeen", "zwaarst", "deugt"),
    ]
    assert "checked" in maker.visit(f"{maker.pad}/gegevens").field(NAMEN_MOGEN).attrs


def test_a_name_that_is_too_long_leaves_all_as_it_was(maker, opslag):
    maker.visit(f"{maker.pad}/gegevens")
    pagina = maker.press(OPSLAAN, {NOOR: "n" * 41, "Titel": "Anders"}, 422)
    assert pagina.error_at(NOOR) == "Gebruik hooguit 40 tekens"
    assert pagina.value_of("Titel") == "Anders"
    assert feiten_of(opslag, maker.sid).eigenaar == "Noor"


def test_after_opening_names_can_still_be_changed_and_the_length_not(maker, opslag):
    open_sessie(opslag, maker.sid, deck=no_deck, now=NOW)
    pagina = maker.visit(f"{maker.pad}/gegevens")
    assert not pagina.document.with_id("duur")
    maker.press(OPSLAAN, {NOOR: "Sam"})
    assert feiten_of(opslag, maker.sid).eigenaar == "Sam"


def test_a_session_with_cards_is_not_asked_for_names(vreemde, opslag):
    vreemde.visit("/sessies/nieuw")
    assert NOOR not in vreemde.pagina.text
    vreemde.press(MAKEN, {"Woord": "wooteam"})
    sid = sid_at(vreemde)
    pagina = vreemde.visit(f"/s/{sid}/begeleiding/gegevens")
    assert NAMEN_MOGEN not in pagina.text
    _, action, values = pagina.form_of(OPSLAAN)
    erbij = {"eigenaar": "Noor", "titel": "Anders"}
    assert vreemde.post(action, data=values | erbij, headers=OWN).status_code == 303
    feiten = feiten_of(opslag, sid)
    assert (feiten.titel, feiten.eigenaar, feiten.vraagt_namen) == ("Anders", "", True)


def test_words_and_cards_for_later_are_not_for_a_werkvorm(maker):
    assert maker.visit(f"{maker.pad}/woorden").heading == "Gegevens veranderen"
    answer = maker.post(f"{maker.pad}/woorden", data={"woord": "wooteam"}, headers=OWN)
    assert answer.headers["Location"] == f"{maker.pad}/gegevens"
    answer = maker.post(f"{maker.pad}/kaarten/later", data={"kaart": "kaart-01"}, headers=OWN)
    assert answer.headers["Location"] == f"{maker.pad}/"


def test_a_session_after_its_example_has_the_werkblad_and_not_the_names(maker, opslag):
    go_to(opslag, maker.sid, "De situatie")
    maker.visit(f"{maker.pad}/als-voorbeeld")
    pagina = maker.pagina
    assert (pagina.value_of("Titel"), pagina.value_of(NOOR)) == (WERKVORM_TITEL, "")
    assert "het lege werkblad" in pagina.text
    maker.press(MAKEN, {"Woord": "wringt"})
    oud, sid = feiten_of(opslag, maker.sid), sid_at(maker)
    feiten = feiten_of(opslag, sid)
    assert (feiten.werkvorm, feiten.werkbladvorm_id) == (oud.werkvorm, oud.werkbladvorm_id)
    assert (feiten.eigenaar, feiten.begeleider, feiten.duur) == ("", "", 90)
    eigen = [(blok.titel, blok.stap, blok.velden) for blok in blokken_of(opslag, sid)]
    assert eigen == [(blok.titel, blok.stap, blok.velden) for blok in blokken_of(opslag, maker.sid)]
    assert eigen[2][1] == "1a"


def test_the_example_in_another_length_takes_the_blocks_of_the_werkvorm(maker, opslag):
    maker.visit(f"{maker.pad}/als-voorbeeld")
    answer = length(maker, "60", woord="wringt")
    sid = answer.headers["Location"].split("/")[2]
    assert [blok.stap for blok in blokken_of(opslag, sid)] == ["", "0", "1a", "2", "2b"]


def test_when_the_werkvorm_was_taken_away_all_but_the_length_can_be_changed(maker, app, opslag):
    app.extensions["inhoud"].werkvormen.clear()
    app.extensions["inhoud"].werkvorm_begeleidingen.clear()
    maker.visit(f"{maker.pad}/gegevens")
    maker.press(OPSLAAN, {"Titel": "Anders"})
    assert feiten_of(opslag, maker.sid).titel == "Anders"
    assert length(maker, "60", OPSLAAN).status_code == 422
    assert maker.visit(f"{maker.pad}/voorbereiding").heading == "Voorbereiding"
