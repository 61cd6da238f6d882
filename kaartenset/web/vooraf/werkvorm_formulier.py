"""The form by which a session of a werkvorm is prepared, and what such a session is made of."""

from collections.abc import Iterable

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, StringField
from wtforms import SelectChoice as Keuze  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Length

from kaartenset.commands.deelnemers import MAX_NAAM
from kaartenset.domain.tekst import read_regel
from kaartenset.domain.werkvorm import Werkvorm
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.inhoud import present_inhoud
from kaartenset.web.vooraf.sessie_formulier import SessieFormulier
from kaartenset.web.werkvormen.tijden import write_duur

WAAR_NAMEN_STAAN = (
    "Alleen jij ziet deze naam, in je draaiboek. We bewaren hem tot 24 uur na het sluiten"
)


class WerkvormFormulier(SessieFormulier):
    """What a session of a werkvorm starts from; only the word is required."""

    eigenaar = StringField(
        "Hoe heet de dilemma-eigenaar?",
        filters=(read_regel,),
        description=WAAR_NAMEN_STAAN,
        validators=(Length(max=MAX_NAAM, message=f"Gebruik hooguit {MAX_NAAM} tekens"),),
    )
    begeleider = StringField(
        "Hoe heet jij?",
        filters=(read_regel,),
        description=WAAR_NAMEN_STAAN,
        validators=(Length(max=MAX_NAAM, message=f"Gebruik hooguit {MAX_NAAM} tekens"),),
    )

    def __init__(self, duren: Iterable[int], formdata: MultiDict[str, str] | None = None) -> None:
        """Take what was sent, or nothing for the first time; `duren` are the lengths on offer."""
        super().__init__(formdata)
        del self.kaartenset
        set_duren(self, tuple(duren), is_nieuw=formdata is None)


class WerkvormGegevensFormulier(WerkvormFormulier):
    """What can be changed of it before and while it is held."""

    vraagt_namen = BooleanField(
        "Deelnemers mogen een voornaam invullen",
        description="Zonder dit vinkje ziet niemand namen: ook jij ziet dan alleen een dierennaam",
    )


def set_duren(formulier: SessieFormulier, duren: tuple[int, ...], *, is_nieuw: bool) -> None:
    """Offer these lengths (minutes, short to long); of a new form the middle one is chosen."""
    namen = [write_duur(duur) for duur in duren]
    if len(namen) > 1:
        namen[0] += " (korte vorm)"
    formulier.duur.choices = [
        Keuze(f"{duur}", naam) for duur, naam in zip(duren, namen, strict=True)
    ]
    if is_nieuw:
        formulier.duur.data = f"{duren[len(duren) // 2]}"


def present_werkvorm(sessie: SessieFeiten) -> Werkvorm | None:
    """The werkvorm of a session as it is now; None for cards, and when it was taken away since."""
    return None if sessie.heeft_kaarten else present_inhoud().werkvormen.get(sessie.werkvorm)


def duren_of(sessie: SessieFeiten) -> tuple[int, ...]:
    """The lengths that a session of a werkvorm can have: its own is always among them."""
    werkvorm = present_werkvorm(sessie)
    return tuple(sorted({sessie.duur, *(werkvorm.duren if werkvorm else ())}))
