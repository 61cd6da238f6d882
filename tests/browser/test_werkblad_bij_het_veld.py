"""Each writes at the field that it is for: what is typed there stays, and one lands there again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.apparaten import TELEFOON
from tests.browser.spelers import Begeleider, Deelnemer
from tests.browser.werktafel import WERKVORM, seat

GELIJK = "#werk-vergelijken-tekst"
STIL = "#werk-nu-verplaatsing textarea[name=waarde]"
SITUATIE = "#werk-situatie-tekst"
NO_SCRIPT = {"java_script_enabled": False}
LOST = "Geen verbinding. Je tekst staat er nog; probeer het opnieuw."


@pytest.fixture
def speel(apparaten, site):
    """Anna leads; Bram (on such a device), Dana and Finn are in, and the group is at a block."""

    def speel(
        onderdeel: str, *, brengt_in: bool = False, **options
    ) -> tuple[Begeleider, *tuple[Deelnemer, ...]]:
        anna = Begeleider(apparaten.open(1366))
        bram = Deelnemer(apparaten.open(TELEFOON, **options))
        groep = (bram, *(Deelnemer(apparaten.open()) for _ in range(2)))
        anna.prepare_werkvorm(WERKVORM)
        if brengt_in:
            anna.page.goto(f"{anna.pad}begeleiding/voorbereiding")
            bram.page.goto(anna.page.locator("#eigenaarslink").get_attribute("href"))
            bram.submit("Open de vragen")
        seat(site, anna, *groep, onderdeel=onderdeel)
        return anna, *groep

    return speel


def add(page: Page, tekst: str) -> None:
    page.locator(GELIJK).fill(tekst)
    page.locator("#werk-vergelijken-bewaar").click()


def test_what_is_typed_at_a_field_stays_there_while_the_group_writes_and_goes_on(speel):
    anna, bram, dana, _ = speel("Op de plek van je collega")
    veld = bram.page.locator(f"#werk-nu-vergelijken {GELIJK}")
    veld.press_sequentially("anders: wie het hoorde")
    bram.page.locator(STIL).fill("dat het stil werd")
    veld.focus()
    add(dana.page, "gelijk: de haast")
    bram.sees("gelijk: de haast")
    expect(veld).to_have_value("anders: wie het hoorde")
    expect(veld).to_be_focused()
    expect(bram.page.locator(STIL)).to_have_value("dat het stil werd")
    anna.go_to_onderdeel("Regels en kansen")
    los = bram.page.locator(f"form[data-bewaard] {GELIJK}")
    expect(los).to_have_value("anders: wie het hoorde")
    expect(bram.page.locator("#werk-kaders-nieuw")).to_be_visible()
    anna.press("Vorig onderdeel")
    expect(veld).to_have_value("anders: wie het hoorde")
    expect(bram.page.locator(STIL)).to_have_value("dat het stil werd")
    expect(bram.page.locator(GELIJK)).to_have_count(1)
    bram.page.locator("#werk-vergelijken-bewaar").click()
    dana.sees("anders: wie het hoorde")
    expect(veld).to_have_value("")
    expect(bram.page.locator(STIL)).to_have_value("dat het stil werd")


def test_an_answer_that_is_too_late_stays_where_it_came_while_the_group_goes_on_writing(speel):
    anna, bram, dana, finn = speel("Op de plek van je collega")
    for wie in (bram, dana, finn):
        wie.page.locator(STIL).fill("wat ik dacht")
        wie.page.locator("#werk-nu-verplaatsing form button").click()
        expect(wie.page.locator("#werk-nu-verplaatsing .inbreng-status")).to_contain_text("Opge")
    veld = bram.page.locator("textarea[name=waarde]")
    veld.press_sequentially(", en nog iets")
    anna.page.locator("#tonen-verplaatsing").click()
    los = bram.page.locator("#groepskaart ~ form[data-bewaard] textarea")
    expect(los).to_have_value("wat ik dacht, en nog iets")
    bram.sees("Wat je hier typte, telt niet meer mee.")
    add(dana.page, "gelijk: de haast")
    bram.sees("gelijk: de haast")
    expect(los).to_be_focused()
    expect(veld).to_have_count(1)


def test_without_javascript_one_lands_at_the_field_and_reads_that_it_was_kept(speel):
    _, bram, *_ = speel("Op de plek van je collega", **NO_SCRIPT)
    eerst = bram.page.locator("#groepskaart .zonder-script")
    expect(eerst).to_have_text("Sla elk vak apart op, voordat je naar het volgende gaat.")
    expect(eerst).to_be_visible()
    for nummer in range(3):
        add(bram.page, f"gelijk: {nummer}")
        zin = bram.page.locator("#werk-nu-vergelijken noscript p")
        expect(zin).to_have_text("Opgeslagen bij ‘Wat lijkt op elkaar, en wat verschilt?’.")
        expect(zin).to_be_in_viewport()
        expect(bram.page.locator(GELIJK)).to_be_in_viewport()
        expect(bram.page.get_by_text(f"gelijk: {nummer}")).to_be_in_viewport()
    bram.page.locator(STIL).fill("dat het stil werd")
    bram.page.locator("#werk-nu-verplaatsing button").click()
    expect(bram.page.locator("#werk-nu-verplaatsing .inbreng-status")).to_be_in_viewport()
    expect(bram.page.locator(STIL)).to_be_in_viewport()


def test_without_javascript_going_back_and_adding_something_else_adds_that_as_well(speel):
    _, bram, *_ = speel("Op de plek van je collega", **NO_SCRIPT)
    regels = bram.page.locator("#werk-nu-vergelijken .werk-lijst li")
    add(bram.page, "gelijk: de haast")
    expect(regels).to_have_text(["gelijk: de haast"])
    bram.page.go_back()
    expect(regels).to_have_text(["gelijk: de haast"])
    add(bram.page, "anders: de afloop")
    expect(regels).to_have_text(["gelijk: de haast", "anders: de afloop"])


def test_the_message_that_there_is_no_connection_goes_when_there_is_one(speel, apparaten):
    apparaten.expect_fault("ERR_INTERNET_DISCONNECTED")
    _, bram, *_ = speel("Op de plek van je collega")
    bram.page.context.set_offline(True)
    add(bram.page, "gelijk: de haast")
    bram.sees(LOST)
    bram.page.context.set_offline(False)
    expect(bram.page.get_by_text(LOST)).to_have_count(0)
    expect(bram.page.locator(GELIJK)).to_have_value("gelijk: de haast")


def test_the_one_text_of_a_field_is_in_sight_once_and_what_is_not_saved_of_it_as_well(speel):
    anna, bram, *_ = speel("Vragen om te begrijpen", brengt_in=True)
    pagina = bram.page
    tekst = pagina.locator("#werk-nu-situatie > .werk-soort-tekst")
    vak = pagina.locator("#werk-situatie-wijzig")
    pagina.locator(SITUATIE).fill("de haast")
    pagina.locator("#werk-situatie-bewaar").click()
    expect(vak.locator("summary")).to_be_focused()
    expect(pagina.locator(SITUATIE)).to_be_hidden()
    expect(tekst).to_have_text("de haast")
    vak.locator("summary").click()
    expect(tekst).to_be_hidden()
    pagina.locator(SITUATIE).press_sequentially(" en de brief")
    anna.press("Volgend onderdeel")
    expect(pagina.locator(f"form[data-bewaard] {SITUATIE}")).to_be_visible()
    anna.press("Vorig onderdeel")
    expect(vak.locator(SITUATIE)).to_have_value("de haast en de brief")
    expect(pagina.locator(SITUATIE)).to_be_visible()
    expect(pagina.locator(SITUATIE)).to_be_focused()
    naast = pagina.context.new_page()
    naast.goto(anna.pad)
    naast.locator("#werk-situatie-wijzig > summary").click()
    naast.locator(SITUATIE).fill("de stilte")
    naast.locator("#werk-situatie-bewaar").click()
    expect(tekst).to_have_text("de stilte")
    expect(tekst).to_be_visible()
    expect(pagina.locator(SITUATIE)).to_have_value("de haast en de brief")


def test_what_one_opened_stays_open_while_others_write(speel):
    anna, bram, *_ = speel("Vragen om te begrijpen", brengt_in=True)
    vak = bram.page.locator("#werk-situatie-wijzig")
    bram.page.locator(SITUATIE).fill("de haast")
    bram.page.locator("#werk-situatie-bewaar").click()
    expect(bram.page.locator(SITUATIE)).to_be_hidden()
    vak.locator("summary").click()
    geschreven = {"tekst": "zeggen of zwijgen", "gezien": 0}
    assert anna.page.request.post(f"{anna.pad}begeleiding/werkblad/dilemma", form=geschreven).ok
    expect(bram.page.locator("#werk-dilemma-tekst")).to_have_value("zeggen of zwijgen")
    expect(vak).to_have_attribute("open", "")
    expect(bram.page.locator(SITUATIE)).to_be_visible()


def test_a_slider_in_use_stays_and_a_number_that_was_shown_in_the_meantime_is_too_late(speel):
    anna, *groep = speel("Twee waarden, twee driehoeken")
    pagina = groep[0].page
    veld = "#werk-nu-spanning-vooraf"
    for wie in groep:
        wie.page.locator(f"{veld} form button").click()
        expect(wie.page.locator(f"{veld} .inbreng-status")).to_contain_text("Opgeslagen")
    schuif = pagina.locator(f"{veld} [data-schuif]")
    schuif.press("ArrowRight")
    expect(pagina.locator(f"{veld} .inbreng-status")).to_be_hidden()
    pagina.evaluate("""() => {
      window.weg = 0;
      document.querySelector("[data-schuif]").addEventListener("blur", () => window.weg++);
    }""")
    with pagina.expect_response(lambda answer: "/eigen" in answer.url):
        pagina.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    pagina.wait_for_timeout(300)
    assert pagina.evaluate("window.weg") == 0
    expect(schuif).to_be_focused()
    expect(schuif).to_have_value("51")
    anna.page.locator("#tonen-spanning-vooraf").click()
    expect(pagina.get_by_text("Wat je hier het laatst koos, kwam te laat.")).to_be_focused()
    expect(schuif).to_have_count(0)


def test_why_a_long_text_is_refused_comes_into_sight(speel, apparaten):
    apparaten.expect_fault("4")
    _, bram, *_ = speel("Op de plek van je collega")
    add(bram.page, "te lang " * 600)
    expect(bram.page.locator("#werk-vergelijken-fout")).to_be_in_viewport()


def test_who_saves_without_choosing_hears_at_the_choice_what_is_missing(speel, apparaten):
    apparaten.expect_fault("422")
    _, bram, *_ = speel("Deugt het?")
    veld = bram.page.locator("#werk-nu-deugt")
    veld.get_by_role("button").click()
    expect(veld.locator("fieldset")).to_be_focused()
    expect(veld.locator("fieldset")).to_have_accessible_description(re.compile("Kies"))
    expect(veld.locator("fieldset")).to_be_in_viewport()


def test_of_a_list_it_leads_to_where_each_line_can_be_changed(speel):
    _, bram, *_ = speel("Op de plek van je collega")
    add(bram.page, "gelijk: de haast")
    bram.sees("gelijk: de haast")
    bram.page.get_by_role("link", name="Wijzig of haal weg").click()
    regel = bram.page.locator("form[id^=werk-vergelijken-][id$=-vorm]")
    bram.page.locator("summary", has_text="Wijzig").click()
    regel.locator("textarea").fill("gelijk: de drukte")
    regel.get_by_role("button", name="Opslaan").click()
    bram.sees("Opgeslagen bij")
    bram.link("Ga naar de groep").click()
    bram.sees("gelijk: de drukte")


def test_who_types_goes_on_at_the_same_place_of_the_screen(speel):
    anna, bram, *_ = speel("Op de plek van je collega")
    veld = bram.page.locator(GELIJK)
    veld.press_sequentially("anders: wie het hoorde")
    before = veld.bounding_box()["y"]
    anna.press("Volgend onderdeel")
    expect(bram.page.locator(f"form[data-bewaard] {GELIJK}")).to_be_focused()
    bram.page.wait_for_timeout(300)
    assert abs(veld.bounding_box()["y"] - before) < 2


def test_what_was_said_at_an_earlier_block_goes_when_the_group_goes_on(speel):
    anna, bram, *_ = speel("Op de plek van je collega")
    add(bram.page, "gelijk: de haast")
    gelukt = bram.page.locator("#meldingen").get_by_text("Opgeslagen bij")
    expect(gelukt).to_have_count(1)
    anna.press("Volgend onderdeel")
    bram.sees("Welke kansen biedt openheid")
    expect(gelukt).to_have_count(0)


def test_an_answer_that_is_emptied_is_taken_back(speel, apparaten):
    apparaten.expect_fault("422")
    anna, bram, *_ = speel("Op de plek van je collega")
    veld, knop = bram.page.locator(STIL), bram.page.locator("#werk-nu-verplaatsing form button")
    veld.fill("wat ik dacht")
    knop.click()
    anna.sees("1 van de 3 reageerde")
    veld.fill("")
    knop.click()
    bram.sees("is weggehaald.")
    anna.sees("0 van de 3 reageerden")
    expect(veld).to_have_value("")
    knop.click()
    bram.sees("Je antwoord is nog leeg.")


def test_a_number_out_of_range_is_explained_at_its_field(speel, apparaten):
    apparaten.expect_fault("422")
    _, bram, *_ = speel("Twee waarden, twee driehoeken")
    veld = bram.page.locator("#werk-nu-spanning-vooraf")
    veld.get_by_role("spinbutton").fill("150")
    veld.get_by_role("button").click()
    expect(veld.get_by_text("van 0 tot en met 100").first).to_be_visible()
    expect(veld.get_by_role("spinbutton")).to_have_value("150")


def test_who_listens_hears_that_somebody_else_writes_from_now_on(speel):
    anna, bram, *_ = speel("Op de plek van je collega")
    wie = bram.page.locator("#werk-nu-vergelijken").get_by_role("status").first
    expect(wie).to_have_text("Iedereen schrijft hier.")
    plek = wie.element_handle()
    for gezien, voortaan, zin in (
        ("allen", "begeleider", "De gespreksbegeleider schrijft hier."),
        ("begeleider", "eigenaar", "De dilemma-eigenaar schrijft hier."),
        ("eigenaar", "allen", "Iedereen schrijft hier."),
    ):
        keuze = {"wie": voortaan, "gezien": gezien}
        pad = f"{anna.pad}begeleiding/werkblad/vergelijken/schrijver"
        assert anna.page.request.post(pad, form=keuze).ok
        expect(wie).to_have_text(zin)
        assert plek.evaluate("plek => plek.isConnected"), "what is new is not read aloud"
        assert plek.inner_text().strip() == zin
