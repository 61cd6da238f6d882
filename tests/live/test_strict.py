"""Requests that two servers could read in two ways, and bodies that never end: refused."""

import re
import socket
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kaartenset import server as embedded
from tests.live.browser import PATIENCE
from tests.live.servers import ADOPTING, KINDS

BODY_SECONDS = 1.0
HIDDEN = b"GET /hallo HTTP/1.1\r\nHost: demo\r\n\r\n"
"""What an attacker would have the server take for the next request."""
CHUNK = b"5\r\nhallo\r\n"
END = b"0\r\n\r\n"


@pytest.fixture(scope="module", params=ADOPTING)
def hurried_server(request, servers):
    """A server on which a body has one second."""
    return servers(request.param, lichaam=BODY_SECONDS)


def connect(server):
    target = urlsplit(server.origin)
    return socket.create_connection((target.hostname, target.port), PATIENCE)


def talk(server, data):
    """Send these bytes, and read until the server closes the connection."""
    with connect(server) as sock:
        sock.sendall(data)
        return read_all(sock)


def read_all(sock):
    answer = b""
    try:
        while part := sock.recv(65536):
            answer += part
    except ConnectionResetError:
        pass
    return answer


def statuses(answer):
    """The status of each answer on one connection."""
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3})", answer)]


def post(*headers, body=b"", version="1.1"):
    lines = [f"POST /lengte HTTP/{version}", "Host: demo", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


LENGTH = f"Content-Length: {len(HIDDEN)}"
AMBIGUOUS = {
    "two lengths": post("Content-Length: 0", LENGTH),
    "the same length twice": post("Content-Length: 5", "Content-Length: 5", body=b"hallo"),
    "a list of lengths": post("Content-Length: 5, 5", body=b"hallo"),
    "a length with a sign": post("Content-Length: +5", body=b"hallo"),
    "a negative length": post("Content-Length: -5", body=b"hallo"),
    "a length with an underscore": post("Content-Length: 1_0", body=b"hallohallo"),
    "a length in other digits": post("Content-Length: \xb2"),
    "an empty length": post("Content-Length:"),
    "a length and chunks": post("Content-Length: 3", "Transfer-Encoding: chunked", body=END),
    "chunks and a length": post("Transfer-Encoding: chunked", "Content-Length: 3", body=END),
    "chunks twice": post("Transfer-Encoding: chunked", "Transfer-Encoding: chunked", body=END),
    "chunks twice in a list": post("Transfer-Encoding: chunked, chunked", body=END),
    "an unknown coding": post("Transfer-Encoding: xchunked", body=END),
    "a coding without a length": post("Transfer-Encoding: identity", body=b"hallo"),
    "chunks in HTTP/1.0": post("Transfer-Encoding: chunked", body=END, version="1.0"),
    "a folded header": post("Transfer-Encoding:\r\n chunked", body=END),
    "a space before the colon": post("Content-Length : 5", body=b"hallo"),
    "a space before the name": post(" Content-Length: 5", body=b"hallo"),
    "a header without a colon": post("Zomaar", "Content-Length: 5", body=b"hallo"),
    "a bare line feed": post("X: y\nContent-Length: 5", body=b"hallo"),
    "a bare carriage return": post("X: y\rContent-Length: 5", body=b"hallo"),
    "a null byte": post("X: \0", "Content-Length: 5", body=b"hallo"),
    "two hosts": post("Host: elders", "Content-Length: 0"),
    "a chunk that is none": post("Transfer-Encoding: chunked", body=b"zz\r\n"),
    "a chunk without a size": post("Transfer-Encoding: chunked", body=b"\r\n"),
    "a chunk that is too long": post("Transfer-Encoding: chunked", body=b"5\r\nhallo!\r\n"),
    "no version": b"GET /hallo\r\n\r\n",
    "an unknown version": b"GET /hallo HTTP/9.9\r\nHost: demo\r\n\r\n",
    "a tab in the first line": b"GET\t/hallo\tHTTP/1.1\r\nHost: demo\r\n\r\n",
    "too many headers": post(*(f"X-{n}: y" for n in range(200))),
    "a header that is too long": post("X: " + "y" * 70_000),
}


@pytest.mark.parametrize("request_", AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
def test_a_request_that_can_be_read_in_two_ways_ends_the_connection(server, request_):
    answered = statuses(talk(server, request_ + HIDDEN))
    assert len(answered) <= 1, "what was hidden behind it is no request"
    assert all(400 <= status < 600 and status != 500 for status in answered)


UNDERSTOOD = {
    "a length": post("Content-Length: 5", body=b"hallo"),
    "chunks": post("Transfer-Encoding: chunked", body=CHUNK + END),
    "chunks in capitals": post("TRANSFER-ENCODING: Chunked", body=CHUNK + END),
    "a page that reads no body": post("Content-Length: 5", body=b"hallo").replace(
        b"POST /lengte", b"GET /hallo"
    ),
}


@pytest.mark.parametrize("request_", UNDERSTOOD.values(), ids=UNDERSTOOD.keys())
def test_after_a_plain_request_the_next_is_answered(server, request_):
    last = HIDDEN.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    answer = talk(server, request_ + last)
    assert statuses(answer) == [200, 200]
    assert answer.endswith(b"hallo")


@pytest.mark.parametrize(("more", "status"), [((), 200), (("Upgrade: websocket",), 400)])
def test_a_body_that_comes_with_an_upgrade_is_no_part_of_the_next_request(server, more, status):
    headers = ("Connection: Upgrade", "Content-Length: 5", *more)
    last = HIDDEN.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    answer = talk(server, post(*headers, body=b"hallo") + last)
    assert statuses(answer) == [status, 200]


@pytest.mark.parametrize(
    ("header", "drop"),
    [("Content-Length: 1000", b"x"), ("Transfer-Encoding: chunked", b"1\r\nx\r\n")],
)
@pytest.mark.parametrize("path", [b"POST /lengte", b"GET /hallo"], ids=["read", "left"])
def test_a_body_that_trickles_in_is_waited_for_so_long_and_no_longer(
    hurried_server, header, drop, path
):
    began = time.monotonic()
    with connect(hurried_server) as sock:
        sock.sendall(post(header).replace(b"POST /lengte", path))
        answer = b""
        sock.settimeout(0.1)
        while time.monotonic() - began < PATIENCE:
            try:
                sock.sendall(drop)
                if not (part := sock.recv(65536)):
                    break
                answer += part
            except TimeoutError:
                continue
            except OSError:
                break
    took = time.monotonic() - began
    assert took < BODY_SECONDS + 8, "gunicorn has five seconds more for what a page left unread"
    assert statuses(answer) in ([], [400], [200])


def test_pages_are_served_while_many_bodies_trickle_in(hurried_server):
    with ExitStack() as stack:
        for _ in range(100):
            stack.enter_context(sock := connect(hurried_server))
            sock.sendall(post("Content-Length: 1000", body=b"x"))
        before = time.monotonic()
        assert hurried_server.get("/hallo") == "hallo"
        assert time.monotonic() - before < 1.0


def test_connections_have_fewer_files_than_streams_leave():
    most = embedded.count_connections()
    assert 0 < most <= embedded.MOST_CONNECTIONS
    assert most <= embedded.count_files() // 5


@pytest.fixture
def small_server():
    """The embedded server with room for few connections, each of which may idle for a second."""
    running = KINDS["embedded"](verbindingen=5)
    yield running
    running.stop()


def test_idle_connections_keep_others_waiting_for_a_moment_only(small_server):
    with ExitStack() as stack:
        for _ in range(5):
            stack.enter_context(connect(small_server))
        before = time.monotonic()
        assert small_server.get("/hallo") == "hallo"
        assert time.monotonic() - before < 4.0


def test_many_idle_connections_take_no_more_files_than_there_is_room_for(small_server):
    files = Path(f"/proc/{small_server.process.pid}/fd")
    before = len(list(files.iterdir()))
    with ExitStack() as stack:
        for _ in range(50):
            stack.enter_context(connect(small_server))
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            assert len(list(files.iterdir())) <= before + 5
