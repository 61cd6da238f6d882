"""Small Dutch turns of phrase: times on Dutch clocks, and counting."""

from datetime import datetime
from zoneinfo import ZoneInfo

TIJDZONE = ZoneInfo("Europe/Amsterdam")


def local_time(moment: datetime) -> datetime:
    """A moment on the clocks of the Netherlands."""
    return moment.astimezone(TIJDZONE)


def write_tijd(moment: datetime) -> str:
    """'14:05'."""
    return f"{local_time(moment):%H:%M}"


def count_minuten(aantal: int) -> str:
    """'1 minuut', '6 minuten'."""
    return "1 minuut" if aantal == 1 else f"{aantal} minuten"
