"""What a deelnemer does in their own part: promise, a hand, being away; from every page."""

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.handen import set_handen
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.handen import Handen
from tests.cast import CAS, deelnemer_of, join
from tests.web.browser import OWN
from tests.web.withheld import read_answer

BELOFTE = "Ik houd het binnen deze groep"
BELOOFD = "Je hebt beloofd het binnen deze groep te houden"
HEEN = ("Steek je hand op", "Ik ben even weg", BELOFTE)


@pytest.fixture
def hier(opslag, open_sid, now):
    """Hands are raised here."""
    set_handen(opslag, open_sid, Handen.HIER, gezien=Handen.GESPREK, now=now)


def look(anna, sid):
    return anna.visit(f"/s/{sid}/begeleiding/")


@pytest.mark.parametrize("path", ["", "kaarten/5"])
def test_the_spelregels_stand_there_until_the_promise(bram, anna, open_sid, path):
    pagina = bram.visit(f"/s/{open_sid}/{path}")
    assert "Laat iedereen uitpraten" in pagina.text
    assert BELOOFD not in pagina.text
    assert "Nog niemand heeft beloofd" in look(anna, open_sid).text
    pagina = bram.press(BELOFTE)
    assert (pagina.path, BELOFTE in pagina.buttons) == (f"/s/{open_sid}/{path}", False)
    assert BELOOFD in pagina.text
    assert "Deze deelnemer heeft beloofd" in look(anna, open_sid).text
    assert "Spelregels" in pagina.texts("summary")


@pytest.mark.parametrize("path", ["", "kaarten/5"])
def test_a_hand_goes_up_and_down_from_every_page(bram, anna, opslag, open_sid, hier, path):
    bram.visit(f"/s/{open_sid}/{path}")
    pagina = bram.press("Steek je hand op")
    assert (pagina.path, "Je hand is op." in pagina.text) == (f"/s/{open_sid}/{path}", True)
    assert "Bram heeft een hand op" in look(anna, open_sid).text
    pagina = bram.press("Laat je hand zakken")
    assert (pagina.path, "Steek je hand op" in pagina.buttons) == (f"/s/{open_sid}/{path}", True)
    assert "Niemand heeft een hand op" in look(anna, open_sid).text


def test_there_is_no_hand_to_raise_where_they_are_elsewhere(bram, anna, open_sid):
    assert "Steek je hand op" not in bram.visit(f"/s/{open_sid}/").buttons
    look(anna, open_sid)
    anna.press("Op deze site")
    assert "Steek je hand op" in bram.visit(f"/s/{open_sid}/").buttons
    anna.press("Niet")
    bram.press("Steek je hand op", status=409)
    assert "Je hand opsteken kan nu niet op deze site" in bram.pagina.alert
    assert "Steek je hand op" not in bram.pagina.buttons


def test_a_refusal_shows_the_page_that_it_came_from(bram, opslag, open_sid, hier, now):
    bram.visit(f"/s/{open_sid}/kaarten/5")
    set_handen(opslag, open_sid, Handen.UIT, gezien=Handen.HIER, now=now)
    bram.press("Steek je hand op", status=409)
    assert bram.pagina.heading == "Titel van kaart-04"


def test_in_a_break_the_hands_rest(bram, anna, open_sid, hier):
    bram.visit(f"/s/{open_sid}/")
    look(anna, open_sid)
    for _ in range(3):
        anna.press("Volgend onderdeel")
    assert "Het is pauze: nu zijn er geen beurten" in anna.pagina.text
    bram.press("Steek je hand op", status=409)
    assert "Het is pauze: nu zijn er geen beurten" in bram.pagina.alert
    assert "In de pauze zijn er geen beurten" in bram.visit(f"/s/{open_sid}/").text
    button = next(
        one
        for one in bram.pagina.document.all("button")
        if bram.pagina.document.name_of(one) == "Steek je hand op"
    )
    assert "disabled" in button.attrs


def test_being_away_is_seen_by_the_begeleider_and_undone(bram, anna, open_sid):
    bram.visit(f"/s/{open_sid}/")
    assert "Je bent even weg. De groep wacht niet op je." in bram.press("Ik ben even weg").text
    assert "Even weg" in look(anna, open_sid).text
    assert "Ik ben even weg" in bram.press("Ik ben er weer").buttons
    assert "Even weg" not in look(anna, open_sid).text


def test_the_begeleider_lowers_one_hand_or_all(bram, anna, opslag, open_sid, hier):
    bram.visit(f"/s/{open_sid}/")
    bram.press("Steek je hand op")
    look(anna, open_sid)
    assert "Alle handen omlaag" not in anna.pagina.buttons
    anna.press("Hand van Bram omlaag")
    assert deelnemer_of(opslag, open_sid).hand_op is None
    assert "Steek je hand op" in bram.visit(f"/s/{open_sid}/").buttons


def test_a_retry_after_a_lost_answer_is_done_once(bram, opslag, open_sid, hier, clock):
    bram.visit(f"/s/{open_sid}/")
    before = bram.pagina
    for button in HEEN[::2]:
        bram.pagina = before
        bram.send(button)
    once = deelnemer_of(opslag, open_sid)
    clock.shift(60)
    for button in HEEN[::2]:
        bram.pagina = before
        assert bram.send(button).status_code == 303
    assert deelnemer_of(opslag, open_sid) == once


@pytest.mark.parametrize("kaart", ["-1", "0", "99", "10000", "9" * 50, "kaart", "../begeleiding/"])
def test_a_page_that_there_is_not_is_never_gone_back_to(bram, open_sid, kaart):
    answer = bram.post(f"/s/{open_sid}/weg", data={"weg": "ja", "kaart": kaart}, headers=OWN)
    places = {f"/s/{open_sid}/", f"/s/{open_sid}/kaarten/99"}
    assert (answer.status_code, answer.location in places) == (303, True)
    assert bram.get(f"/s/{open_sid}/eigen", query_string={"kaart": kaart}).status_code == 200


def test_who_was_removed_or_is_too_late_is_told_so(bram, opslag, open_sid, hier, now):
    bram.visit(f"/s/{open_sid}/")
    close_sessie(opslag, open_sid, now=now)
    assert "De sessie is gesloten" in bram.press("Steek je hand op", status=409).text
    remove_deelnemer(opslag, open_sid, deelnemer_of(opslag, open_sid).id, now=now)
    answer = bram.post(f"/s/{open_sid}/hand", headers=OWN, follow_redirects=True)
    assert (answer.status_code, "Je bent niet meer in de sessie" in answer.text) == (403, True)


def test_nobody_reads_of_another_who_promised_is_away_or_has_a_hand_up(
    app, bram, anna, opslag, open_sid, hier
):
    join(opslag, open_sid, CAS, naam="Cas")
    paths = ("", "stand", "kaarten", "kaarten/5")

    def read():
        answers = [read_answer(bram.get(f"/s/{open_sid}/{path}")) for path in paths]
        screens = [read_answer(anna.get(f"/s/{open_sid}/{path}")) for path in ("scherm",)]
        return answers + screens

    before = read()
    cas = app.test_client()
    cas.set_cookie("deelnemer", CAS.token, path=f"/s/{open_sid}/")
    cas.visit(f"/s/{open_sid}/")
    for button in ("Steek je hand op", BELOFTE, "Ik ben even weg"):
        cas.press(button)
        assert read() == before, button


def test_the_own_part_that_is_fetched_knows_where_it_stands(bram, open_sid):
    html = bram.get(f"/s/{open_sid}/eigen?kaart=5").text
    assert '<input type="hidden" name="kaart" value="5">' in html
    assert 'name="kaart"' not in bram.get(f"/s/{open_sid}/eigen").text


@pytest.mark.parametrize("gezien", ["", "gisteren", "0001-01-01T00:00:00+23:59", "é", "9" * 99])
def test_lowering_hands_takes_a_moment_and_nothing_else(anna, open_sid, gezien):
    for path in ("deelnemers/handen", "deelnemers/1/hand"):
        answer = anna.post(
            f"/s/{open_sid}/begeleiding/{path}", data={"gezien": gezien}, headers=OWN
        )
        assert answer.status_code == 409
