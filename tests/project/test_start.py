"""start.py before anything is installed: what it says, makes anew, and who waits for whom."""

import ast
import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start
from tests.project.tree import ROOT

SCRIPT = ROOT / "start.py"
LANG = "KAARTENSET_LANG"


def run_start(*arguments, **settings):
    """Run start.py as somebody would, with nothing of ours in the environment but `settings`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KAARTENSET")}
    return subprocess.run(
        [sys.executable, SCRIPT, *arguments],
        env=kept | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def program(tmp_path):
    """A folder with one program that can be found on a PATH, as the browser would be."""

    def make(name):
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
        return path

    return make


def test_an_older_python_is_told_in_dutch_which_one_is_needed():
    said = start.old_python((3, 10))
    assert "Python 3.11 of nieuwer" in said
    assert "dit is Python 3.10" in said
    assert start.old_python((2, 7))


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (4, 0)])
def test_a_new_enough_python_is_told_nothing(version):
    assert start.old_python(version) == ""


def test_an_older_python_can_read_the_script_as_far_as_the_message():
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("command", start.FORMS)
def test_tests_without_chromium_stop_first_with_one_line_on_how_to_get_it(tmp_path, command):
    home = tmp_path / "omgeving"
    done = run_start(command, PATH=str(tmp_path), KAARTENSET_VENV=str(home))
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "sudo apt install chromium" in done.stderr
    assert not home.exists()


def test_only_the_acceptance_has_the_slow_tests_try_every_case():
    ask = "from tests.steekproef import IS_LANG; print(IS_LANG)"
    said = {}
    for command, settings in start.FORMS.items():
        environment = {name: value for name, value in os.environ.items() if name != LANG} | settings
        asked = subprocess.run(
            [sys.executable, "-c", ask],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        said[command] = asked.stdout.strip()
    assert said == {"test": "False", "aanvaarding": "True"}


def test_a_chromium_that_is_named_but_not_there_is_missing(tmp_path):
    with pytest.raises(start.StartError, match="chromium"):
        start.find_browser({"PATH": os.environ["PATH"], "KAARTENSET_CHROMIUM": str(tmp_path / "x")})


def test_browser_tests_can_be_left_out_on_purpose():
    assert start.find_browser({"PATH": "", "KAARTENSET_ZONDER_BROWSER": "1"}) == {}


@pytest.mark.parametrize("name", start.BROWSERS)
def test_the_browser_that_is_found_is_handed_to_the_tests(program, name):
    path = program(name)
    assert start.find_browser({"PATH": str(path.parent)}) == {"KAARTENSET_CHROMIUM": str(path)}


def test_the_browser_that_is_named_goes_before_one_that_is_found(program):
    found, named = program("chromium"), program("eigen-browser")
    environment = {"PATH": str(found.parent), "KAARTENSET_CHROMIUM": str(named)}
    assert start.find_browser(environment) == {"KAARTENSET_CHROMIUM": str(named)}


@pytest.fixture
def half_made(tmp_path):
    home = tmp_path / "omgeving"
    home.mkdir()
    (home / "half").touch()
    break_off(home)
    return home


def test_no_environment_is_not_whole(tmp_path):
    assert not start.is_whole(tmp_path / "omgeving")


@pytest.mark.slow
def test_an_environment_that_broke_off_half_way_is_made_anew(half_made):
    assert not start.is_whole(half_made)
    start.make_environment(half_made)
    assert start.is_whole(half_made)
    assert not (half_made / "half").exists()
    assert not start.busy_mark(half_made).exists()
    assert pip_runs(half_made)

    (half_made / "kaartenset.json").unlink()
    assert start.is_whole(half_made), "an environment that was made by hand will do as well"

    break_off(half_made)
    assert not start.is_whole(half_made)


def test_a_change_that_pip_took_back_leaves_the_environment_whole(tmp_path):
    home = tmp_path / "omgeving"
    hand_made(tmp_path, "/bin/false")
    with pytest.raises(start.StartError, match="start dan opnieuw"):
        start.install(home, {"run.txt": "een"}, "--no-deps")
    assert start.read_marks(home) == {}
    assert not start.busy_mark(home).exists()


def test_an_environment_of_another_python_is_not_whole(tmp_path):
    home = hand_made(tmp_path, sys.executable)
    start.write_marks(home, {"python": "3.9"})
    assert not start.is_whole(home)


def test_an_environment_without_pip_is_not_whole(tmp_path):
    home = hand_made(tmp_path, "/bin/false")
    assert not start.is_whole(home)


def test_only_a_lock_that_changed_is_installed_again(tmp_path):
    start.write_marks(tmp_path, {"run.txt": "een", "test.txt": "twee"})
    changed = start.read_changes(tmp_path, {"run.txt": "een", "test.txt": "drie"})
    assert changed == {"test.txt": "drie"}


def test_marks_that_cannot_be_read_count_as_none(tmp_path):
    (tmp_path / "kaartenset.json").write_text("{half", "utf-8")
    assert start.read_changes(tmp_path, {"run.txt": "een"}) == {"run.txt": "een"}


def test_a_second_start_waits_until_the_first_is_ready(tmp_path):
    home = tmp_path / "omgeving"
    wait = (
        "import pathlib, sys, start\n"
        "with start.one_at_a_time(pathlib.Path(sys.argv[1])):\n"
        "    print('binnen', flush=True)\n"
    )
    with start.one_at_a_time(home):
        second = subprocess.Popen(
            [sys.executable, "-c", wait, home], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert second.stdout.readline().startswith("Er is al een start bezig")
        assert second.poll() is None
    assert second.communicate(timeout=30)[0] == "binnen\n"


def test_a_start_that_died_holds_up_nobody(tmp_path):
    home = tmp_path / "omgeving"
    die = "import os, pathlib, sys, start\n"
    die += "start.one_at_a_time(pathlib.Path(sys.argv[1])).__enter__()\nos._exit(9)\n"
    assert subprocess.run([sys.executable, "-c", die, home], cwd=ROOT, check=False).returncode == 9
    with start.one_at_a_time(home):
        pass


def break_off(home: Path) -> None:
    """Stop a change of the environment as a key press would."""
    with contextlib.suppress(KeyboardInterrupt), start.changing(home):
        raise KeyboardInterrupt


def pip_runs(home: Path) -> bool:
    command = [start.python_of(home), "-m", "pip", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def hand_made(folder: Path, python: str) -> Path:
    """A folder that looks like an environment, with the given program as its Python."""
    home = folder / "omgeving"
    start.python_of(home).parent.mkdir(parents=True)
    start.python_of(home).symlink_to(python)
    return home
