"""What one network address may ask: words, so that nobody finds a session by guessing, and doors.

A budget holds for one process: with two of them an address has, at most, twice as much.
"""

import logging
from ipaddress import IPv6Address, ip_address

from flask import current_app, request
from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kaartenset.domain.weigering import TeVeelBinnenkomsten

log = logging.getLogger(__name__)

HEEL_DE_SERVER_KEER = 50
"""The whole server's budget as a multiple of one address's; over it only the operator is told."""


MINSTENS_BINNEN = 60
DEUR_MINUTEN = 10


class Woordenbudget:
    """Words that led to no session, checks of a word, and made sessions, per network address."""

    def __init__(self, per_uur: int) -> None:
        self._adres = RateLimitItemPerHour(per_uur)
        self._server = RateLimitItemPerHour(per_uur * HEEL_DE_SERVER_KEER)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def is_over(self) -> bool:
        """Whether this request's address has used up its budget."""
        return not self._limiter.test(self._adres, network_address())

    def spend(self) -> None:
        """Take one from the budget of this request's address."""
        self._limiter.hit(self._adres, network_address())
        if not self._limiter.hit(self._server, "server"):
            log.warning("ongewoon veel woorden geprobeerd op deze server in het afgelopen uur")


class Deurbudget:
    """How often people may come in by a door from one network address, within ten minutes.

    A whole office comes in from one address: there is room for a full session of it.
    """

    def __init__(self, max_deelnemers: int) -> None:
        self._adres = RateLimitItemPerMinute(max(MINSTENS_BINNEN, max_deelnemers), DEUR_MINUTEN)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def spend(self) -> None:
        """Take one from the budget of this request's address; raises TeVeelBinnenkomsten."""
        if not self._limiter.hit(self._adres, network_address()):
            raise TeVeelBinnenkomsten


def deurbudget() -> Deurbudget:
    """The budget for doors of the present application."""
    budget: Deurbudget = current_app.extensions["deurbudget"]
    return budget


def woordenbudget() -> Woordenbudget:
    """The budget of the present application."""
    budget: Woordenbudget = current_app.extensions["woordenbudget"]
    return budget


def network_address() -> str:
    """The network address; for IPv6 the network of one connection (/64)."""
    gegeven = request.remote_addr or ""
    try:
        adres = ip_address(gegeven)
    except ValueError:
        return gegeven
    if isinstance(adres, IPv6Address):
        return str(adres.ipv4_mapped or int(adres) >> 64)
    return gegeven
