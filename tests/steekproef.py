"""How much of a slow pack a run does: all of it in the long form, else what its seed picks.

`python3 start.py aanvaarding` runs the long form. The short form takes other cases with every
seed, so that over many runs each of them is seen; KAARTENSET_ZAAD makes a run again.
"""

import os
from collections.abc import Iterable
from random import Random
from typing import TypeVar

T = TypeVar("T")
IS_LANG = os.environ.get("KAARTENSET_LANG") == "1"


def pick(pack: str, cases: Iterable[T], count: int, *, lang: bool = IS_LANG) -> list[T]:
    """All cases of the pack, or in the short form `count` of them, in their own order.

    The seed decides, so that all processes of a run pick the same.
    """
    every = list(cases)
    if lang or count >= len(every):
        return every
    numbers = sorted(dice(pack).sample(range(len(every)), count))
    return [every[number] for number in numbers]


def is_picked(pack: str, case: str, share: float, *, lang: bool = IS_LANG) -> bool:
    """Whether a run does this case; in the short form it does about this share of all."""
    return lang or dice(f"{pack} {case}").random() < share


def dice(name: str) -> Random:
    """Chance that depends on the seed of the run and on nothing else."""
    return Random(f"{os.environ['KAARTENSET_ZAAD']} {name}")
