"""What is seen of stemmen and answers at a card: results once shown, and who reacted until then."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from kaartenset.domain.uitslag import (
    MINSTE_ANTWOORDEN,
    Uitslag,
    Verschuiving,
    compare,
    is_toonbaar,
    read_uitslag,
)
from kaartenset.domain.veld import Veld
from kaartenset.storage.antwoorden import (
    RondeFeiten,
    count_antwoorden,
    find_beantwoorders,
    find_getoonde_waarden,
    find_rondes,
)
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import SessieFeiten


@dataclass(frozen=True, slots=True)
class InbrengStand:
    """What everybody sees of one field: which round it is at, and the last result that was shown.

    `verschuiving` is empty unless two rounds of choices were shown; nothing here tells whether
    anybody answered in a round that is not shown.
    """

    veld: Veld
    ronde: int
    is_getoond: bool
    uitslag: Uitslag | None
    verschuiving: tuple[Verschuiving, ...]

    @property
    def eerst(self) -> int:
        """How many chose before the talk, where two rounds were shown."""
        return sum(deel.eerst for deel in self.verschuiving)

    @property
    def daarna(self) -> int:
        """How many chose after it."""
        return sum(deel.daarna for deel in self.verschuiving)

    @property
    def meeste(self) -> int:
        """The larger of the two: how far a bar can reach, so that all have one measure."""
        return max(self.eerst, self.daarna)

    @property
    def merk(self) -> str:
        """Another mark for another round, and when it is shown."""
        return f"{self.ronde}{'.getoond' * self.is_getoond}"

    @property
    def is_opnieuw(self) -> bool:
        """Whether the group answers once more now."""
        return self.ronde > 1 and not self.is_getoond

    @property
    def nieuws(self) -> str:
        """What a screen reader is told of it; empty until a first result is shown."""
        if self.is_opnieuw:
            return "Jullie stemmen opnieuw"
        if not self.is_getoond or self.uitslag is None:
            return ""
        if self.veld.soort.is_tekst:
            return "De antwoorden staan eronder"
        tellingen = ", ".join(f"{deel.keuze.naam} {deel.aantal}" for deel in self.uitslag.tellingen)
        return f"De uitslag: {tellingen}"


@dataclass(frozen=True, slots=True)
class InbrengInBeeld:
    """The same for the begeleider, who also sees who reacted, and never what anybody answered."""

    stand: InbrengStand
    aantal: int
    van: int
    nog_niet: tuple[str, ...]

    @property
    def is_toonbaar(self) -> bool:
        """Whether the present round may be shown now."""
        return is_toonbaar(self.aantal) and not self.stand.is_getoond

    @property
    def mag_opnieuw(self) -> bool:
        """Whether the group can choose once more: a text is given once."""
        return self.stand.is_getoond and not self.stand.veld.soort.is_tekst

    @property
    def reacties_zin(self) -> str:
        """How many reacted, and of how many while that is known."""
        if self.van == 0:
            return "Er is nog niemand die kan reageren."
        werkwoord = "reageerde" if self.aantal == 1 else "reageerden"
        if self.stand.is_getoond and not self.nog_niet:  # who did not is not known any more
            return f"{self.aantal} {werkwoord}."
        return f"{self.aantal} van de {self.van} {werkwoord}."

    @property
    def nog_niet_zin(self) -> str:
        """Who there is and did not react yet; empty when all did."""
        return f"Nog geen reactie van: {', '.join(self.nog_niet)}." if self.nog_niet else ""

    @property
    def waarom_niet(self) -> str:
        """Why the present round cannot be shown yet; empty when it can, or was."""
        if self.stand.is_getoond or self.is_toonbaar:
            return ""
        return (
            f"Tonen kan vanaf {MINSTE_ANTWOORDEN} reacties. Bij minder kun je raden van wie ze"
            " zijn."
        )


def read_inbreng(conn: Connection, sessie: SessieFeiten, veld: Veld) -> InbrengStand:
    """What everybody sees of a field now."""
    return _read_stand(conn, veld, find_rondes(conn, sessie, veld.id))


def read_inbreng_in_beeld(
    conn: Connection,
    sessie: SessieFeiten,
    veld: Veld,
    deelnemers: Sequence[DeelnemerFeiten],
) -> InbrengInBeeld:
    """What the begeleider sees of a field; `deelnemers` are those who are in."""
    rondes = find_rondes(conn, sessie, veld.id)
    wie = find_beantwoorders(conn, rondes[-1]) if rondes else frozenset()
    nog_niet = [een for een in deelnemers if een.id not in wie and een.weg_sinds is None]
    if rondes and rondes[-1].is_getoond and (veld.soort.is_tekst or not sessie.heeft_kaarten):
        nog_niet = []  # in a werkvorm nobody knows who answered; a text that went told who wrote it
    aantal = count_antwoorden(conn, rondes[-1]) if rondes else 0
    return InbrengInBeeld(
        stand=_read_stand(conn, veld, rondes),
        aantal=aantal,
        van=aantal + len(nog_niet),
        nog_niet=tuple(een.aanduiding for een in nog_niet),
    )


def _read_stand(conn: Connection, veld: Veld, rondes: Sequence[RondeFeiten]) -> InbrengStand:
    laatste = [ronde for ronde in rondes if ronde.is_getoond][-2:]
    getoond = [_read_uitslag(conn, veld, ronde) for ronde in laatste]
    is_verschoven = len(getoond) > 1 and bool(veld.keuzes)
    return InbrengStand(
        veld=veld,
        ronde=rondes[-1].nummer if rondes else 1,
        is_getoond=bool(rondes) and rondes[-1].is_getoond,
        uitslag=getoond[-1] if getoond else None,
        verschuiving=compare(getoond[0], getoond[1]) if is_verschoven else (),
    )


def _read_uitslag(conn: Connection, veld: Veld, ronde: RondeFeiten) -> Uitslag:
    teksten = find_getoonde_waarden(conn, ronde) if veld.soort.is_tekst else ()
    return read_uitslag(veld, ronde.nummer, ronde.totalen, teksten)
