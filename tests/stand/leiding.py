"""Leading a session in a test: each action as somebody does it who sees the present state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kaartenset.commands.kaarten import park_kaart, show_kaart
from kaartenset.commands.klok import (
    extend_onderdeel,
    go_to_onderdeel,
    hide_klok,
    pause_klok,
    start_klok,
)
from kaartenset.commands.sessies import close_sessie
from kaartenset.stand.begeleiding import BegeleidingStand, read_begeleiding_stand
from kaartenset.stand.deelnemers import (
    DeelnemersStand,
    read_deelnemers_stand,
    read_scherm_stand,
)
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import feiten_of

KLAARZETTEN, WELKOM, RONDE_1, PAUZE, RONDE_2, AFSLUITEN = range(6)
"""The places of the blocks of the small deck's draaiboek."""


@dataclass(frozen=True)
class Leiding:
    """A session; each call happens so many minutes after its planned start."""

    opslag: Opslag
    sid: str
    begin: datetime

    def at(self, minuten: float | timedelta) -> datetime:
        erna = minuten if isinstance(minuten, timedelta) else timedelta(minutes=minuten)
        return self.begin + erna

    def deelnemers(self, minuten: float | timedelta = 0) -> DeelnemersStand:
        with self.opslag.reading() as conn:
            return read_deelnemers_stand(conn, self.sid, now=self.at(minuten))

    def scherm(self, minuten: float | timedelta = 0) -> DeelnemersStand:
        with self.opslag.reading() as conn:
            return read_scherm_stand(conn, self.sid, now=self.at(minuten))

    def begeleiding(self, minuten: float | timedelta = 0) -> BegeleidingStand:
        with self.opslag.reading() as conn:
            return read_begeleiding_stand(conn, self.sid, now=self.at(minuten))

    def start(self, minuten: float | timedelta = 0) -> None:
        start_klok(self.opslag, self.sid, now=self.at(minuten))

    def pauze(self, minuten: float | timedelta = 0) -> None:
        pause_klok(self.opslag, self.sid, now=self.at(minuten))

    def sluit(self, minuten: float | timedelta = 0) -> None:
        close_sessie(self.opslag, self.sid, now=self.at(minuten))

    def verberg(self) -> None:
        hide_klok(self.opslag, self.sid, verborgen=True, now=self.begin)

    def ga_naar(self, plaats: int, minuten: float | timedelta = 0) -> None:
        with self.opslag.reading() as conn:
            klok = find_klok(conn, find_sessie(conn, self.sid))
        go_to_onderdeel(
            self.opslag,
            self.sid,
            onderdeel_id=klok.onderdelen[plaats].id,
            gezien=klok.huidig_id,
            now=self.at(minuten),
        )

    def erbij(self, erbij: int, minuten: float | timedelta = 0) -> None:
        gezien = self.begeleiding().agenda.huidig.minuten
        now = self.at(minuten)
        extend_onderdeel(self.opslag, self.sid, erbij=erbij, gezien=gezien, now=now)

    def toon(self, kaart_id: str) -> None:
        gezien = feiten_of(self.opslag, self.sid).kaart_id or ""
        show_kaart(self.opslag, self.sid, kaart_id=kaart_id, gezien=gezien, now=self.begin)

    def bewaar(self, kaart_id: str) -> None:
        park_kaart(self.opslag, self.sid, kaart_id=kaart_id, later=True, now=self.begin)
