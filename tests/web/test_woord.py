"""From a word on the start page to a session, or else to the plain deck."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.volgorde import arrange, herkenningsteken, volgorde_of
from tests.cast import BRAM, CAS, WOORD, join, new_sessie, read_deck
from tests.decks import SET_ID, titel_of
from tests.web.browser import OWN

VECTORS = {
    "openheid": ("f3eb8ae43d0034b4", "03 06 07 01 04 02 05"),
    " OPENHEID ": ("f3eb8ae43d0034b4", "03 06 07 01 04 02 05"),
    "Coördinatie": ("fbea5d4bcca1dd0d", "03 06 04 07 02 01 05"),
    "’s-Gravenhage": ("afcb1bc4a158192e", "06 03 05 07 01 04 02"),
    "ĳsvogel": ("745bf2f597f8a3a2", "03 06 04 02 05 01 07"),
    "rustige otter": ("3c5f658a9c38d982", "06 03 01 02 07 04 05"),
    "straße": ("8504866df401d19c", "03 06 01 05 02 04 07"),
}
"""The table of the contract, 'From word to order'."""
TE_KORT = "Je woord heeft minstens 4 letters of cijfers nodig, bijvoorbeeld wooteam"
TE_LANG = "Je woord is te lang. Gebruik hooguit 40 letters of cijfers"
VREEMD = "Gebruik alleen gewone letters en cijfers"
REFUSED = {
    "nothing": ("", TE_KORT),
    "only signs": ("-- ’’ --", TE_KORT),
    "three letters": ("w o o", TE_KORT),
    "41 letters": ("x" * 41, TE_LANG),
    "201 characters": ("a" + " " * 200, TE_LANG),
    "10,000 characters": ("wooteam" * 1429, TE_LANG),
    "Cyrillic letters": ("wооteam", VREEMD),
    "a Greek letter": ("οpenheid", VREEMD),
    "an emoji": ("openheid🦦", VREEMD),
    "a currency": ("open€heid", VREEMD),
    "Han": ("開放開放", VREEMD),
}
DECK = f"/kaarten/{SET_ID}"


def find(browser, woord):
    """Where a word leads."""
    answer = browser.post("/", data={"woord": woord}, headers=OWN)
    assert answer.status_code == 303
    return answer.headers["Location"]


@pytest.mark.parametrize("woord", VECTORS)
def test_a_word_gives_the_order_that_was_promised(vreemde, cards_root, woord):
    volgorde, nummers = VECTORS[woord]
    vreemde.visit("/")
    pagina = vreemde.press("Open de kaarten", {"Woord": woord})
    assert pagina.path == f"{DECK}/{volgorde}/1"
    assert "Kaart 1 van 7" in pagina.text
    assert herkenningsteken(volgorde) in pagina.text
    seen = [pagina.heading]
    while "Volgende" in vreemde.pagina.links:
        seen.append(vreemde.follow("Volgende").heading)
    assert seen == [titel_of(f"kaart-{nummer}") for nummer in nummers.split()]
    assert "Vorige" in vreemde.pagina.links


@pytest.mark.parametrize("what", REFUSED)
def test_a_word_that_cannot_be_is_refused_at_the_field_and_stays(vreemde, what):
    typed, sentence = REFUSED[what]
    vreemde.visit("/")
    pagina = vreemde.press("Open de kaarten", {"Woord": typed}, status=422)
    assert pagina.error_at("Woord") == sentence
    assert pagina.value_of("Woord") == " ".join(typed.replace("\0", "").split())
    assert pagina.heading == "Praat met je team over openbaar maken"


def test_a_word_that_is_not_sent_at_all_is_refused_too(vreemde):
    for data in ({}, {"wóórd": "openheid"}, {"woord[]": "openheid"}):
        assert vreemde.post("/", data=data).status_code == 422


def test_the_first_card_of_the_plain_deck_says_that_there_is_no_session(vreemde):
    vreemde.visit("/")
    pagina = vreemde.enter("Woord", "openheid")
    sentence = (
        "Er is nu geen open sessie met dit woord. Verwacht je er een? Kijk of je het woord goed"
        " hebt getypt, of gebruik de link"
    )
    assert sentence in pagina.text
    assert pagina.value_of("Woord") == ""
    assert sentence not in vreemde.follow("Volgende").text


def test_the_list_of_the_plain_deck_leads_to_every_card(vreemde, cards_root):
    volgorde = VECTORS["openheid"][0]
    pagina = vreemde.visit(f"{DECK}/{volgorde}/")
    for nummer, kaart in enumerate(arrange(read_deck(cards_root).kaartenset.kaarten, volgorde), 1):
        assert pagina.links[kaart.titel] == f"{DECK}/{volgorde}/{nummer}"


@pytest.mark.parametrize(
    "path",
    ["/0", "/8", "/1.0", "/99999999999", f"/{'9' * 5000}", "/01", "/-1", "/x", "/1/", "//1"],
)
def test_a_card_that_the_plain_deck_does_not_have_is_a_404(vreemde, path):
    answer = vreemde.get(f"{DECK}/{VECTORS['openheid'][0]}{path}", follow_redirects=True)
    assert (answer.status_code, "Titel van" in answer.text) in {(404, False), (200, True)}
    assert path == "//1" or answer.status_code == 404


@pytest.mark.parametrize("begin", ["f3eb8ae43d0034b", "F3EB8AE43D0034B4", "f3eb8ae43d0034b4a", "x"])
def test_what_is_no_volgorde_is_a_404(vreemde, begin):
    vreemde.visit(f"{DECK}/{begin}/1", 404)
    vreemde.visit(f"/kaarten/andere-set/{VECTORS['openheid'][0]}/1", 404)


def test_a_word_leads_to_the_open_session_however_it_is_typed(vreemde, open_sid):
    for woord in ("openheid", " OPEN-heid ", "Ópenheid"):
        assert find(vreemde, woord) == f"/s/{open_sid}/"


def test_a_word_leads_to_the_waiting_page_from_an_hour_before_until_the_planned_end(
    vreemde, prepared_sid, clock, now
):
    plain = f"{DECK}/{VECTORS['openheid'][0]}/1"
    begin, end = now, now + timedelta(hours=2)
    moments = {
        begin - timedelta(hours=1, seconds=1): plain,
        begin - timedelta(hours=1): f"/s/{prepared_sid}/",
        begin: f"/s/{prepared_sid}/",
        end - timedelta(seconds=1): f"/s/{prepared_sid}/",
        end: plain,
    }
    for moment, leads_to in moments.items():
        clock.move_to(moment)
        assert find(vreemde, WOORD) == leads_to, moment


def test_an_open_session_is_found_after_its_planned_end(vreemde, open_sid, clock):
    clock.shift(timedelta(hours=5))
    assert find(vreemde, WOORD) == f"/s/{open_sid}/"


def test_words_without_a_session_answer_alike(
    instellingen, make_app, opslag, cards_root, open_sid, now
):
    """Unknown, planned for another day, closed, or full."""
    later = new_sessie(cards_root, "straatnaam", begin_op=now + timedelta(days=3))
    closed = new_sessie(cards_root, "archief", CAS)
    for nieuw in (replace(later, cookie_hash="later"), closed):
        create_sessie(opslag, nieuw, now=now)
    close_sessie(opslag, closed.sid, now=now)
    join(opslag, open_sid, BRAM)
    browser = make_app(replace(instellingen, max_deelnemers=1)).test_client()
    answers = set()
    for woord in ("onbekend", "straatnaam", "archief", WOORD):
        answer = browser.post("/", data={"woord": woord}, headers=OWN)
        volgorde = volgorde_of(woord)
        assert answer.headers["Location"] == f"{DECK}/{volgorde}/1"
        headers = str(answer.headers).replace(volgorde, "*")
        answers.add((answer.status_code, headers, answer.text.replace(volgorde, "*")))
    assert len(answers) == 1


def test_the_answer_to_a_word_never_holds_the_word(vreemde, open_sid):
    for woord in ("openheid", "onbekend"):
        answer = vreemde.post("/", data={"woord": woord}, headers=OWN)
        assert woord not in answer.text
        assert woord not in str(answer.headers)
