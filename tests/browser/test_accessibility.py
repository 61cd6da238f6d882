"""No page and no state of the product has a barrier that a machine can find.

Each story below names the pages that it comes along; together they are all pages that there are.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import open_beside
from tests.browser.keuring import ERROR_PAGE, Keuring
from tests.browser.spelers import COUNT, Begeleider, Deelnemer, Redacteur, Speler
from tests.browser.test_verslag import VERSLAG

FEITENBLADEN = ("/feitenblad", "/feitenblad/kennismaken")
DECK = "/kaarten/actieve-openbaarmaking/f3eb8ae43d0034b4"
PUBLIC = {
    "bladen.feitenblad",
    "bladen.feitenblad_van",
    "bladen.over",
    "bladen.privacy",
    "bladen.toegankelijkheid",
    "kaarten.kaart",
    "kaarten.overzicht",
    "start.start",
    ERROR_PAGE,
}
PREPARING = {
    "begeleiding.kaarten",
    "begeleiding.leiden",
    "begeleiding.sleutel",
    "begeleiding.uitnodiging",
    "sleutel.sleutel",
    "voorbereiden.nieuw",
    "voorbereiding.voorbereiding",
}
TAKING_PART = {"deelnemer.kaart", "deelnemer.overzicht", "deelnemer.sessie"}
LEADING = {"begeleiding.leiden", "begeleiding.sluiten", "leiden.kaart"}
CLOCKS = {"begeleiding.leiden", "deelnemer.kaart", "deelnemer.sessie", "scherm.scherm"}
DRAAIBOEK = {"draaiboek.aanpassen", "draaiboek.draaiboek"}
PAPIER = {
    "papier.kaarten",
    "papier.op_soort",
    "papier_begeleiding.boekje",
    "papier_begeleiding.draaiboek",
    "papier_begeleiding.kaarten",
    "papier_begeleiding.papier",
}
REDACTIE = {
    "redactie.kaart",
    "redactie.overzicht",
    "redactie.volgorde",
    "redactie_deur.sleutel",
}
OVERDRACHT = {"apparaten.apparaten", "sessies.overzicht", "sleutel.sleutel"}
AFSLUITEN = {"afspraken.afspraken", "vervolg.vervolg"}
"""Looked over in the story of test_afsluiten."""
VOORAF = {
    "agenda.afzeggen",
    "gegevens.gegevens",
    "voorbeeld.als_voorbeeld",
    "voorbereiding.voorbereiding",
    "woorden.woorden",
}
"""Looked over in `test_vooraf`."""
WERKVORMEN = {
    "papier_werkvorm.voorbereiding",
    "papier_werkvorm.werkblad",
    "papier_werkvorm.werkblad_a4",
    "werkvormen.brief",
    "werkvormen.werkvorm",
}
WERKSESSIE = {
    "deelnemer.sessie",
    "eigenaar.formulier",
    "eigenaar_deur.sleutel",
    "papier_werkblad.werkblad",
    "papier_werkblad.werkblad_a4",
    "voorbereiding.voorbereiding",
    "werkblad.veld",
    "werkblad_leiden.veld",
    "werkblad_leiden.werkblad",
}
"""The fields themselves, block by block, are looked over in `test_dilemmagesprek`."""
NO_PAGES = (
    "_pdf",
    "_ics",
    "_odt",
    "als_markdown",
    "als_odt",
    "eigen",
    "stroom",
    "stand",
    "healthz",
    "security",
)
FIELD = "situatie"
"""A field with one text, which the dilemma-eigenaar fills in beforehand."""
WELKOM = "Welkom en kennismaken"
UNREADABLE_IN_DARK = """@media (prefers-color-scheme: dark) {
  main * { color: #111 !important; background: #222 !important }
}"""


@pytest.fixture
def anna(apparaten):
    return Begeleider(apparaten.open())


@pytest.fixture
def bram(apparaten):
    return Deelnemer(apparaten.open())


def test_every_page_of_the_product_is_in_one_of_these_stories(app):
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods]
    pages = {rule.endpoint for rule in rules if not rule.endpoint.endswith(NO_PAGES)}
    visited = PUBLIC | PREPARING | TAKING_PART | LEADING | CLOCKS | DRAAIBOEK | PAPIER | REDACTIE
    visited |= OVERDRACHT | AFSLUITEN | VOORAF | VERSLAG | WERKVORMEN | WERKSESSIE
    assert pages <= visited, pages - visited


def test_pages_for_everybody_have_no_barrier(keuring, apparaten):
    apparaten.expect_fault("status of 4(04|22)")
    page = apparaten.open()
    for path in ("/", *FEITENBLADEN, "/over", "/privacy", "/toegankelijkheid", "/bestaat-niet"):
        page.goto(path)
        keuring.look_at(page, path)
    visitor = Speler(page)
    visitor.type_woord("!!")
    visitor.sees("Je woord heeft minstens 4 letters of cijfers nodig")
    keuring.look_at(page, "start met een fout")
    visitor.type_woord("openheid")
    visitor.sees("Er is nu geen open sessie met dit woord")
    keuring.look_at(page, "losse kaart, met de vraag of je een sessie zocht")
    for soort in ("Stelling", "Dilemma", "Vraag"):
        page.goto(f"{DECK}/")
        page.get_by_role("listitem").filter(has_text=soort).get_by_role("link").last.click()
        visitor.sees(soort)
        keuring.look_at(page, f"losse kaart: {soort}")
    page.goto(f"{DECK}/")
    keuring.look_at(page, "alle losse kaarten")
    assert keuring.seen == PUBLIC


def test_preparing_has_no_barrier(keuring, anna, bram, site, apparaten):
    apparaten.expect_fault("status of 422")
    page = anna.page
    page.goto("/sessies/nieuw")
    keuring.look_at(page, "voorbereiden")
    page.get_by_label("Woord").fill("woo")
    page.get_by_label("Titel").focus()
    anna.sees("Je woord heeft minstens 4 letters")
    keuring.look_at(page, "voorbereiden, met een woord dat niet kan")
    page.get_by_label("Datum").fill("2020-01-01")
    anna.press("Sessie maken")
    anna.sees("Er klopt nog iets niet")
    keuring.look_at(page, "voorbereiden, met fouten")
    page.get_by_label("Woord").fill(f"toegankelijk {next(COUNT)}")
    page.get_by_label("Datum").fill("")
    page.get_by_label("Plaats of link").fill("https://vergadering.example/een-heel-lang-adres" * 3)
    anna.press("Sessie maken")
    anna.read_sleutel()
    keuring.look_at(page, "de sleutel")
    anna.link("Naar het begeleidersscherm").click()
    anna.sees("De sessie is nog niet open")
    keuring.look_at(page, "begeleidersscherm, nog niet open")
    for name in ("Alle kaarten", "Voorbereiding"):
        page.get_by_role("navigation", name="Sessie").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(name))
        keuring.look_at(page, name)
    anna.link("Uitnodiging, met mail, agenda-afspraak en QR-code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Uitnodiging"))
    keuring.look_at(page, "Uitnodiging")
    made = "UPDATE sessie SET sleutel_op = '2026-01-01 00:00:00' WHERE sid = ?"
    site.change(made, anna.sid)
    page.goto(f"{anna.pad}begeleiding/sleutel")
    keuring.look_at(page, "de sleutel is niet meer te zien")
    bram.enter_sleutel("ABCD")
    bram.sees("Deze sleutel kennen we niet")
    keuring.look_at(bram.page, "een sleutel die niet klopt")
    assert keuring.seen == PREPARING


def test_taking_part_has_no_barrier(keuring, anna, bram, apparaten):
    apparaten.expect_fault("status of 4(03|22)")
    anna.prepare()
    page = bram.page
    page.goto(anna.pad)
    bram.sees("nog niet geopend")
    keuring.look_at(page, "wachtpagina")
    anna.open_sessie()
    bram.is_there("Doe mee")
    keuring.look_at(page, "deur")
    page.get_by_label("Voornaam").evaluate("field => field.removeAttribute('maxlength')")
    bram.enter("Bram" * 20)
    bram.sees("Gebruik hooguit 40 tekens")
    keuring.look_at(page, "deur, met een fout")
    bram.come_in(anna.pad, "Bram")
    bram.sees_kaart(1)
    keuring.look_at(page, "bij de groep")
    bram.link("Volgende").click()
    bram.sees("De groep is bij kaart 1")
    keuring.look_at(page, "zelf aan het bladeren")
    bram.follow("Alle kaarten")
    keuring.look_at(page, "alle kaarten")
    anna.go_to_onderdeel("Pauze")
    anna.press("Start")
    page.goto(f"{anna.pad}kaarten/2")
    bram.sees("De groep heeft pauze")
    keuring.look_at(page, "zelf aan het bladeren in de pauze")
    page.goto(anna.pad)
    bram.sees("Daarna verder met kaart 1")
    keuring.look_at(page, "pauze")
    anna.page.get_by_text("Verwijderen van Bram").click()
    anna.press("Verwijder Bram")
    bram.sees("Je bent niet meer in de sessie")
    keuring.look_at(page, "verwijderd")
    assert keuring.seen == TAKING_PART


def test_leading_has_no_barrier(keuring, anna, bram, apparaten):
    apparaten.expect_fault("status of 409")
    anna.prepare_and_open()
    page = anna.page
    anna.sees("Er is nog niemand binnen")
    keuring.look_at(page, "begeleidersscherm, niemand binnen")
    for number in range(9):
        bram.page.context.clear_cookies()
        bram.page.request.post(anna.pad, form={"voornaam": f"Deelnemer {number}"})
    anna.sees("9 deelnemers")
    for words in ("Spring naar een andere kaart", "Toetsen", "Verwijderen van Deelnemer 3"):
        page.get_by_text(words, exact=True).click()
    keuring.look_at(page, "begeleidersscherm, vol en opengeklapt")
    page.reload()
    anna.press("Toelichting verbergen")
    keuring.look_at(page, "toelichting verborgen")
    anna.press("Toelichting verbergen")
    wrong = {"kaart": "bestaat-niet", "gezien": "bestaat-niet"}
    page.get_by_role("button", name="Volgende kaart").evaluate(
        "(button, wrong) => { for (const name in wrong) button.form[name].value = wrong[name];"
        " button.form.removeAttribute('data-morf'); }",
        wrong,
    )
    anna.press("Volgende kaart")
    anna.sees("Een ander of een eerdere klik was je voor")
    keuring.look_at(page, "begeleidersscherm, geweigerd")
    page.goto(f"{anna.pad}begeleiding/sluiten")
    keuring.look_at(page, "sluiten")
    anna.press("Ja, sluit de sessie")
    anna.sees("De sessie is gesloten")
    keuring.look_at(page, "begeleidersscherm, gesloten")
    assert keuring.seen == LEADING


def test_the_draaiboek_has_no_barrier(keuring, anna, apparaten):
    apparaten.expect_fault("status of 4(09|22)")
    anna.prepare()
    page = anna.page
    page.goto(f"{anna.pad}begeleiding/draaiboek")
    keuring.look_at(page, "draaiboek")
    page.goto(f"{anna.pad}begeleiding/draaiboek/aanpassen")
    keuring.look_at(page, "draaiboek, om aan te passen")
    page.get_by_label("Minuten", exact=True).nth(1).fill("veel")
    page.get_by_label("Titel van het nieuwe onderdeel").fill("Nieuw")
    anna.press("Opslaan")
    anna.sees("Geef hele minuten")
    keuring.look_at(page, "draaiboek, met fouten")
    page.goto(f"{anna.pad}begeleiding/draaiboek/aanpassen")
    tab = Begeleider(open_beside(page))
    tab.page.goto(f"{anna.pad}begeleiding/draaiboek/aanpassen")
    for screen in (anna, tab):
        screen.page.get_by_label("Titel", exact=True).nth(1).fill(f"Welkom {id(screen)}")
        screen.press("Opslaan")
    tab.sees("Er staat nu:")
    keuring.look_at(tab.page, "draaiboek, door een ander veranderd")
    assert keuring.seen == DRAAIBOEK


def test_handing_over_has_no_barrier(keuring, anna, bram, apparaten):
    apparaten.expect_fault("status of 422")
    page = anna.page
    page.goto("/sessies")
    keuring.look_at(page, "nog geen sessies")
    anna.prepare(titel="Een gesprek over informatiehuishouding")
    anna.follow("Apparaten")
    keuring.look_at(page, "apparaten")
    anna.press("Maak een code om te begeleiden")
    anna.is_there("Maak een andere code om te begeleiden")
    anna.press("Maak een code voor alleen het scherm")
    anna.is_there("Maak een andere code voor alleen het scherm")
    page.get_by_text("Trek in").click()
    page.get_by_text("Maak een nieuwe sleutel", exact=True).click()
    keuring.look_at(page, "apparaten, met twee codes en opengeklapt")
    page.goto("/sessies")
    page.get_by_text("Vergeet:").click()
    keuring.look_at(page, "mijn sessies")
    bram.enter_sleutel("ABCD-EFGH")
    bram.sees("Deze code werkt niet")
    keuring.look_at(bram.page, "een code die niet klopt")
    assert keuring.seen == OVERDRACHT


def test_paper_has_no_barrier(keuring, anna):
    anna.prepare()
    page = anna.page
    for path in (f"{DECK}/afdrukken", "/kaarten/actieve-openbaarmaking/op-soort/afdrukken"):
        page.goto(path)
        anna.sees("Druk dubbelzijdig af")
        keuring.look_at(page, path)
    for path in ("papier", "papier/kaarten", "papier/boekje", "papier/draaiboek"):
        page.goto(f"{anna.pad}begeleiding/{path}")
        keuring.look_at(page, path)
    assert keuring.seen == PAPIER


def test_the_pages_of_a_werkvorm_have_no_barrier(keuring, apparaten):
    page = apparaten.open()
    begin = "/werkvormen/dilemmagesprek"
    papers = ("brief", "voorbereiding", "werkblad", "werkblad-a4")
    for path in (begin, *(f"{begin}/{paper}" for paper in papers)):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        keuring.look_at(page, path)
    assert keuring.seen == WERKVORMEN


def test_a_session_of_a_werkvorm_has_no_barrier(keuring, anna, bram, apparaten):
    apparaten.expect_fault("status of 4(09|22)")
    noor = Deelnemer(apparaten.open())
    made = anna.page.request.post(
        "/sessies/nieuw?werkvorm=dilemmagesprek",
        form={"woord": f"schuurt {next(COUNT)}", "duur": "60"},
    )
    anna.pad = urlsplit(made.url).path.partition("begeleiding")[0]
    anna.page.goto(f"{anna.pad}begeleiding/voorbereiding")
    keuring.look_at(anna.page, "voorbereiding van een dilemmagesprek")
    noor.page.goto(f"{anna.pad}eigenaar")
    keuring.look_at(noor.page, "de sleutel van de dilemma-eigenaar")
    noor.page.goto(anna.page.locator("#eigenaarslink").get_attribute("href"))
    noor.submit("Open de vragen")
    keuring.look_at(noor.page, "formulier van de dilemma-eigenaar")
    write_too_much(noor.page)
    keuring.look_at(noor.page, "formulier van de dilemma-eigenaar, te lang")
    anna.page.request.post(f"{anna.pad}begeleiding/open")
    anna.page.request.post(
        f"{anna.pad}begeleiding/deur", form={"deur": "open", "gezien": "wachtkamer"}
    )
    bram.come_in(anna.pad)
    anna.page.goto(f"{anna.pad}begeleiding/")
    while not bram.page.request.get(f"{anna.pad}werkblad/{FIELD}").ok:
        anna.press("Volgend onderdeel")
        anna.page.goto(f"{anna.pad}begeleiding/")
    anna.page.request.post(
        f"{anna.pad}begeleiding/werkblad/{FIELD}/schrijver",
        form={"wie": "allen", "gezien": "eigenaar"},
    )
    anna.page.goto(f"{anna.pad}begeleiding/werkblad")
    keuring.look_at(anna.page, "het hele werkblad")
    for wie, path in ((anna, "begeleiding/werkblad"), (bram, "werkblad")):
        wie.page.goto(f"{anna.pad}{path}/{FIELD}")
        keuring.look_at(wie.page, f"{path}: een vak")
        write_too_much(wie.page)
        keuring.look_at(wie.page, f"{path}: een vak, te lang")
    bram.page.goto(anna.pad)
    keuring.look_at(bram.page, "deelnemer bij een vak")
    for path in ("papier/werkblad", "papier/werkblad-a4"):
        anna.page.goto(f"{anna.pad}begeleiding/{path}")
        keuring.look_at(anna.page, path)
    assert keuring.seen >= WERKSESSIE, WERKSESSIE - keuring.seen


def write_too_much(page):
    """Write more in the field than it takes, and see that it is said and that it is still there."""
    form = page.locator(f"#werk-{FIELD}-nieuw")
    text = form.locator("[name=tekst]")
    text.evaluate("element => { element.removeAttribute('maxlength') }")
    text.fill("x" * 4_001)
    form.get_by_role("button").last.click()
    expect(page.locator("body")).to_contain_text("4.000")
    expect(page.locator(f"#werk-{FIELD}-nieuw [name=tekst]")).to_have_value("x" * 4_001)


def test_the_pages_of_the_redactie_have_no_barrier(keuring, apparaten):
    apparaten.expect_fault("status of 422")
    redacteur = Redacteur(apparaten.open())
    page = redacteur.page
    page.goto("/redactie/")
    keuring.look_at(page, "de redactiesleutel")
    redacteur.come_in("fout")
    redacteur.sees("Deze redactiesleutel klopt niet")
    keuring.look_at(page, "een redactiesleutel die niet klopt")
    redacteur.come_in()
    keuring.look_at(page, "alle sets")
    redacteur.link("De scherpe zin: laten staan?").click()
    redacteur.sees("Zo ziet de gespreksbegeleider de kaart")
    keuring.look_at(page, "beide kanten van een kaart")
    redacteur.ask_volgorde("openheid")
    redacteur.sees("Aan het herkenningsteken")
    keuring.look_at(page, "een volgorde")
    redacteur.ask_volgorde("!!")
    redacteur.sees("Je woord heeft minstens 4 letters")
    keuring.look_at(page, "een woord dat niet kan")
    assert keuring.seen == REDACTIE


def test_clocks_warnings_and_the_screen_have_no_barrier(keuring, anna, bram, site):
    anna.prepare()
    scherm = Speler(open_beside(anna.page))
    scherm.page.goto(f"{anna.pad}scherm")
    keuring.look_at(scherm.page, "scherm, nog niet open")
    anna.open_sessie()
    bram.come_in(anna.pad)
    scherm.sees_kaart(1)
    keuring.look_at(scherm.page, "scherm")
    anna.go_to_onderdeel(WELKOM)
    stages = (("Nog 5 minuten", 0), ("Rond rustig af", 241), ("Bijna tijd", 287), ("om", 1000))
    for words, used in stages:
        site.spend(anna.sid, WELKOM, used)
        anna.press("Start")
        for screen in (anna, bram, scherm):
            screen.sees(words)
            keuring.look_at(screen.page, f"klok: {words}", "[data-klok]")
        anna.press("Pauze")
        anna.is_there("Start")
    for _ in range(3):
        minutes = anna.onderdeel.inner_text()
        anna.press("+5 minuten")
        expect(anna.onderdeel).not_to_have_text(minutes, use_inner_text=True)
    anna.sees("Voorstel om in te halen")
    keuring.look_at(anna.page, "klok gepauzeerd, met een voorstel")
    bram.sees("Gepauzeerd")
    keuring.look_at(bram.page, "klok gepauzeerd")
    anna.press("Verberg de klok voor deelnemers")
    bram.link("Volgende").click()
    bram.sees_kaart(2)
    keuring.look_at(bram.page, "zonder klok")
    anna.go_to_onderdeel("Pauze")
    anna.press("Start")
    scherm.sees("Daarna verder met kaart 1")
    keuring.look_at(scherm.page, "scherm, pauze")
    anna.close_sessie()
    scherm.sees("De sessie is gesloten")
    keuring.look_at(scherm.page, "scherm, gesloten")
    bram.page.goto(anna.pad)
    bram.sees("De sessie is gesloten")
    keuring.look_at(bram.page, "gesloten")
    assert keuring.seen == CLOCKS


def test_a_barrier_is_seen(app, apparaten):
    keuring = Keuring(app.url_map, set(), dark_share=1)
    page = apparaten.open()
    page.goto("/over")
    page.locator("main").evaluate(
        "main => { main.append(new Image()); main.style.minWidth = '500px'; }"
    )
    page.evaluate("rule => document.styleSheets[0].insertRule(rule)", UNREADABLE_IN_DARK)
    keuring.look_at(page, "over")
    found = "\n".join(keuring.findings)
    assert "over, licht: image-alt" in found
    assert "px breed" in found
    assert "over, donker en smal: color-contrast" in found


def test_each_page_is_looked_at_whatever_the_seed_picks(app, apparaten):
    keuring = Keuring(app.url_map, set(), light_share=0, dark_share=0)
    page = apparaten.open()
    for path in ("/over", "/privacy"):
        page.goto(path)
        page.locator("main").evaluate("main => { main.append(new Image()); }")
        keuring.look_at(page, path, "footer")
        keuring.look_at(page, path)
    found = [finding.partition(":")[0] for finding in keuring.findings]
    assert found == ["/over, licht", "/privacy, licht"]
