"""What deelnemers may see of the clock, so that only a change of that reaches their screens."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.html import GEEN_HTML, Html
from kaartenset.domain.klok import KlokFeiten


@dataclass(frozen=True, slots=True)
class TijdInZicht:
    """The facts behind a clock that deelnemers see; `loopt_sinds` is None while it stands still."""

    minuten: int
    gebruikt: timedelta
    loopt_sinds: datetime | None


@dataclass(frozen=True, slots=True)
class OnderdeelInZicht:
    """The block that deelnemers see, with its time unless the begeleider hides that.

    `titel` is empty while the begeleider still sets things ready.
    """

    titel: str
    is_pauze: bool
    tijd: TijdInZicht | None
    is_begin: bool = False
    """Whether no round of cards has begun: then agreements of last time are in sight."""
    is_afsluiten: bool = False
    """Whether the conversation is closed off: then all agreements are in sight."""
    stap: str = ""
    velden: tuple[str, ...] = ()
    """The ids of the fields of the werkblad that are filled in now."""
    bereikte_velden: frozenset[str] = frozenset()
    """The ids of those that the conversation has come to: all see what is in them."""
    regels: Html = GEEN_HTML
    """The rules of the conversation, in the block in which the group agrees on them."""
    gespreksregels: Html | None = None
    """The same from that block on: empty before, None when there is no such block."""


def read_onderdeel_in_zicht(feiten: KlokFeiten, *, verborgen: bool) -> OnderdeelInZicht:
    """What of the clock is for everybody; a break's time is, whatever is hidden."""
    huidig = feiten.huidig
    is_pauze = huidig.soort is SoortOnderdeel.PAUZE
    is_begonnen = feiten.loopt_sinds is not None or bool(huidig.gebruikt)
    tijd = None
    if is_begonnen and huidig.telt_mee and (is_pauze or not verborgen):
        tijd = TijdInZicht(huidig.minuten, huidig.gebruikt, feiten.loopt_sinds)
    is_afsluiten = huidig.soort is SoortOnderdeel.AFSLUITEN
    tot_nu = feiten.onderdelen[: feiten.plaats + 1]
    is_begin = not is_afsluiten and all(blok.soort is not SoortOnderdeel.KAARTEN for blok in tot_nu)
    titel = huidig.titel if huidig.telt_mee else ""
    return OnderdeelInZicht(
        titel,
        is_pauze,
        tijd,
        is_begin,
        is_afsluiten,
        huidig.stap,
        huidig.velden,
        feiten.bereikte_velden,
        huidig.regels if huidig.telt_mee else GEEN_HTML,
        feiten.gespreksregels,
    )
