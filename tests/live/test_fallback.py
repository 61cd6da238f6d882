"""The generator, as Flask's test client meets it."""

import pytest

from kaartenset.live.attendance import Viewer
from kaartenset.live.frame import Kanaal
from tests.live.demo_app import make_app


@pytest.fixture
def app():
    return make_app(generatoren=2)


def test_the_test_client_gets_the_time_and_then_the_frame(app):
    with app.test_client().get("/s/x/stroom") as answer:
        parts = answer.iter_encoded()
        assert next(parts).startswith(b"retry: 1000\n\nevent: nu\n")
        assert next(parts).startswith(b"id: 1\n")
        assert answer.mimetype == "text/event-stream"


def test_a_browser_that_leaves_frees_its_place(app):
    hub = app.extensions["demo"].hub
    with app.test_client().get("/s/x/stroom") as answer:
        next(answer.iter_encoded())
        assert hub.open_streams == 1
    assert hub.open_streams == 0


def test_a_hub_that_is_closed_opens_no_stream(app):
    app.extensions["demo"].hub.close()
    with app.test_client().get("/s/x/stroom") as answer:
        assert answer.status_code == 503


def test_closing_the_hub_ends_what_is_open(app):
    with app.test_client().get("/s/x/stroom") as answer:
        parts = answer.iter_encoded()
        next(parts)
        app.extensions["demo"].hub.close()
        assert list(parts) == []


def test_every_stream_ends_when_messages_may_have_been_missed(app):
    hub = app.extensions["demo"].hub
    client = app.test_client()
    checked_before = Viewer("Dirk", moment=hub.moment)
    with client.get("/s/x/stroom") as first, client.get("/s/y/stroom") as second:
        streams = [first.iter_encoded(), second.iter_encoded()]
        for parts in streams:
            next(parts)
        hub.renew()
        assert [list(parts) for parts in streams] == [[], []]
    with hub.respond({}, Kanaal("x", "deelnemers"), checked_before, None) as answer:
        assert not any(b"data:" in part for part in answer.iter_encoded())
