"""A dilemmagesprek from the preparation to the paper, in its shortest and in its longest form.

Noor brings the dilemma, Anna leads, six others take part: Finn with a keyboard alone, Dana at
320 px, Eva without JavaScript. The beamer shows along. Every field of every block is filled in;
at each field some of them write, and some of the blocks are looked over. The long form of these
tests plays both, has all of them write everywhere, and looks at all.
"""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from kaartenset.config import BASIS
from kaartenset.content.loader import load_alle
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.werkblad import Schrijver as Wie
from kaartenset.domain.werkblad import SoortWerkveld
from tests.browser.apparaten import TELEFOON, open_beside
from tests.browser.spelers import COUNT, Begeleider, Deelnemer, Speler
from tests.browser.werkbladspel import Schrijver, answer_of, entry_of
from tests.cast import NOW
from tests.steekproef import is_picked, pick

WERKVORM = "dilemmagesprek"
SMAL = 320
LOOKED_AT = 0.15
"""Of all blocks, how many the short form looks over on three screens."""
WRITERS, ANSWERS = 1, 4
"""How many write in a field that is for all, and fill in alone, in the short form."""
VRAAG = "Hoe vertellen we de buurt op tijd wat we weten, en houden we ons woord?"
SITUATIE = "Op een dinsdag lag er een rapport op mijn bureau."

BELOFTE = "Ik houd het binnen deze groep"
GEHEIM = "Alles wat hier gezegd wordt, houd je binnen deze groep."


@pytest.fixture(scope="module")
def werkvorm():
    """The dilemmagesprek as it is written."""
    return load_alle(BASIS / "cards", NOW.date()).werkvormen[WERKVORM]


class Tafel:
    """Who sits at the table, and what was accepted on the werkblad."""

    def __init__(self, apparaten) -> None:
        self.anna = Begeleider(apparaten.open(1366))
        self.noor = Deelnemer(apparaten.open())
        self.bram = Deelnemer(apparaten.open())
        self.dana = Deelnemer(apparaten.open(SMAL, has_touch=True))
        self.eva = Deelnemer(apparaten.open(1024, java_script_enabled=False))
        self.finn = Deelnemer(apparaten.open())
        self.gijs = Deelnemer(apparaten.open(TELEFOON))
        self.hanna = Deelnemer(apparaten.open(TELEFOON, has_touch=True))
        self.geschreven: list[str] = []
        self.scherm: Speler | None = None

    @property
    def others(self) -> tuple[Deelnemer, ...]:
        return (self.bram, self.dana, self.eva, self.finn, self.gijs, self.hanna)

    @property
    def all(self) -> tuple[Deelnemer, ...]:
        return (self.noor, *self.others)

    @property
    def watching(self) -> tuple[Speler, ...]:
        """Screens on which things appear by themselves."""
        return (self.bram, self.hanna, self.scherm)

    def schrijver(self, wie: Speler) -> Schrijver:
        return Schrijver(wie, keys=wie is self.finn, script=wie is not self.eva)


@pytest.mark.parametrize("duur", pick("duur", [60, 180], 1))
def test_a_dilemmagesprek_from_the_preparation_to_the_paper(duur, werkvorm, apparaten, keuring):
    tafel = Tafel(apparaten)
    prepare(tafel, duur, keuring)
    come_in(tafel)
    keuring.look_at(tafel.bram.page, "voor het eerste vak")
    blokken = werkvorm.begeleiding.draaiboek.onderdelen_for(duur)
    velden = {veld.id: veld for veld in werkvorm.werkvorm.werkblad.velden}
    klaar: set[str] = set()
    for blok in blokken:
        tafel.anna.go_to_onderdeel(blok.titel)
        if blok.soort is SoortOnderdeel.PAUZE:
            tafel.bram.sees("Pauze")
            continue
        if blok.regels:
            promise(tafel, keuring)
        for veld_id in blok.velden:
            if veld_id not in klaar:
                klaar.add(veld_id)
                fill_in(tafel, velden[veld_id])
        if blok.velden and is_picked("dilemmagesprek", f"{duur} {blok.titel}", LOOKED_AT):
            look_over(tafel, blok.titel, keuring)
    read_paper(tafel, keuring)
    tafel.anna.page.goto(f"{tafel.anna.pad}begeleiding/")
    tafel.anna.close_sessie()
    tafel.bram.sees("Het gesprek is afgelopen")
    expect(tafel.bram.page.get_by_text(VRAAG)).to_have_count(0)
    tafel.anna.link("Wis de sessie nu").first.click()
    tafel.anna.press("Ja, wis alles nu")
    assert tafel.anna.page.request.get(f"{tafel.anna.pad}begeleiding/werkblad").status == 404


def prepare(tafel, duur: int, keuring) -> None:
    """Make the session by the form; Noor answers the first questions with her own link."""
    anna, noor = tafel.anna, tafel.noor
    anna.page.goto(f"/werkvormen/{WERKVORM}")
    anna.link("Bereid een dilemmagesprek voor").first.click()
    anna.page.get_by_label("Woord").fill(f"schuurt {next(COUNT)}")
    anna.page.get_by_role("radio", name=re.compile(f"^{duur // 60} uur")).check()
    anna.page.get_by_label("Hoe heet de dilemma-eigenaar?").fill("Noor")
    anna.page.get_by_label("Hoe heet jij?").fill("Anna")
    keuring.look_at(anna.page, "een dilemmagesprek voorbereiden")
    anna.press("Sessie maken")
    anna.read_sleutel()
    anna.page.goto(f"{anna.pad}begeleiding/voorbereiding")
    keuring.look_at(anna.page, "stappen van de voorbereiding")
    link = anna.page.locator("#eigenaarslink").get_attribute("href")
    noor.page.goto(link)
    noor.submit("Open de vragen")
    noor.page.locator("#werk-situatie-tekst").fill(SITUATIE)
    noor.page.locator("#werk-situatie-nieuw").get_by_role("button", name="Opslaan").click()
    expect(noor.page.locator("#werk-situatie-tekst")).to_have_value(SITUATIE)
    tafel.geschreven.append(SITUATIE)
    keuring.look_at(noor.page, "formulier van de dilemma-eigenaar")
    anna.page.goto(f"{anna.pad}begeleiding/werkblad")
    anna.sees(SITUATIE)
    keuring.look_at(anna.page, "het hele werkblad vooraf")


def come_in(tafel) -> None:
    """The door is a waiting room that asks for no names."""
    anna = tafel.anna
    anna.page.goto(f"{anna.pad}begeleiding/")
    anna.press("Open de sessie")
    for wie in tafel.all:
        wie.page.goto(urljoin(anna.page.url, anna.pad))
        expect(wie.page.get_by_label("Voornaam")).to_have_count(0)
        wie.press("Doe mee")
    anna.press("Laat iedereen binnen")
    anna.sees("7 deelnemers")
    tafel.eva.page.goto(anna.pad)
    for wie in tafel.all:
        wie.is_there("Ik ben even weg")
        expect(wie.button(BELOFTE)).to_have_count(0)
    tafel.scherm = Speler(open_beside(anna.page))
    tafel.scherm.page.set_viewport_size({"width": 1920, "height": 1080})
    tafel.scherm.page.goto(f"{anna.pad}scherm")
    anna.press("Start")


def promise(tafel, keuring) -> None:
    """Below the rules that the group agrees on now, for all to see."""
    for kijker in tafel.watching:
        kijker.sees(GEHEIM)
    keuring.look_at(tafel.dana.page, "gespreksregels")
    tafel.eva.page.goto(tafel.anna.pad)
    for wie in tafel.all:
        wie.press(BELOFTE)
        wie.sees("Je hebt beloofd het binnen deze groep te houden.")
    tafel.anna.sees("Iedereen heeft beloofd het binnen de groep te houden.")


def fill_in(tafel, veld) -> None:
    """Let those who write in a field do so, and let each answer what is asked of each."""
    if veld.soort is SoortWerkveld.SPANNINGEN:
        pair_values(tafel, veld)
    elif veld.soort.heeft_regels:
        for nummer, wie in enumerate(writers_of(tafel, veld)):
            write(tafel, veld, wie, nummer)
    if veld.soort.vraagt_antwoord:
        genummerd = list(enumerate(tafel.all, start=1))
        gekozen = pick(f"{veld.id} alleen", genummerd, ANSWERS)
        for nummer, wie in gekozen:
            tafel.schrijver(wie).answer(veld, *answer_of(veld, nummer))
        show(tafel, veld, gekozen[0][0])


def writers_of(tafel, veld) -> tuple[Speler, ...]:
    if veld.wie is Wie.BEGELEIDER:
        return (tafel.anna,)
    if veld.wie is Wie.EIGENAAR:
        return (tafel.noor,)
    samen = (tafel.eva, tafel.finn, tafel.dana)
    needed = 2 if veld.soort is SoortWerkveld.WAARDEN else WRITERS  # for a pair of them
    return tuple(pick(f"{veld.id} samen", samen, needed))


def write(tafel, veld, wie, nummer: int) -> None:
    eigen = {"vraag": VRAAG, "situatie": f"{SITUATIE} Ik liet het liggen."}
    tekst = eigen.get(veld.id, f"{veld.id} {nummer + 1}")
    tafel.schrijver(wie).write(veld, entry_of(veld, tekst, nummer))
    tafel.geschreven.append(tekst)
    for kijker in tafel.watching:
        kijker.sees(tekst)


def pair_values(tafel, veld) -> None:
    """Put the first two values of the werkblad together."""
    finn = tafel.dana
    form = finn.page.locator(f"#werk-{veld.id}-nieuw")
    for naam, nummer in (("van", 1), ("naar", 2)):
        form.locator(f"[name={naam}]").select_option(index=nummer)
    form.locator("[name=soort][value=trekken]").check()
    form.get_by_role("button", name="Voeg toe").click()
    for kijker in tafel.watching:
        kijker.sees(re.compile("trekken aan elkaar"))


def show(tafel, veld, nummer: int) -> None:
    """Show what each filled in alone; the one with this number is among them."""
    anna = tafel.anna
    anna.page.locator(f"#tonen-{veld.id}").click()
    expect(anna.page.locator(f"#tonen-{veld.id}")).to_have_count(0)
    if veld.soort is SoortWerkveld.STIL:
        tekst = answer_of(veld, nummer)[0]
        tafel.geschreven.append(tekst)
        for kijker in tafel.watching:
            kijker.sees(tekst)


def look_over(tafel, state: str, keuring) -> None:
    for wie, waar in ((tafel.anna, "begeleider"), (tafel.dana, "deelnemer")):
        keuring.look_at(wie.page, f"{waar}: {state}")
    keuring.look_at(tafel.scherm.page, f"scherm: {state}")


def read_paper(tafel, keuring) -> None:
    """Every text that was taken is on the werkblad, on the screen and on paper."""
    anna = tafel.anna
    for pad in ("werkblad", "papier/werkblad", "papier/werkblad-a4"):
        anna.page.goto(f"{anna.pad}begeleiding/{pad}")
        tekst = " ".join(anna.page.get_by_role("main").inner_text().split())
        waarden = [een.input_value() for een in anna.page.locator("textarea").all()]
        gemist = [een for een in tafel.geschreven if een not in tekst and een not in waarden]
        assert not gemist, (pad, gemist)
        keuring.look_at(anna.page, pad)
