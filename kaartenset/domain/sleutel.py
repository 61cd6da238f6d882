"""The begeleider's key: 128 bits as 26 characters that can be read aloud and typed."""

import re

ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are easily taken for something else."""
LENGTE = 26
_GELEZEN_ALS = str.maketrans("OIL", "011")
_TUSSENIN = re.compile(r"[\s\u00ad\u2010-\u2015-]+")
"""White space, and the hyphens and dashes that other programs make of a hyphen."""


def write_sleutel(bits: bytes) -> str:
    """Write 16 bytes as a sleutel of 26 characters."""
    number = int.from_bytes(bits[:16], "big")
    return "".join(ALFABET[number >> 5 * plaats & 31] for plaats in reversed(range(LENGTE)))


def read_sleutel(getypt: str) -> str | None:
    """What was typed as the 26 characters of a sleutel, or None when it cannot be one.

    Case, spaces and hyphens do not matter, and O, I and L are read as 0 and 1.
    """
    gelezen = _TUSSENIN.sub("", getypt).upper().translate(_GELEZEN_ALS)
    if len(gelezen) != LENGTE or any(teken not in ALFABET for teken in gelezen):
        return None
    return gelezen


def group_sleutel(sleutel: str) -> str:
    """The sleutel in groups, as it is shown and printed: 'ABCD-EFGH-…'."""
    return "-".join(sleutel[begin : begin + 4] for begin in range(0, LENGTE, 4))
