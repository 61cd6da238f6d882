"""Where a group raises its hands."""

from enum import StrEnum

from kaartenset.domain.draaiboek import SoortOnderdeel


class Handen(StrEnum):
    """Not at all, in the video call or the room, or here with a queue."""

    UIT = "uit"
    GESPREK = "gesprek"
    HIER = "hier"

    @property
    def is_uit(self) -> bool:
        """Whether no hands are raised at all."""
        return self is Handen.UIT

    @property
    def is_hier(self) -> bool:
        """Whether hands are raised on the pages of this session."""
        return self is Handen.HIER


def are_handen_resting(soort: SoortOnderdeel) -> bool:
    """Whether hands rest in a block of this kind: nobody asks for a turn in a break."""
    return soort is SoortOnderdeel.PAUZE
