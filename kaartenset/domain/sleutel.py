"""The begeleider's key, and a code for once: random bits as characters to read aloud and type."""

import re

ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are easily taken for something else."""
LENGTE = 26
CODE_LENGTE = 8
"""A code has 40 bits: it lasts for minutes, and how often one can try is limited."""
_GELEZEN_ALS = str.maketrans("OIL", "011")
_TUSSENIN = re.compile(r"[\s\u00ad\u2010-\u2015-]+")
"""White space, and the hyphens and dashes that other programs make of a hyphen."""


def write_sleutel(bits: bytes) -> str:
    """Write 16 bytes as a sleutel of 26 characters."""
    return _write(bits[:16], LENGTE)


def write_code(bits: bytes) -> str:
    """Write the first 5 bytes as a code of 8 characters."""
    return _write(bits[:5], CODE_LENGTE)


def read_sleutel(getypt: str) -> str | None:
    """What was typed as the 26 characters of a sleutel, or None when it cannot be one.

    Case, spaces and hyphens do not matter, and O, I and L are read as 0 and 1.
    """
    return _read(getypt, LENGTE)


def read_code(getypt: str) -> str | None:
    """The same for the 8 characters of a code."""
    return _read(getypt, CODE_LENGTE)


def group_sleutel(sleutel: str) -> str:
    """A sleutel or a code in groups, as it is shown and printed: 'ABCD-EFGH-…'."""
    return "-".join(sleutel[begin : begin + 4] for begin in range(0, len(sleutel), 4))


def _write(bits: bytes, lengte: int) -> str:
    number = int.from_bytes(bits, "big")
    return "".join(ALFABET[number >> 5 * plaats & 31] for plaats in reversed(range(lengte)))


def _read(getypt: str, lengte: int) -> str | None:
    gelezen = _TUSSENIN.sub("", getypt).upper().translate(_GELEZEN_ALS)
    if len(gelezen) != lengte or any(teken not in ALFABET for teken in gelezen):
        return None
    return gelezen
