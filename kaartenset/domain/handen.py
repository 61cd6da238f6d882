"""Where a group raises its hands."""

from enum import StrEnum


class Handen(StrEnum):
    """Not at all, in the video call or the room, or here with a queue."""

    UIT = "uit"
    GESPREK = "gesprek"
    HIER = "hier"

    @property
    def is_hier(self) -> bool:
        """Whether hands are raised on the pages of this session."""
        return self is Handen.HIER
