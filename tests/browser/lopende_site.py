"""The site as an operator runs it: the command in a process of its own, which can be killed."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from filelock import FileLock

from tests.cast import REDACTIESLEUTEL
from tests.project.tree import ROOT

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
STOPS_WITHIN_S = 10


class Site:
    """`kaartenset serve` on a database of its own; `origin` is its address.

    `settings` are the operator's, by the names of their variables.
    """

    program: tuple[str, ...] = (sys.executable, "-m", "kaartenset")

    def __init__(self, folder: Path, **settings: str) -> None:
        self._settings = settings
        self.database = folder / "kaartenset.sqlite3"
        self._log = folder / "site.log"
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        self.start()

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start on a free port the first time, after that on the same one."""
        command = [*self.program, "serve", "--port", str(self.port)]
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=surroundings(self.database) | self._settings,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        said = self._process.stdout.readline()
        found = ADDRESS.search(said)
        assert found, said + self._log.read_text()
        self.port = int(found[1])

    @property
    def log(self) -> str:
        """What it wrote for the operator."""
        return self._log.read_text()

    def kill(self) -> None:
        """Let it die in the middle of things, as when the power goes."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Stop it as an operator does; nothing may have gone wrong in it."""
        if self._process is not None:
            assert self._end(signal.SIGTERM) == 0
        assert "Traceback" not in (log := self._log.read_text()), log

    def spend(self, sid: str, onderdeel: str, seconds: float) -> None:
        """Have a session spend so much time in a block, without waiting for it."""
        of_block = "titel = ? AND sessie_id = (SELECT id FROM sessie WHERE sid = ?)"
        sql = f"UPDATE onderdeel SET gebruikt_ms = ? WHERE {of_block}"  # noqa: S608
        self.change(sql, int(seconds * 1000), onderdeel, sid)

    def change(self, sql: str, *values) -> None:
        """Write one row of its database from outside, by the rules: with the lock file held."""
        with (
            FileLock(f"{self.database}.slot"),
            closing(sqlite3.connect(self.database)) as conn,
            conn,
        ):
            assert conn.execute(sql, values).rowcount == 1

    def find_onderdeel(self, sid: str, titel: str) -> tuple[int, int]:
        """The ids of the present block of a session, and of the one with this title."""
        sql = """SELECT sessie.onderdeel_id, onderdeel.id
            FROM sessie JOIN onderdeel ON onderdeel.sessie_id = sessie.id
            WHERE sid = ? AND onderdeel.titel = ?"""
        with closing(sqlite3.connect(self.database)) as conn:
            return conn.execute(sql, (sid, titel)).fetchone()

    def _end(self, how: signal.Signals) -> int:
        process, self._process = self._process, None
        process.send_signal(how)
        code = process.wait(STOPS_WITHIN_S)
        process.stdout.close()
        return code


def surroundings(database: Path) -> dict[str, str]:
    """The environment without anybody's settings, and with room to try words."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KAARTENSET")}
    return {
        **kept,
        "KAARTENSET_DATABASE": str(database),
        "KAARTENSET_REDACTIE": REDACTIESLEUTEL,
        "KAARTENSET_WOORDEN_PER_UUR": "1000",
        "PYTHONUNBUFFERED": "1",
    }
