"""What one network address may ask: words, doors, keys, PDFs; so nothing is found by guessing.

A budget holds for one process: with two of them an address has, at most, twice as much.
"""

import logging
from ipaddress import IPv6Address, ip_address

from flask import current_app, request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kaartenset.config import Instellingen
from kaartenset.domain.weigering import (
    TeVeelBinnenkomsten,
    TeVeelCodes,
    TeVeelDrukwerk,
    TeVeelSleutels,
)

log = logging.getLogger(__name__)

HEEL_DE_SERVER_KEER = 50
"""The whole server's budget as a multiple of one address's; over it only the operator is told."""
MINSTENS_BINNEN = 60
"""A whole office comes in from one address: there is room for a full session of it, or for more."""
PDFS_PER_UUR = 60
SLEUTELS_PER_UUR = 20
EIGENAARSSLEUTELS_PER_UUR = 20
CODES_PER_UUR = 20


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


class Adresbudget:
    """How often one network address may do something within a time, and the refusal above it."""

    def __init__(self, grens: RateLimitItem, weigering: type[Exception]) -> None:
        self._grens = grens
        self._weigering = weigering
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def check(self) -> None:
        """Raise the refusal when this request's address has used up its budget."""
        if not self._limiter.test(self._grens, network_address()):
            raise self._weigering

    def spend(self) -> None:
        """Take one from the budget of this request's address; raises the refusal."""
        if not self._limiter.hit(self._grens, network_address()):
            raise self._weigering


def make_budgets(instellingen: Instellingen) -> dict[str, object]:
    """All budgets of an application, by the names of its extensions."""
    binnen = max(MINSTENS_BINNEN, instellingen.max_deelnemers)
    return {
        "woordenbudget": Woordenbudget(instellingen.woorden_per_uur),
        "deurbudget": Adresbudget(RateLimitItemPerMinute(binnen, 10), TeVeelBinnenkomsten),
        "drukbudget": Adresbudget(RateLimitItemPerHour(PDFS_PER_UUR), TeVeelDrukwerk),
        "codebudget": Adresbudget(RateLimitItemPerHour(CODES_PER_UUR), TeVeelCodes),
        "sleutelbudget": Adresbudget(RateLimitItemPerHour(SLEUTELS_PER_UUR), TeVeelSleutels),
        "eigenaarbudget": Adresbudget(
            RateLimitItemPerHour(EIGENAARSSLEUTELS_PER_UUR), TeVeelSleutels
        ),
    }


def codebudget() -> Adresbudget:
    """Codes for once that were wrong."""
    return _budget("codebudget")


def deurbudget() -> Adresbudget:
    """Coming in by a door."""
    return _budget("deurbudget")


def drukbudget() -> Adresbudget:
    """Having a PDF made."""
    return _budget("drukbudget")


def eigenaarbudget() -> Adresbudget:
    """Keys of a dilemma-eigenaar that were wrong."""
    return _budget("eigenaarbudget")


def sleutelbudget() -> Adresbudget:
    """Keys to the editors' pages that were wrong."""
    return _budget("sleutelbudget")


def woordenbudget() -> Woordenbudget:
    """The budget of the present application."""
    budget: Woordenbudget = current_app.extensions["woordenbudget"]
    return budget


def _budget(naam: str) -> Adresbudget:
    budget: Adresbudget = current_app.extensions[naam]
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
