"""Taking part: following the group by polling or by the stream, and leafing for oneself."""

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.kaarten import show_kaart
from kaartenset.commands.klok import hide_klok, start_klok
from tests.cast import VOLGORDE, deelnemer_of, join
from tests.decks import titel_of

ORDER = tuple(f"kaart-{nummer}" for nummer in VOLGORDE)


@pytest.fixture
def lead(anna, open_sid):
    """Anna's browser on the begeleidersscherm."""
    anna.visit(f"/s/{open_sid}/begeleiding/")
    return anna


@pytest.fixture
def follow(bram, open_sid):
    """Bram's browser at the group's card."""
    bram.visit(f"/s/{open_sid}/")
    return bram


def test_a_deelnemer_sees_the_card_of_the_group(follow):
    pagina = follow.pagina
    assert pagina.heading == titel_of(ORDER[0])
    assert "Kaart 1 van 7" in pagina.text
    assert "Vraag" in pagina.text
    assert f"Tekst voor iedereen op {ORDER[0]}." in pagina.text


def test_both_choices_of_a_dilemma_are_shown(follow, opslag, open_sid, now):
    show_kaart(opslag, open_sid, kaart_id="kaart-02", gezien=ORDER[0], now=now)
    text = follow.visit(follow.pagina.path).text
    assert "A Doen" in text
    assert "B Laten" in text


def test_the_group_moves_and_a_poll_tells(lead, follow, open_sid):
    path = f"/s/{open_sid}/stand"
    merk = follow.get(path).headers["Kaartenset-Merk"]
    assert follow.get(f"{path}?na={merk}").status_code == 204
    lead.press("Volgende kaart")
    answer = follow.get(f"{path}?na={merk}")
    assert titel_of(ORDER[1]) in answer.text
    assert answer.headers["Kaartenset-Merk"] != merk


def test_the_group_moves_and_the_stream_tells(lead, follow, open_sid):
    stream = follow.get(f"/s/{open_sid}/stroom")
    events = iter(stream.response)
    assert next(events).startswith(b"retry: 1000\n\nevent: nu\n")
    assert titel_of(ORDER[0]).encode() in next(events)
    lead.press("Volgende kaart")
    event = next(events)
    assert event.startswith(b"id: ")
    assert titel_of(ORDER[1]).encode() in event
    stream.close()


def test_a_browser_that_comes_back_with_what_it_has_is_not_sent_it_again(lead, follow, open_sid):
    merk = follow.get(f"/s/{open_sid}/stand").headers["Kaartenset-Merk"]
    stream = follow.get(f"/s/{open_sid}/stroom", headers={"Last-Event-ID": merk})
    events = iter(stream.response)
    next(events)
    lead.press("Volgende kaart")
    assert titel_of(ORDER[1]).encode() in next(events)
    stream.close()


def test_what_only_the_begeleider_sees_wakes_no_deelnemer(lead, follow, app, open_sid):
    path = f"/s/{open_sid}/stand"
    merk = follow.get(path).headers["Kaartenset-Merk"]
    for button in ("Bewaar voor later", "+5 minuten", "Niet meer voor later"):
        lead.press(button)
    app.test_client().post(f"/s/{open_sid}/", data={"voornaam": "Noor"})
    assert follow.get(f"{path}?na={merk}").status_code == 204
    assert "2 deelnemers" in lead.visit(lead.pagina.path).text


def test_who_leafs_for_oneself_finds_the_way_back(lead, follow):
    follow.follow("Volgende")
    assert "Kaart 2 van 7" in follow.pagina.text
    follow.follow("Volgende")
    assert "Kaart 3 van 7" in follow.pagina.text
    assert "De groep is bij kaart 1" in follow.pagina.text
    follow.follow("Vorige")
    assert "Kaart 2 van 7" in follow.pagina.text
    assert follow.follow("Ga naar de kaart van de groep").heading == titel_of(ORDER[0])


def test_leafing_to_the_card_of_the_group_is_following_again(follow):
    follow.follow("Volgende")
    pagina = follow.follow("Vorige")
    assert pagina.heading == titel_of(ORDER[0])
    assert "kaarten" not in pagina.path


def test_all_cards_are_listed_with_where_the_group_is(follow):
    pagina = follow.follow("Alle kaarten")
    assert all(titel_of(kaart_id) in pagina.links for kaart_id in ORDER)
    assert "Hier is de groep" in pagina.text
    assert follow.follow(titel_of(ORDER[5])).heading == titel_of(ORDER[5])


@pytest.mark.parametrize("nummer", ["0", "8", "999999999", "9" * 5000, "-1", "1.5", "٣", "01", "x"])
def test_a_card_that_there_is_not_is_a_404(follow, open_sid, nummer):
    follow.visit(f"/s/{open_sid}/kaarten/{nummer}", 404)


def test_the_clock_is_shown_when_it_runs_and_can_be_hidden(lead, follow, opslag, open_sid, now):
    path = follow.pagina.path
    lead.press("Volgend onderdeel")
    assert not follow.visit(path).document.having("data-klok"), "not begun"
    lead.press("Start")
    assert follow.visit(path).document.having("data-loopt", "ja")
    lead.press("Verberg de klok voor deelnemers")
    assert not follow.visit(path).document.having("data-klok")
    lead.press("Toon de klok aan deelnemers")
    assert follow.visit(path).document.having("data-klok")


def test_in_a_break_there_is_a_clock_and_no_card_also_when_the_clock_is_hidden(lead, follow):
    path = follow.pagina.path
    lead.press("Verberg de klok voor deelnemers")
    for _ in range(3):
        lead.press("Volgend onderdeel")
    lead.press("Start")
    pagina = follow.visit(path)
    assert pagina.heading == "Pauze"
    assert "Daarna verder met kaart 1" in pagina.text
    assert pagina.document.having("data-klok")
    assert "De groep heeft pauze" in follow.visit(f"{path}kaarten/3").text


def test_the_screen_shows_the_card_large_and_no_way_to_anything_else(lead, open_sid):
    pagina = lead.visit(f"/s/{open_sid}/scherm")
    assert pagina.heading == titel_of(ORDER[0])
    assert pagina.buttons == []
    assert set(pagina.links.values()) == {""}, "only to look anew without JavaScript"


def test_before_opening_the_screen_shows_where_to_go_and_the_word(anna, app, opslag, vreemde):
    vreemde.visit("/sessies/nieuw")
    vreemde.press("Sessie maken", {"Woord": "Woo-team"})
    sid = vreemde.pagina.path.split("/")[2]
    pagina = vreemde.visit(f"/s/{sid}/scherm")
    assert "Ga naar localhost en vul het woord in:" in pagina.text
    assert "Woo-team" in pagina.text


def test_who_is_taken_out_is_refused_at_once_and_their_stream_ends(
    lead, follow, opslag, app, open_sid
):
    path = follow.pagina.path
    stream = follow.get(f"{path}stroom")
    events = iter(stream.response)
    assert [next(events), next(events)]
    lead.visit(lead.pagina.path)
    lead.press("Verwijder Bram")
    assert list(events) == []
    assert "Er is nog niemand binnen." in lead.pagina.text
    assert follow.get(f"{path}stand").status_code == 403
    assert follow.get(f"{path}stroom").status_code == 403
    assert follow.visit(path, 403).heading == "Je bent niet meer in de sessie"
    assert app.extensions["hub"].open_streams == 0


def test_taking_somebody_out_leaves_others_where_they_are(
    lead, app, opslag, open_sid, other_sid, now
):
    """Also somebody with the same number in another session."""
    elders = join(opslag, other_sid)
    in_andere = deelnemer_of(opslag, elders)
    answer = lead.post(f"/s/{open_sid}/begeleiding/deelnemers/{in_andere.id}/verwijderen")
    assert answer.status_code == 303
    assert deelnemer_of(opslag, elders).verwijderd_op is None
    assert remove_deelnemer(opslag, open_sid, 999_999_999, now=now) is None


def test_a_hidden_clock_that_runs_on_wakes_nobody(lead, follow, opslag, open_sid, now):
    lead.press("Volgend onderdeel")
    hide_klok(opslag, open_sid, verborgen=True, now=now)
    path = f"/s/{open_sid}/stand"
    merk = follow.get(path).headers["Kaartenset-Merk"]
    start_klok(opslag, open_sid, now=now)
    assert follow.get(f"{path}?na={merk}").status_code == 204


def test_the_first_paint_is_the_same_as_what_comes_live(follow, open_sid):
    frame = follow.get(f"/s/{open_sid}/stand").text
    voor, _, na = frame.partition("<!-- eigen -->")
    assert voor.strip() in follow.pagina.html
    assert na.strip() in follow.pagina.html
