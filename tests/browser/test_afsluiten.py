"""The end of a conversation: agreements in two clicks, marks, closing, and a follow-up."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON, open_beside
from tests.browser.spelers import COUNT, Begeleider, Deelnemer, Speler

NAMEN = ("Bram", "Dana", "Eva")
CIJFERS = ("6", "8", "9")
REDEN = "Waarom dat cijfer?"
MORGEN = "Wat doe je morgen anders?"
AFSPRAAK = "We sturen de brief met een samenvatting"


@pytest.fixture
def anna(apparaten):
    anna = Begeleider(apparaten.open())
    anna.prepare_and_open(f"afsluiten {next(COUNT)}")
    return anna


@pytest.fixture
def groep(apparaten, anna):
    deelnemers = [Deelnemer(apparaten.open(TELEFOON, has_touch=True)) for _ in NAMEN]
    for wie, naam in zip(deelnemers, NAMEN, strict=True):
        wie.come_in(anna.pad, naam)
    return deelnemers


def paneel(anna):
    """The form by which one is noted on the begeleidersscherm."""
    return anna.page.locator("#afspraak-nieuw")


def note(anna, tekst, wie="", soort=""):
    """Note one by a folded panel: one click to open it, unless it is open, and one to save."""
    if not paneel(anna).get_by_label("Tekst").is_visible():
        paneel(anna).get_by_text("Afspraak of open vraag").first.click()
    if soort:
        paneel(anna).get_by_role("radio", name=soort).check()
    paneel(anna).get_by_label("Tekst").fill(tekst)
    paneel(anna).get_by_label("Wie").fill(wie)
    paneel(anna).get_by_role("button", name="Opslaan").click()


def lead_to_slot(anna):
    """Go on to the closing block, which is the last."""
    rows = anna.page.get_by_role("table", name="Draaiboek met tijden").get_by_role("row")
    anna.go_to_onderdeel(rows.last.get_by_role("rowheader").inner_text())
    expect(anna.page.get_by_role("heading", name="Afsluiting", exact=True)).to_be_visible()


def fill_in(wie, cijfer, reden):
    wie.page.get_by_role("radio", name=cijfer, exact=True).check()
    wie.press("Cijfer opslaan")
    wie.sees("Je cijfer is opgeslagen.")
    wie.page.get_by_label(REDEN).fill(reden)
    wie.press("Reden opslaan")
    wie.sees("Je reden is opgeslagen.")


def test_from_an_agreement_to_a_follow_up_that_begins_with_it(keuring, apparaten, anna, groep):
    besproken = note_at_a_card(keuring, anna, groep[0])
    lead_to_slot(anna)
    keuring.look_at(anna.page, "het afsluiten begint")
    give_marks(keuring, anna, groep)
    close_off(keuring, anna, groep[0])
    go_on_another_time(keuring, anna, besproken)
    dana = Deelnemer(apparaten.open(TELEFOON))
    dana.come_in(anna.pad, "Dana")
    dana.sees("Van de vorige keer")
    dana.sees("Wie beslist over de namen?")
    keuring.look_at(dana.page, "het vervolg als deelnemer")


def note_at_a_card(keuring, anna, bram) -> str:
    """Anna notes an agreement and an open question; the title of the card at which that was."""
    for nummer in (2, 3, 4):
        anna.show_next(nummer)
    note(anna, AFSPRAAK, "Anna")
    anna.sees("Afspraak opgeslagen.")
    expect(paneel(anna).get_by_label("Tekst")).to_have_value("")
    keuring.look_at(anna.page, "een afspraak genoteerd, het paneel open")
    note(anna, "Wie beslist over de namen?", soort="Open vraag")
    anna.sees("Open vraag opgeslagen.")
    expect(bram.page.get_by_text(AFSPRAAK)).to_have_count(0)
    return anna.titel


def give_marks(keuring, anna, groep):
    """Three fill in a mark and a reason; Anna shows the marks first, then the reasons."""
    bram = groep[0]
    bram.sees(AFSPRAAK)
    keuring.look_at(bram.page, "afsluiten als deelnemer, nog leeg")
    for wie, cijfer, naam in zip(groep, CIJFERS, NAMEN, strict=True):
        fill_in(wie, cijfer, f"Reden van {naam.lower()}")
    keuring.look_at(bram.page, "afsluiten als deelnemer, ingevuld")
    anna.sees("3 cijfers")
    anna.press("Toon de cijfers")
    for wie in (anna, *groep):
        wie.sees("Gemiddeld een 7,7, van 3 deelnemers. Het laagste cijfer is een 6")
    expect(bram.page.get_by_text("Reden van dana")).to_have_count(0)
    anna.press("Toon de redenen")
    bram.sees("Reden van dana")
    keuring.look_at(anna.page, "cijfers en redenen getoond")
    keuring.look_at(bram.page, "cijfers en redenen bij een deelnemer")
    scherm = Speler(open_beside(anna.page))
    scherm.page.goto(f"{anna.pad}scherm")
    scherm.sees(AFSPRAAK)
    keuring.look_at(scherm.page, "afsluiten op het scherm")


def close_off(keuring, anna, bram):
    """Anna closes; Bram still fills in what he does tomorrow."""
    anna.page.goto(f"{anna.pad}begeleiding/afspraken")
    keuring.look_at(anna.page, "alle afspraken")
    anna.page.goto(f"{anna.pad}begeleiding/")
    anna.close_sessie()
    keuring.look_at(anna.page, "gesloten, als begeleider")
    bram.sees("Bedankt voor het meedoen.")
    bram.sees(re.compile(r"Invullen kan nog tot \d\d:\d\d uur"))
    bram.page.get_by_label(MORGEN).fill("Ik bel eerst")
    bram.press("Voornemen opslaan")
    bram.sees("Wat je morgen anders doet, is opgeslagen.")
    keuring.look_at(bram.page, "gesloten, als deelnemer")


def go_on_another_time(keuring, anna, besproken):
    """The follow-up goes on with the cards not reached, and opens with last time's agreements."""
    anna.follow("Maak een vervolgsessie")
    keuring.look_at(anna.page, "een vervolg maken")
    vakken = anna.page.locator("[name=kaarten]:checked").locator("xpath=..")
    gekozen = [re.sub(r"^\d+\. ", "", tekst) for tekst in vakken.all_inner_texts()]
    assert not [tekst for tekst in gekozen if tekst.startswith(besproken)]
    anna.press("Maak de vervolgsessie")
    anna.read_sleutel()
    anna.link("Naar het begeleidersscherm").click()
    anna.press("Open de sessie")
    anna.sees(f"Kaart 1 van {len(gekozen)}")
    anna.sees("Van de vorige keer")
    assert gekozen[0].startswith(anna.titel)
    anna.press("Volgende kaart")
    anna.sees(f"Kaart 2 van {len(gekozen)}")
    assert gekozen[1].startswith(anna.titel)
    keuring.look_at(anna.page, "het vervolg, met de afspraken van de vorige keer")
    anna.button(f"Gedaan: {AFSPRAAK}").click()
    anna.is_there(f"Toch niet gedaan: {AFSPRAAK}")


def test_what_is_typed_stays_when_the_group_goes_on_and_is_saved_at_its_own_card(anna, apparaten):
    ander = Begeleider(apparaten.open())
    ander.enter_sleutel(anna.sleutel)
    kaart = anna.titel
    paneel(anna).get_by_text("Afspraak of open vraag").first.click()
    paneel(anna).get_by_label("Tekst").fill("Nog niet af")
    ander.show_next(2)
    anna.sees_kaart(2)
    bewaard = anna.page.locator("form[data-bewaard]")
    expect(bewaard.get_by_label("Tekst")).to_have_value("Nog niet af")
    expect(bewaard).to_contain_text(kaart)
    bewaard.get_by_role("button", name="Opslaan").click()
    anna.sees("Afspraak opgeslagen.")
    expect(bewaard).to_have_count(0)
    ander.sees("Nog niet af")


def test_of_two_devices_the_second_is_told_and_keeps_the_text(anna, apparaten):
    apparaten.expect_fault("status of 409")
    ander = Begeleider(apparaten.open())
    ander.enter_sleutel(anna.sleutel)
    note(anna, "De eerste tekst")
    anna.sees("Afspraak opgeslagen.")
    for wie in (anna, ander):
        wie.page.goto(f"{anna.pad}begeleiding/afspraken")
        wie.page.get_by_text("Wijzig").first.click()
    anna.page.get_by_label("Tekst").first.fill("Van Anna")
    anna.button("Opslaan").first.click()
    anna.sees("Afspraak opgeslagen.")
    ander.page.get_by_label("Tekst").first.fill("Van de ander")
    ander.button("Opslaan").first.click()
    ander.sees("Een ander of een eerdere klik was je voor.")
    expect(ander.page.get_by_label("Tekst").first).to_have_value("Van de ander")
    ander.sees("Van Anna")


def test_a_mark_is_given_by_keyboard(anna, groep):
    lead_to_slot(anna)
    bram = groep[0]
    bram.sees("Hoe kijk je terug?")
    bram.page.get_by_role("radio", name="1", exact=True).focus()
    for _ in range(6):
        bram.page.keyboard.press("ArrowRight")
    bram.page.keyboard.press("Tab")
    expect(bram.button("Cijfer opslaan")).to_be_focused()
    bram.page.keyboard.press("Enter")
    bram.sees("Je cijfer is opgeslagen.")
    expect(bram.page.get_by_role("radio", name="7", exact=True)).to_be_checked()


def test_closing_off_without_javascript(anna, apparaten):
    eva = Deelnemer(apparaten.open(TELEFOON, java_script_enabled=False))
    eva.come_in(anna.pad, "Eva")
    lead_to_slot(anna)
    eva.page.reload()
    fill_in(eva, "7", "Het liep goed")
    expect(eva.page.get_by_label(REDEN)).to_have_value("Het liep goed")
    expect(eva.page.get_by_role("radio", name="7", exact=True)).to_be_checked()


def test_what_is_typed_while_the_session_closes_stays_and_can_be_kept(anna, groep):
    bram = groep[0]
    lead_to_slot(anna)
    veld = bram.page.get_by_label(MORGEN)
    veld.fill("Ik begin bij de notulen, en")
    anna.close_sessie()
    bram.sees("De sessie is gesloten. Bedankt voor het meedoen.")
    expect(veld).to_have_value("Ik begin bij de notulen, en")
    expect(bram.page.get_by_text("Deze pagina is veranderd.")).to_have_count(0)
    veld.fill("Ik begin bij de notulen.")
    bram.press("Voornemen opslaan")
    bram.sees("Wat je morgen anders doet, is opgeslagen.")
    bram.page.reload()
    expect(veld).to_have_value("Ik begin bij de notulen.")
