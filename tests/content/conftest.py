"""How long properties are tried (longer with HYPOTHESIS_PROFILE=lang), and a stop for hanging.

Bytes of files are tried longer where CI is set; a run of those that failed is done again with the
HYPOTHESIS_SEED that stands at its end.
"""

import os
import signal

import pytest
from hypothesis import settings

from tests.content.bestanden import SEED, write_set

settings.register_profile("kort", max_examples=60, deadline=None, print_blob=True)
settings.register_profile("lang", max_examples=5000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kort"))


def pytest_terminal_summary(terminalreporter):
    """Say with which seed the bytes of this run can be made again."""
    terminalreporter.write_line(f"tests/content: HYPOTHESIS_SEED={SEED}")


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
