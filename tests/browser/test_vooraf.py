"""Before the day: steps, notes that save by themselves, another date, a calendar entry, a word."""

import warnings
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from kaartenset.domain.taal import local_time
from kaartenset.web.geheim import nu
from tests.browser.apparaten import open_beside
from tests.browser.spelers import COUNT, Begeleider

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import vobject

NOTITIE = "Vraag Bram naar zijn voorbeeld "
BLOK = "Zet de stoelen in een kring"


@pytest.fixture
def anna(apparaten):
    """Anna planned a session for three weeks and a day from now."""
    anna = Begeleider(apparaten.open())
    anna.prepare(datum=day_after(22), tijd="14:00")
    return anna


@pytest.fixture
def tweede(apparaten, anna):
    """Anna's second device."""
    tweede = Begeleider(apparaten.open())
    tweede.enter_sleutel(anna.sleutel)
    expect(tweede.page.get_by_role("heading", name="Klok")).to_be_attached()
    return tweede


def day_after(dagen: int) -> str:
    return f"{local_time(nu() + timedelta(days=dagen)):%Y-%m-%d}"


def note(anna, bij: str):
    return anna.page.get_by_label(f"Eigen notitie bij {bij}", exact=True)


def download(anna, link: str):
    """The one entry of a calendar file, as another program reads it."""
    with anna.page.expect_download() as found:
        anna.link(link).click()
    text = found.value.path().read_text("utf-8")
    (kalender,) = vobject.readComponents(text)
    return kalender.vevent


def test_preparing_a_session_three_weeks_ahead(keuring, anna):
    tick_a_step(keuring, anna)
    titel = write_notes(keuring, anna)
    woord = try_a_word(keuring, anna)
    change_the_date(keuring, anna, woord)
    meet_the_notes_again(keuring, anna, titel)


def tick_a_step(keuring, anna):
    """Tick a step off, and on, and off."""
    page = anna.page
    anna.follow("Voorbereiding")
    keuring.look_at(page, "voorbereiding")
    anna.sees("Liefst vóór")
    anna.press("Dit is klaar: Plan en nodig uit")
    expect(anna.button("Toch nog niet klaar: Plan en nodig uit")).to_be_visible()
    keuring.look_at(page, "voorbereiding, met een stap die klaar is")
    anna.press("Toch nog niet klaar: Plan en nodig uit")
    anna.press("Dit is klaar: Plan en nodig uit")


def write_notes(keuring, anna):
    """Write a note at the first card and at the first block; the title of that card."""
    page = anna.page
    anna.link("Alle kaarten met toelichting").click()
    titel = page.locator(".kaart-met-toelichting").first.get_by_role("heading").first.inner_text()
    veld = note(anna, titel)
    veld.press_sequentially(NOTITIE)
    expect(page.get_by_text("Nog niet opgeslagen")).to_be_visible()
    expect(page.get_by_text("Opgeslagen", exact=True)).to_be_visible()
    expect(veld).to_have_value(NOTITIE)  # with the space after which somebody goes on
    veld.press_sequentially("over de brief")
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("Opgeslagen", exact=True)).to_be_visible()
    keuring.look_at(page, "alle kaarten, met een notitie")
    anna.press(f"Bewaar voor later: {titel}")
    expect(anna.button(f"Niet meer voor later: {titel}")).to_be_visible()
    expect(note(anna, titel)).to_have_value(f"{NOTITIE}over de brief")
    anna.press(f"Niet meer voor later: {titel}")  # or the group would pass over it
    expect(anna.button(f"Bewaar voor later: {titel}")).to_be_visible()

    page.get_by_role("navigation", name="Sessie").get_by_role("link", name="Draaiboek").click()
    note(anna, "Klaarzetten").fill(BLOK)
    expect(page.get_by_text("Opgeslagen", exact=True)).to_be_visible()
    keuring.look_at(page, "draaiboek, met een notitie")
    return titel


def try_a_word(keuring, anna):
    """Try another word, and have it filled in; that word."""
    page = anna.page
    anna.follow("Voorbereiding")
    anna.follow("Andere woorden proberen")
    keuring.look_at(page, "woorden proberen")
    woord = f"ander woord {next(COUNT)}"
    page.get_by_label("Woord", exact=True).fill(woord)
    anna.press("Toon de volgorde")
    anna.sees("Dit woord is vrij.")
    keuring.look_at(page, "woorden proberen, met een woord")
    anna.press("Neem dit woord")
    expect(page.get_by_label("Woord", exact=True)).to_have_value(woord)
    return woord


def change_the_date(keuring, anna, woord):
    """Store the word with another date, and see both in the calendar."""
    page = anna.page
    page.get_by_label("Datum").fill(day_after(29))
    keuring.look_at(page, "gegevens veranderen")
    anna.press("Gegevens opslaan")
    anna.sees("De gegevens zijn opgeslagen.")

    punt = download(anna, "Download de agenda-afspraak")
    assert f"{local_time(punt.dtstart.value):%Y-%m-%d %H:%M}" == f"{day_after(29)} 14:00"
    assert punt.sequence.value == "1"
    assert woord in punt.description.value

    anna.link("Voorbereiding").click()
    anna.link("Uitnodiging, met mail, agenda-afspraak en QR-code").click()
    anna.sees(f"/s/{anna.sid}/")
    expect(page.get_by_role("img", name="QR-code van de link om mee te doen")).to_be_visible()
    keuring.look_at(page, "uitnodiging")


def meet_the_notes_again(keuring, anna, titel):
    """The notes stand on the begeleidersscherm, at their block and at their card."""
    page = anna.page
    anna.link("Begeleiden").click()
    expect(note(anna, "Klaarzetten")).to_have_value(BLOK)
    keuring.look_at(page, "begeleidersscherm, nog niet open, met een notitie")
    scherm = Begeleider(open_beside(page))
    scherm.page.goto(f"{anna.pad}scherm")
    keuring.look_at(scherm.page, "scherm, nog niet open")
    anna.open_sessie()
    if anna.titel != titel:  # the other practice card comes first with this word
        anna.show_next(2)
    expect(note(anna, titel)).to_have_value(f"{NOTITIE}over de brief")
    keuring.look_at(page, "begeleidersscherm, met een notitie")


def test_calling_off_and_making_another_after_its_example(keuring, anna):
    page = anna.page
    page.goto(f"{anna.pad}begeleiding/als-voorbeeld")
    keuring.look_at(page, "als voorbeeld")
    page.get_by_label("Woord", exact=True).fill(f"nog een woord {next(COUNT)}")
    anna.press("Sessie maken")
    expect(page.get_by_role("heading", name="De sessie is gemaakt")).to_be_visible()
    keuring.look_at(page, "sleutel, met de agenda")
    punt = download(anna, "Zet in mijn agenda")
    assert "/sleutel#" in punt.description.value
    anna.follow("Naar de voorbereiding")
    anna.follow("Zeg de sessie af")
    keuring.look_at(page, "afzeggen")
    assert download(anna, "Download de vervallen agenda-afspraak").status.value == "CANCELLED"
    anna.press("Ja, zeg de sessie af")
    keuring.look_at(page, "afgezegd")
    assert download(anna, "Download de vervallen agenda-afspraak").status.value == "CANCELLED"


def test_two_devices_at_one_note_lose_nothing(keuring, anna, tweede, apparaten):
    apparaten.expect_fault("status of 409")
    titel = "Klaarzetten"
    for device in (anna, tweede):
        device.page.goto(f"{anna.pad}begeleiding/draaiboek")
    note(anna, titel).fill("Van de laptop")
    expect(anna.page.get_by_text("Opgeslagen", exact=True)).to_be_visible()
    note(tweede, titel).fill("Van de tablet")
    tweede.sees("Iemand veranderde deze notitie")
    tweede.sees("Van de laptop")
    expect(note(tweede, titel)).to_have_value("Van de tablet")
    keuring.look_at(tweede.page, "een notitie die een ander veranderde")
    note(tweede, titel).press_sequentially("!")
    tweede.page.wait_for_timeout(2_500)
    tweede.sees("Nog niet opgeslagen")
    tweede.press(f"Notitie opslaan bij {titel}")
    expect(tweede.page.get_by_text("Opgeslagen", exact=True)).to_be_visible()
    anna.page.reload()
    expect(note(anna, titel)).to_have_value("Van de tablet!")


def test_a_note_on_the_begeleidersscherm_follows_other_devices_and_keeps_what_is_typed(
    anna, tweede, apparaten
):
    apparaten.expect_fault("net::ERR_FAILED")
    titel = "Klaarzetten"
    for device in (anna, tweede):
        device.page.goto(f"{anna.pad}begeleiding/")
    note(anna, titel).fill("Stoelen")
    expect(note(tweede, titel)).to_have_value("Stoelen")
    tweede.page.route("**/notities", lambda route: route.abort())
    note(tweede, titel).fill("Stoelen en koffie")
    tweede.sees("Nog niet opgeslagen. Geen verbinding")
    anna.press("+1 minuut")
    tweede.sees("11 min")
    expect(note(tweede, titel)).to_have_value("Stoelen en koffie")
    tweede.page.unroute("**/notities")
    expect(tweede.page.get_by_text("Opgeslagen", exact=True)).to_be_visible()
    expect(note(anna, titel)).to_have_value("Stoelen en koffie")


def test_without_javascript_notes_and_steps_are_ordinary_forms(anna, apparaten):
    stil = Begeleider(apparaten.open(java_script_enabled=False))
    stil.enter_sleutel(anna.sleutel)
    stil.link("Voorbereiding").click()
    stil.press("Dit is klaar: Loop de kaarten door")
    expect(stil.button("Toch nog niet klaar: Loop de kaarten door")).to_be_visible()
    stil.page.goto(f"{anna.pad}begeleiding/draaiboek")
    note(stil, "Klaarzetten").fill("Zonder script")
    stil.press("Notitie opslaan bij Klaarzetten")
    stil.sees("De notitie is opgeslagen.")
    expect(note(stil, "Klaarzetten")).to_have_value("Zonder script")
