"""From a form that was filled in well to the session that is to be made."""

from collections.abc import Sequence
from dataclasses import replace

from kaartenset.commands.nieuwe_sessie import NieuweSessie
from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.domain.werkblad import Werkblad
from kaartenset.domain.woord import read_woord
from kaartenset.web.vooraf.maken import Geheimen
from kaartenset.web.vooraf.sessie_formulier import SessieFormulier
from kaartenset.web.vooraf.werkvorm_formulier import WerkvormFormulier


def compose(
    formulier: SessieFormulier,
    geheimen: Geheimen,
    *,
    kaartenset: str,
    titel: str,
    onderdelen: Sequence[Onderdeel],
) -> NieuweSessie:
    """A session with the deck `kaartenset`; `titel` is for when none was typed."""
    return NieuweSessie(
        sid=geheimen.sid,
        sleutel_hash=geheimen.sleutel_hash,
        cookie_hash=geheimen.cookie_hash,
        kaartenset=kaartenset,
        woord=formulier.woord_getypt,
        woord_key=read_woord(formulier.woord.data or ""),
        titel=formulier.titel.data or titel,
        plaats=formulier.plaats.data or "",
        begin_op=formulier.begin_op,
        duur=int(formulier.duur.data),
        onderdelen=onderdelen,
    )


def as_werksessie(
    nieuw: NieuweSessie,
    formulier: WerkvormFormulier,
    geheimen: Geheimen,
    *,
    werkvorm: str,
    werkblad: Werkblad,
) -> NieuweSessie:
    """The same as a session of a werkvorm: its deck is what its word gives who has no session."""
    return replace(
        nieuw,
        werkvorm=werkvorm,
        werkblad=werkblad,
        eigenaar=formulier.eigenaar.data or "",
        begeleider=formulier.begeleider.data or "",
        eigenaar_hash=geheimen.eigenaar_hash,
    )
