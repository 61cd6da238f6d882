"""What one deelnemer answered themselves at a field, and whether that can still be changed."""

from dataclasses import dataclass

from sqlalchemy import Connection

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.veld import WERKVELD, Keuze, Veld, veld_of, veld_of_werkveld
from kaartenset.domain.werkblad import Werkveld
from kaartenset.storage.antwoorden import find_eigen_waarde, find_rondes
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.werkbladen import find_werkblad


@dataclass(frozen=True, slots=True)
class EigenAntwoord:
    """The form of one field for one deelnemer; `bij` says where it belongs: 'kaart 5'."""

    veld: Veld
    bij: str
    ronde: int
    is_getoond: bool
    waarde: str | None

    @property
    def vorm_id(self) -> str:
        """The id of the form on the page: another one for another card and another round."""
        return f"antwoord-{self.veld.id.replace('.', '-')}-{self.ronde}"

    @property
    def keuze(self) -> Keuze | None:
        """What was chosen, if anything."""
        return next((keuze for keuze in self.veld.keuzes if keuze.waarde == self.waarde), None)

    @property
    def keuze_zin(self) -> str:
        """What was chosen, in words; empty until then."""
        if self.keuze is None:
            return ""
        if self.is_getoond:
            return f"Jij koos: {self.keuze.in_zin}."
        nog = "Je kunt nog wisselen tot de gespreksbegeleider de uitslag toont."
        return f"Jij koos: {self.keuze.in_zin}. {nog}"


def read_eigen_antwoord(
    conn: Connection, sessie: SessieFeiten, deelnemer: DeelnemerFeiten
) -> EigenAntwoord | None:
    """What this deelnemer answered at the group's card; None in a break and when not open."""
    if not sessie.is_open or sessie.kaart_id is None:
        return None
    if find_klok(conn, sessie).huidig.soort is SoortOnderdeel.PAUZE:
        return None
    return find_eigen_antwoord(conn, sessie, deelnemer, sessie.kaart_id)


def find_eigen_antwoord(
    conn: Connection, sessie: SessieFeiten, deelnemer: DeelnemerFeiten, veld_id: str
) -> EigenAntwoord | None:
    """What this deelnemer answered at a card, or at a field of the werkblad, in its present round.

    None for no such card or field, and for a field that the group has not come to.
    """
    if sessie.werkbladvorm_id is not None:
        bereikt = find_klok(conn, sessie).bereikte_velden
        velden = find_werkblad(conn, sessie.werkbladvorm_id).velden
        return next(
            (
                read_eigen_werkantwoord(conn, sessie, deelnemer, een)
                for een in velden
                if een.id in bereikt and f"{WERKVELD}{een.id}" == veld_id
            ),
            None,
        )
    kaarten = find_kaarten(conn, sessie.deck_id) if sessie.deck_id is not None else ()
    for nummer, kaart in enumerate(kaarten, start=1):
        if kaart.id == veld_id:
            return _read_antwoord(conn, sessie, deelnemer, veld_of(kaart), f"kaart {nummer}")
    return None


def read_eigen_werkantwoord(
    conn: Connection, sessie: SessieFeiten, deelnemer: DeelnemerFeiten, werkveld: Werkveld
) -> EigenAntwoord | None:
    """What this deelnemer filled in at a field of the werkblad; None where that is not asked."""
    if not werkveld.soort.vraagt_antwoord:
        return None
    veld = veld_of_werkveld(werkveld)
    return _read_antwoord(conn, sessie, deelnemer, veld, f"‘{werkveld.titel}’")


def _read_antwoord(
    conn: Connection, sessie: SessieFeiten, deelnemer: DeelnemerFeiten, veld: Veld, bij: str
) -> EigenAntwoord:
    rondes = find_rondes(conn, sessie, veld.id)
    if not rondes:
        return EigenAntwoord(veld, bij, ronde=1, is_getoond=False, waarde=None)
    laatste = rondes[-1]
    return EigenAntwoord(
        veld=veld,
        bij=bij,
        ronde=laatste.nummer,
        is_getoond=laatste.is_getoond,
        waarde=find_eigen_waarde(conn, laatste, deelnemer.id),
    )
