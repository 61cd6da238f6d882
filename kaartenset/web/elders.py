"""Work that is done elsewhere: in a real thread, so that nobody else has to wait for it."""

from collections.abc import Callable
from typing import TypeVar

import gevent
from gevent import monkey

T = TypeVar("T")


def do_elsewhere(work: Callable[[], T]) -> T:
    """Do what waits for a disk or a network in a real thread, and wait for what it gives.

    What it raises is also printed by gevent, so it is better to return what can go wrong. It may
    touch no lock of this process: those belong to the thread in which the site runs.
    """
    if monkey.is_module_patched("threading"):
        done: T = gevent.get_hub().threadpool.apply(work)
        return done
    return work()
