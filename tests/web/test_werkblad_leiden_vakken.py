"""The whole werkblad for its begeleider, one field of it, and the pages around a werkvorm."""

from urllib.parse import parse_qs, urlsplit

import pytest

from kaartenset.commands.werkblad import add_regel, change_regel
from kaartenset.content.loader import load_alle
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import find_klok
from kaartenset.web.begeleiden.werkvorm_uitnodiging import write_werkvorm_uitnodiging
from tests.cast import NOW, feiten_of
from tests.web.browser import OWN, Pagina
from tests.web.werkblad import inhoud_of
from tests.werksessies import BEGELEIDER, go_to
from tests.werkvormen import WERKVORM_ID


@pytest.fixture
def werkblad(werk_anna, werk_wacht_sid):
    """Anna's browser on the whole werkblad, before the session opens."""
    werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/werkblad")
    return werk_anna


@pytest.fixture
def kaders(werk_anna, opslag, werk_wacht_sid, now):
    """Anna's browser on a field with two entries; gives the id of the first as well."""
    for tekst in ("De wet", "Een belofte"):
        vak = {"pen": BEGELEIDER, "veld_id": "kaders", "verzoek": tekst, "now": now}
        add_regel(opslag, werk_wacht_sid, getypt={"tekst": tekst}, **vak)
    pagina = werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/werkblad/kaders")
    acties = [een.attrs["action"] for een in pagina.document.all("form")]
    eerste = next(actie for actie in acties if actie.rsplit("/", 1)[1].isdecimal())
    return werk_anna, eerste


def stappen_of(opslag, sid):
    with opslag.reading() as conn:
        klok = find_klok(conn, feiten_of(opslag, sid))
    return {blok.titel: (blok.stap, blok.velden) for blok in klok.onderdelen}


def test_all_fields_are_there_by_their_parts(werkblad):
    pagina = werkblad.pagina
    assert pagina.heading == "Proefwerkblad"
    assert {"Verkennen", "Afwegen"} <= set(pagina.texts("h2"))
    assert {"Wat is er aan de hand?", "Deugt het?", "Samenvatting"} <= set(pagina.texts("h3"))
    assert "Hier is de groep" not in pagina.text
    assert "Staat op het formulier vooraf" in pagina.text


def test_what_the_group_has_come_to_is_marked(werkblad, opslag, werk_sid):
    go_to(opslag, werk_sid, "Waarden")
    pagina = werkblad.visit(werkblad.pagina.path)
    assert pagina.text.count("Hier is de groep") == 3
    assert pagina.text.count("Deelnemers zien dit ") == 3
    assert pagina.text.count("Nog niet aan de beurt") == 5


def test_it_is_filled_before_the_session_opens_and_deelnemers_see_nothing_of_it(
    werkblad, vreemde, opslag, werk_wacht_sid
):
    pagina = werkblad.enter("Regel", "Dit staat vast")
    assert pagina.path == f"/s/{werk_wacht_sid}/begeleiding/werkblad"
    assert inhoud_of(opslag, werk_wacht_sid, "kaders") == ["Dit staat vast"]
    assert "Dit staat vast" not in vreemde.visit(f"/s/{werk_wacht_sid}/").html


def test_what_is_refused_comes_back_on_the_werkblad(werkblad, opslag, werk_wacht_sid):
    te_lang = "x" * 4_001
    pagina = werkblad.press("Voeg toe", {"Regel": te_lang}, status=422)
    assert pagina.heading == "Proefwerkblad"
    assert "Deze tekst is te lang" in pagina.alert
    assert pagina.value_of("Regel").strip() == te_lang
    assert inhoud_of(opslag, werk_wacht_sid, "kaders") == []


def test_an_entry_is_changed_and_taken_out(kaders, opslag, werk_wacht_sid):
    anna, eerste = kaders
    for data in ({"tekst": "De Wet open overheid", "gezien": 1}, {"gezien": 2, "weg": "ja"}):
        answer = anna.post(eerste, data=data, headers=OWN, follow_redirects=True)
        assert answer.request.path == f"/s/{werk_wacht_sid}/begeleiding/werkblad/kaders"
        if "tekst" in data:
            verwacht = ["De Wet open overheid", "Een belofte"]
            assert inhoud_of(opslag, werk_wacht_sid, "kaders") == verwacht
    assert inhoud_of(opslag, werk_wacht_sid, "kaders") == ["Een belofte"]


def test_a_change_of_what_somebody_else_changed_is_refused_and_kept_in_the_form(
    kaders, opslag, werk_wacht_sid, now
):
    anna, eerste = kaders
    vak = {"pen": BEGELEIDER, "veld_id": "kaders", "gezien": 1, "now": now}
    regel_id = int(eerste.rsplit("/", 1)[1])
    change_regel(opslag, werk_wacht_sid, regel_id=regel_id, getypt={"tekst": "Anders"}, **vak)
    answer = anna.post(eerste, data={"tekst": "Van mij", "gezien": 1}, headers=OWN)
    assert answer.status_code == 409
    pagina = Pagina(answer)
    assert "Een ander veranderde dit intussen" in pagina.alert
    assert "Van mij" in pagina.html
    assert "Anders" in pagina.text


def test_a_change_of_what_was_taken_out_gives_the_text_back_to_copy(kaders):
    anna, eerste = kaders
    anna.post(eerste, data={"gezien": 1, "weg": "ja"}, headers=OWN)
    answer = anna.post(eerste, data={"tekst": "Van mij", "gezien": 1}, headers=OWN)
    pagina = Pagina(answer)
    assert "Deze regel is intussen weggehaald" in pagina.alert
    velden = [een for een in pagina.document.all("textarea") if "readonly" in een.attrs]
    assert "Van mij" in pagina.html
    assert len(velden) == 1


def test_a_field_that_there_is_not_is_not_found(werk_anna, werk_wacht_sid):
    werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/werkblad/bestaat-niet", status=404)
    adres = f"/s/{werk_wacht_sid}/begeleiding/werkblad/bestaat-niet"
    assert werk_anna.post(adres, data={"tekst": "x"}, headers=OWN).status_code == 422


def test_a_session_with_cards_has_no_werkblad(anna, open_sid):
    for adres in ("werkblad", "werkblad/kaders"):
        pagina = anna.visit(f"/s/{open_sid}/begeleiding/{adres}")
        assert pagina.path == f"/s/{open_sid}/begeleiding/"
    answer = anna.post(f"/s/{open_sid}/begeleiding/werkblad/kaders", data={}, headers=OWN)
    assert answer.status_code == 303


def test_the_draaiboek_names_steps_and_fields_and_has_the_names_filled_in(
    werk_anna, werk_wacht_sid
):
    pagina = werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/draaiboek/aanpassen")
    assert "Stap 1a: De situatie (30 minuten)" in pagina.texts("h3")
    assert "13:05 Stap 1a: De situatie" in pagina.texts("legend")
    assert "Op het werkblad: Wat is er aan de hand?; Welke regels gelden?" in pagina.text
    assert "dank je wel, Noor. Ik ben Anna." in pagina.text
    assert "Dag Anna." in pagina.text, "how to prepare, of the werkvorm and not of the deck"
    assert "Kaarten" not in pagina.texts("option")


def test_changing_and_moving_a_block_keeps_its_step_and_its_fields(
    werk_anna, opslag, werk_wacht_sid
):
    voor = stappen_of(opslag, werk_wacht_sid)
    werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/draaiboek/aanpassen")
    werk_anna.press("Omlaag: De situatie")
    assert stappen_of(opslag, werk_wacht_sid) == voor
    assert list(stappen_of(opslag, werk_wacht_sid)) != list(voor)
    _, _, velden = werk_anna.pagina.form_of("Omlaag: De situatie")
    titel = next(naam for naam, waarde in velden.items() if waarde == "De situatie")
    werk_anna.post(
        f"/s/{werk_wacht_sid}/begeleiding/draaiboek",
        data=velden | {titel: "Het verhaal", "actie": "opslaan"},
        headers=OWN,
    )
    assert stappen_of(opslag, werk_wacht_sid)["Het verhaal"] == voor["De situatie"]


def test_a_block_that_was_added_has_no_step_and_no_fields(werk_anna, opslag, werk_wacht_sid):
    werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/draaiboek/aanpassen")
    nieuw = {
        "Titel van het nieuwe onderdeel": "Rondje",
        "Minuten van het nieuwe onderdeel": "5",
    }
    werk_anna.press("Opslaan", nieuw)
    assert stappen_of(opslag, werk_wacht_sid)["Rondje"] == ("", ())


def test_the_invitation_is_the_letter_with_when_where_and_how(werk_anna, werk_wacht_sid):
    pagina = werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/uitnodiging")
    for tekst in (
        "Wanneer: dinsdag 1 december 2026, 13:00 tot 14:30 uur",
        "Waar: Zaal 2",
        f"open http://localhost/s/{werk_wacht_sid}/",
        "typ het woord: schuurt",
        "Fijn dat je meedoet.",
    ):
        assert tekst in pagina.text
    assert "De brief is te lang voor de mail. In de mail staat een link naar de" in pagina.text
    assert "Noor" not in pagina.text, "who the dilemma is of, is no part of a letter"
    mail = parse_qs(urlsplit(pagina.links["Mail de uitnodiging"]).query)
    assert "/werkvormen/proefgesprek/brief" in mail["body"][0]
    assert len(pagina.links["Mail de uitnodiging"]) < 1_800
    assert "14:20 Afsluiten" in mail["body"][0]


def test_the_invitation_greets_asks_and_ends_with_the_letter(werk_anna, werk_wacht_sid):
    tekst = werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/uitnodiging").text
    volgorde = (
        "Beste collega, Doe je mee aan ‘Sessie schuurt’? Wanneer: dinsdag",
        "Wanneer: dinsdag 1 december 2026",
        "Waar: Zaal 2",
        "Hoe lang: 1,5 uur",
        "Programma",
        "13:00 Welkom 13:05 De situatie 13:35 Waarden 13:55 Ideeën 14:20 Afsluiten 14:30 Einde",
        "Waar gaat het over? Fijn dat je meedoet.",
        "Tot dan.",
    )
    plaatsen = [tekst.index(een) for een in volgorde]
    assert plaatsen == sorted(plaatsen)
    assert "Klaarzetten" not in tekst


def test_the_greeting_of_the_letter_itself_is_not_said_twice(
    app, werk_anna, werk_wacht_sid, cards_root
):
    brief = cards_root / "werkvormen" / WERKVORM_ID / "brief.md"
    tekst = brief.read_text("utf-8")
    brief.write_text(tekst.replace("Fijn dat", "Dag allemaal,\n\nFijn dat"), "utf-8")
    gelezen = load_alle(cards_root, NOW.date()).werkvormen[WERKVORM_ID].werkvorm
    with app.test_request_context(), opslag_of(app).reading() as conn:
        stand = read_begeleiding_stand(conn, werk_wacht_sid, now=NOW)
        uit = write_werkvorm_uitnodiging(stand, gelezen.brief, link="l", site="s", brief_link="b")
    assert uit.aanhef == "Dag allemaal,"
    assert uit.brief.startswith("<p>Fijn dat je meedoet.</p>")


def test_a_mail_that_would_be_too_long_leaves_the_times_out(app, werk_wacht_sid):
    with app.test_request_context(), opslag_of(app).reading() as conn:
        stand = read_begeleiding_stand(conn, werk_wacht_sid, now=NOW)
    kort, lang = (
        write_werkvorm_uitnodiging(stand, None, link=link, site="s", brief_link="b")
        for link in ("l", "l" * 1_300)
    )
    assert (kort.is_kort, lang.is_kort) == (False, True)
    assert "Programma" in kort.mailto
    assert "Programma" not in lang.mailto
    assert lang.programma == kort.programma


@pytest.mark.parametrize(
    "adres", ["sleutel", "apparaten", "papier", "uitnodiging", "werkblad", "sluiten", "wissen"]
)
def test_the_other_pages_say_nothing_about_cards(werk_anna, werk_sid, adres):
    pagina = werk_anna.visit(f"/s/{werk_sid}/begeleiding/{adres}")
    main = pagina.document.text_of(pagina.document.all("main")[0])
    assert "kaart" not in main.lower()
    assert "Herkenningsteken" not in main


def test_in_a_session_with_cards_those_pages_do_speak_of_cards(anna, open_sid):
    for adres in ("sleutel", "papier", "sluiten"):
        pagina = anna.visit(f"/s/{open_sid}/begeleiding/{adres}")
        main = pagina.document.text_of(pagina.document.all("main")[0])
        assert "kaart" in main.lower() or "Herkenningsteken" in main


def test_a_note_at_a_block_is_kept(werk_anna, werk_sid):
    werk_anna.visit(f"/s/{werk_sid}/begeleiding/draaiboek")
    pagina = werk_anna.press("Notitie opslaan bij Welkom", {"Eigen notitie bij Welkom": "Koffie"})
    assert pagina.value_of("Eigen notitie bij Welkom").strip() == "Koffie"
