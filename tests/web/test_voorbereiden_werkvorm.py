"""Preparing a werkvorm: what its content says is to be done, ticked off one by one."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie
from kaartenset.storage.models import KlareStap
from tests.cast import ANNA, NOW, sid_of
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie
from tests.werksessies import new_werksessie
from tests.werkvormen import VOORBEREIDING, WERKVORM_ID

SID = sid_of("schuurt")
PAD = f"/s/{SID}/begeleiding/voorbereiding"
PUNTEN = [titel for punten in VOORBEREIDING.values() for titel, _ in punten]


@pytest.fixture
def anna(app, opslag, cards_root):
    """Anna, who planned a session of a werkvorm twenty days ahead."""
    nieuw = new_werksessie(cards_root, begin_op=NOW + timedelta(days=20), eigenaar="<Noor>")
    create_sessie(opslag, nieuw, now=NOW)
    return with_cookie(app, SID, "begeleider", ANNA.token)


def test_all_parts_and_points_stand_there_with_their_day(anna):
    pagina = anna.visit(PAD)
    assert pagina.heading == "Proefvoorbereiding"
    assert [kop for kop in pagina.texts("h2") if kop[0].isdigit()] == [
        "1. Het voorgesprek",
        "2. De zaal",
    ]
    assert [kop for kop in pagina.texts("h3") if kop in PUNTEN] == PUNTEN
    assert "Zo doe je geheim." in pagina.text
    assert "Liefst vóór 7 december 2026. 0 van de 2 klaar." in pagina.text
    assert "Liefst vóór 19 december 2026. 0 van de 1 klaar." in pagina.text


def test_no_day_lies_in_the_past(anna, clock):
    clock.shift(timedelta(days=19))
    text = anna.visit(PAD).text
    assert text.count("Het gesprek is al snel. Doe nu wat hieronder nog openstaat.") == 1
    assert "Liefst nu" not in text, "said once, when it goes for all that is left"
    assert "Liefst vóór" not in text
    assert text.count("0 van de 2 klaar.") == 1


def test_what_is_late_says_so_while_other_things_can_wait(anna, clock):
    clock.shift(timedelta(days=10))
    text = anna.visit(PAD).text
    assert text.count("Liefst nu. 0 van de 2 klaar.") == 1
    assert "Liefst vóór 19 december 2026. 0 van de 1 klaar." in text


@pytest.mark.parametrize("dagen", [0, 22])
def test_after_closing_nothing_is_urged(anna, clock, opslag, dagen):
    clock.shift(timedelta(days=dagen))
    close_sessie(opslag, SID, now=NOW + timedelta(days=dagen))
    text = anna.visit(PAD).text
    for zin in ("Liefst", "Het gesprek is al snel", "Op de dag zelf", "kwartier van tevoren"):
        assert zin not in text


def test_each_point_is_ticked_off_and_on_again(anna):
    anna.visit(PAD)
    pagina = anna.press(f"Dit is klaar: {PUNTEN[0]}")
    assert f"{PUNTEN[0]} Gedaan op 1 december 2026" in pagina.texts("summary")
    assert "1 van de 2 klaar." in pagina.text
    pagina = anna.press(f"Dit is klaar: {PUNTEN[1]}")
    assert "1. Het voorgesprek Gedaan op 1 december 2026" in pagina.texts("summary")
    assert "2. De zaal" in pagina.texts("h2")
    pagina = anna.press(f"Toch nog niet klaar: {PUNTEN[0]}")
    assert "1. Het voorgesprek" in pagina.texts("h2")
    assert f"{PUNTEN[0]} Gedaan op 1 december 2026" not in pagina.texts("summary")


def test_who_ticks_off_the_last_point_goes_on_at_the_part_that_is_folded_now(anna):
    def tick(punt_id, klaar="ja"):
        data = {"stap": f"werk.{punt_id}", "klaar": klaar}
        return anna.post(PAD, data=data, headers=OWN).location.partition("#")[2]

    assert [tick("plannen"), tick("geheim")] == ["punt-plannen", "deel-1"]
    assert tick("geheim", "nee") == "punt-geheim"


def test_what_was_ticked_off_before_the_day_was_kept_has_no_day(anna, opslag):
    anna.visit(PAD)
    anna.press(f"Dit is klaar: {PUNTEN[2]}")
    with opslag.writing() as conn:
        conn.execute(update(KlareStap).values(klaar_op=None))
    assert "2. De zaal Gedaan" in anna.visit(PAD).texts("summary")


@pytest.mark.parametrize("stap", ["", "werk.", "werk.onbekend", "plannen", "uitnodigen"])
def test_what_is_no_point_of_this_werkvorm_is_refused(anna, stap):
    assert anna.post(PAD, data={"stap": stap, "klaar": "ja"}, headers=OWN).status_code == 422


def test_a_point_of_a_werkvorm_is_none_of_a_session_with_cards(app, opslag, prepared_sid):
    browser = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    pad = f"/s/{prepared_sid}/begeleiding/voorbereiding"
    data = {"stap": "werk.plannen", "klaar": "ja"}
    assert browser.post(pad, data=data, headers=OWN).status_code == 422
    assert browser.visit(pad).texts("h2")[0] == "1. Plan en nodig uit"
    assert browser.post(f"{pad}/eigenaar", data={"gezien": "0"}, headers=OWN).status_code == 422


def test_a_closed_session_says_so(anna, opslag):
    close_sessie(opslag, SID, now=NOW)
    answer = anna.post(PAD, data={"stap": "werk.plannen", "klaar": "ja"}, headers=OWN)
    assert answer.status_code == 409
    assert "De sessie is gesloten" in Pagina(answer).alert


def test_the_page_leads_to_all_that_is_needed(anna):
    pagina = anna.visit(PAD)
    links = pagina.links
    for name in ("Gegevens veranderen", "Uitnodiging", "Draaiboek", "Alles op papier"):
        anna.visit(links[name])
    assert links["Brief"] == f"/werkvormen/{WERKVORM_ID}/brief"
    assert links["Werkblad"] == f"/s/{SID}/begeleiding/werkblad"
    assert "<Noor>" in pagina.text
    assert "kaart" not in pagina.texts("main")[0].lower()


def test_who_does_not_lead_sees_nothing_of_it(app, vreemde, anna):
    assert vreemde.get(PAD).status_code == 404
    assert vreemde.post(PAD, data={"stap": "werk.plannen"}, headers=OWN).status_code == 404
    answer = vreemde.post(f"{PAD}/eigenaar", data={"gezien": "0"}, headers=OWN)
    assert answer.status_code == 404
