"""The times that streams keep: heartbeat, age, and pauses after an error that passes."""

import random
import time
from dataclasses import dataclass

LONGEST_PAUSE = 5.0
"""Seconds between two attempts at a frame that cannot be read."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds between heartbeats, seconds that a stream may last, and the errors that pass."""

    hartslag: float
    leeftijd: float
    vergeeflijk: tuple[type[Exception], ...]

    def draw_end(self) -> float:
        """Draw when a stream that begins now will end (monotonic), so that not all end together."""
        return time.monotonic() + self.leeftijd * random.uniform(1.0, 1.2)  # noqa: S311

    def draw_pause(self, failures: int) -> float:
        """Draw how many seconds to wait after so many failures in a row: longer each time."""
        longest = min(LONGEST_PAUSE, 0.1 * 2.0 ** min(failures, 10))
        return longest * random.uniform(0.5, 1.0)  # noqa: S311
