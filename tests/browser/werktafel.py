"""A dilemmagesprek for a story to begin in: who is in, and the block that the group is at."""

from playwright.sync_api import expect

from tests.browser.lopende_site import Site
from tests.browser.spelers import Begeleider, Deelnemer

WERKVORM = "dilemmagesprek"


def seat(site: Site, anna: Begeleider, *groep: Deelnemer, onderdeel: str) -> None:
    """Open the session that Anna made, let these in, and bring all to a block, without typing."""
    anna.page.request.post(f"{anna.pad}begeleiding/open")
    for wie in groep:
        assert wie.page.request.post(anna.pad).ok
    anna.page.goto(f"{anna.pad}begeleiding/")
    anna.press("Laat iedereen binnen")
    anna.sees(f"{len(groep)} deelnemers")
    anna.page.request.post(f"{anna.pad}begeleiding/klok/start")
    gezien, ander = site.find_onderdeel(anna.sid, onderdeel)
    stap = {"onderdeel": ander, "gezien": gezien}
    anna.page.request.post(f"{anna.pad}begeleiding/klok/onderdeel", form=stap)
    expect(anna.onderdeel).to_contain_text(onderdeel)
    for wie in groep:
        wie.page.goto(anna.pad)
        wie.is_there("Ik ben even weg")
