"""A session that is deleted, or closed to somebody, while they type: their text comes back."""

import pytest

from kaartenset.commands.bewaren import delete_now
from kaartenset.domain.weigering import OnbekendeSessie, Veranderd
from kaartenset.web.terug import find_terug, on_refusal
from tests.cast import ANNA, BRAM
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie
from tests.werkbladen import let_join, open_werksessie
from tests.werksessies import EIGENAARSSLEUTEL, go_to

GETYPT = "Wat ik nog net had opgeschreven"
NIET_OPGESLAGEN = "Wat je typte, is niet opgeslagen. Het staat hieronder nog: kopieer het"
ONBEKEND = "Deze pagina is er niet"
GEEN_SESSIE = "x" * 22
FORMULIEREN = {
    "werkblad/kaders": ("deelnemer", {"tekst": GETYPT, "verzoek": "a" * 22}),
    "werkblad/situatie?bij=groep": ("deelnemer", {"tekst": GETYPT, "gezien": "0"}),
    "werkblad/spelers/1": ("deelnemer", {"wie": GETYPT, "weten": "weten", "gezien": "1"}),
    "antwoord": ("deelnemer", {"veld": "werk.verplaatsing", "ronde": "1", "waarde": GETYPT}),
    "slot": ("deelnemer", {"veld": "slot.reden", "ronde": "1", "waarde": GETYPT}),
    "begeleiding/werkblad/kaders": ("begeleider", {"tekst": GETYPT, "verzoek": "a" * 22}),
    "begeleiding/afspraken": ("begeleider", {"tekst": GETYPT, "soort": "afspraak"}),
    "begeleiding/notities": ("begeleider", {"tekst": GETYPT}),
}
"""Where each form goes, whose it is, and what is in it."""
COOKIES = {
    "deelnemer": BRAM.token,
    "begeleider": ANNA.token,
    "eigenaar": f"{EIGENAARSSLEUTEL} schuurt",
}


@pytest.fixture
def sid(opslag, cards_root):
    sid = open_werksessie(opslag, cards_root)
    go_to(opslag, sid, "Afsluiten")
    let_join(opslag, sid, BRAM)
    return sid


def send(browser, sid, adres, data):
    return browser.post(f"/s/{sid}/{adres}", data=data, headers=OWN)


@pytest.mark.parametrize("adres", FORMULIEREN)
def test_with_the_session_gone_the_text_comes_back_to_be_copied(app, opslag, sid, adres):
    naam, data = FORMULIEREN[adres]
    browser = with_cookie(app, sid, naam, COOKIES[naam])
    delete_now(opslag, sid)
    pagina = Pagina(send(browser, sid, adres, data))
    assert (pagina.status, pagina.heading) == (404, ONBEKEND)
    assert NIET_OPGESLAGEN in pagina.text
    assert "Kopieer het dan." in pagina.text
    assert pagina.html.count(GETYPT) == 1


@pytest.mark.parametrize("adres", ["begeleiding/notities", "werkblad/kaders"])
def test_what_is_too_long_to_be_read_is_no_fault_of_ours(app, opslag, sid, adres):
    naam, data = FORMULIEREN[adres]
    browser = with_cookie(app, sid, naam, COOKIES[naam])
    delete_now(opslag, sid)
    answer = send(browser, sid, adres, data | {"tekst": "x" * 70_000})
    assert (answer.status_code, Pagina(answer).heading) == (404, ONBEKEND)


def test_what_is_too_long_for_the_form_of_the_owner_says_so_whether_it_is_there_or_not(
    app, opslag, sid
):
    browser = with_cookie(app, sid, "eigenaar", COOKIES["eigenaar"])
    adres, data = "eigenaar/formulier/situatie", {"tekst": "x" * 70_000, "gezien": "0"}
    assert send(browser, sid, adres, data).status_code == 413
    delete_now(opslag, sid)
    assert send(browser, sid, adres, data).status_code == 413


def test_with_the_session_gone_the_form_of_the_owner_comes_back_too(app, opslag, sid):
    browser = with_cookie(app, sid, "eigenaar", COOKIES["eigenaar"])
    adres, data = "eigenaar/formulier/situatie", {"tekst": GETYPT, "gezien": "0"}
    delete_now(opslag, sid)
    pagina = Pagina(send(browser, sid, adres, data))
    assert pagina.status == 404
    assert GETYPT in pagina.html
    assert "niet opgeslagen" in pagina.text


@pytest.mark.parametrize("adres", FORMULIEREN)
def test_a_session_that_never_was_is_answered_in_the_same_way(app, opslag, sid, adres):
    naam, data = FORMULIEREN[adres]
    delete_now(opslag, sid)
    gewist, nooit = (
        send(with_cookie(app, wie, naam, COOKIES[naam]), wie, adres, data)
        for wie in (sid, GEEN_SESSIE)
    )
    assert (gewist.status_code, gewist.data) == (nooit.status_code, nooit.data)


def test_a_withdrawn_device_of_the_begeleider_gets_its_text_back_and_no_hint(app, opslag, sid):
    naam, data = FORMULIEREN["begeleiding/werkblad/kaders"]
    ingetrokken = send(
        with_cookie(app, sid, naam, "ingetrokken"), sid, "begeleiding/notities", data
    )
    assert GETYPT in ingetrokken.text
    browser = with_cookie(app, GEEN_SESSIE, naam, "ingetrokken")
    nooit = send(browser, GEEN_SESSIE, "begeleiding/notities", data)
    assert (ingetrokken.status_code, ingetrokken.data) == (nooit.status_code, nooit.data)


@pytest.mark.parametrize("adres", FORMULIEREN)
def test_who_has_no_cookie_for_it_gets_the_page_that_all_strangers_get(app, opslag, sid, adres):
    naam, data = FORMULIEREN[adres]
    delete_now(opslag, sid)
    gewoon = app.test_client().get(f"/s/{GEEN_SESSIE}/")
    andere = "begeleider" if naam == "deelnemer" else "deelnemer"
    for browser in (app.test_client(), with_cookie(app, sid, andere, "iets")):
        answer = send(browser, sid, adres, data)
        assert (answer.status_code, answer.data) == (404, gewoon.data)


def test_an_answer_of_a_number_is_not_given_back_as_a_text(app, opslag, sid):
    browser = with_cookie(app, sid, "deelnemer", BRAM.token)
    delete_now(opslag, sid)
    data = {"veld": "werk.ideeen", "ronde": "1", "waarde": ["20", "70"]}
    assert NIET_OPGESLAGEN not in send(browser, sid, "antwoord", data).text


def test_with_the_session_gone_no_page_of_it_is_drawn_to_give_a_form_back(app):
    def form(melding):
        return melding

    with app.test_request_context():
        on_refusal(form)
        assert find_terug(Veranderd) is form
        assert find_terug(OnbekendeSessie) is None
