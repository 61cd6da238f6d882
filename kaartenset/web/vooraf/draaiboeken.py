"""The draaiboek that a session takes when it gets another length: of its deck or its werkvorm."""

from kaartenset.domain.draaiboek import Onderdeel
from kaartenset.storage.facts import SessieFeiten
from kaartenset.web.inhoud import find_begeleiding, find_werkvorm_begeleiding


def onderdelen_of(sessie: SessieFeiten, duur: int) -> tuple[Onderdeel, ...]:
    """The blocks for `duur` (minutes); a 404 when its deck or werkvorm was taken away since."""
    if sessie.heeft_kaarten:
        return find_begeleiding(sessie.kaartenset).draaiboek.onderdelen_for(duur)
    return find_werkvorm_begeleiding(sessie.werkvorm).draaiboek.onderdelen_for(duur)
