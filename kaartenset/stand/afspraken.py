"""What a group agreed on and left open, as its screens show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from kaartenset.domain.afspraak import MAX_TEKST, MAX_WIE, SoortAfspraak, can_note
from kaartenset.stand.klokstand import OnderdeelStand
from kaartenset.storage.afspraken import AfspraakFeiten, find_afspraken
from kaartenset.storage.facts import SessieFeiten


@dataclass(frozen=True, slots=True)
class AfspraakStand:
    """One agreement or open question as everybody may read it."""

    id: int
    soort: SoortAfspraak
    tekst: str
    wie: str
    wanneer: date | None
    uit_vorige: bool
    gedaan: bool


@dataclass(frozen=True, slots=True)
class AfsprakenStand:
    """Agreements and open questions, those of last time apart."""

    nieuw: tuple[AfspraakStand, ...]
    vorige: tuple[AfspraakStand, ...]

    @property
    def afspraken(self) -> tuple[AfspraakStand, ...]:
        """What was agreed in this conversation."""
        return tuple(een for een in self.nieuw if een.soort is SoortAfspraak.AFSPRAAK)

    @property
    def open_vragen(self) -> tuple[AfspraakStand, ...]:
        """What was left open in this conversation."""
        return tuple(een for een in self.nieuw if een.soort is SoortAfspraak.OPEN_VRAAG)

    @property
    def nog_te_doen(self) -> tuple[AfspraakStand, ...]:
        """What of last time was not ticked off."""
        return tuple(een for een in self.vorige if not een.gedaan)

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to read out."""
        return not self.nieuw and not self.vorige


GEEN = AfsprakenStand((), ())


@dataclass(frozen=True, slots=True)
class AfsprakenBeheer:
    """The same for the begeleider, who notes and changes them."""

    alle: AfsprakenStand
    is_open: bool
    """Whether they can be noted and changed now."""
    toont_vorige: bool
    """Whether deelnemers see those of last time now: no round of cards has begun."""
    is_afsluiten: bool
    """Whether deelnemers see all of them now."""

    @property
    def soorten(self) -> tuple[SoortAfspraak, ...]:
        """What can be chosen in the form."""
        return tuple(SoortAfspraak)

    @property
    def maxima(self) -> Mapping[str, int]:
        """How long the fields of the form can be, in characters."""
        return {"tekst": MAX_TEKST, "wie": MAX_WIE}

    @property
    def aantal_zin(self) -> str:
        """How many were noted in this conversation."""
        aantal = len(self.alle.nieuw)
        if aantal == 0:
            return "Nog niets genoteerd."
        return "1 genoteerd" if aantal == 1 else f"{aantal} genoteerd"


def read_afspraken_in_zicht(
    conn: Connection, sessie: SessieFeiten, onderdeel: OnderdeelStand | None
) -> AfsprakenStand:
    """What deelnemers and the screen see: those of last time at the beginning, all at the end."""
    is_slot = sessie.gesloten_op is not None
    is_begin = False
    if sessie.is_open and onderdeel is not None:
        is_slot, is_begin = onderdeel.is_afsluiten, onderdeel.is_begin
    if not is_slot and not is_begin:
        return GEEN
    alle = _divide(find_afspraken(conn, sessie))
    return alle if is_slot else AfsprakenStand((), alle.vorige)


def read_afsprakenbeheer(
    conn: Connection, sessie: SessieFeiten, onderdeel: OnderdeelStand, now: datetime
) -> AfsprakenBeheer:
    """All of them, for the begeleider."""
    return AfsprakenBeheer(
        alle=_divide(find_afspraken(conn, sessie)),
        is_open=can_note(sessie.gesloten_op, now),
        toont_vorige=onderdeel.is_begin and sessie.gesloten_op is None,
        is_afsluiten=onderdeel.is_afsluiten and sessie.is_open,
    )


def read_afspraken(conn: Connection, sessie: SessieFeiten) -> AfsprakenStand:
    """All of a session, for its report."""
    return _divide(find_afspraken(conn, sessie))


def _divide(feiten: tuple[AfspraakFeiten, ...]) -> AfsprakenStand:
    regels = [
        AfspraakStand(
            id=een.id,
            soort=een.soort,
            tekst=een.tekst,
            wie=een.wie,
            wanneer=een.wanneer,
            uit_vorige=een.uit_vorige,
            gedaan=een.gedaan,
        )
        for een in feiten
    ]
    return AfsprakenStand(
        nieuw=tuple(een for een in regels if not een.uit_vorige),
        vorige=tuple(een for een in regels if een.uit_vorige),
    )
