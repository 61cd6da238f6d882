"""What the tests about the project share: its folder, its files and its modules."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kaartenset"
MADE = frozenset(("node_modules", "gebouwd", "build", "dist", "data", "test-results"))


def find_files(*suffixes: str) -> list[Path]:
    """The files of the project, without those that git ignores; only these suffixes if given."""
    paths = sorted(path for path in known_to_git() or walk(ROOT) if path.is_file())
    return [path for path in paths if not suffixes or path.suffix in suffixes]


def known_to_git() -> set[Path]:
    """The files that are or may be committed; none in a copy without git."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return set()
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return {ROOT / name for name in listed.split("\0") if name}


def walk(folder: Path) -> Iterator[Path]:
    """All files but those that are made: by start.py, by the build, by tools."""
    for path in folder.iterdir():
        if path.is_dir() and not path.name.startswith((".", "__")) and path.name not in MADE:
            yield from walk(path)
        elif path.is_file():
            yield path


def find_modules() -> list[Path]:
    """The Python files of the package."""
    return [path for path in find_files(".py") if path.is_relative_to(PACKAGE)]


def name_of(path: Path) -> str:
    """The path as it is written from the project's folder."""
    return path.relative_to(ROOT).as_posix()
