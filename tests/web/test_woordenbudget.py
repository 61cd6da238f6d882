"""Nobody finds a session by trying words: a budget for each network address."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import WOORD
from tests.web.browser import OWN

TE_VEEL = "Vanaf jouw netwerk zijn veel woorden geprobeerd. Wacht een uur en probeer het opnieuw."
BUDGET = 3


@pytest.fixture
def app(instellingen, make_app):
    """The application with a small budget."""
    return make_app(replace(instellingen, woorden_per_uur=BUDGET))


def find(browser, woord, **options):
    answer = browser.post("/", data={"woord": woord}, headers=OWN, **options)
    assert answer.status_code == 303
    return answer.headers["Location"]


def use_up(browser, **options):
    for number in range(BUDGET):
        find(browser, f"geraden{number}", **options)


def from_address(address):
    return {"environ_overrides": {"REMOTE_ADDR": address}}


def test_over_the_budget_a_word_gives_the_plain_deck_also_when_there_is_a_session(
    vreemde, open_sid
):
    assert find(vreemde, WOORD) == f"/s/{open_sid}/"
    use_up(vreemde)
    vreemde.visit("/")
    pagina = vreemde.press("Open de kaarten", {"Woord": WOORD})
    assert pagina.path.startswith("/kaarten/")
    assert "gebruik de link" in pagina.text


def test_over_the_budget_the_answer_is_that_to_an_unknown_word(vreemde, open_sid):
    unknown = vreemde.post("/", data={"woord": "onbekend"}, headers=OWN)
    use_up(vreemde)
    known = vreemde.post("/", data={"woord": WOORD}, headers=OWN)
    assert known.status_code == unknown.status_code
    assert sorted(known.headers.keys()) == sorted(unknown.headers.keys())


def test_over_the_budget_the_link_still_works(vreemde, open_sid):
    use_up(vreemde)
    assert vreemde.visit(f"/s/{open_sid}/").buttons == ["Doe mee"]


def test_a_word_that_leads_to_a_session_costs_nothing(vreemde, open_sid):
    for _ in range(4 * BUDGET):
        assert find(vreemde, WOORD) == f"/s/{open_sid}/"


def test_a_word_that_cannot_be_costs_nothing(vreemde, open_sid):
    for _ in range(4 * BUDGET):
        vreemde.post("/", data={"woord": "ab"}, headers=OWN)
    assert find(vreemde, WOORD) == f"/s/{open_sid}/"


def test_after_an_hour_there_is_a_new_budget(vreemde, open_sid, clock):
    use_up(vreemde)
    clock.shift(timedelta(minutes=59))
    assert find(vreemde, WOORD).startswith("/kaarten/")
    clock.shift(timedelta(minutes=2))
    assert find(vreemde, WOORD) == f"/s/{open_sid}/"


def test_making_sessions_draws_on_the_same_budget(vreemde):
    for number in range(BUDGET):
        vreemde.visit("/sessies/nieuw")
        vreemde.press("Sessie maken", {"Woord": f"gemaakt{number}"})
    vreemde.visit("/sessies/nieuw")
    pagina = vreemde.press("Sessie maken", {"Woord": "teveel", "Titel": "Onze dag"}, status=429)
    assert TE_VEEL in pagina.alert
    assert (pagina.value_of("Woord"), pagina.value_of("Titel")) == ("teveel", "Onze dag")


def test_the_check_of_a_word_draws_on_it_and_stays_polite(vreemde, open_sid):
    def check(woord):
        return vreemde.post("/sessies/woord", data={"woord": woord}, headers=OWN).json

    for _ in range(BUDGET):
        assert check(WOORD)["goed"] is False
    assert check(WOORD) == check("iets anders")
    assert check(WOORD)["goed"] is True
    assert "zie je bij ‘Sessie maken’" in check(WOORD)["melding"]
    assert find(vreemde, WOORD).startswith("/kaarten/")


def test_another_address_has_a_budget_of_its_own(vreemde, open_sid):
    use_up(vreemde, **from_address("192.0.2.1"))
    assert find(vreemde, WOORD, **from_address("192.0.2.1")).startswith("/kaarten/")
    assert find(vreemde, WOORD, **from_address("192.0.2.2")) == f"/s/{open_sid}/"


def test_one_connection_with_ipv6_is_one_address(vreemde, open_sid):
    use_up(vreemde, **from_address("2001:db8:1:2::1"))
    assert find(vreemde, WOORD, **from_address("2001:db8:1:2:ffff::9")).startswith("/kaarten/")
    assert find(vreemde, WOORD, **from_address("2001:db8:1:3::1")) == f"/s/{open_sid}/"


def forwarded(addresses):
    proxy = from_address("10.0.0.1")
    return proxy | {"headers": OWN | {"X-Forwarded-For": addresses}}


def post_through_proxy(browser, woord, addresses):
    answer = browser.post("/", data={"woord": woord}, **forwarded(addresses))
    return answer.headers["Location"]


def test_behind_a_proxy_the_address_of_the_visitor_counts(instellingen, make_app, open_sid):
    behind = replace(instellingen, woorden_per_uur=BUDGET, proxy=1)
    browser = make_app(behind).test_client()
    for number in range(BUDGET):
        post_through_proxy(browser, f"geraden{number}", f"203.0.113.{number}, 192.0.2.1")
    own = post_through_proxy(browser, WOORD, "192.0.2.2")
    assert post_through_proxy(browser, WOORD, "203.0.113.77, 192.0.2.1").startswith("/kaarten/")
    assert own == f"/s/{open_sid}/"


def test_without_a_proxy_nobody_chooses_an_address(vreemde, open_sid):
    for number in range(BUDGET):
        post_through_proxy(vreemde, f"geraden{number}", f"203.0.113.{number}")
    assert post_through_proxy(vreemde, WOORD, "203.0.113.99").startswith("/kaarten/")


def test_the_budget_of_the_whole_server_only_warns_the_operator(
    vreemde, instellingen, make_app, open_sid, caplog
):
    browser = make_app(replace(instellingen, woorden_per_uur=1)).test_client()
    for number in range(52):
        find(browser, f"geraden{number}", **from_address(f"192.0.2.{number}"))
    assert "ongewoon veel woorden" in caplog.text
    assert find(browser, WOORD, **from_address("192.0.2.99")) == f"/s/{open_sid}/"
