"""Servers for the tests of live screens: each kind once, and one whose streams live shortly."""

import uuid

import pytest

from tests.live.servers import ADOPTING, KINDS


@pytest.fixture(scope="session")
def servers():
    """Each kind of server, started when it is first asked for."""
    running = {}

    def start(kind, **settings):
        key = (kind, *settings.items())
        if key not in running:
            running[key] = KINDS[kind](**settings)
        return running[key]

    yield start
    for one in running.values():
        one.stop()
    assert not [one.log for one in running.values() if "Traceback" in one.log]


@pytest.fixture(scope="session", params=KINDS)
def any_server(request, servers):
    """Every way in which a stream is served."""
    return servers(request.param, hartslag=0.3)


@pytest.fixture(scope="session", params=ADOPTING)
def server(request, servers):
    """The servers that give their sockets away."""
    return servers(request.param, hartslag=0.3)


@pytest.fixture(scope="session")
def embedded_server(servers):
    return servers("embedded", hartslag=0.3)


@pytest.fixture(scope="session", params=["embedded", "threads"])
def hasty_server(request, servers):
    """A server with room for three streams, each of which lasts half a second."""
    return servers(request.param, limiet=3, generatoren=3, hartslag=0.25, leeftijd=0.5)


@pytest.fixture
def sid():
    """A session of its own for each test; recognisable in a log."""
    return f"sid-{uuid.uuid4().hex}"
