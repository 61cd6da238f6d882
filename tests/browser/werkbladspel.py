"""What people do on the werkblad, by the kind of a field: by mouse, by keys, or by refreshing."""

from playwright.sync_api import Locator, expect

from kaartenset.domain.werkblad import SoortWerkveld, Werkveld
from tests.browser.spelers import Speler
from tests.browser.toetsenbord import Toetsenbord

ANTWOORD = "antwoord-werk-{}-"
OPGESLAGEN = "Opgeslagen"


class Schrijver:
    """Somebody who writes on the werkblad; `keys` writes with the keyboard alone."""

    def __init__(self, speler: Speler, *, keys: bool = False, script: bool = True) -> None:
        self.speler = speler
        self._keys = Toetsenbord(speler.page) if keys else None
        self._script = script

    def write(self, veld: Werkveld, delen: dict[str, str]) -> None:
        """Fill in the form of a field with the parts by their names, and send it."""
        self._refresh()
        form = self.speler.page.locator(f"#werk-{veld.id}-nieuw")
        form.wait_for(state="attached")
        self._open(self.speler.page.locator(f"#werk-{veld.id}-wijzig:not([open]) > summary"))
        for naam, waarde in delen.items():
            self._fill(form.locator(f"[name={naam}]"), waarde)
        self._send(form)

    def answer(self, veld: Werkveld, *waarden: str) -> None:
        """Fill in alone what a field asks of each, and see that it was taken."""
        self._refresh()
        form = self.speler.page.locator(f"form[id^={ANTWOORD.format(veld.id)}]")
        velden = form.locator("[name=waarde]")
        for nummer, waarde in enumerate(waarden):
            self._fill(velden if len(waarden) == 1 else velden.nth(nummer), waarde)
        self._send(form)
        expect(form.locator(".inbreng-status")).to_contain_text(OPGESLAGEN)

    def _refresh(self) -> None:
        if not self._script:
            self.speler.page.goto(self.speler.page.url.partition("#")[0])

    def _open(self, summary: Locator) -> None:
        """Bring a form in sight that is behind ‘Wijzig’, where there is something already."""
        if not summary.count():
            return
        if self._keys:
            self._keys.press(summary)
        else:
            summary.click()

    def _send(self, form: Locator) -> None:
        button = form.get_by_role("button", name="Opslaan").or_(
            form.get_by_role("button", name="Voeg toe")
        )
        if self._keys:
            self._keys.press(button.first)
        else:
            button.first.click()

    def _fill(self, control: Locator, waarde: str) -> None:
        kind = control.first.evaluate("element => element.type")
        if kind == "radio":
            self._choose(control.and_(self.speler.page.locator(f"[value='{waarde}']")))
        elif kind == "select-one":
            control.select_option(label=waarde)
        elif self._keys:
            self._keys.tab_to(control)
            self.speler.page.keyboard.press("Control+A")
            self.speler.page.keyboard.type(waarde)
        else:
            control.fill(waarde)

    def _choose(self, radio: Locator) -> None:
        if not self._keys:
            radio.check()
            return
        group = self.speler.page.locator(
            f"[name={radio.get_attribute('name')}]:is(:checked, :not(:checked))"
        )
        here = group.filter(visible=True).first
        self._keys.tab_to(here)
        for _ in range(group.count()):
            self.speler.page.keyboard.press("Space")
            if radio.is_checked():
                return
            self.speler.page.keyboard.press("ArrowDown")
        raise AssertionError("the choice is not reached with arrows")


def entry_of(veld: Werkveld, tekst: str, nummer: int) -> dict[str, str]:
    """An entry for a field, with `tekst` where it has room for one."""
    match veld.soort:
        case SoortWerkveld.TEKST | SoortWerkveld.LIJST:
            return {"tekst": tekst}
        case SoortWerkveld.SPELERS:
            return {"wie": tekst, "standpunten": f"{tekst} vindt iets", "weten": "weten"}
        case SoortWerkveld.WAARDEN:
            return {"waarde": tekst, "laag": veld.keuzes[nummer % len(veld.keuzes)]}
        case SoortWerkveld.LIJN:
            return {"tekst": tekst, "plek": f"{20 + 15 * nummer}"}
        case _:
            raise AssertionError(veld.soort)


def answer_of(veld: Werkveld, nummer: int) -> tuple[str, ...]:
    """What the deelnemer with this number fills in alone at a field."""
    match veld.soort:
        case SoortWerkveld.STIL:
            return (f"Stil antwoord {nummer} bij {veld.id}",)
        case SoortWerkveld.DRIEHOEKEN:
            return (f"{10 * nummer}",)
        case SoortWerkveld.LIJN:
            return (f"{5 * nummer}", f"{100 - 5 * nummer}")
        case SoortWerkveld.KEUZE:
            return (veld.keuzes[nummer % len(veld.keuzes)],)
        case _:
            return ("ja" if nummer % 3 else "nog niet",)
