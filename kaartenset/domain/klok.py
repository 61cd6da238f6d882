"""What the clock of a draaiboek says at a moment, derived from a few stored facts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.html import GEEN_HTML, Html

NIETS = timedelta(0)
MINUUT = timedelta(minutes=1)


class Waarschuwing(IntEnum):
    """How near the end of a block is; each value is the number of warnings that were due."""

    GEEN = 0
    RUSTIG_AFRONDEN = 1
    BIJNA_TIJD = 2
    TIJD_OM = 3

    @property
    def zin(self) -> str:
        """What is said at this warning; empty when there is none."""
        return ("", "rond rustig af", "bijna tijd", "de tijd is om")[self]


_REST_BIJ = {
    Waarschuwing.RUSTIG_AFRONDEN: 0.20,
    Waarschuwing.BIJNA_TIJD: 0.05,
    Waarschuwing.TIJD_OM: 0.0,
}


@dataclass(frozen=True, slots=True)
class GeplandOnderdeel:
    """A block of one session; `gebruikt` is the time spent in it before the present run."""

    id: int
    titel: str
    soort: SoortOnderdeel
    minuten: int
    gebruikt: timedelta = NIETS
    begonnen_op: datetime | None = None
    is_bereikt: bool = False
    """Whether the group came as far as this before it went back."""
    stap: str = ""
    velden: tuple[str, ...] = ()
    """The ids of the fields of the werkblad that are filled in meanwhile."""
    regels: Html = GEEN_HTML
    """The rules of the conversation that the group agrees on meanwhile, for all to see."""

    @property
    def telt_mee(self) -> bool:
        """Whether it counts in the planned time; klaarzetten lies before the start."""
        return self.soort is not SoortOnderdeel.KLAARZETTEN

    @property
    def duur(self) -> timedelta:
        """The minutes as a length of time."""
        return self.minuten * MINUUT


@dataclass(frozen=True, slots=True)
class KlokFeiten:
    """What is stored of a session's clock; moments are aware, `duur` is the planned length."""

    onderdelen: tuple[GeplandOnderdeel, ...]
    huidig_id: int
    loopt_sinds: datetime | None
    begin_op: datetime
    duur: timedelta
    begonnen_op: datetime | None

    @property
    def huidig(self) -> GeplandOnderdeel:
        """The block that the conversation is in."""
        return next(blok for blok in self.onderdelen if blok.id == self.huidig_id)

    @property
    def begin(self) -> datetime:
        """When the conversation began, or is planned to."""
        return self.begonnen_op or self.begin_op

    @property
    def plaats(self) -> int:
        """The index of the present block."""
        return self.onderdelen.index(self.huidig)

    @property
    def bereikte_onderdelen(self) -> tuple[GeplandOnderdeel, ...]:
        """The blocks up to the present one, and those after it where the group was before."""
        tot_nu = self.onderdelen[: self.plaats + 1]
        verder = self.onderdelen[self.plaats + 1 :]
        return (*tot_nu, *(blok for blok in verder if blok.is_bereikt or blok.begonnen_op))

    @property
    def bereikte_velden(self) -> frozenset[str]:
        """The ids of the fields of the werkblad that the conversation has come to."""
        return frozenset(veld for blok in self.bereikte_onderdelen for veld in blok.velden)

    @property
    def gespreksregels(self) -> Html | None:
        """The rules that the conversation last came to: empty before, None when it has none."""
        if not any(blok.regels for blok in self.onderdelen):
            return None
        bereikt = (blok.regels for blok in reversed(self.bereikte_onderdelen) if blok.telt_mee)
        return next(filter(None, bereikt), GEEN_HTML)

    def used(self, now: datetime) -> timedelta:
        """The time spent in the present block until `now`."""
        running = max(now - self.loopt_sinds, NIETS) if self.loopt_sinds else NIETS
        return self.huidig.gebruikt + running


@dataclass(frozen=True, slots=True)
class Klok:
    """The present block's clock; `einde_op` only while it runs, `rest` is negative past the end."""

    onderdeel: GeplandOnderdeel
    rest: timedelta
    loopt: bool
    einde_op: datetime | None
    waarschuwing: Waarschuwing
    wisselt_op: datetime | None
    """When `waarschuwing` changes next of its own accord."""

    @property
    def is_begonnen(self) -> bool:
        """Whether any time was spent in this block, or it runs."""
        return self.loopt or self.rest < self.onderdeel.duur


def read_klok(feiten: KlokFeiten, now: datetime) -> Klok:
    """What the clock of the present block says at `now`."""
    onderdeel = feiten.huidig
    rest = onderdeel.duur - feiten.used(now)
    loopt = feiten.loopt_sinds is not None
    waarschuwing = max(
        (soort for soort, deel in _REST_BIJ.items() if rest <= deel * onderdeel.duur),
        default=Waarschuwing.GEEN,
    )
    wisselt_op = None
    if loopt and waarschuwing is not Waarschuwing.TIJD_OM:
        volgende = Waarschuwing(waarschuwing + 1)
        wisselt_op = now + rest - _REST_BIJ[volgende] * onderdeel.duur
    return Klok(
        onderdeel=onderdeel,
        rest=rest,
        loopt=loopt,
        einde_op=now + rest if loopt else None,
        waarschuwing=waarschuwing,
        wisselt_op=wisselt_op,
    )
