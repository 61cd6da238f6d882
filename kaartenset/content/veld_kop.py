"""The keys under the title of a field of a werkblad: what it is, and who writes in it."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from kaartenset.content.fout import Meldingen, choices, quote
from kaartenset.content.head import Head
from kaartenset.content.stuk_id import id_of
from kaartenset.content.waarden import JaNee, Lijst, Regel
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld

MIN_KEUZES, MAX_KEUZES = 2, 6

_MET_KEUZES = (SoortWerkveld.KEUZE, SoortWerkveld.WAARDEN)
NODIG = ("id", "soort", "wie")
"""What every field says."""


def _count_keuzes(keuzes: tuple[str, ...]) -> tuple[str, ...]:
    if not MIN_KEUZES <= len(keuzes) <= MAX_KEUZES:
        found = "staat één keuze" if len(keuzes) == 1 else f"staan {len(keuzes) or 'geen'} keuzes"
        raise ValueError(f"hier {found}; schrijf er {MIN_KEUZES} tot en met {MAX_KEUZES}")
    return keuzes


class VeldKop(BaseModel):
    """The keys of a field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, id_of("veld")]
    soort: SoortWerkveld
    wie: Schrijver
    vooraf: JaNee = "nee"
    keuzes: Annotated[tuple[Regel, ...], Lijst, AfterValidator(_count_keuzes)] = ()


def check_keuzes(head: Head, meldingen: Meldingen) -> None:
    """Note keuzes that are missing, or that a field of this kind cannot have."""
    soort = head.waarden.get("soort")
    if soort in _MET_KEUZES and "keuzes" not in head.waarden:
        meldingen.add(
            head.regel_of("soort"),
            f"een veld van de soort {quote(soort)} heeft keuzes;"
            " voeg een regel 'keuzes: [een, twee]' toe",
        )
    elif soort in set(SoortWerkveld) - set(_MET_KEUZES) and "keuzes" in head.waarden:
        meldingen.add(
            head.regel_of("keuzes"),
            f"'keuzes' hoort alleen bij een veld van de soort {choices(_MET_KEUZES)};"
            " haal deze regel weg",
        )
