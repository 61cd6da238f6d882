"""An entry in a field of the werkblad: which parts it has, and what was typed as it is stored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kaartenset.domain.tekst import read_alineas, read_regel
from kaartenset.domain.werkblad import SoortWerkveld, Werkveld
from kaartenset.domain.werkweigering import (
    LegeRegel,
    NietsGekozen,
    OngeldigDeel,
    OngeldigePlek,
    TeLangeRegel,
    TeLangeWaarde,
    ZelfdeWaarde,
)

MAX_REGEL = 4_000
"""How long a part of an entry can be, in characters."""
MAX_WAARDE = 80
"""How long the name of a value can be."""
MAX_REGELS = 400
"""How many entries one field holds."""
MAX_WAARDEN = 100
"""How many values, or pairs of them: in the form of each pair all values can be chosen."""
MAX_VELD = 200_000
"""How many characters the entries of one field hold together: everybody gets all of them."""
MAX_WERKBLAD = 400_000
"""How many characters all entries of a werkblad take as they are stored, names of parts included.

So it all comes on paper: with as much as this, setting its PDF took 15 seconds of work and 220 MB.
"""
LINKS, RECHTS = 0, 100
"""The ends of a line, and of what two triangles can have in common (per cent)."""

Delen = dict[str, str]
"""The parts of an entry by their names; a place on the line is a number in digits."""

WETEN = {"weten": "Dit weten we", "aannemen": "Dit nemen we aan"}
"""What can be said of a player: name of the choice to what it says."""
TREKKEN = "trekken"
SPANNING = {TREKKEN: "trekken aan elkaar", "helpen": "helpen elkaar"}
"""What two values can do: name of the choice to what it says."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of an entry: its name in a form, and what it is called there."""

    naam: str
    label: str
    is_nodig: bool = False
    is_tekst: bool = True
    """Whether it is written in one's own words; else it is a choice or a number."""


DELEN: dict[SoortWerkveld, tuple[Deel, ...]] = {
    SoortWerkveld.TEKST: (Deel("tekst", "Tekst"),),
    SoortWerkveld.LIJST: (Deel("tekst", "Regel", is_nodig=True),),
    SoortWerkveld.SPELERS: (
        Deel("wie", "Wie?", is_nodig=True),
        Deel("standpunten", "Standpunten en emoties"),
        Deel("belangen", "Belangen en waarden"),
        Deel("rechten", "Rechten en voorkeuren"),
        Deel("verlangen", "Waar verlangen ze naar?"),
        Deel("weten", "Weten of aannemen?", is_tekst=False),
    ),
    SoortWerkveld.WAARDEN: (
        Deel("waarde", "Waarde", is_nodig=True),
        Deel("laag", "Laag", is_nodig=True, is_tekst=False),
    ),
    SoortWerkveld.SPANNINGEN: (
        Deel("van", "Eerste waarde", is_nodig=True, is_tekst=False),
        Deel("soort", "Wat doen deze waarden?", is_nodig=True, is_tekst=False),
        Deel("naar", "Tweede waarde", is_nodig=True, is_tekst=False),
    ),
    SoortWerkveld.LIJN: (
        Deel("tekst", "Idee", is_nodig=True),
        Deel("plek", "Plek op de lijn", is_nodig=True, is_tekst=False),
    ),
}
"""The parts of an entry of each kind of field that holds entries."""


def most_regels(soort: SoortWerkveld) -> int:
    """How many entries a field of this kind holds."""
    van_waarden = soort in {SoortWerkveld.WAARDEN, SoortWerkveld.SPANNINGEN}
    return MAX_WAARDEN if van_waarden else MAX_REGELS


def read_delen(veld: Werkveld, getypt: Mapping[str, str], waarden: Collection[str]) -> Delen:
    """What was sent for an entry, as it is stored; parts that the field has not are left out.

    `waarden` are the ids of the values that a pair can be of. Raises LegeRegel, TeLangeRegel,
    TeLangeWaarde, OngeldigePlek, ZelfdeWaarde, NietsGekozen, and OngeldigDeel for no choice of
    this field.
    """
    delen = {
        deel.naam: _read_deel(veld, deel, getypt.get(deel.naam, ""), waarden)
        for deel in DELEN[veld.soort]
    }
    if veld.soort is SoortWerkveld.SPANNINGEN and delen["van"] == delen["naar"]:
        raise ZelfdeWaarde
    return delen


def _read_deel(veld: Werkveld, deel: Deel, getypt: str, waarden: Collection[str]) -> str:
    if deel.naam == "plek":
        return read_plek_op_lijn(getypt)
    if not deel.is_tekst:
        return _read_keuze(veld, deel, getypt, waarden)
    is_waarde = deel.naam == "waarde"
    tekst = read_regel(getypt) if is_waarde else read_alineas(getypt)
    if deel.is_nodig and not tekst:
        raise LegeRegel
    if is_waarde and len(tekst) > MAX_WAARDE:
        raise TeLangeWaarde
    if len(tekst) > MAX_REGEL:
        raise TeLangeRegel
    return tekst


def _read_keuze(veld: Werkveld, deel: Deel, getypt: str, waarden: Collection[str]) -> str:
    mogelijk: Collection[str] = {
        "weten": WETEN,
        "laag": veld.keuzes,
        "soort": SPANNING,
        "van": waarden,
        "naar": waarden,
    }[deel.naam]
    if getypt in mogelijk or (not getypt and not deel.is_nodig):
        return getypt
    raise OngeldigDeel if getypt else NietsGekozen


def read_plek_op_lijn(getypt: str) -> str:
    """A whole number from 0 to 100 in its shortest digits; raises OngeldigePlek."""
    cijfers = getypt.strip()
    if not (cijfers.isascii() and cijfers.isdecimal() and len(cijfers) <= len(f"{RECHTS}")):
        raise OngeldigePlek
    plek = int(cijfers)
    if not LINKS <= plek <= RECHTS:
        raise OngeldigePlek
    return f"{plek}"
