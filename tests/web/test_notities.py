"""Own notes: at cards and blocks, with and without a script, and never lost to another tab."""

import pytest

from tests.web.browser import OWN, Pagina

SCRIPT = OWN | {"Accept": "application/json"}
HOSTILE = "</textarea><script>alert(1)</script>\n{{ 7*7 }} \"'&"


@pytest.fixture
def pad(open_sid):
    return f"/s/{open_sid}/begeleiding"


@pytest.fixture
def send(anna, pad):
    """Send the form of a note by hand."""

    def post(tekst, gezien=0, plek="kaart.kaart-03", koppen=OWN, **meer):
        data = {"plek": plek, "gezien": gezien, "tekst": tekst, **meer}
        return anna.post(f"{pad}/notities", data=data, headers=koppen, follow_redirects=True)

    return post


def note_on(pagina, plek):
    """What stands in the field of a note."""
    (veld,) = pagina.document.with_id(f"notitie-{plek.replace('.', '-')}-tekst")
    return "".join(str(kind.data) for kind in veld.children or ())


def test_a_note_at_a_card_is_on_all_pages_with_that_card(anna, pad, send):
    pagina = Pagina(send("Vraag Bram", daarna="kaarten"))
    assert pagina.path == f"{pad}/kaarten"
    assert "De notitie is opgeslagen." in pagina.alert
    for path in ("kaarten", ""):
        assert note_on(anna.visit(f"{pad}/{path}"), "kaart.kaart-03") == "Vraag Bram"
    assert "Vraag Bram" in anna.visit(f"{pad}/papier/boekje").text


def test_a_note_at_a_block_is_in_the_draaiboek_and_at_the_running_block(anna, pad, send, blokken):
    plek = f"onderdeel.{blokken()[0][0]}"
    assert Pagina(send("Koffie klaar", plek=plek, daarna="draaiboek")).path == f"{pad}/draaiboek"
    for path in ("draaiboek", ""):
        assert note_on(anna.visit(f"{pad}/{path}"), plek) == "Koffie klaar"
    assert "Koffie klaar" in anna.visit(f"{pad}/papier/draaiboek").text


def test_a_note_goes_back_to_the_screen_that_it_came_from(pad, send):
    assert Pagina(send("Vraag Bram", daarna="leiden")).path == f"{pad}/"
    assert Pagina(send("Vraag Cas", 1, daarna="https://elders.example")).path == f"{pad}/kaarten"


def test_a_script_is_told_which_versie_is_stored(send):
    answer = send("Vraag Bram", koppen=SCRIPT)
    assert answer.json == {"versie": 1, "tekst": "Vraag Bram", "melding": ""}
    assert send("Vraag Bram", koppen=SCRIPT).json["versie"] == 1, "twice is once"
    assert send("", 1, koppen=SCRIPT).json == {"versie": 2, "tekst": "", "melding": ""}


def test_the_loser_gets_the_text_back_and_sees_the_others(anna, pad, send):
    send("Van de laptop")
    answer = send("Van de tablet", daarna="draaiboek")
    assert answer.status_code == 409
    pagina = Pagina(answer)
    assert "Van de laptop" in pagina.text
    assert "Een ander of een eerdere klik was je voor" in pagina.alert
    anna.pagina = pagina
    assert "Van de tablet" in pagina.html
    _, action, values = pagina.form_of("Mijn notitie opslaan")
    assert values["gezien"] == "1"
    anna.post(action, data=values | {"tekst": "Van de tablet"}, headers=OWN)
    assert note_on(anna.visit(f"{pad}/kaarten"), "kaart.kaart-03") == "Van de tablet"


def test_a_script_that_loses_is_told_what_is_stored(send):
    send("Van de laptop")
    answer = send("Van de tablet", koppen=SCRIPT)
    assert (answer.status_code, answer.mimetype) == (409, "application/json")
    assert answer.json["versie"] == 1
    assert answer.json["tekst"] == "Van de laptop"


def test_a_note_that_is_too_long_comes_back_whole(send):
    answer = send("x" * 4001)
    assert answer.status_code == 422
    assert "x" * 4001 in answer.text
    assert "Gebruik hooguit 4.000 tekens" in Pagina(answer).alert
    answer = send("x" * 4001, koppen=SCRIPT)
    assert answer.status_code == 422
    assert "Gebruik hooguit 4.000 tekens" in answer.json["melding"]


@pytest.mark.parametrize("plek", ["kaart.bestaat-niet", "onderdeel.0", "", "kaart.<script>"])
def test_a_place_that_there_is_not_is_refused(send, plek):
    assert send("x", plek=plek).status_code == 422


def test_hostile_text_is_shown_as_it_was_typed(anna, pad, send):
    send(HOSTILE)
    for path in ("kaarten", ""):
        assert note_on(anna.visit(f"{pad}/{path}"), "kaart.kaart-03") == HOSTILE
    assert "<script>alert" not in anna.visit(f"{pad}/papier/boekje").html


def test_a_number_that_is_none_counts_as_never_seen(send):
    assert send("x", "veel").status_code == 200


def test_cards_are_kept_for_later_on_the_page_with_all_cards(anna, pad):
    anna.visit(f"{pad}/kaarten")
    pagina = anna.press("Bewaar voor later: Titel van kaart-05")
    assert "Niet meer voor later: Titel van kaart-05" in pagina.buttons
    pagina = anna.press("Niet meer voor later: Titel van kaart-05")
    assert "Bewaar voor later: Titel van kaart-05" in pagina.buttons
