"""What an editor may have meant by a word that cannot be: 'bedoel je stelling?'."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache

# Who made a typing error typed a word of about this length; the rest is not worth the time.
_MAX_LENGTH = 30
_CLOSE = 0.7


def suggestion(typed: str, options: Sequence[str], *, before: str = "", ending: str = "") -> str:
    """End of a melding that names the option most like what was typed; '' when none is like it.

    `before` and `ending` are signs that belong to the option, such as the colon after a key.
    """
    near = _nearest(typed.casefold(), tuple(options)) if len(typed) <= _MAX_LENGTH else None
    return f"; bedoel je {before}{near}{ending}?" if near else ""


@lru_cache(maxsize=1024)
def _nearest(typed: str, options: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(typed, options, n=1, cutoff=_CLOSE)), None)
