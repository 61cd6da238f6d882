"""The embedded server and gunicorn's settings: starting, stopping, slow clients, and the log."""

import http.client
import logging
import socket
import threading
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from kaartenset import server as embedded
from tests.live.browser import PATIENCE, Browser
from tests.live.servers import ADOPTING, KINDS


@pytest.fixture(params=ADOPTING)
def own_server(request):
    """A server for one test, that may stop it and read its log."""
    running = KINDS[request.param]()
    yield running
    if running.process.returncode is None:
        running.stop()


def test_a_stop_ends_the_streams_and_waits_for_the_answer_that_is_under_way(own_server, sid):
    target = urlsplit(own_server.origin)
    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=PATIENCE)
    connection.request("GET", "/traag")
    with own_server.look(sid) as bram:
        bram.next_frame()
        stopping = threading.Thread(target=own_server.stop)
        stopping.start()
        assert connection.getresponse().read() == b"klaar"
        connection.close()
        bram.wait_for_end()
    stopping.join(PATIENCE)
    assert own_server.process.returncode == 0


def test_no_log_holds_a_path_an_address_or_an_error_text(own_server, sid):
    target = urlsplit(own_server.origin)
    with own_server.look(sid) as bram:
        bram.next_frame()
        own_server.change(sid, "2", fout="kapot")
        own_server.get(f"/hallo?{sid}")
    with Browser(own_server.origin, f"/breekt/{sid}") as broken:
        assert b"begin" in broken.read_to_end()
    for nonsense in (
        f"GET /{sid} HTTP/9.9\r\n\r\n",
        f"/{sid}\r\n\r\n",
        f"GET /{sid}\r\n x: y\r\n\r\n",
    ):
        with socket.create_connection((target.hostname, target.port), PATIENCE) as sock:
            sock.sendall(nonsense.encode())
            sock.recv(65536)
    own_server.stop()
    assert "RuntimeError" in own_server.log, "what went wrong is told"
    assert "demo_app.py" in own_server.log, "and where"
    assert sid not in own_server.log
    assert "Traceback" not in own_server.log


def test_a_connection_is_kept_for_the_next_request(embedded_server):
    target = urlsplit(embedded_server.origin)
    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=PATIENCE)
    ports = set()
    for _ in range(3):
        connection.request("GET", "/hallo")
        assert connection.getresponse().read() == b"hallo"
        ports.add(connection.sock.getsockname())
    connection.close()
    assert len(ports) == 1


def test_a_header_that_does_not_come_is_waited_for_a_short_time_only(embedded_server):
    target = urlsplit(embedded_server.origin)
    with ExitStack() as stack:
        socks = []
        for _ in range(50):
            sock = socket.create_connection((target.hostname, target.port), PATIENCE)
            socks.append(stack.enter_context(sock))
            sock.sendall(b"GET /hallo HTTP/1.1\r\nHost: de")
        assert all(sock.recv(65536).startswith(b"HTTP/1.1 408 ") for sock in socks)


@pytest.mark.parametrize("sent", [b"", b"POST /lengte HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf"])
def test_a_connection_on_which_nothing_comes_is_closed(embedded_server, sent):
    target = urlsplit(embedded_server.origin)
    with socket.create_connection((target.hostname, target.port), PATIENCE) as sock:
        sock.sendall(sent)
        while sock.recv(65536):
            pass


def test_a_free_port_is_told(embedded_server):
    assert embedded_server.log.startswith("Kaartenset draait op http://127.0.0.1:")
    assert not embedded_server.origin.endswith(":0")


def test_a_port_that_is_taken_is_said_in_dutch():
    with embedded.open_listener("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(embedded.PoortBezet, match=f"Poort {port} is al in gebruik"):
            embedded.open_listener("127.0.0.1", port)


def test_small_answers_are_not_held_back():
    with embedded.open_listener("127.0.0.1", 0) as listener:
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_server_without_patched_modules_is_refused():
    with pytest.raises(RuntimeError, match="patch_all"):
        embedded.serve(lambda environ, start: [], "127.0.0.1", 0, print)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104
        ("::", "http://[::1]:8000"),
        ("kaarten.example", "http://kaarten.example:8000"),
    ],
)
def test_the_address_that_is_told_can_be_opened(host, shown):
    assert embedded.describe_address(host, 8000) == f"Kaartenset draait op {shown}"


def test_an_error_is_described_by_where_and_what_without_its_text():
    try:
        try:
            raise KeyError("geheim")
        except KeyError as fault:
            raise RuntimeError("ook geheim") from fault
    except RuntimeError as fault:
        text = embedded.describe(type(fault), fault, fault.__traceback__)
    assert "RuntimeError\ncaused by\n" in text
    assert text.endswith("KeyError")
    assert "test_server.py" in text


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("Error handling request GET /s/geheim", "Error handling request"),
        ("Invalid request from ip=1.2.3.4: GET /geheim", "Invalid request"),
        ("Booting worker with pid: 12", "Booting worker with pid: 12"),
    ],
)
def test_gunicorns_messages_lose_the_request(message, left):
    record = logging.LogRecord("gunicorn.error", logging.ERROR, "x", 1, message, (), None)
    assert embedded.leave_out_request(record)
    assert record.getMessage() == left
