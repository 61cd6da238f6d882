"""How many words one network address may try, so that nobody finds a session by guessing."""

import logging
from ipaddress import IPv6Address, ip_address

from flask import current_app, request
from limits import RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

log = logging.getLogger(__name__)

HEEL_DE_SERVER_KEER = 50
"""The whole server's budget as a multiple of one address's; over it only the operator is told."""


class Woordenbudget:
    """Words that led to no session, checks of a word, and made sessions, per network address."""

    def __init__(self, per_uur: int) -> None:
        self._adres = RateLimitItemPerHour(per_uur)
        self._server = RateLimitItemPerHour(per_uur * HEEL_DE_SERVER_KEER)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def is_over(self) -> bool:
        """Whether this request's address has used up its budget."""
        return not self._limiter.test(self._adres, _address())

    def spend(self) -> None:
        """Take one from the budget of this request's address."""
        self._limiter.hit(self._adres, _address())
        if not self._limiter.hit(self._server, "server"):
            log.warning("ongewoon veel woorden geprobeerd op deze server in het afgelopen uur")


def woordenbudget() -> Woordenbudget:
    """The budget of the present application."""
    budget: Woordenbudget = current_app.extensions["woordenbudget"]
    return budget


def _address() -> str:
    """The network address; for IPv6 the network of one connection (/64)."""
    gegeven = request.remote_addr or ""
    try:
        adres = ip_address(gegeven)
    except ValueError:
        return gegeven
    if isinstance(adres, IPv6Address):
        return str(adres.ipv4_mapped or int(adres) >> 64)
    return gegeven
