"""The times of a werkvorm: of one length from 0:00 on, and of its lengths side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaartenset.domain.draaiboek import Draaiboek, Onderdeel, SoortOnderdeel
from kaartenset.domain.taal import count_minuten
from kaartenset.domain.werkblad import Werkblad

UUR = 60
VOORAF = "vooraf"
"""What stands in the place of a time at what is done before the planned start."""


@dataclass(frozen=True, slots=True)
class Tijdregel:
    """One block of one length: when it begins, how long it takes, what is filled in meanwhile."""

    tijd: str
    """Hours and minutes since the start ('1:05'), or VOORAF."""
    onderdeel: Onderdeel
    minuten: int
    velden: tuple[str, ...]
    """The titles of the fields of the werkblad."""


@dataclass(frozen=True, slots=True)
class Duurregel:
    """One block in all lengths: its minutes in each of them, None where it is left out."""

    onderdeel: Onderdeel
    minuten: tuple[int | None, ...]


def list_tijden(draaiboek: Draaiboek, werkblad: Werkblad, duur: int) -> tuple[Tijdregel, ...]:
    """The blocks of the length `duur` (minutes) in their order."""
    titels = {veld.id: veld.titel for veld in werkblad.velden}
    regels = []
    verstreken = 0
    for onderdeel in draaiboek.onderdelen_for(duur):
        minuten = onderdeel.minuten[duur]
        tijd = write_looptijd(verstreken) if _telt_mee(onderdeel) else VOORAF
        velden = tuple(titels[veld_id] for veld_id in onderdeel.velden)
        regels.append(Tijdregel(tijd, onderdeel, minuten, velden))
        verstreken += minuten if _telt_mee(onderdeel) else 0
    return tuple(regels)


def compare_duren(draaiboek: Draaiboek, duren: Sequence[int]) -> tuple[Duurregel, ...]:
    """All blocks that count in the planned time, with their minutes in each length."""
    return tuple(
        Duurregel(onderdeel, tuple(onderdeel.minuten.get(duur) for duur in duren))
        for onderdeel in draaiboek.onderdelen
        if _telt_mee(onderdeel)
    )


def count_samen(draaiboek: Draaiboek, duur: int) -> int:
    """The minutes of all blocks of this length together, without klaarzetten."""
    onderdelen = draaiboek.onderdelen_for(duur)
    return sum(onderdeel.minuten[duur] for onderdeel in onderdelen if _telt_mee(onderdeel))


def write_looptijd(minuten: int) -> str:
    """'0:05', '1:15': minutes since the start."""
    uren, rest = divmod(minuten, UUR)
    return f"{uren}:{rest:02}"


def write_duur(minuten: int) -> str:
    """A length as people say it: '2 uur', '1,5 uur', '45 minuten'."""
    if minuten < UUR or minuten % (UUR // 2):
        return count_minuten(minuten)
    uren, rest = divmod(minuten, UUR)
    return f"{uren},5 uur" if rest else f"{uren} uur"


def _telt_mee(onderdeel: Onderdeel) -> bool:
    return onderdeel.soort is not SoortOnderdeel.KLAARZETTEN
