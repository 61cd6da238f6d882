"""A clock as a screen shows it: moments and lengths, from which a browser counts for itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from kaartenset.domain.html import Html
from kaartenset.domain.klok import Klok, KlokFeiten, Waarschuwing, read_klok
from kaartenset.domain.zicht import read_onderdeel_in_zicht

SECONDE = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class KlokStand:
    """The clock of one block.

    `onderdeel` is the block's id; `duur` and `rest` are whole seconds, `rest` below zero past the
    end and meaningful only while the clock stands still; `einde` only while it runs.
    """

    onderdeel: int
    naam: str
    loopt: bool
    einde: datetime | None
    rest: int
    duur: int
    waarschuwing: Waarschuwing
    is_begonnen: bool

    @property
    def einde_ms(self) -> int | None:
        """The end in milliseconds since 1970, for the browser."""
        return int(self.einde.timestamp() * 1000) if self.einde else None

    @property
    def balk(self) -> int:
        """How far the bar is filled, in seconds, until the browser fills it by itself."""
        return self.duur if self.loopt else max(self.rest, 0)

    @property
    def stilstand(self) -> str:
        """Why the clock stands still, while it does."""
        return "Gepauzeerd" if self.is_begonnen else "Nog niet gestart"

    @property
    def tekst(self) -> str:
        """What stands there until the browser counts by itself: 'Bezig', or 'Nog 12:30'."""
        if self.loopt:
            return "Bezig"
        minuten, seconden = divmod(abs(self.rest), 60)
        if self.rest < 0:
            return f"{minuten}:{seconden:02} over de tijd"
        return f"Nog {minuten}:{seconden:02}"


@dataclass(frozen=True, slots=True)
class OnderdeelStand:
    """The block that the group is in, with its clock unless that is hidden or not begun."""

    titel: str
    is_pauze: bool
    klok: KlokStand | None
    is_begin: bool
    """Whether no round of cards has begun."""
    is_afsluiten: bool
    regels: Html
    """The rules of the conversation, in the block in which the group agrees on them."""
    belofte_nummer: int
    """Another one when there are other rules to promise: 0 where the conversation has none."""


def read_klokstand(klok: Klok) -> KlokStand:
    """Turn a clock into what a screen shows."""
    duur = round(klok.onderdeel.duur / SECONDE)
    return KlokStand(
        onderdeel=klok.onderdeel.id,
        naam=klok.onderdeel.titel,
        loopt=klok.loopt,
        einde=klok.einde_op,
        rest=duur if klok.loopt else round(klok.rest / SECONDE),
        duur=duur,
        waarschuwing=klok.waarschuwing,
        is_begonnen=klok.is_begonnen,
    )


def read_onderdeelstand(
    feiten: KlokFeiten, *, verborgen: bool, now: datetime
) -> tuple[OnderdeelStand, datetime | None]:
    """The block as deelnemers see it, and when it changes for them of its own accord."""
    in_zicht = read_onderdeel_in_zicht(feiten, verborgen=verborgen)
    klok = read_klok(feiten, now)
    klokstand = read_klokstand(klok) if in_zicht.tijd else None
    return (
        OnderdeelStand(
            in_zicht.titel,
            in_zicht.is_pauze,
            klokstand,
            in_zicht.is_begin,
            in_zicht.is_afsluiten,
            in_zicht.regels,
            _number(in_zicht.gespreksregels),
        ),
        klok.wisselt_op if klokstand else None,
    )


def _number(regels: Html | None) -> int:
    return 0 if regels is None else crc32(regels.encode()) + 1
