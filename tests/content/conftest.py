"""How long properties are tried (longer with HYPOTHESIS_PROFILE=lang), and a stop for hanging."""

import os
import signal

import pytest
from hypothesis import settings

settings.register_profile("kort", max_examples=60, deadline=None, print_blob=True)
settings.register_profile("lang", max_examples=5000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kort"))


@pytest.fixture
def no_hanging():
    """Fail, instead of waiting for ever, when a read blocks."""

    def stop(*_):
        raise TimeoutError("a read blocks")

    earlier = signal.signal(signal.SIGALRM, stop)
    signal.alarm(10)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, earlier)
