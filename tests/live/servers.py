"""Starts the demo on a real server, and keeps what that says."""

import json
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from functools import partial
from typing import Any
from urllib.request import Request, urlopen

from werkzeug.serving import make_server

from tests.live.browser import PATIENCE, Browser
from tests.live.demo_app import make_app
from tests.project.tree import ROOT

EMBEDDED = [
    sys.executable,
    "-c",
    "from gevent import monkey; monkey.patch_all(); from tests.live.demo_app import main; main()",
]
GUNICORN = [
    sys.executable,
    *("-m", "gunicorn", "-c", "python:kaartenset.gunicorn_config", "-b", "127.0.0.1:0"),
    "tests.live.demo_app:from_environ()",
]
COMMANDS = {"embedded": EMBEDDED, "gunicorn": GUNICORN}


class Server(ABC):
    """A running demo: doors to set what it shows, and browsers to look."""

    origin: str
    log: str

    @abstractmethod
    def stop(self) -> int:
        """Stop it; the exit code."""

    def get(self, path: str) -> str:
        with urlopen(self.origin + path, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def post(self, path: str, data: Any = None) -> None:
        body = json.dumps(data).encode()
        request = Request(self.origin + path, body, {"Content-Type": "application/json"})
        urlopen(request, timeout=PATIENCE).close()

    def show(self, sid: str, merk: str | None = "1", **more) -> None:
        """Set what a session shows, without telling the hub."""
        self.post(f"/deur/toon/{sid}", {"merk": merk, **more})

    def wake(self, sid: str, times: int = 1) -> None:
        """Tell the hub, in one request, so many times."""
        self.post(f"/deur/wek/{sid}?keer={times}")

    def change(self, sid: str, merk: str | None, **more) -> None:
        self.show(sid, merk, **more)
        self.wake(sid)

    def count(self, sid: str = "-") -> dict[str, int]:
        """How often this session was read, and what the process has open."""
        return json.loads(self.get(f"/deur/telling/{sid}"))

    def look(
        self,
        sid: str,
        wie: str = "Bram",
        publiek: str = "deelnemers",
        laatste: str | None = None,
        small=False,
    ) -> Browser:
        """Open a stream and read its first event, the time."""
        headers = {"Last_Event_ID": laatste} if laatste else {}
        path = f"/s/{sid}/stroom?wie={wie}&publiek={publiek}"
        browser = Browser(self.origin, path, small, **headers)
        if browser.status == 200:
            assert browser.next().kind == "nu"
        return browser


class Process(Server):
    """The demo in a process of its own, on the embedded server or on gunicorn."""

    def __init__(self, kind: str, **settings) -> None:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "DEMO": json.dumps(settings)}
        self.process = subprocess.Popen(
            COMMANDS[kind], cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.log = ""
        self.origin = ""
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read_log)
        self._reader.start()
        assert self._ready.wait(PATIENCE), self.log
        assert self.origin, self.log
        self.get("/hallo")

    def _read_log(self) -> None:
        for line in self.process.stdout:
            self.log += line.decode()
            if not self.origin and (found := re.search(r"http://127\.0\.0\.1:\d+", self.log)):
                self.origin = found[0]
                self._ready.set()
        self._ready.set()

    def wait_for_log(self, text: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while text not in self.log:
            assert time.monotonic() < deadline, self.log

    def stop(self) -> int:
        """Ask it to stop; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self.process.stdout.close()
        return code


class Greenlets(Process):
    """The demo on the embedded server, when no socket is to be had."""

    def __init__(self, **settings) -> None:
        super().__init__("embedded", without_socket=True, **settings)


class Threads(Server):
    """The demo on threads, in this process."""

    log = ""

    def __init__(self, **settings) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.app = make_app(**settings)
        self._server = make_server("127.0.0.1", 0, self.app, threaded=True)
        self.origin = f"http://127.0.0.1:{self._server.port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> int:
        self.app.extensions["demo"].hub.close()
        self._server.shutdown()
        self._thread.join(PATIENCE)
        self._server.server_close()
        return 0


KINDS = {
    "embedded": partial(Process, "embedded"),
    "gunicorn": partial(Process, "gunicorn"),
    "greenlets": Greenlets,
    "threads": Threads,
}
ADOPTING = ("embedded", "gunicorn")
