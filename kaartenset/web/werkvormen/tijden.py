"""The times of a werkvorm: its lengths as people say them, and what they come to."""

from kaartenset.domain.taal import count_minuten
from kaartenset.domain.werkvorm import Werkvorm

UUR = 60


def count_samen(werkvorm: Werkvorm, duur: int) -> int:
    """The minutes of all blocks of this length together, without klaarzetten."""
    return sum(onderdeel.minuten.get(duur, 0) for onderdeel in werkvorm.onderdelen)


def write_duur(minuten: int) -> str:
    """A length as people say it: '2 uur', '1,5 uur', '45 minuten'."""
    if minuten < UUR or minuten % (UUR // 2):
        return count_minuten(minuten)
    uren, rest = divmod(minuten, UUR)
    return f"{uren},5 uur" if rest else f"{uren} uur"
