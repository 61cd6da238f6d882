"""The whole job: Anna prepares, leads and closes a session; five colleagues take part."""

import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.browser.apparaten import TELEFOON
from tests.browser.kabel import Kabel
from tests.browser.spelers import Begeleider, Deelnemer
from tests.browser.zwijgzinnen import zwijgzinnen_in

PLAIN = {"Accept-Encoding": "identity"}
"""Asks for bytes as they are, so that they can be read."""
WOORD = "samen wijzer"


@pytest.fixture
def tafel(apparaten, site):
    """Seats at the table: each one a device at the end of a cable of its own."""
    with ExitStack() as cables:
        yield Tafel(apparaten, site.port, cables)


class Tafel:
    """Who sits there, and by which cable they hear of the session."""

    def __init__(self, apparaten, port: int, cables: ExitStack) -> None:
        self._apparaten = apparaten
        self._port = port
        self._cables = cables
        self.kabels: dict[str, Kabel] = {}

    def seat(self, role, naam: str, width: int, **options):
        kabel = self._cables.enter_context(Kabel(self._port))
        self.kabels[naam] = kabel
        return role(
            self._apparaten.open(width, origin=kabel.origin, extra_http_headers=PLAIN, **options)
        )


def test_a_session_from_its_word_to_its_end_and_open_again(tafel, apparaten):
    apparaten.expect_fault("net::ERR_INTERNET_DISCONNECTED")
    anna = tafel.seat(Begeleider, "Anna", 1280)
    bram = tafel.seat(Deelnemer, "Bram", TELEFOON, has_touch=True)
    dana = tafel.seat(Deelnemer, "Dana", TELEFOON, has_touch=True)
    eva = tafel.seat(Deelnemer, "Eva", 1024, java_script_enabled=False)
    finn = tafel.seat(Deelnemer, "Finn", 1280)

    anna.prepare_by_hand(WOORD)
    assert len(anna.sleutel.replace("-", "")) == 26
    for early in (bram, dana):
        early.type_woord("Samen-Wijzer")
        early.sees("nog niet geopend")
    anna.open_sessie()
    bram.enter("Bram")
    dana.enter()
    eva.type_woord(WOORD)
    eva.enter("Eva")
    finn.type_woord(WOORD)
    finn.enter("Finn")
    anna.sees("4 deelnemers")
    for wie in (bram, dana, eva, finn):
        wie.sees_kaart(1)

    welkom_met_een_minuut_erbij(anna, bram)
    lead_to_kaart(anna, 5, (bram, dana, finn))
    eva.page.reload()
    eva.sees_kaart(5)
    lose_network(anna, dana)
    gijs_comes_late(anna, tafel)
    lead_to_kaart(anna, 10, (bram, dana, finn))
    pauze(anna, (bram, dana, finn))
    close_and_reopen(anna, bram, dana, eva)

    heard = {naam: zwijgzinnen_in(kabel.received) for naam, kabel in tafel.kabels.items()}
    assert len(heard.pop("Anna")) > 100, "the ears are deaf"
    assert heard == {key: set() for key in ("Bram", "Dana", "Eva", "Finn", "Gijs")}
    assert b"Content-Encoding" not in tafel.kabels["Bram"].received
    assert b"text/event-stream" in tafel.kabels["Bram"].received


def welkom_met_een_minuut_erbij(anna: Begeleider, bram: Deelnemer) -> None:
    """The clock runs through the first blocks, and Anna gives one of them more time."""
    anna.press("Start")
    anna.go_to_onderdeel("Welkom en kennismaken")
    anna.sees("Nog 5 minuten")
    bram.sees("Welkom en kennismaken")
    bram.sees("Nog 5 minuten")
    ends = einde_op(anna)
    anna.press("+1 minuut")
    anna.sees("Nog 6 minuten")
    bram.sees("Nog 6 minuten")
    anna.press("+5 minuten")
    anna.sees("Nog 11 minuten")
    # three of the six were spare; the seconds of the planned minute that had passed count too
    anna.sees(re.compile("Je loopt [34] minuten achter; einde nu"))
    assert einde_op(anna) != ends
    anna.sees("Voorstel om in te halen")
    anna.sees(re.compile("Eerste ronde: 4[012] minuten in plaats van 45"))
    anna.press("Neem dit voorstel over")
    anna.sees("Je ligt op schema")
    anna.go_to_onderdeel("Spelregels")
    anna.sees(re.compile("Je hebt 1[01] minuten over; einde nu"))
    bram.sees("Nog 5 minuten")
    anna.press("Pauze")
    bram.sees("Gepauzeerd")
    anna.press("Start")
    expect(bram.page.get_by_text("Gepauzeerd")).to_be_hidden()


def lead_to_kaart(anna: Begeleider, last: int, group: tuple[Deelnemer, ...]) -> None:
    """Card by card, and everybody sees the same one."""
    sentence = anna.page.get_by_text(re.compile(r"^Kaart \d+ van 31$"))
    first = int(sentence.inner_text().split()[1])
    for nummer in range(first + 1, last + 1):
        anna.show_next(nummer)
        for wie in group:
            wie.sees_kaart(nummer)
            assert wie.titel == kaart_titel(anna)


def lose_network(anna: Begeleider, dana: Deelnemer) -> None:
    """Dana reloads, then is without network for a while, and comes back by herself."""
    dana.page.reload()
    dana.sees_kaart(5)
    dana.page.context.set_offline(True)
    anna.show_next(6)
    dana.page.context.set_offline(False)
    dana.sees_kaart(6)


def gijs_comes_late(anna: Begeleider, tafel: Tafel) -> None:
    """Who joins late lands on the card of the group, with the clock that runs."""
    gijs = tafel.seat(Deelnemer, "Gijs", TELEFOON)
    gijs.type_woord(WOORD)
    gijs.enter("Gijs")
    gijs.sees_kaart(6)
    gijs.sees("Spelregels")
    gijs.sees("Nog 5 minuten")
    anna.sees("5 deelnemers")
    anna.show_next(7)
    gijs.sees_kaart(7)
    gijs.page.close()


def pauze(anna: Begeleider, group: tuple[Deelnemer, ...]) -> None:
    """A break is a countdown that all share, with the card after it."""
    anna.go_to_onderdeel("Pauze")
    for wie in group:
        expect(wie.page.get_by_role("heading", name="Pauze")).to_be_visible()
        wie.sees("Nog 10 minuten")
        wie.sees("Daarna verder met kaart 10")
        wie.sees_no_kaart()
    anna.go_to_onderdeel("Tweede ronde")
    for wie in group:
        wie.sees_kaart(10)


def close_and_reopen(anna, bram, dana, eva) -> None:
    """Closing asks one question; everybody sees it; the word gives the plain deck again."""
    anna.press("Sluit de sessie")
    expect(anna.page.get_by_role("heading", name="Wil je de sessie sluiten?")).to_be_visible()
    anna.link("Nee, ga terug").click()
    anna.sees_kaart(10)
    anna.close_sessie()
    for wie in (bram, dana):
        wie.sees("De sessie is gesloten. Bedankt voor het meedoen.")
        wie.sees_no_kaart()
    eva.page.reload()
    eva.sees("De sessie is gesloten")
    eva.type_woord(WOORD)
    eva.sees("Er is nu geen open sessie met dit woord.")
    eva.sees_kaart(1)
    anna.press("Heropen")
    anna.sees_kaart(10)
    for wie in (bram, dana):
        wie.sees_kaart(10)
    anna.sees("5 deelnemers")


def einde_op(anna: Begeleider) -> str:
    """The expected end, as the sentence under the draaiboek says it."""
    return re.search(r"einde (?:nu )?(\d\d:\d\d)", anna.page.get_by_role("main").inner_text())[1]


def kaart_titel(anna: Begeleider) -> str:
    """The title of the card on the begeleider's screen."""
    return anna.page.get_by_role("article").get_by_role("heading").inner_text()
