"""The site dies in the middle of a session and is started again: nobody has to do anything."""

from playwright.sync_api import expect

from tests.browser.apparaten import LOST, TELEFOON, open_beside
from tests.browser.spelers import Begeleider, Deelnemer, Speler


def settle(*screens: Speler) -> None:
    """Wait until these pages have their script: what was not loaded cannot come back by itself."""
    for screen in screens:
        screen.page.wait_for_load_state()


def mark(*screens: Speler) -> None:
    """Put something on these pages that is gone when they are loaded anew."""
    settle(*screens)
    for screen in screens:
        screen.page.evaluate("document.documentElement.dataset.proef = 'zelfde pagina'")


def is_same_page(screen: Speler) -> None:
    expect(screen.page.locator("html")).to_have_attribute("data-proef", "zelfde pagina")


def test_all_screens_come_back_by_themselves_and_nothing_is_lost(site, apparaten):
    apparaten.expect_fault(LOST)
    anna = Begeleider(apparaten.open())
    anna.prepare_and_open()
    bram = Deelnemer(apparaten.open(TELEFOON))
    bram.come_in(anna.pad, "Bram")
    dana = Deelnemer(apparaten.open())
    dana.come_in(anna.pad)
    dana.page.goto(f"{anna.pad}kaarten/9")
    scherm = Speler(open_beside(anna.page))
    scherm.page.goto(f"{anna.pad}scherm")
    anna.press("Start")
    anna.go_to_onderdeel("Welkom en kennismaken")
    anna.press("Bewaar voor later")
    expect(anna.button("Niet meer voor later")).to_be_visible()
    anna.show_next(2)
    bram.sees_kaart(2)
    einde = anna.page.get_by_role("region", name="Klok").get_by_role("time")
    before = einde.get_attribute("datetime")
    mark(anna, bram, dana, scherm)

    site.kill()
    site.start()

    anna.show_next(3)
    for screen in (bram, scherm):
        screen.sees_kaart(3)
    dana.sees("De groep is bij kaart 3")
    dana.sees_kaart(9)
    for screen in (anna, bram, dana, scherm):
        is_same_page(screen)
    anna.sees("Bram")
    anna.sees("2 deelnemers")
    expect(einde).to_have_attribute("datetime", before)
    anna.press("Vorige kaart")
    anna.sees_kaart(2)
    expect(anna.page.get_by_role("heading", name="Voor later")).to_be_visible()


def test_a_click_while_the_site_is_away_says_so_and_can_be_done_again(site, apparaten):
    apparaten.expect_fault(LOST)
    anna = Begeleider(apparaten.open())
    anna.prepare_and_open()
    bram = Deelnemer(apparaten.open(TELEFOON))
    bram.come_in(anna.pad)
    bram.sees_kaart(1)
    mark(anna, bram)
    site.kill()
    anna.press("Volgende kaart")
    anna.sees("Geen verbinding")
    anna.sees_kaart(1)
    site.start()
    anna.show_next(2)
    # The stream can bring the card before the answer to the click is in, which takes this away.
    expect(anna.page.get_by_text("Geen verbinding. Je tekst")).to_be_hidden()
    bram.sees_kaart(2)
    is_same_page(anna)
    is_same_page(bram)


def test_who_waits_outside_during_the_restart_still_goes_on_when_the_session_opens(site, apparaten):
    apparaten.expect_fault(LOST)
    apparaten.expect_fault("status of 403")  # the stream of who waits is no longer there
    anna = Begeleider(apparaten.open())
    anna.prepare("buiten wachten")
    bram = Deelnemer(apparaten.open(TELEFOON))
    bram.type_woord("buiten wachten")
    bram.sees("nog niet geopend")
    settle(bram)
    site.kill()
    site.start()
    anna.open_sessie()
    expect(bram.button("Doe mee")).to_be_visible()


def test_cookies_and_the_key_hold_after_a_restart(site, apparaten):
    anna = Begeleider(apparaten.open())
    anna.prepare_and_open()
    anna.page.goto("/")
    site.kill()
    site.start()
    anna.page.goto(f"{anna.pad}begeleiding/")
    anna.sees_kaart(1)
    telefoon = Begeleider(apparaten.open(TELEFOON))
    telefoon.enter_sleutel(anna.sleutel)
    telefoon.sees_kaart(1)
