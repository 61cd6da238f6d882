"""The dilemma-eigenaar: a link with a key, a form of their own, and nothing else of the session."""

from datetime import timedelta
from urllib.parse import unquote, urlsplit

import pytest

from kaartenset.commands.bewaren import tidy_verlopen
from kaartenset.commands.sessies import close_sessie, open_sessie
from kaartenset.commands.werkblad import add_regel
from kaartenset.storage.deelnemers import find_deelnemers, find_wachtenden
from kaartenset.storage.werkregels import find_regels
from tests.cast import NOW, feiten_of
from tests.web.browser import OWN, Pagina
from tests.web.test_storage_gone import ZIN, Storage
from tests.werksessies import BEGELEIDER, go_to, no_deck
from tests.werkvormen import DELEN, WERKVORM_ID

ONBEKEND = "Deze sleutel werkt niet, of niet meer."
VEEL = "Vanaf jouw netwerk is het te vaak geprobeerd."
VELD = "Jouw sleutel"
OPEN = "Open de vragen"
NIEUWE_LINK = "Maak een nieuwe link"
VRAGEN = {veld[0]: veld[4] for velden in DELEN.values() for veld in velden}
"""The title of each field, and whether it is answered beforehand."""


@pytest.fixture
def maker(vreemde):
    """The browser of the begeleider, at the page with the preparation."""
    vreemde.visit(f"/sessies/nieuw?werkvorm={WERKVORM_ID}")
    vreemde.press("Sessie maken", {"Woord": "schuurt", "Plaats of link": "Zaal 3"})
    vreemde.sid = vreemde.pagina.path.split("/")[2]
    vreemde.follow("Naar de voorbereiding")
    return vreemde


@pytest.fixture
def sid(maker):
    return maker.sid


@pytest.fixture
def formulier(sid):
    return f"/s/{sid}/eigenaar/formulier"


@pytest.fixture
def eigenaar(app, maker):
    """The browser of the owner, who used the link."""
    browser = app.test_client()
    come_in(browser, link_of(maker))
    return browser


def link_of(maker):
    """The link that the preparation shows."""
    maker.visit(f"/s/{maker.sid}/begeleiding/voorbereiding")
    document = maker.pagina.document
    [link] = document.with_id("eigenaarslink")
    assert document.text_of(link) == link.attrs["href"]
    return link.attrs["href"]


def come_in(browser, link, status=200):
    """Do what a script does with the link, without one."""
    adres = urlsplit(link)
    browser.visit(adres.path)
    return browser.press(OPEN, {VELD: adres.fragment}, status)


def send(browser, formulier, veld, status=None, regel="", **data):
    answer = browser.post(f"{formulier}/{veld}{regel}", data=data, headers=OWN)
    if status is not None:
        assert answer.status_code == status, answer.text
    return answer


def regels_of(opslag, sid, veld):
    with opslag.reading() as conn:
        return find_regels(conn, feiten_of(opslag, sid)).get(veld, ())


def test_the_link_has_its_key_where_no_server_sees_it_and_a_mail_with_it(maker):
    link = link_of(maker)
    assert urlsplit(link).path == f"/s/{maker.sid}/eigenaar"
    assert len(urlsplit(link).fragment) == 26
    mail = unquote(maker.pagina.links["Mail de link"])
    assert mail.startswith("mailto:?subject=Vragen vooraf: Proefgesprek")
    assert link in mail
    assert "Schrijf geen namen op." in mail


def test_with_the_key_the_owner_comes_to_the_questions_and_nothing_else(eigenaar, formulier):
    pagina = eigenaar.pagina
    assert (pagina.path, pagina.heading) == (formulier, "Jouw dilemma")
    koppen = pagina.texts("h3")
    assert {titel: titel in koppen for titel in VRAGEN} == VRAGEN
    for titel, is_vooraf in VRAGEN.items():
        assert (titel in pagina.text) is is_vooraf
    assert "Uitleg bij situatie." in pagina.text
    assert "Zeg bij" not in pagina.html, "the script"
    assert "Zo doe je" not in pagina.html, "the preparation"


def test_it_says_who_reads_along_and_what_comes_next(eigenaar, sid):
    text = eigenaar.pagina.text
    for zin in (
        "Nu: jij en de gespreksbegeleider.",
        "In het gesprek: iedereen die meedoet, zodra de groep bij die vraag is.",
        "Geen namen:",
        "30 dagen na afloop wissen we hier alles, volgens plan op 31 december 2026",
        "dinsdag 1 december 2026, 13:00 tot 14:30 uur",
        "Zaal 3",
    ):
        assert zin in text
    assert eigenaar.pagina.links[f"http://localhost/s/{sid}/"] == f"http://localhost/s/{sid}/"


def test_each_answer_is_saved_apart_and_comes_back(eigenaar, formulier, maker, opslag, sid):
    send(eigenaar, formulier, "situatie", 303, tekst="Er lag\n\neen brief", gezien="0")
    send(eigenaar, formulier, "kaders", 303, tekst="De wet", verzoek="a" * 22)
    wie = {"wie": "De buurt", "weten": "aannemen", "verzoek": "b" * 22}
    answer = send(eigenaar, formulier, "spelers", 303, **wie)
    assert answer.headers["Location"] == f"{formulier}#veld-spelers"
    pagina = eigenaar.visit(formulier)
    for tekst in ("Er lag", "De wet", "De buurt"):
        assert tekst in pagina.text
    pagina = maker.visit(f"/s/{sid}/begeleiding/voorbereiding")
    assert "3 van de 3 vragen zijn beantwoord" in pagina.text


def at_question(pagina, veld):
    """The text of one question, with what was done there."""
    [deel] = pagina.document.with_id(f"veld-{veld}")
    return pagina.document.text_of(deel)


def test_an_entry_is_changed_and_taken_out(eigenaar, formulier, opslag, sid):
    send(eigenaar, formulier, "kaders", 303, tekst="De wet", verzoek="a" * 22)
    [regel] = regels_of(opslag, sid, "kaders")
    send(eigenaar, formulier, "kaders", 303, f"/{regel.id}", tekst="De Woo", gezien="1")
    assert at_question(eigenaar.visit(formulier), "kaders").count("Opgeslagen bij ‘") == 2
    assert "De Woo" in eigenaar.visit(formulier).text
    send(eigenaar, formulier, "kaders", 303, f"/{regel.id}", weg="ja", gezien="2")
    pagina = eigenaar.visit(formulier)
    assert "Weggehaald bij ‘" in at_question(pagina, "kaders")
    assert "Weggehaald" not in at_question(pagina, "situatie")
    assert regels_of(opslag, sid, "kaders") == ()


@pytest.mark.parametrize(
    ("veld", "data"),
    [
        ("waarden", {"waarde": "rust", "laag": "Inhoud"}),
        ("samenvatting", {"tekst": "Klaar", "gezien": "0"}),
        ("verplaatsing", {"tekst": "Au"}),
        ("onbekend", {"tekst": "Au"}),
    ],
)
def test_what_is_not_asked_beforehand_is_refused_with_the_text(
    eigenaar, formulier, opslag, sid, veld, data
):
    pagina = Pagina(send(eigenaar, formulier, veld, **data))
    assert pagina.status in {409, 422}
    assert next(iter(data.values())) in pagina.html
    assert regels_of(opslag, sid, veld) == ()


def test_a_text_that_is_too_long_comes_back_at_its_field(eigenaar, formulier):
    lang = "t" * 4_001
    pagina = Pagina(send(eigenaar, formulier, "situatie", 422, tekst=lang, gezien="0"))
    assert lang in pagina.html
    assert pagina.title.startswith("Let op: ")
    assert "Deze tekst is te lang." in pagina.alert


def test_when_nothing_can_be_stored_the_text_comes_back(eigenaar, formulier, app):
    storage = Storage(app)
    storage.refuse_writing()
    answer = send(eigenaar, formulier, "situatie", 503, tekst="Blijf hier", gezien="0")
    assert ZIN in Pagina(answer).alert
    assert "Blijf hier" in answer.text
    storage.allow_writing()
    storage.take_away()
    answer = send(eigenaar, formulier, "situatie", 503, tekst="Blijf ook hier", gezien="0")
    assert "Blijf ook hier" in answer.text
    storage.bring_back()


def test_a_wrong_key_is_refused_and_uses_a_budget(app, maker, sid):
    browser = app.test_client()
    pagina = come_in(browser, f"/s/{sid}/eigenaar#{'A' * 26}", 422)
    assert ONBEKEND in pagina.error_at(VELD)
    assert pagina.value_of(VELD) == "A" * 26
    assert browser.get(f"/s/{sid}/eigenaar/formulier").status_code == 404
    for _ in range(19):
        browser.press(OPEN, {VELD: "te kort"}, 422)
    assert VEEL in browser.press(OPEN, {VELD: "te kort"}, 429).error_at(VELD)
    assert come_in(browser, link_of(maker), 429).error_at(VELD).startswith(VEEL)


def test_the_key_of_another_session_opens_only_that_one(app, maker, sid):
    eerste = link_of(maker)
    maker.visit(f"/sessies/nieuw?werkvorm={WERKVORM_ID}")
    maker.press("Sessie maken", {"Woord": "wringt"})
    maker.sid = maker.pagina.path.split("/")[2]
    tweede = link_of(maker)
    browser = app.test_client()
    sleutel = urlsplit(tweede).fragment
    assert ONBEKEND in come_in(browser, f"/s/{sid}/eigenaar#{sleutel}", 422).error_at(VELD)
    browser.set_cookie("eigenaar", sleutel, path=f"/s/{sid}/")
    assert browser.get(f"/s/{sid}/eigenaar/formulier").status_code == 404
    assert come_in(browser, eerste).heading == "Jouw dilemma"


def test_to_who_has_no_key_there_is_nothing(vreemde, sid):
    absent = vreemde.get(f"/s/{'x' * 22}/eigenaar/formulier").data
    for wie in (sid, "x" * 22):
        pad = f"/s/{wie}/eigenaar/formulier"
        assert vreemde.get(pad).data == absent
        for veld in ("/situatie", "/situatie/1"):
            answer = vreemde.post(f"{pad}{veld}", data={"tekst": "Getypt"}, headers=OWN)
            assert (answer.status_code, answer.data) == (404, absent)


def test_neither_the_begeleider_nor_the_key_of_the_begeleider_is_the_owner(maker, app, sid):
    assert maker.get(f"/s/{sid}/eigenaar/formulier").status_code == 404
    answer = send(maker, f"/s/{sid}/eigenaar/formulier", "situatie", 404, tekst="x", gezien="0")
    assert "Zeg bij" not in answer.text


def test_the_owner_leads_nothing_and_is_not_in(eigenaar, sid):
    for path in ("begeleiding/", "begeleiding/werkblad", "begeleiding/voorbereiding"):
        assert eigenaar.get(f"/s/{sid}/{path}").status_code == 404
    assert "Jouw dilemma" not in eigenaar.visit(f"/s/{sid}/").text


def test_a_new_link_ends_the_old_one_and_its_cookies_and_keeps_what_was_written(
    app, maker, eigenaar, formulier, opslag, sid
):
    send(eigenaar, formulier, "situatie", 303, tekst="Er lag een brief", gezien="0")
    oud = link_of(maker)
    pagina = maker.press(NIEUWE_LINK)
    assert "De oude werkt niet meer" in pagina.alert
    assert link_of(maker) != oud
    assert eigenaar.get(formulier).status_code == 404
    answer = send(eigenaar, formulier, "situatie", 404, tekst="Getypt", gezien="1")
    assert "Getypt" in answer.text
    assert "Er lag een brief" not in answer.text
    assert ONBEKEND in come_in(eigenaar, oud, 422).error_at(VELD)
    assert "Er lag een brief" in come_in(app.test_client(), link_of(maker)).text


def test_a_second_click_on_new_link_makes_no_third_key(maker):
    _, action, values = maker.pagina.form_of(NIEUWE_LINK)
    assert maker.post(action, data=values, headers=OWN).status_code == 303
    link = link_of(maker)
    assert maker.post(action, data=values, headers=OWN).status_code == 409
    assert maker.post(action, data={"gezien": "x"}, headers=OWN).status_code == 409
    assert link_of(maker) == link


def test_with_the_cookie_the_door_knows_the_owner(eigenaar, app, opslag, sid):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    ander = app.test_client()
    for browser in (eigenaar, ander):
        browser.visit(f"/s/{sid}/")
        browser.press("Doe mee")
    with opslag.reading() as conn:
        wie = find_wachtenden(conn, feiten_of(opslag, sid))
        assert find_deelnemers(conn, feiten_of(opslag, sid)) == ()
    assert [een.is_eigenaar for een in wie] == [True, False]


def owner_comes_in(eigenaar, maker, opslag):
    """Let the owner in by the waiting room; what they are called there."""
    open_sessie(opslag, maker.sid, deck=no_deck, now=NOW)
    eigenaar.visit(f"/s/{maker.sid}/")
    eigenaar.press("Doe mee")
    with opslag.reading() as conn:
        [wie] = find_wachtenden(conn, feiten_of(opslag, maker.sid))
    maker.visit(f"/s/{maker.sid}/begeleiding/")
    return wie.aanduiding


NIEMAND = "Niemand die nu meedoet, is de dilemma-eigenaar."
LINK_EINDIGT = "link voor de dilemma-eigenaar werkt dan niet meer"


def test_who_is_taken_out_as_the_owner_keeps_no_form(eigenaar, formulier, maker, opslag, sid):
    send(eigenaar, formulier, "situatie", 303, tekst="Er lag een brief", gezien="0")
    naam = owner_comes_in(eigenaar, maker, opslag)
    maker.press(f"Laat {naam} binnen")
    assert LINK_EINDIGT in maker.visit(f"/s/{sid}/begeleiding/").text
    maker.press(f"Verwijder {naam}")
    assert eigenaar.get(formulier).status_code == 404
    answer = send(eigenaar, formulier, "situatie", 404, tekst="Getypt", gezien="1")
    assert "Getypt" in answer.text
    assert "Er lag een brief" not in answer.text
    pagina = maker.visit(f"/s/{sid}/begeleiding/voorbereiding")
    assert "De link die je had, werkt niet meer. Maak hieronder een nieuwe." in pagina.text
    maker.press(NIEUWE_LINK)
    assert len(urlsplit(link_of(maker)).fragment) == 26


def test_who_comes_with_the_link_and_is_not_let_in_keeps_no_form(
    eigenaar, formulier, maker, opslag, sid
):
    naam = owner_comes_in(eigenaar, maker, opslag)
    assert LINK_EINDIGT in maker.pagina.text
    maker.press(f"Laat {naam} niet binnen")
    assert eigenaar.get(formulier).status_code == 404


def test_taking_out_another_says_and_does_nothing_about_the_link(
    app, eigenaar, formulier, maker, opslag, sid
):
    naam = owner_comes_in(app.test_client(), maker, opslag)
    assert LINK_EINDIGT not in maker.pagina.text
    maker.press(f"Laat {naam} binnen")
    assert LINK_EINDIGT not in maker.pagina.text
    maker.press(f"Verwijder {naam}")
    assert eigenaar.get(formulier).status_code == 200


def test_with_a_new_link_the_begeleider_says_who_the_owner_is(eigenaar, maker, opslag, sid):
    naam = owner_comes_in(eigenaar, maker, opslag)
    maker.press(f"Laat {naam} binnen")
    maker.visit(f"/s/{sid}/begeleiding/voorbereiding")
    kan_niet = "Wie nu als dilemma-eigenaar meedoet, kan dan niet meer in die vakken schrijven."
    assert kan_niet in maker.pagina.text
    assert NIEMAND not in maker.pagina.text
    pagina = maker.press(NIEUWE_LINK)
    assert (
        f"{NIEMAND} Is de dilemma-eigenaar er al? Wijs die dan aan op het begeleidersscherm"
        in pagina.text
    )
    with opslag.reading() as conn:
        [wie] = find_deelnemers(conn, feiten_of(opslag, sid))
    assert not wie.is_eigenaar
    assert "Wie is de dilemma-eigenaar?" in maker.visit(f"/s/{sid}/begeleiding/").text


def test_it_shows_nothing_that_the_group_wrote_elsewhere(eigenaar, formulier, opslag, sid):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    go_to(opslag, sid, "Waarden")
    add_regel(
        opslag,
        sid,
        pen=BEGELEIDER,
        veld_id="waarden",
        getypt={"waarde": "rust", "laag": "Inhoud"},
        verzoek="c" * 22,
        now=NOW,
    )
    assert "rust" not in eigenaar.visit(formulier).text


def test_after_closing_there_is_a_friendly_page_without_the_texts(eigenaar, formulier, opslag, sid):
    send(eigenaar, formulier, "situatie", 303, tekst="Er lag een brief", gezien="0")
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    close_sessie(opslag, sid, now=NOW)
    pagina = eigenaar.visit(formulier)
    assert pagina.heading == "De sessie is gesloten"
    assert "Er lag een brief" not in pagina.html
    answer = send(eigenaar, formulier, "situatie", 409, tekst="Nog iets", gezien="1")
    assert "Nog iets" in answer.text
    assert "niet opgeslagen" in Pagina(answer).alert
    assert "Er lag een brief" not in answer.text
    assert eigenaar.visit(f"/s/{sid}/eigenaar").heading == "De sessie is gesloten"


def test_a_day_later_the_key_is_gone_too(eigenaar, formulier, maker, opslag, sid):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    close_sessie(opslag, sid, now=NOW)
    tidy_verlopen(opslag, now=NOW + timedelta(hours=25))
    assert eigenaar.get(formulier).status_code == 404
    assert eigenaar.visit(f"/s/{sid}/eigenaar").heading == "De sessie is gesloten"
    maker.visit(f"/s/{sid}/begeleiding/voorbereiding")
    assert "Formulier voor de dilemma-eigenaar" in maker.pagina.text
    assert not maker.pagina.document.with_id("eigenaarslink")


def test_a_session_with_cards_has_no_form(vreemde, prepared_sid):
    assert vreemde.get(f"/s/{prepared_sid}/eigenaar").status_code == 404
    answer = vreemde.post(f"/s/{prepared_sid}/eigenaar", data={"sleutel": "x"}, headers=OWN)
    assert answer.status_code == 404
    assert vreemde.get(f"/s/{'x' * 22}/eigenaar").status_code == 404


def test_who_is_in_finds_the_way_on_from_the_field(eigenaar, formulier, sid):
    assert eigenaar.visit(f"/s/{sid}/eigenaar").links["Naar de vragen"] == formulier
