"""How a command speaks and ends: exit codes, and sentences to the screen."""

import sys
from typing import TextIO

GELUKT = 0
MISLUKT = 1
ONBEGREPEN = 2
"""Done; something is wrong; the command was called in a way that it does not know."""


def say(zin: str, stroom: TextIO | None = None) -> None:
    """Print a sentence at once."""
    print(zin, file=stroom or sys.stdout, flush=True)


def fail(zin: str, code: int = MISLUKT) -> int:
    """Say what is wrong, on the stream for errors, and return the exit code."""
    say(zin, sys.stderr)
    return code
