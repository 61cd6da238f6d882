"""Start Kaartenset from a checkout: make .venv, install from the locks, build, then serve or test.

    python3 start.py [options]        is `kaartenset serve [options]`
    python3 start.py test [options]   hands its options to pytest
    python3 start.py aanvaarding      runs all tests in their long form

Only the standard library is used; an older Python reads the first lines and says what is needed.
"""

import sys


def old_python(version: "tuple[int, ...]") -> str:
    """What to say to somebody whose Python is too old; empty when it is new enough."""
    if version >= (3, 11):
        return ""
    return (
        "Kaartenset heeft Python 3.11 of nieuwer nodig; dit is Python {}.{}. "
        "Staat er een nieuwere op deze computer, start dan daarmee, zoals: python3.13 start.py"
    ).format(*version)


if old_python(sys.version_info[:2]):
    sys.exit(old_python(sys.version_info[:2]))

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import sqlite3
import subprocess
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCKS = ROOT / "requirements"
PYTHON = "{}.{}".format(*sys.version_info)
ALL_TESTS = ("--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder")
"""The options of pytest when none are given: two files at a time, slow ones first."""
FORMS: dict[str, dict[str, str]] = {"test": {}, "aanvaarding": {"KAARTENSET_LANG": "1"}}
"""The commands for tests, with the setting that has slow ones try every case, not a sample."""
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Chromium without its windows first: a story takes a quarter less time in it."""

NO_VENV = (
    "Python kan hier geen eigen omgeving voor Kaartenset maken. "
    "Installeer wat ontbreekt, op Debian en Ubuntu met: sudo apt install python3-venv"
)
NO_BROWSER = (
    "De tests hebben de browser Chromium nodig. "
    "Installeer die, op Debian met: sudo apt install chromium-headless-shell "
    "(of laat de tests met een browser weg: KAARTENSET_ZONDER_BROWSER=1)"
)
NO_INSTALL = (
    "Het installeren is niet gelukt; hierboven staat waarom. "
    "Controleer de netwerkverbinding en start dan opnieuw."
)
NO_BUILD = "De vormgeving is niet gebouwd; hierboven staat waarom. Start daarna opnieuw."


class StartError(Exception):
    """The start cannot go on; the message is Dutch and says what to do."""


def main(arguments: list[str]) -> int:
    """Prepare everything, then become the site or the tests; 1 and a Dutch line when that fails."""
    form = FORMS.get(arguments[0]) if arguments else None
    testing = form is not None
    home = Path(os.environ.get("KAARTENSET_VENV") or ROOT / ".venv").absolute()
    environment = dict(os.environ)
    try:
        if form is not None:
            environment.update(find_browser(os.environ) | form)
        with one_at_a_time(home):
            prepare(home, testing=testing)
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Gestopt. Start opnieuw om het af te maken.", file=sys.stderr)
        return 130
    module = (
        ["pytest", *(arguments[1:] or ALL_TESTS)]
        if testing
        else ["kaartenset", "serve", *arguments]
    )
    return become([str(python_of(home)), "-m", *module], environment)


def find_browser(environment: Mapping[str, str]) -> dict[str, str]:
    """The setting that tells the tests which browser to use; empty when they do without.

    Raises StartError when there is no Chromium.
    """
    if environment.get("KAARTENSET_ZONDER_BROWSER") == "1":
        return {}
    chosen = environment.get("KAARTENSET_CHROMIUM")
    names = [chosen] if chosen else BROWSERS
    found = [shutil.which(name, path=environment.get("PATH")) for name in names]
    for path in filter(None, found):
        return {"KAARTENSET_CHROMIUM": path}
    raise StartError(NO_BROWSER)


@contextlib.contextmanager
def one_at_a_time(home: Path) -> Iterator[None]:
    """Let a second start wait until the first has prepared everything.

    SQLite's lock works alike on every system, and goes with the process that holds it.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(f"{home}.slot", timeout=0, isolation_level=None)
    with contextlib.closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            print("Er is al een start bezig; deze wacht daarop.", flush=True)
            lock.execute("PRAGMA busy_timeout = 900000")
            lock.execute("BEGIN EXCLUSIVE")
        yield


def prepare(home: Path, *, testing: bool) -> None:
    """Bring the environment in `home`, the assets and our package up to date; raises StartError."""
    if not is_whole(home):
        make_environment(home)
    names = ["run.txt", "build.txt"]
    names += [] if shutil.which("npm") else ["node.txt"]
    names += ["test.txt"] if testing else []
    changed = read_changes(home, {name: digest(LOCKS / name) for name in names})
    if changed:
        print("De onderdelen worden geïnstalleerd; dat duurt even.", flush=True)
        install(home, changed, "--require-hashes", *(f"-r{LOCKS / name}" for name in changed))
    build = [python_of(home), ROOT / "hatch_build.py"]
    if subprocess.run(build, stdout=subprocess.DEVNULL, check=False).returncode:
        raise StartError(NO_BUILD)
    own = {"pyproject.toml": f"{digest(ROOT / 'pyproject.toml')} {ROOT}"}
    if read_changes(home, own):
        install(home, own, "--no-deps", "--no-build-isolation", f"-e{ROOT}")


def is_whole(home: Path) -> bool:
    """Whether there is an environment that this Python can use and no change of it broke off."""
    if busy_mark(home).exists() or not python_of(home).exists():
        return False
    marks = read_marks(home)
    if marks:
        return marks.get("python") == PYTHON
    ask = "import pip, sys; print('{}.{}'.format(*sys.version_info))"
    answer = subprocess.run(
        [python_of(home), "-c", ask], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() == PYTHON


def make_environment(home: Path) -> None:
    """Make the environment from nothing; what stood in `home` goes. Raises StartError."""
    if importlib.util.find_spec("ensurepip") is None:
        raise StartError(NO_VENV)
    with changing(home):
        try:
            venv.create(home, clear=True, symlinks=os.name != "nt", with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(error, file=sys.stderr)
            raise StartError(NO_VENV) from error
        write_marks(home, {"python": PYTHON})


def install(home: Path, marks: Mapping[str, str], *options: str) -> None:
    """Install with pip, heeding its settings, and write the marks; raises StartError."""
    pip = [str(python_of(home)), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    with changing(home):
        if subprocess.run([*pip, "install", "-qq", *options], check=False).returncode:
            raise StartError(NO_INSTALL)
        write_marks(home, {"python": PYTHON, **marks})


@contextlib.contextmanager
def changing(home: Path) -> Iterator[None]:
    """Leave a mark beside the environment when the change of it breaks off half-way.

    A StartError is no breaking off: pip has put back what it changed.
    """
    mark = busy_mark(home)
    mark.touch()
    try:
        yield
    except StartError:
        mark.unlink()
        raise
    mark.unlink()


def busy_mark(home: Path) -> Path:
    """The file that is there while the environment changes."""
    return Path(f"{home}.bezig")


def python_of(home: Path) -> Path:
    """The environment's own Python."""
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def read_marks(home: Path) -> dict[str, str]:
    """What is installed in the environment, by the hash of the file that asked for it."""
    try:
        marks: dict[str, str] = json.loads((home / "kaartenset.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return marks


def write_marks(home: Path, marks: Mapping[str, str]) -> None:
    """Add to what is installed in the environment."""
    text = json.dumps({**read_marks(home), **marks}, indent=2)
    (home / "kaartenset.json").write_text(text, "utf-8")


def read_changes(home: Path, wanted: Mapping[str, str]) -> dict[str, str]:
    """The part of `wanted` that is not what the environment has."""
    marks = read_marks(home)
    return {name: mark for name, mark in wanted.items() if marks.get(name) != mark}


def digest(path: Path) -> str:
    """The hash by which a change of a file is seen."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def become(command: list[str], environment: Mapping[str, str]) -> int:
    """Run the command in the place of this process, or on Windows beside it."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
