"""How a draaiboek runs against its plan: times, behind or ahead, what to shorten."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.klok import MINUUT, NIETS, GeplandOnderdeel, KlokFeiten, read_klok

RUIMTE_ROND_BEGIN = timedelta(minutes=30)
"""Who starts further from the planned time than this is held to the real start instead."""

MINSTE_MINUTEN = {SoortOnderdeel.KAARTEN: 10, SoortOnderdeel.PAUZE: 5}
"""Only rounds of cards and breaks are shortened, and never below this."""


@dataclass(frozen=True, slots=True)
class Verloop:
    """Where the conversation stands against its plan.

    `tijden` holds for every block when it began, or when it is expected to; `achter` is None
    before the first block, and below zero for who is ahead.
    """

    tijden: tuple[datetime, ...]
    einde_op: datetime
    achter: timedelta | None
    schuift: bool
    """Whether the expected end moves with the clock: paused, overrun, or not begun in time."""

    @property
    def minuten_achter(self) -> int:
        """Minutes behind (above zero) or to spare (below), as clocks without seconds say it."""
        return 0 if self.achter is None else self.achter // MINUUT


@dataclass(frozen=True, slots=True)
class Inkorting:
    """A proposal to make one block shorter, in minutes."""

    onderdeel: GeplandOnderdeel
    naar: int


def read_verloop(feiten: KlokFeiten, now: datetime) -> Verloop:
    """Set the draaiboek against its plan at `now`."""
    begonnen = feiten.begonnen_op is not None and feiten.huidig.telt_mee
    rest = read_klok(feiten, now).rest
    cursor = now + max(rest, NIETS) if begonnen else max(now, feiten.begin_op)
    schuift = (feiten.loopt_sinds is None or rest <= NIETS) if begonnen else now >= feiten.begin_op
    tijden = []
    for index, blok in enumerate(feiten.onderdelen):
        if blok.begonnen_op is not None and index <= feiten.plaats:
            tijden.append(blok.begonnen_op)
        elif not blok.telt_mee:
            tijden.append(feiten.begin_op - blok.duur)
        elif begonnen and index < feiten.plaats:  # skipped
            tijden.append(max(tijden[-1], feiten.begin) if tijden else feiten.begin)
        elif begonnen and index == feiten.plaats:
            tijden.append(now)
        else:
            tijden.append(cursor)
            cursor += max(blok.duur - blok.gebruikt, NIETS)
    achter = cursor - _planned_end(feiten) if begonnen else None
    return Verloop(tuple(tijden), cursor, achter, schuift)


def propose(feiten: KlokFeiten, achter: timedelta, now: datetime) -> tuple[Inkorting, ...]:
    """What to shorten at `now` so that the whole minutes of `achter` are made up, if they can be.

    The longest coming round first, then the break, and the present round when nothing else is
    left; no round below 10 minutes, no break below 5, nothing below what was used already.
    """
    over = achter // MINUUT
    inkortingen = []
    for blok, minst in _shortenable(feiten, now):
        ruimte = blok.minuten - minst
        if over <= 0 or ruimte <= 0:
            continue
        stap = min(over, ruimte)
        inkortingen.append(Inkorting(blok, blok.minuten - stap))
        over -= stap
    return tuple(inkortingen)


def _shortenable(feiten: KlokFeiten, now: datetime) -> Iterator[tuple[GeplandOnderdeel, int]]:
    komend = feiten.onderdelen[feiten.plaats + 1 :]
    for soort, minst in MINSTE_MINUTEN.items():
        blokken = [blok for blok in komend if blok.soort is soort]
        for blok in sorted(blokken, key=lambda blok: -blok.minuten):
            yield blok, max(minst, _whole_minutes(blok.gebruikt))
    huidig = feiten.huidig
    if huidig.soort is SoortOnderdeel.KAARTEN:
        minst = MINSTE_MINUTEN[SoortOnderdeel.KAARTEN]
        yield huidig, max(minst, _whole_minutes(feiten.used(now)))


def _whole_minutes(tijd: timedelta) -> int:
    """As many minutes as `tijd` needs: a part of a minute counts as one."""
    return -int(-tijd // MINUUT)


def _planned_end(feiten: KlokFeiten) -> datetime:
    is_ver = abs(feiten.begin - feiten.begin_op) > RUIMTE_ROND_BEGIN
    begin = feiten.begin if is_ver else feiten.begin_op
    return begin.replace(second=0, microsecond=0) + feiten.duur
