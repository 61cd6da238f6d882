"""Which audiences a command wakes: their versies before and after."""

from contextlib import contextmanager

from kaartenset.commands.sessie_slot import ALLEN, Publiek
from kaartenset.storage.database import Opslag
from tests.cast import feiten_of

BEGELEIDING = (Publiek.BEGELEIDING,)
NIEMAND = ()
__all__ = ["ALLEN", "BEGELEIDING", "NIEMAND", "versies_of", "wakes"]


def versies_of(opslag: Opslag, sid: str) -> dict[Publiek, int]:
    """The versie of each audience."""
    feiten = feiten_of(opslag, sid)
    return {publiek: getattr(feiten, f"versie_{publiek.value}") for publiek in Publiek}


@contextmanager
def wakes(opslag: Opslag, sid: str, publieken: tuple[Publiek, ...]):
    """What is done inside raises the versie of these audiences by one, and of no other."""
    vooraf = versies_of(opslag, sid)
    yield
    achteraf = versies_of(opslag, sid)
    gestegen = {publiek: achteraf[publiek] - vooraf[publiek] for publiek in Publiek}
    assert gestegen == {publiek: int(publiek in publieken) for publiek in Publiek}
