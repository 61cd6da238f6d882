"""A second deck is a second folder: then there is something to choose, and else there is not."""

import shutil
from dataclasses import replace

import pytest

from kaartenset.config import BASIS, OngeldigeInstelling
from kaartenset.domain.volgorde import volgorde_of
from tests.cast import WOORD, feiten_of
from tests.decks import SET_ID
from tests.web.browser import OWN

REAL, SECOND = "actieve-openbaarmaking", "kennismaken"


@pytest.fixture
def bezoeker(instellingen, make_app):
    """Somebody at a site with the decks that come with it."""
    return make_app(replace(instellingen, cards=BASIS / "cards")).test_client()


def start_of(browser):
    return browser.visit("/")


def labels(pagina):
    return [pagina.document.name_of(one) for one in pagina.document.having("type", "radio")]


def checked(pagina):
    return [one.attrs["value"] for one in pagina.document.having("checked")]


def at_plain_deck(browser, values):
    answer = browser.post("/", data=values, headers=OWN)
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_with_one_deck_there_is_nothing_to_choose(vreemde):
    assert labels(start_of(vreemde)) == []
    assert "Kaarten" not in vreemde.visit("/sessies/nieuw").texts("legend")


def test_with_two_decks_the_start_page_offers_both_and_says_who_need_not_choose(bezoeker):
    pagina = start_of(bezoeker)
    assert labels(pagina) == ["Actieve openbaarmaking 31 kaarten", "Kennismaken 10 kaarten"]
    assert checked(pagina) == [REAL]
    assert "Doe je mee met een sessie? Dan hoef je niet te kiezen" in pagina.text


@pytest.mark.parametrize("gekozen", [REAL, SECOND])
def test_the_chosen_deck_is_opened(bezoeker, gekozen):
    path = at_plain_deck(bezoeker, {"woord": WOORD, "kaartenset": gekozen})
    assert path == f"/kaarten/{gekozen}/{volgorde_of(WOORD)}/1"


@pytest.mark.parametrize("gekozen", [{}, {"kaartenset": "bestaat-niet"}, {"kaartenset": ""}])
def test_without_a_choice_it_is_the_deck_that_is_offered(bezoeker, gekozen):
    assert at_plain_deck(bezoeker, {"woord": WOORD, **gekozen}).startswith(f"/kaarten/{REAL}/")


def test_a_word_that_cannot_be_keeps_the_choice(bezoeker):
    answer = bezoeker.post("/", data={"woord": "ab", "kaartenset": SECOND}, headers=OWN)
    assert answer.status_code == 422
    assert f'value="{SECOND}" checked' in answer.get_data(as_text=True)


def test_the_field_under_the_first_card_stays_with_its_deck(bezoeker):
    bezoeker.visit(at_plain_deck(bezoeker, {"woord": WOORD, "kaartenset": SECOND}))
    assert bezoeker.press("Open de kaarten", {"Woord": "wooteam"}).path.startswith(
        f"/kaarten/{SECOND}/"
    )


def test_the_word_finds_the_session_first_whatever_was_chosen(vreemde, open_sid):
    answer = vreemde.post("/", data={"woord": WOORD, "kaartenset": "elders"}, headers=OWN)
    assert answer.headers["Location"] == f"/s/{open_sid}/"


def test_a_session_keeps_the_deck_that_it_was_made_with(bezoeker):
    from kaartenset.storage.database import opslag_of

    pagina = bezoeker.visit("/sessies/nieuw")
    assert checked(pagina) == [REAL, "120"]
    _, action, values = pagina.form_of("Sessie maken")
    chosen = values | {"woord": "wooteam", "kaartenset": SECOND, "duur": "60"}
    bezoeker.visit(bezoeker.post(action, data=chosen).headers["Location"])
    sid = bezoeker.pagina.path.split("/")[2]
    feiten = feiten_of(opslag_of(bezoeker.application), sid)
    assert (feiten.kaartenset, feiten.titel) == (SECOND, "Kaartensessie kennismaken")
    bezoeker.follow("Naar het begeleidersscherm")
    assert "Kaart 1 van 10" in bezoeker.press("Open de sessie").text
    assert bezoeker.pagina.links["Feitenblad"] == f"/feitenblad/{SECOND}"
    assert bezoeker.visit(f"/s/{sid}/").links["Feitenblad"] == f"/feitenblad/{SECOND}"


def test_a_session_with_a_deck_that_is_not_there_is_refused_at_the_field(bezoeker):
    answer = bezoeker.post(
        "/sessies/nieuw", data={"woord": "wooteam", "kaartenset": "weg"}, headers=OWN
    )
    assert answer.status_code == 422
    assert "Kaarten: Kies een van de mogelijkheden" in answer.get_data(as_text=True)


def test_every_plain_deck_links_to_its_own_feitenblad(bezoeker):
    for kaartenset, path in ((REAL, "/feitenblad"), (SECOND, f"/feitenblad/{SECOND}")):
        for rest in ("1", ""):
            pagina = bezoeker.visit(f"/kaarten/{kaartenset}/{volgorde_of(WOORD)}/{rest}")
            assert pagina.links["Feitenblad"] == path
    assert bezoeker.follow("Feitenblad").heading == "Zo werkt een kaartensessie"
    assert bezoeker.pagina.links["Feitenblad"] == f"/feitenblad/{SECOND}"
    assert bezoeker.visit("/feitenblad").heading == bezoeker.visit(f"/feitenblad/{REAL}").heading
    assert bezoeker.visit("/feitenblad/bestaat-niet", 404)


def test_over_names_all_decks(bezoeker):
    pagina = bezoeker.visit("/over")
    assert {"Actieve openbaarmaking", "Kennismaken"} <= set(pagina.texts("h3"))
    assert "heeft 10 kaarten" in pagina.text


@pytest.fixture
def two_sets(cards_root):
    """The small deck, and a copy of it with a name that comes first."""
    shutil.copytree(cards_root / SET_ID, cards_root / "aap")
    return cards_root


def test_the_first_by_its_id_is_offered(two_sets, instellingen, make_app):
    browser = make_app(instellingen).test_client()
    assert at_plain_deck(browser, {"woord": WOORD}).startswith("/kaarten/aap/")


def test_the_operator_says_which_deck_is_offered(two_sets, instellingen, make_app):
    browser = make_app(replace(instellingen, standaard_set=SET_ID)).test_client()
    assert checked(start_of(browser)) == [SET_ID]
    assert at_plain_deck(browser, {"woord": WOORD}).startswith(f"/kaarten/{SET_ID}/")


def test_a_deck_to_offer_that_has_no_folder_stops_the_start(two_sets, instellingen, make_app):
    with pytest.raises(OngeldigeInstelling, match="KAARTENSET_STANDAARD_SET"):
        make_app(replace(instellingen, standaard_set="bestaat-niet"))


def test_the_folder_of_werkvormen_is_no_deck_to_offer(two_sets, instellingen, make_app):
    with pytest.raises(OngeldigeInstelling, match="‘werkvormen’ is geen kaartenset"):
        make_app(replace(instellingen, standaard_set="werkvormen"))


def test_a_deck_to_offer_with_an_error_in_it_does_not(two_sets, instellingen, make_app):
    (two_sets / SET_ID / "set.md").unlink()
    browser = make_app(replace(instellingen, standaard_set=SET_ID)).test_client()
    assert at_plain_deck(browser, {"woord": WOORD}).startswith("/kaarten/aap/")
