"""A PostgreSQL of the tests' own, in a folder that goes when it stops."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

GEBRUIKER = "proef"
NOT_FOUND = "PostgreSQL is not installed here: no initdb in /usr/lib/postgresql or on the path"


def find_programs() -> Path | None:
    """The folder with initdb and pg_ctl of the newest PostgreSQL, if there is one."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(debian, key=lambda path: float(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).parent if found else None


class Cluster:
    """A running server that listens on a socket in its own folder; `address` is for settings."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="kaartenset-"))
        self._user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
        if self._user:
            os.chown(self._folder, pwd.getpwnam(self._user).pw_uid, -1)
        # Without fsync: what is tested here is what it does, not what a power cut does to it.
        self._run("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-F -c listen_addresses= -c unix_socket_directories={self._folder}"
        self._run("pg_ctl", "start", "--wait", f"--options={options}", f"--log={self._folder}/log")

    @property
    def address(self) -> str:
        return f"postgresql://{GEBRUIKER}@/postgres?host={self._folder}"

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--mode=immediate")
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        data = f"--pgdata={self._folder}/data"
        names = [f"--username={GEBRUIKER}"] if program == "initdb" else []
        subprocess.run(
            [self._programs / program, data, *names, *arguments],
            user=self._user,
            check=True,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
