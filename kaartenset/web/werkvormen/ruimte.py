"""How much room what was filled in takes on a sheet: rather too much than too little."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from kaartenset.domain.werkblad import SoortWerkveld, Werkveld
from kaartenset.stand.werkveld import RegelStand, WerkveldStand
from kaartenset.web.werkvormen import ingevuld, tekening, vormen

SMAL, GEWOON, BREED, BREEDST = 0.32, 0.53, 0.68, 0.92
"""How broad letters are in the type of the sheets, in parts of their size."""
VREEMD = 1.3
"""A sign that the type lacks comes from another, and may be as broad as this."""
VET = 1.08
"""How much broader bold letters are."""
_SMALLE = frozenset(" iljtfrI.,:;!'|()[]-‘’“”")
_BREDE = frozenset("mwMW%@—…")
HOGER = 1.12
"""How much higher a line of a heading is."""
RAND = 2.4
"""The edge and the white above and below in a field, and likewise at its sides."""
TUSSEN = 0.4
"""Between two points of a list."""
INSPRINGEN = 4.5
SPELER_LEEG = 7.5
LEEG = {
    SoortWerkveld.SPELERS: SPELER_LEEG * (vormen.REGELS + 1),
    SoortWerkveld.STIL: 16,
    SoortWerkveld.WAARDEN: 20,
    SoortWerkveld.LIJN: 20,
    SoortWerkveld.DRIEHOEKEN: 18,
    SoortWerkveld.KEUZE: 0,
}
"""How high the empty room is at least, in millimetres, where that is not WEINIG."""
WEINIG = 8


@dataclass(frozen=True, slots=True)
class Maat:
    """A form of sheet: its type and what there is to fill, in millimetres."""

    letter: float
    regel: float
    kop: float
    breed: float
    """Of a row, without the name of its part."""
    hoog: float
    """Of a sheet, without its head."""
    parten: int


A3 = Maat(letter=3.18, regel=3.88, kop=3.53, breed=396.6, hoog=273, parten=24)
A4 = Maat(letter=2.83, regel=3.26, kop=3.0, breed=273.6, hoog=187, parten=16)


def measure_veld(veld: Werkveld, een: WerkveldStand | None, parten: int, maat: Maat) -> float:
    """How high a field is, in millimetres, when it takes so many parts of a row.

    Without `een` it has its explanation and empty room.
    """
    breed = maat.breed * parten / maat.parten - RAND
    if een is not None:
        return _measure_kop(veld.titel, breed, maat) + _measure_inhoud(een, breed, maat)
    uitleg = f"{veld.titel}\ndilemma-eigenaar {veld.uitleg}"
    keuzes = len(veld.keuzes) if veld.soort is SoortWerkveld.KEUZE else 0
    leeg = LEEG.get(veld.soort, WEINIG) + keuzes * maat.regel
    return _measure_kop(uitleg, breed, maat) + leeg


def measure_verwijzing(veld: Werkveld, parten: int, maat: Maat) -> float:
    """The same of a field that only says that it is empty, or stands elsewhere."""
    breed = maat.breed * parten / maat.parten - RAND
    return _measure_kop(veld.titel, breed, maat) + 2 * maat.regel


def _measure_kop(tekst: str, breed: float, maat: Maat) -> float:
    return count_regels(tekst, breed, maat.kop * VET) * maat.regel * HOGER + RAND


def _measure_inhoud(een: WerkveldStand, breed: float, maat: Maat) -> float:
    """What is in it, each kind as its own template shows it."""
    match een.veld.soort:
        case SoortWerkveld.TEKST:
            return _measure_teksten([een.tekst], breed, maat)
        case SoortWerkveld.SPELERS:
            return _measure_spelers(een, breed, maat)
        case SoortWerkveld.WAARDEN:
            lagen = (_join_laag(laag.naam, laag.waarden) for laag in een.lagen)
            return _measure_teksten(lagen, breed, maat) + len(een.lagen)
        case SoortWerkveld.DRIEHOEKEN:
            hoogte = tekening.SPREIDING_HOOG * tekening.MM + maat.regel
            return hoogte + 1 + _measure_teksten(ingevuld.list_spreiding(een), breed, maat)
        case SoortWerkveld.LIJN:
            return _measure_lijn(een, breed, maat)
        case _:
            return _measure_lijst(ingevuld.list_punten(een), breed, maat)


def _measure_lijn(een: WerkveldStand, breed: float, maat: Maat) -> float:
    bereik = een.bereik
    zinnen = (ingevuld.write_bereik(bereik), ingevuld.write_grenzen(bereik)) if bereik else ()
    ideeen = (ingevuld.write_idee(regel, bereik) for regel in een.op_volgorde)
    hoogte = tekening.draw_lijn(een).hoogte * tekening.MM + 1
    lijst = _measure_lijst(ideeen, breed - INSPRINGEN, maat)
    return hoogte + _measure_teksten(zinnen, breed, maat) + lijst


def _measure_spelers(een: WerkveldStand, breed: float, maat: Maat) -> float:
    kolom = breed / len(vormen.SPELERS) - 2
    rijen = [vormen.SPELERS, *map(ingevuld.write_speler, een.regels)]
    return 1 + sum(
        max(count_regels(cel, kolom, maat.letter) for cel in rij) * maat.regel + 1.2
        for rij in rijen
    )


def _join_laag(naam: str, waarden: Iterable[RegelStand]) -> str:
    """The name and the values in a row, with what stands around each of them."""
    teksten = (regel.delen["waarde"] for regel in waarden)
    return f"{naam.upper()}  {'      '.join(teksten)}"


def _measure_lijst(punten: Iterable[str], breed: float, maat: Maat) -> float:
    alle = tuple(punten)
    return _measure_teksten(alle, breed - INSPRINGEN, maat) + TUSSEN * len(alle)


def _measure_teksten(teksten: Iterable[str], breed: float, maat: Maat) -> float:
    return sum(count_regels(tekst, breed, maat.letter) for tekst in teksten) * maat.regel


def count_regels(tekst: str, breed: float, letter: float) -> int:
    """How many lines of `breed` millimetres a text takes in letters of this size."""
    return sum(_count_alinea(regel, breed / letter) for regel in tekst.split("\n"))


def _count_alinea(regel: str, breed: float) -> int:
    """One paragraph, its words put on lines one after another; a word too long is cut."""
    regels, over = 1, breed
    for woord in regel.split(" "):
        lang = _measure_woord(woord)
        if lang <= over:
            over -= lang + SMAL
        elif lang <= breed:
            regels, over = regels + 1, breed - lang - SMAL
        else:
            regels, over = regels + ceil(lang / (breed * 0.93)), 0
    return regels


@lru_cache(maxsize=4096)
def _measure_woord(woord: str) -> float:
    return sum(map(_measure_teken, woord))


@lru_cache(maxsize=4096)
def _measure_teken(teken: str) -> float:
    if teken in _SMALLE:
        return SMAL
    if teken in _BREDE:
        return BREEDST
    if ord(teken) > 0x24F and not unicodedata.category(teken).startswith("P"):
        return VREEMD
    return BREED if teken.isupper() or ord(teken) > 0x7F else GEWOON
