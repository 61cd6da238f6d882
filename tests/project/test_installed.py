"""Installed from a wheel, with no checkout near, everything is packed in and works the same."""

import json
import os
import re
import socket
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.project.tree import ROOT, find_files

pytestmark = pytest.mark.slow

NEEDED_TO_BUILD = (
    "LICENSE",
    "README.md",
    "hatch_build.py",
    "kaartenset/static/css/kaartenset.css",
    "kaartenset/static/gebouwd/manifest.json",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "requirements/run.txt",
    "start.py",
    "templates/basis.html",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with the wheel and the sdist of this checkout."""
    folder = tmp_path_factory.mktemp("gebouwd")
    command = [sys.executable, "-m", "hatchling", "build", "-d", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def packed(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with only the wheel of its own; what it depends on is seen from ours."""
    home = tmp_path_factory.mktemp("installatie") / "omgeving"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-qq", "--no-deps", "--no-index", wheel], check=True)
    ours = Path(pytest.__file__).parents[1]
    (next(home.glob("lib/python*/site-packages")) / "afhankelijk.pth").write_text(str(ours))
    return home


@pytest.fixture
def surroundings(tmp_path):
    """A home of its own, with no setting of Kaartenset and nothing of the checkout."""
    strange = ("KAARTENSET", "PYTHON", "XDG", "VIRTUAL_ENV", "COVERAGE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    return {**kept, "HOME": str(tmp_path), "KAARTENSET_DATABASE": str(tmp_path / "k.sqlite3")}


def run(installed, surroundings, *command):
    return subprocess.run(
        [installed / "bin" / command[0], *command[1:]],
        cwd=surroundings["HOME"],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def site(installed, surroundings):
    """The address of a site that runs from the installation."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen(
        [installed / "bin" / "kaartenset", "serve", "--port", port],
        cwd=surroundings["HOME"],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address, process)
            yield address
        finally:
            process.terminate()


def wait_for(address, process):
    for _ in range(200):
        assert process.poll() is None, process.stdout.read()
        try:
            return fetch(f"{address}/healthz")
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode("utf-8", "replace")


def test_the_wheel_has_every_template_card_and_built_file(packed):
    for folder in ("templates", "cards"):
        files = [path for path in find_files() if path.is_relative_to(ROOT / folder)]
        missing = {f"kaartenset/{path.relative_to(ROOT).as_posix()}" for path in files} - packed
        assert files
        assert not missing
    manifest = json.loads((ROOT / "kaartenset/static/gebouwd/manifest.json").read_text("utf-8"))
    assert {f"kaartenset/static/gebouwd/{name}" for name in manifest.values()} <= packed


def test_the_wheel_has_no_sources_of_the_assets_and_nothing_beside_the_package(packed):
    sources = ("kaartenset/static/css/", "kaartenset/static/img/", "kaartenset/static/js/")
    assert not [name for name in packed if name.startswith(sources)]
    assert {name.split("/")[0].split("-")[0] for name in packed} == {"kaartenset"}


def test_the_sdist_has_what_a_build_needs_and_nothing_of_this_machine(built):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert not set(NEEDED_TO_BUILD) - names
    assert not [name for name in names if re.match(r"\.venv|node_modules|data/|\.git/", name)]


def test_the_installation_runs_from_its_own_files(installed, surroundings):
    done = run(installed, surroundings, "python", "-c", "import kaartenset as k; print(k.__file__)")
    assert Path(done.stdout.strip()).is_relative_to(installed), done.stderr


def test_the_installation_finds_its_cards(installed, surroundings):
    done = run(installed, surroundings, "kaartenset", "check")
    assert done.returncode == 0, done.stdout + done.stderr
    cards = len(list((ROOT / "cards").glob("*/kaarten/*.md")))
    assert str(cards) in done.stdout
    assert f"{len(list((ROOT / 'cards' / 'werkvormen').iterdir()))} werkvorm" in done.stdout


def test_the_installation_serves_pages_with_their_style(site):
    page = fetch(f"{site}/")
    assert "Open de kaarten" in page
    sheets = re.findall(r'href="(/static/[^"]+\.css)"', page)
    assert sheets
    assert all("{" in fetch(site + sheet) for sheet in sheets)
    assert "<h1" in fetch(f"{site}/feitenblad")
