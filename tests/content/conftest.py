"""A deck in a folder, to spoil, and a stop for what hangs."""

import os
import signal

import pytest

from tests.content.bestanden import write_set


@pytest.fixture
def no_hanging():
    """Fail, instead of waiting for ever, when a read blocks; call it to start waiting anew."""

    def stop(*_):
        raise TimeoutError("a read blocks")

    earlier = signal.signal(signal.SIGALRM, stop)
    signal.alarm(10)
    yield lambda: signal.alarm(10)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, earlier)


@pytest.fixture
def folder(tmp_path):
    """A deck that is right, in cards/proef/."""
    return write_set(tmp_path / "cards" / "proef")


@pytest.fixture
def as_ordinary_user(no_hanging):
    """Root may read everything; this user may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)
