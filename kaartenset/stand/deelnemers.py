"""What the deelnemers, and the screen for sharing, see: made without any toelichting or script."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from kaartenset.domain.kaart import Kaart
from kaartenset.stand.klokstand import OnderdeelStand, read_onderdeelstand
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten, find_klok, find_sessie


class Fase(StrEnum):
    """Where a session is in its life, as a browser is told."""

    WACHT = "wacht"
    OPEN = "open"
    DICHT = "dicht"

    @property
    def is_open(self) -> bool:
        """Whether the group is in conversation."""
        return self is Fase.OPEN

    @property
    def is_wacht(self) -> bool:
        """Whether the session is still to be opened."""
        return self is Fase.WACHT

    @property
    def is_dicht(self) -> bool:
        """Whether the session was closed."""
        return self is Fase.DICHT


def read_fase(sessie: SessieFeiten) -> Fase:
    """The phase that follows from the stored moments."""
    if sessie.gesloten_op is not None:
        return Fase.DICHT
    return Fase.OPEN if sessie.geopend_op is not None else Fase.WACHT


@dataclass(frozen=True, slots=True)
class DeelnemersStand:
    """One moment of a session for everybody; `kaart` is None unless the session is open."""

    sid: str
    kaartenset: str
    titel: str
    fase: Fase
    merk: str
    tot: datetime | None
    """When this changes of its own accord: a warning of the clock."""
    kaart: Kaart | None
    nummer: int
    aantal: int
    onderdeel: OnderdeelStand | None

    @property
    def eigen_merk(self) -> str:
        """A mark that changes when a deelnemer's own part of the page is another one."""
        return f"{self.fase}.{self.nummer}"

    @property
    def aankondiging(self) -> str:
        """What a screen reader is told when it changes."""
        if self.kaart is None:
            return ""
        if self.onderdeel is not None and self.onderdeel.is_pauze:
            return f"Pauze. Daarna verder met kaart {self.nummer}"
        return f"De groep is bij kaart {self.nummer}: {self.kaart.titel}"


@dataclass(frozen=True, slots=True)
class DeurStand:
    """What who is not in may see: that there is a session, and when it begins."""

    sid: str
    kaartenset: str
    titel: str
    plaats: str
    begin_op: datetime
    fase: Fase

    @property
    def merk(self) -> str:
        """A mark that changes with anything that is shown here, and with nothing else."""
        return f"deur-{self.fase}-{int(self.begin_op.timestamp())}"

    @property
    def tot(self) -> datetime | None:
        """It never changes of its own accord."""
        return None


def read_deelnemers_stand(conn: Connection, sid: str, *, now: datetime) -> DeelnemersStand:
    """The session as all deelnemers see it at `now`; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    return _read_stand(conn, sessie, sessie.versie_deelnemers, now)


def read_scherm_stand(conn: Connection, sid: str, *, now: datetime) -> DeelnemersStand:
    """The same for the screen for sharing, with the versie of that."""
    sessie = find_sessie(conn, sid)
    return _read_stand(conn, sessie, sessie.versie_scherm, now)


def read_deur_stand(
    conn: Connection,
    sid: str,
    *,
    now: datetime,  # noqa: ARG001 - asked like every other Stand
) -> DeurStand:
    """The session as it is seen from outside; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    return DeurStand(
        sid, sessie.kaartenset, sessie.titel, sessie.plaats, sessie.begin_op, read_fase(sessie)
    )


def find_deck_in_zicht(conn: Connection, sid: str) -> tuple[Kaart, ...]:
    """The cards of an open session in their order; empty while it is not open."""
    sessie = find_sessie(conn, sid)
    if not sessie.is_open or sessie.deck_id is None:
        return ()
    return find_kaarten(conn, sessie.deck_id)


def _read_stand(
    conn: Connection, sessie: SessieFeiten, versie: int, now: datetime
) -> DeelnemersStand:
    fase = read_fase(sessie)
    kaarten = find_kaarten(conn, sessie.deck_id) if fase.is_open and sessie.deck_id else ()
    kaart = next((kaart for kaart in kaarten if kaart.id == sessie.kaart_id), None)
    onderdeel, tot = None, None
    if kaart is not None:
        onderdeel, tot = read_onderdeelstand(
            find_klok(conn, sessie), verborgen=sessie.klok_verborgen, now=now
        )
    stap = onderdeel.klok.waarschuwing.value if onderdeel and onderdeel.klok else 0
    return DeelnemersStand(
        sid=sessie.sid,
        kaartenset=sessie.kaartenset,
        titel=sessie.titel,
        fase=fase,
        merk=f"{versie}.{stap}",
        tot=tot,
        kaart=kaart,
        nummer=kaarten.index(kaart) + 1 if kaart else 0,
        aantal=len(kaarten),
        onderdeel=onderdeel,
    )
