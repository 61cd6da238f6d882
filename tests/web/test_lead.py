"""Leading on the begeleidersscherm: cards and clock, one click at a time and without JavaScript."""

import re

import pytest

from kaartenset.commands.draaiboek import Wijziging, change_draaiboek
from kaartenset.commands.kaarten import show_kaart
from kaartenset.storage.facts import find_klok
from tests.cast import VOLGORDE, feiten_of
from tests.decks import marker_of, titel_of
from tests.web.browser import OWN, Pagina

WAS_JE_VOOR = "Een ander of een eerdere klik was je voor. Je ziet nu hoe het is; kies opnieuw."
ORDER = tuple(f"kaart-{nummer}" for nummer in VOLGORDE)


@pytest.fixture
def lead(anna, open_sid):
    """Anna's browser on the begeleidersscherm."""
    anna.visit(f"/s/{open_sid}/begeleiding/")
    return anna


def kaart_of(opslag, sid):
    return feiten_of(opslag, sid).kaart_id


def minuten(pagina: Pagina) -> str:
    """The length of the present block as its buttons send it."""
    return pagina.form_of("+1 minuut")[2]["gezien"]


def test_opening_shows_the_first_practice_card_with_its_toelichting(app, vreemde):
    vreemde.visit("/sessies/nieuw")
    vreemde.press("Sessie maken", {"Woord": "openheid"})
    vreemde.follow("Naar het begeleidersscherm")
    pagina = vreemde.press("Open de sessie")
    assert "Kaart 1 van 7" in pagina.text
    assert titel_of(ORDER[0]) in pagina.text
    assert marker_of(ORDER[0]) in pagina.text
    assert "Deelnemers zien dit niet" in pagina.text


def test_the_headings_and_buttons_have_their_names(lead):
    headings = lead.pagina.texts("h2", "h3")
    assert {"Toelichting", "Draaiboek"} <= set(headings)
    expected = {"Volgende kaart", "Sluit de sessie", "Start", "+1 minuut", "+5 minuten"}
    assert expected | {"Volgend onderdeel"} <= set(lead.pagina.buttons)
    lead.press("Volgende kaart")
    assert "Vorige kaart" in lead.pagina.buttons
    lead.press("Volgend onderdeel")
    assert "Vorig onderdeel" in lead.pagina.buttons
    lead.press("Start")
    assert "Pauze" in lead.pagina.buttons


def test_the_group_goes_through_all_cards_and_back(lead, opslag, open_sid):
    seen = [kaart_of(opslag, open_sid)]
    while "Volgende kaart" in lead.pagina.buttons:
        lead.press("Volgende kaart")
        seen.append(kaart_of(opslag, open_sid))
    assert tuple(seen) == ORDER
    while "Vorige kaart" in lead.pagina.buttons:
        lead.press("Vorige kaart")
    assert kaart_of(opslag, open_sid) == ORDER[0]


def test_the_group_jumps_to_any_card(lead, opslag, open_sid):
    pagina = lead.press(titel_of(ORDER[4]))
    assert "Kaart 5 van 7" in pagina.text
    assert kaart_of(opslag, open_sid) == ORDER[4]


def test_a_double_click_moves_one_card(lead, opslag, open_sid):
    for _ in range(2):
        assert lead.send("Volgende kaart").status_code == 303
    assert kaart_of(opslag, open_sid) == ORDER[1]


def test_a_click_on_what_is_no_longer_so_is_refused_and_shows_how_it_is(
    lead, opslag, open_sid, now
):
    show_kaart(opslag, open_sid, kaart_id=ORDER[5], gezien=ORDER[0], now=now)
    pagina = lead.press("Volgende kaart", status=409)
    assert WAS_JE_VOOR in pagina.alert
    assert "Kaart 6 van 7" in pagina.text
    assert kaart_of(opslag, open_sid) == ORDER[5]
    assert "Kaart 7 van 7" in lead.press("Volgende kaart").text, "and from here it goes on"


@pytest.mark.parametrize("kaart", ["", "kaart-99", "../kaart-01", "kaart-01\x07"])
def test_a_card_that_the_deck_does_not_have_is_refused(lead, opslag, open_sid, kaart):
    data = {"kaart": kaart, "gezien": ORDER[0]}
    answer = lead.post(f"/s/{open_sid}/begeleiding/kaart", data=data, headers=OWN)
    assert answer.status_code == 422
    assert "Deze kaart zit niet in de set van deze sessie" in Pagina(answer).alert
    assert kaart_of(opslag, open_sid) == ORDER[0]


def test_a_card_is_kept_for_later_and_no_longer(lead):
    pagina = lead.press("Bewaar voor later")
    assert "Voor later" in pagina.text
    pagina = lead.press("Niet meer voor later")
    assert "Bewaar voor later" in pagina.buttons


def test_a_click_of_a_deelnemer_never_refuses_the_begeleider(lead, app, open_sid):
    for number in range(3):
        browser = app.test_client()
        browser.visit(f"/s/{open_sid}/")
        browser.press("Doe mee", {"Voornaam": f"Deelnemer {number}"})
    lead.press("Volgende kaart")
    assert "3 deelnemers" in lead.pagina.text


def test_above_eight_deelnemers_the_begeleider_gets_advice(lead, app, open_sid):
    for number in range(9):
        app.test_client().post(f"/s/{open_sid}/", data={"voornaam": f"Deelnemer {number}"})
    advice = "Met meer dan acht mensen komt niet iedereen aan het woord"
    assert advice in lead.visit(lead.pagina.path).text
    lead.press("Verwijder Deelnemer 8")
    assert advice not in lead.pagina.text


def test_the_clock_starts_pauses_and_gets_more_minutes(lead, opslag, open_sid, clock):
    lead.press("Volgend onderdeel")
    assert minuten(lead.pagina) == "5"
    lead.press("Start")
    clock.shift(60)
    lead.press("Pauze")
    assert "Nog 4:00" in lead.pagina.text
    clock.shift(600)
    assert "Nog 4:00" in lead.visit(lead.pagina.path).text
    lead.press("+1 minuut")
    lead.press("+5 minuten")
    assert minuten(lead.pagina) == "11"
    assert "Nog 10:00" in lead.pagina.text
    lead.press("Start")
    assert feiten_of(opslag, open_sid).loopt_sinds is not None


def test_a_double_click_adds_its_minutes_once(lead):
    lead.press("Volgend onderdeel")
    first, second = (lead.send("+5 minuten") for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 409)
    assert minuten(lead.visit(f"{lead.pagina.path}")) == "10"


@pytest.mark.parametrize("erbij", ["-100", "600", "0", "vijf", "1e3", "", "9" * 5000])
def test_only_the_minutes_of_a_button_are_added(lead, open_sid, erbij):
    data = {"erbij": erbij, "gezien": minuten(lead.pagina)}
    lead.post(f"/s/{open_sid}/begeleiding/klok/erbij", data=data, headers=OWN)
    assert minuten(lead.visit(lead.pagina.path)) == data["gezien"]


def test_the_blocks_go_on_and_back(lead, opslag, open_sid):
    for expected in ("Welkom", "Eerste ronde", "Pauze", "Tweede ronde", "Afsluiten"):
        assert f"Wat zeg je nu: {expected}" in lead.press("Volgend onderdeel").text
    assert "Volgend onderdeel" not in lead.pagina.buttons
    assert "Wat zeg je nu: Tweede ronde" in lead.press("Vorig onderdeel").text


def test_a_second_click_on_the_same_block_moves_one_block(lead):
    for _ in range(2):
        lead.send("Volgend onderdeel")
    assert "Wat zeg je nu: Welkom" in lead.visit(lead.pagina.path).text


def test_the_toelichting_stays_hidden_without_javascript_until_asked_for(lead):
    hidden = 'class="inhoud begeleiding-pagina toelichting-verborgen"'
    pad = lead.pagina.path
    assert hidden not in lead.visit(pad).html
    assert hidden in lead.press("Toelichting verbergen").html
    assert hidden in lead.press("Volgende kaart").html
    assert hidden not in lead.press("Toelichting tonen").html
    assert hidden not in lead.press("Volgende kaart").html


def test_the_script_comes_first_until_there_are_cards_to_talk_about(lead):
    def order():
        return [kop for kop in lead.pagina.texts("h2") if kop[:3] in ("Toe", "Wat")]

    assert order() == ["Wat zeg je nu: Klaarzetten", "Toelichting"]
    while "Eerste ronde" not in order()[-1]:
        lead.press("Volgend onderdeel")
    assert order() == ["Toelichting", "Wat zeg je nu: Eerste ronde"]


def test_in_a_break_the_begeleider_reads_what_deelnemers_see(lead):
    said = "Deelnemers zien nu de pauze."
    while said not in lead.pagina.text:
        lead.press("Volgend onderdeel")
    assert "Wat zeg je nu: Pauze" in lead.pagina.text
    assert said not in lead.press("Volgend onderdeel").text


def test_a_card_kept_for_later_is_one_click_away(lead, opslag, open_sid):
    lead.press("Bewaar voor later")
    assert "Voor later" not in lead.pagina.texts("h3")
    lead.press("Volgende kaart")
    assert "Voor later" in lead.pagina.texts("h3")
    lead.press(titel_of(ORDER[0]))
    assert kaart_of(opslag, open_sid) == ORDER[0]


def test_the_link_for_deelnemers_leads_to_the_door(lead, app, open_sid):
    link = lead.pagina.links[f"http://localhost/s/{open_sid}/"]
    assert app.test_client().visit(link.removeprefix("http://localhost")).buttons == ["Doe mee"]


def test_the_invitation_has_the_times_the_link_and_the_word(lead, open_sid):
    lead.follow("Voorbereiding")
    text = lead.follow("Uitnodiging, met mail, agenda-afspraak en QR-code").text
    assert "dinsdag 1 december 2026, 13:00 tot 15:00 uur" in text
    assert f"http://localhost/s/{open_sid}/ openheid" in text


def test_the_invitation_ends_when_the_last_block_does(lead, opslag, open_sid, now):
    with opslag.reading() as conn:
        ronde = find_klok(conn, feiten_of(opslag, open_sid)).onderdelen[2]
    langer = Wijziging(ronde.id, ronde.titel, 180, ronde.titel, ronde.minuten)
    change_draaiboek(opslag, open_sid, [langer], now=now)
    text = lead.visit(f"/s/{open_sid}/begeleiding/uitnodiging").text
    assert "13:00 tot 15:00 uur" not in text
    assert re.search("13:00 tot 1[67]:[0-9]{2} uur", text)


def test_a_poll_of_the_begeleider_shows_what_another_device_did(lead, opslag, open_sid, now):
    first = lead.get(f"/s/{open_sid}/begeleiding/stand")
    merk = first.headers["Kaartenset-Merk"]
    assert lead.get(f"/s/{open_sid}/begeleiding/stand?na={merk}").status_code == 204
    show_kaart(opslag, open_sid, kaart_id=ORDER[1], gezien=ORDER[0], now=now)
    later = lead.get(f"/s/{open_sid}/begeleiding/stand?na={merk}")
    assert re.search(r"Kaart 2 van 7", later.text)
    assert marker_of(ORDER[1]) in later.text
