"""Which folder with decks a command looks at: one rule for all commands of editors."""

import os
from pathlib import Path

from kaartenset.config import BASIS


def find_cards(gegeven: Path | None) -> Path:
    """The folder given; else KAARTENSET_CARDS; else ./cards if there is one; else what comes along.

    What comes along lies in the checkout, or in the installed package.
    """
    if gegeven is not None:
        return gegeven
    if ingesteld := os.environ.get("KAARTENSET_CARDS"):
        return Path(ingesteld)
    hier = Path("cards")
    return hier if os.path.isdir(hier) else BASIS / "cards"  # noqa: PTH112 (never raises)
