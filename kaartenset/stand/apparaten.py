"""What the begeleider sees of the devices and codes of a session; and a device of its sessions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kaartenset.domain.apparaat import Herkomst, SoortApparaat
from kaartenset.domain.termijnen import SLEUTEL_TE_ZIEN
from kaartenset.storage.apparaten import (
    BegeleiderSessie,
    ToegangscodeFeiten,
    find_apparaten,
    find_begeleide_sessies,
    find_codes,
)
from kaartenset.storage.facts import find_sessie


@dataclass(frozen=True, slots=True)
class ApparaatRegel:
    """A device in the list; `nummer` is how people tell them apart."""

    id: int
    nummer: int
    soort: SoortApparaat
    herkomst: Herkomst
    sinds: datetime
    is_dit: bool

    @property
    def naam(self) -> str:
        """How the device is called on the page."""
        return f"{'Scherm' if self.soort.is_scherm else 'Apparaat'} {self.nummer}"


@dataclass(frozen=True, slots=True)
class ApparatenStand:
    """The devices of a session, the codes that are good now, and which sleutel it has."""

    apparaten: tuple[ApparaatRegel, ...]
    codes: tuple[ToegangscodeFeiten, ...]
    sleutel_nummer: int
    sleutel_op: datetime
    is_sleutel_te_zien: bool

    @property
    def is_laatste(self) -> bool:
        """Whether the session is led from one device only."""
        return sum(not regel.soort.is_scherm for regel in self.apparaten) == 1


@dataclass(frozen=True, slots=True)
class SessiesStand:
    """The sessions that are led from one device, by where they are in their lives."""

    open: tuple[BegeleiderSessie, ...]
    voorbereid: tuple[BegeleiderSessie, ...]
    voorbij: tuple[BegeleiderSessie, ...]

    @property
    def is_leeg(self) -> bool:
        """Whether there is none."""
        return not (self.open or self.voorbereid or self.voorbij)


def read_apparaten_stand(
    conn: Connection, sid: str, *, cookie_hash: str, now: datetime
) -> ApparatenStand:
    """The devices of a session as the one with this cookie sees them; raises OnbekendeSessie."""
    sessie = find_sessie(conn, sid)
    return ApparatenStand(
        apparaten=tuple(
            ApparaatRegel(
                id=feiten.id,
                nummer=nummer,
                soort=feiten.soort,
                herkomst=feiten.herkomst,
                sinds=feiten.gemaakt_op,
                is_dit=feiten.cookie_hash == cookie_hash,
            )
            for nummer, feiten in enumerate(find_apparaten(conn, sessie), start=1)
        ),
        codes=find_codes(conn, sessie, now=now),
        sleutel_nummer=sessie.sleutel_nummer,
        sleutel_op=sessie.sleutel_op,
        is_sleutel_te_zien=now < sessie.sleutel_op + SLEUTEL_TE_ZIEN,
    )


def read_sessies_stand(conn: Connection, cookie_hashes: Collection[str]) -> SessiesStand:
    """The sessions that are led from a device with these cookies; the last held one on top."""
    alle = find_begeleide_sessies(conn, cookie_hashes)
    lopend = [sessie for sessie in alle if sessie.gesloten_op is None]
    return SessiesStand(
        open=tuple(sessie for sessie in lopend if sessie.geopend_op is not None),
        voorbereid=tuple(sessie for sessie in lopend if sessie.geopend_op is None),
        voorbij=tuple(sessie for sessie in reversed(alle) if sessie.gesloten_op is not None),
    )
