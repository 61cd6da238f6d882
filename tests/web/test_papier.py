"""What is there on paper, for everybody and for the begeleider, as pages in a browser."""

import pytest

from kaartenset.domain.volgorde import herkenningsteken, volgorde_of
from tests.cast import ANNA, VOLGORDE, WOORD
from tests.decks import KAART_IDS, SET_ID, marker_of, script_marker_of, soort_of, titel_of
from tests.web.conftest import with_cookie
from tests.web.withheld import MARKERS

DECK = f"/kaarten/{SET_ID}/{volgorde_of(WOORD)}"
OP_VOLGORDE = f"{DECK}/afdrukken"
OP_SOORT = f"/kaarten/{SET_ID}/op-soort/afdrukken"
TEKEN = herkenningsteken(volgorde_of(WOORD))


@pytest.fixture
def papier(open_sid):
    """Where the begeleider finds everything on paper."""
    return f"/s/{open_sid}/begeleiding/papier"


def test_the_plain_deck_leads_to_its_cards_on_paper(vreemde):
    pagina = vreemde.visit(f"{DECK}/")
    assert "kies voor spiegelen of omslaan langs de lange kant." in pagina.text
    pagina = vreemde.follow("Kaarten afdrukken")
    assert pagina.path == OP_VOLGORDE
    assert "Kies voor spiegelen of omslaan langs de lange kant" in pagina.text
    vreemde.follow("Alle kaarten")
    assert vreemde.follow("Kaarten op soort afdrukken").path == OP_SOORT


def test_the_cards_are_in_the_order_of_the_word_with_numbers_and_teken(vreemde):
    pagina = vreemde.visit(OP_VOLGORDE)
    assert pagina.texts("h2") == [titel_of(f"kaart-{nummer}") for nummer in VOLGORDE]
    cards = pagina.texts("article")
    assert [card.split()[:2] for card in cards] == [["Kaart", str(n)] for n in range(1, 8)]
    assert all(TEKEN in card for card in cards)
    assert WOORD not in pagina.html


def test_by_kind_there_is_no_number_and_no_teken(vreemde):
    pagina = vreemde.visit(OP_SOORT)
    soorten = [soort_of(kaart_id) for kaart_id in KAART_IDS]
    grouped = [card.split()[0].lower() for card in pagina.texts("article")]
    assert grouped == sorted(soorten, key=("stelling", "dilemma", "vraag").index)
    assert TEKEN not in pagina.html
    assert "Kaart 1" not in pagina.text


def test_a_deck_that_is_not_there_has_no_paper_either(vreemde):
    for path in (
        f"/kaarten/anders/{volgorde_of(WOORD)}/afdrukken",
        "/kaarten/anders/op-soort/afdrukken",
    ):
        vreemde.visit(path, 404)
        vreemde.visit(f"{path}.pdf", 404)


@pytest.mark.parametrize("path", [OP_VOLGORDE, OP_SOORT])
def test_a_page_for_everybody_holds_no_toelichting_and_is_not_sent_again(vreemde, path):
    answer = vreemde.get(path)
    assert not [marker for marker in MARKERS if marker in answer.text]
    known = {"If-None-Match": answer.headers["ETag"]}
    assert vreemde.get(path, headers=known).status_code == 304


def test_the_begeleider_finds_everything_on_paper(anna, papier):
    anna.visit(papier.removesuffix("papier"))
    pagina = anna.follow("Papier")
    assert pagina.heading == "Alles op papier"
    for link in ("Kaarten in de volgorde van deze sessie", "Boekje", "Draaiboek op papier"):
        anna.visit(papier)
        assert anna.follow(link).path.startswith(f"{papier}/")
        anna.follow("Alles op papier")
    assert anna.follow("Kaarten op soort").path == OP_SOORT
    anna.visit(papier)
    assert anna.follow("Feitenblad").path == "/feitenblad"


def test_the_booklet_has_every_card_with_its_toelichting_and_not_the_word(anna, papier):
    pagina = anna.visit(f"{papier}/boekje")
    assert pagina.heading == f"Sessie {WOORD}"
    assert pagina.texts("h2") == [titel_of(f"kaart-{nummer}") for nummer in VOLGORDE]
    assert all(marker_of(kaart_id) in pagina.text for kaart_id in KAART_IDS)
    assert TEKEN in pagina.text
    assert "1 december 2026" in pagina.text
    assert f"Woord: {WOORD}" not in pagina.text


def test_the_draaiboek_has_the_times_and_the_script(anna, papier):
    pagina = anna.visit(f"{papier}/draaiboek")
    assert script_marker_of("Pauze") in pagina.text
    assert f"Woord: {WOORD}" in pagina.text
    assert "13:00" in pagina.text


def test_the_cards_of_a_session_are_those_that_it_opened_with(anna, papier, cards_root):
    before = anna.visit(f"{papier}/kaarten").texts("h2")
    assert before == [titel_of(f"kaart-{nummer}") for nummer in VOLGORDE]
    assert not [marker for marker in MARKERS if marker in anna.pagina.html]


def test_a_session_that_never_opened_has_its_paper_too(app, prepared_sid):
    anna = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    papier = f"/s/{prepared_sid}/begeleiding/papier"
    assert len(anna.visit(f"{papier}/kaarten").texts("h2")) == len(KAART_IDS)
    assert marker_of("kaart-03") in anna.visit(f"{papier}/boekje").text
