"""What travels: the frame of an audience, and its bytes as a server-sent event."""

import re
import time
from dataclasses import dataclass
from typing import NamedTuple

RETRY = b"retry: 1000\n\n"
"""Tells the browser to come back a second after a stream has ended."""

_LINE_ENDS = re.compile(r"\r\n|\r|\n")


class Kanaal(NamedTuple):
    """One stream of frames: a session and its audience."""

    sid: str
    publiek: str  # 'deelnemers', 'scherm', 'begeleiding' or 'deur'


@dataclass(frozen=True, slots=True)
class Frame:
    """What one audience of a session sees now; an equal `merk` promises equal bytes.

    `tot` is the moment (Unix seconds) at which the frame changes of its own accord, such as the
    end of a block; None when only a change can alter it.
    """

    merk: str
    html: str
    tot: float | None = None


class Shown(NamedTuple):
    """A frame as the hub keeps it: encoded once for all who look."""

    merk: str
    data: bytes
    until: float  # Unix seconds, infinite when only a change can alter it


def encode_frame(frame: Frame) -> bytes:
    """Return the frame as one event: its mark as id, its HTML as data.

    Raises ValueError when the mark holds a line end or a NUL, which no event id can.
    """
    if not frame.merk or re.search(r"[\r\n\0]", frame.merk):
        msg = "a frame's mark is one line of text"
        raise ValueError(msg)
    data = "".join(f"data: {line}\n" for line in _LINE_ENDS.split(frame.html))
    return f"id: {frame.merk}\n{data}\n".encode()


def encode_nu() -> bytes:
    """Return the server's time (ms since 1970) as an event; the heartbeat of every stream."""
    return b"event: nu\ndata: %d\n\n" % (time.time_ns() // 1_000_000)
