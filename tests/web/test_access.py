"""What is the begeleider's is not there for anybody else, whatever is asked and however."""

from itertools import product

import pytest

from kaartenset.web.publiek import Voor
from tests.cast import ANNA, BRAM, hash_of
from tests.web.browser import Pagina
from tests.web.conftest import with_cookie
from tests.web.routes import KAARTEN_ALONE, METHODS, WERKVORM_ALONE, addresses, paths_for
from tests.werksessies import EIGENAARSSLEUTEL

UNKNOWN = "onbekende-sessie-22-te"
SLEUTEL = "Ik begeleid een sessie en heb een sleutel"
OTHERS = ("bram", "cas", "vreemde")


@pytest.fixture
def absent(vreemde):
    """What anybody is told at an address that there is not."""
    answer = vreemde.get(f"/s/{UNKNOWN}/begeleiding/zomaar")
    assert answer.status_code == 404
    return answer


def of_begeleiding(app, sid):
    """Every address of the begeleider in this session, and some that are nearly one."""
    paths = {one.path for one in addresses(app, sid) if one.is_begeleiding}
    begin = f"/s/{sid}/begeleiding"
    nearly = ("", "/zomaar", "/kaarten/", "/kaart/x", "/klok", "/klok/stop", "/deelnemers/x", "//")
    return sorted(paths | {f"{begin}{end}" for end in nearly} | {f"/{begin}/", f"/s/{begin}/"})


@pytest.mark.parametrize("wie", OTHERS)
def test_all_of_begeleiding_is_one_and_the_same_404_for_others(app, open_sid, absent, wie, request):
    browser = request.getfixturevalue(wie)
    for path in of_begeleiding(app, open_sid):
        for method in METHODS:
            answer = browser.open(path, method=method)
            assert answer.status_code == 404, (method, path)
            assert answer.headers == absent.headers, (method, path)
            assert answer.data == (b"" if method == "HEAD" else absent.data), (method, path)


def test_that_404_shows_the_way_to_who_has_the_sleutel(absent):
    assert Pagina(absent).links[SLEUTEL] == "/sleutel"


@pytest.mark.parametrize("wie", OTHERS)
def test_the_screen_is_not_there_for_others(app, open_sid, absent, wie, request):
    browser = request.getfixturevalue(wie)
    for path in paths_for(app, open_sid, "GET", Voor.SCHERM):
        assert browser.get(path).data == absent.data, path


def find_all(browser, app, sid, *publieken, without):
    """Look at every page for these audiences but those."""
    for path in paths_for(app, sid, "GET", *publieken, without=without):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        answer.close()


def test_the_begeleider_finds_all_of_it(app, anna, open_sid):
    find_all(anna, app, open_sid, Voor.BEGELEIDING, Voor.SCHERM, without=WERKVORM_ALONE)


def test_the_begeleider_of_a_werkvorm_finds_all_of_it(app, werk_anna, werk_sid):
    find_all(werk_anna, app, werk_sid, Voor.BEGELEIDING, Voor.SCHERM, without=KAARTEN_ALONE)


@pytest.mark.parametrize("wie", ["werk_bram", "werk_noor", "vreemde"])
def test_all_of_begeleiding_of_a_werkvorm_is_that_same_404(app, werk_sid, absent, wie, request):
    browser = request.getfixturevalue(wie)
    paths = of_begeleiding(app, werk_sid)
    for method, path in [("GET", f"/s/{werk_sid}/scherm"), *product(("GET", "POST"), paths)]:
        answer = browser.open(path, method=method)
        assert (answer.status_code, answer.data) == (404, absent.data), (method, path)


@pytest.mark.parametrize("wie", ["werk_anna", "werk_bram", "vreemde"])
def test_the_form_of_the_dilemma_eigenaar_is_that_404_for_others(
    app, opslag, werk_sid, absent, wie, request
):
    browser = request.getfixturevalue(wie)
    for address in addresses(app, werk_sid):
        if address.endpoint.startswith("eigenaar."):
            for method in address.methods:
                answer = browser.open(address.path, method=method)
                assert (answer.status_code, answer.data) == (404, absent.data), address.path


def test_the_dilemma_eigenaar_finds_that_form_and_no_other_page_of_the_session(
    app, werk_sid, werk_noor
):
    assert werk_noor.visit(f"/s/{werk_sid}/eigenaar/formulier").heading == "Jouw dilemma"
    assert werk_noor.visit(f"/s/{werk_sid}/").buttons == ["Doe mee"]
    for path in paths_for(app, werk_sid, "GET", Voor.DEELNEMERS):
        assert "Uitleg bij" not in werk_noor.get(path, follow_redirects=True).text, path


def test_what_the_key_of_the_dilemma_eigenaar_is_stored_as_opens_nothing(
    app, werk_wacht_sid, absent
):
    for token in (hash_of(f"{EIGENAARSSLEUTEL} schuurt"), "", "geraden", EIGENAARSSLEUTEL):
        browser = with_cookie(app, werk_wacht_sid, "eigenaar", token)
        assert browser.get(f"/s/{werk_wacht_sid}/eigenaar/formulier").data == absent.data


@pytest.mark.parametrize("wie", ["anna", "bram", "cas", "vreemde"])
def test_in_a_session_with_cards_there_is_no_dilemma_eigenaar(app, open_sid, absent, wie, request):
    browser = request.getfixturevalue(wie)
    for path in paths_for(app, open_sid, "GET", Voor.EIGENAAR):
        assert browser.get(path).data == absent.data, path


def test_who_lost_the_session_gets_that_404_too(app, opslag, prepared_sid, absent):
    """A cookie that was never given out, an empty one, and somebody else's kind of cookie."""
    for naam, token in (("begeleider", "geraden"), ("begeleider", ""), ("deelnemer", ANNA.token)):
        browser = with_cookie(app, prepared_sid, naam, token)
        assert browser.get(f"/s/{prepared_sid}/begeleiding/").data == absent.data


def test_the_cookie_of_a_deelnemer_is_no_cookie_of_the_begeleider(app, bram, open_sid, absent):
    bram.set_cookie("begeleider", BRAM.token, path=f"/s/{open_sid}/")
    assert bram.get(f"/s/{open_sid}/begeleiding/").data == absent.data


def test_what_the_cookie_is_stored_as_does_not_open_anything(app, open_sid, absent):
    browser = with_cookie(app, open_sid, "begeleider", ANNA.cookie_hash)
    assert browser.get(f"/s/{open_sid}/begeleiding/").data == absent.data


@pytest.mark.parametrize("wie", ["anna", "cas", "vreemde"])
def test_without_coming_in_by_the_door_there_is_no_card(app, open_sid, wie, request):
    browser = request.getfixturevalue(wie)
    assert browser.visit(f"/s/{open_sid}/").buttons == ["Doe mee"]
    for path in paths_for(app, open_sid, "GET", Voor.DEELNEMERS):
        assert "Titel van kaart" not in browser.get(path, follow_redirects=True).text, path


def test_a_session_that_there_is_not_is_a_404_everywhere(app, vreemde, absent):
    for address in addresses(app, UNKNOWN):
        if UNKNOWN in address.path:
            for method in address.methods:
                assert vreemde.open(address.path, method=method).data == absent.data, address
