"""A field that each deelnemer fills in alone, hidden from all until it is shown to the group."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kaartenset.domain.bereik import SCHEIDING
from kaartenset.domain.kaart import Kaart, Soort
from kaartenset.domain.tekst import read_alineas
from kaartenset.domain.weigering import (
    LeegAntwoord,
    OnbekendeKaart,
    OngeldigAntwoord,
    TeLangAntwoord,
)
from kaartenset.domain.werkblad import SoortWerkveld, Werkveld
from kaartenset.domain.werkregel import MAX_REGEL, read_plek_op_lijn
from kaartenset.domain.werkweigering import (
    NietsGekozen,
    OnbekendVeld,
    OngeldigeGrenzen,
    OngeldigePlek,
    TeLangeRegel,
)

MAX_ANTWOORD = 600
"""How long an answer in one's own words can be, in characters."""


class SoortVeld(StrEnum):
    """What is asked: one of a few choices, a mark, a text, a number, or two limits on a line."""

    KEUZE = "keuze"
    CIJFER = "cijfer"
    TEKST = "tekst"
    STIL = "stil"
    GETAL = "getal"
    GRENZEN = "grenzen"

    @property
    def is_tekst(self) -> bool:
        """Whether it is answered in one's own words."""
        return self in {SoortVeld.TEKST, SoortVeld.STIL}

    @property
    def is_cijfer(self) -> bool:
        """Whether it is answered with a mark from 1 to 10."""
        return self is SoortVeld.CIJFER


@dataclass(frozen=True, slots=True)
class Keuze:
    """One of the choices: what is stored, how it is called, and what it stands for."""

    waarde: str
    naam: str
    uitleg: str = ""

    @property
    def voluit(self) -> str:
        """The choice with what it stands for: 'Eens', 'A: Laten staan'."""
        return f"{self.naam}: {self.uitleg}" if self.uitleg else self.naam

    @property
    def in_zin(self) -> str:
        """The choice as it stands within a sentence: 'eens', 'A (Laten staan)'."""
        return f"{self.naam} ({self.uitleg})" if self.uitleg else self.naam.lower()


@dataclass(frozen=True, slots=True)
class Veld:
    """A question to each deelnemer; a card's has the card's id, all others have a dot in it."""

    id: str
    soort: SoortVeld
    keuzes: tuple[Keuze, ...] = ()
    vraag: str = ""

    def is_leeg(self, getypt: str) -> bool:
        """Whether this is an answer in one's own words without any word."""
        return self.soort.is_tekst and not read_alineas(getypt)

    def read_waarde(self, getypt: str) -> str:
        """What was sent as it is stored.

        Raises OngeldigAntwoord for no choice of this field, NietsGekozen, LeegAntwoord,
        TeLangAntwoord, TeLangeRegel, OngeldigePlek, and OngeldigeGrenzen.
        """
        match self.soort:
            case SoortVeld.GETAL:
                return read_plek_op_lijn(getypt)
            case SoortVeld.GRENZEN:
                return _read_grenzen(getypt)
            case SoortVeld.TEKST:
                return _read_tekst(getypt, MAX_ANTWOORD, TeLangAntwoord)
            case SoortVeld.STIL:
                return _read_tekst(getypt, MAX_REGEL, TeLangeRegel)
            case SoortVeld.KEUZE | SoortVeld.CIJFER:
                if all(keuze.waarde != getypt for keuze in self.keuzes):
                    raise OngeldigAntwoord if getypt else NietsGekozen
                return getypt


def _read_tekst(getypt: str, hooguit: int, te_lang: type[Exception]) -> str:
    tekst = read_alineas(getypt)
    if not tekst:
        raise LeegAntwoord
    if len(tekst) > hooguit:
        raise te_lang
    return tekst


def _read_grenzen(getypt: str) -> str:
    """Two places on a line, with what is within them between."""
    try:
        links, rechts = (read_plek_op_lijn(deel) for deel in getypt.split(SCHEIDING))
    except (ValueError, OngeldigePlek) as fout:
        raise OngeldigeGrenzen from fout
    if int(links) > int(rechts):
        raise OngeldigeGrenzen
    return f"{links}{SCHEIDING}{rechts}"


TWIJFEL = Keuze("twijfel", "Twijfel")
_EENS = (Keuze("eens", "Eens"), Keuze("oneens", "Oneens"), TWIJFEL)
_CIJFERS = tuple(Keuze(f"{cijfer}", f"{cijfer}") for cijfer in range(1, 11))

CIJFER = Veld("slot.cijfer", SoortVeld.CIJFER, _CIJFERS, "Welk cijfer geef je dit gesprek?")
REDEN = Veld("slot.reden", SoortVeld.TEKST, vraag="Waarom dat cijfer?")
MORGEN = Veld("slot.morgen", SoortVeld.TEKST, vraag="Wat doe je morgen anders?")
SLOTVELDEN = (CIJFER, REDEN, MORGEN)
"""What is asked of each deelnemer at the end; the reason is never shown beside its mark."""


def veld_of(kaart: Kaart) -> Veld:
    """What a card asks of each deelnemer."""
    match kaart.soort:
        case Soort.STELLING:
            return Veld(kaart.id, SoortVeld.KEUZE, _EENS)
        case Soort.DILEMMA:
            keuzes = (
                Keuze("a", "A", kaart.keuze_a or ""),
                Keuze("b", "B", kaart.keuze_b or ""),
                TWIJFEL,
            )
            return Veld(kaart.id, SoortVeld.KEUZE, keuzes)
        case Soort.VRAAG:
            return Veld(kaart.id, SoortVeld.TEKST)


WERKVELD = "werk."
"""What the id of a field of the werkblad begins with, where answers to it are kept."""
_CHECK = (Keuze("ja", "Ja"), Keuze("nog niet", "Nog niet"))


def veld_of_werkveld(werkveld: Werkveld) -> Veld:
    """What a field of the werkblad asks of each deelnemer; raises OnbekendVeld for nothing."""
    veld_id = f"{WERKVELD}{werkveld.id}"
    match werkveld.soort:
        case SoortWerkveld.STIL:
            return Veld(veld_id, SoortVeld.STIL, vraag=werkveld.titel)
        case SoortWerkveld.DRIEHOEKEN:
            return Veld(veld_id, SoortVeld.GETAL, vraag=werkveld.titel)
        case SoortWerkveld.LIJN:
            return Veld(veld_id, SoortVeld.GRENZEN, vraag=werkveld.titel)
        case SoortWerkveld.KEUZE:
            keuzes = tuple(Keuze(naam, naam) for naam in werkveld.keuzes)
            return Veld(veld_id, SoortVeld.KEUZE, keuzes, werkveld.titel)
        case SoortWerkveld.CHECK:
            return Veld(veld_id, SoortVeld.KEUZE, _CHECK, werkveld.titel)
        case _:
            raise OnbekendVeld


def find_veld(veld_id: str, kaarten: Iterable[Kaart]) -> Veld:
    """The field with this id: a closing one, or that of a card; raises OnbekendeKaart."""
    for veld in SLOTVELDEN:
        if veld.id == veld_id:
            return veld
    for kaart in kaarten:
        if kaart.id == veld_id:
            return veld_of(kaart)
    raise OnbekendeKaart
