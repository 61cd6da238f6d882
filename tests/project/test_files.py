"""What may stand in the project's files: no hosts, no machines, no strangers' source, no sprawl."""

import json
import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.project.tree import PACKAGE, ROOT, find_files, find_modules, name_of

# Written so that no pattern is a match of itself.
TRACES = {
    "names a registry's host": re.compile(
        r"https?://[^\s\"']*(?:pypi|pythonhosted|npmjs|deb\.debian|registry|index-url|artifactory)"
        r"|\b(?:pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org)\b"
    ),
    "names a path of a machine": re.compile(r"(?<![\w.])/(?:work|root|tmp|home/\w+)/[\w.]"),
    "is left open": re.compile(r"\b(?:TO[D]O|FIX[M]E|NotImplemented[E]rror)\b"),
}
TEXT = (".css", ".html", ".in", ".ini", ".js", ".json", ".mako", ".md", ".py", ".sh", ".svg")
TEXT = (*TEXT, ".toml", ".txt", ".xml", ".yml", "")
VAGUE = frozenset(
    ("utils", "util", "helpers", "helper", "common", "base", "manager", "service", "forms", "views")
)
MOST_LINES = 250
LONGEST_LINE = 400
LARGEST_FILE = 200_000


def traces(text: str) -> list[str]:
    return [name for name, pattern in TRACES.items() if pattern.search(text)]


def third_party(path: Path, text: str) -> bool:
    """Whether it looks like source that others made: their folders, minified, or in one line."""
    parts = set(path.parts)
    if parts & {"node_modules", "vendor", "third_party", "gebouwd"} or ".min." in path.name:
        return True
    long_line = max(map(len, text.splitlines()), default=0) > LONGEST_LINE
    return path.suffix in {".css", ".js"} and long_line


def requirements(text: str) -> dict[str, list[str]]:
    """What a lock asks for: name to versions; a universal lock may have several."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9][\w.-]*)==(\S+)", text, re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


def lock_faults(text: str) -> list[str]:
    """Lines of a lock that name a place, and requirements without a hash."""
    blocks = re.split(r"\n(?=\S)", text.strip())
    named = re.compile(r"^\s*--(?!hash=)|://| @ ", re.MULTILINE)
    return [
        block.splitlines()[0]
        for block in blocks
        if named.search(block) or ("==" in block and "--hash=sha256:" not in block)
    ]


def read_lock(name: str) -> str:
    return (ROOT / "requirements" / name).read_text("utf-8")


def test_no_file_holds_traces_of_a_registry_or_a_machine_or_open_ends():
    found = [
        f"{name_of(path)} {trace}"
        for path in find_files(*TEXT)
        if "LICENSES" not in path.parts
        for trace in traces(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "index = https:" + "//example.org/pypi/simple",
        '"resolved": "https:' + '//registry.example/a.tgz"',
        "pypi." + "org",
        "find /" + "root/.cache",
        "cd /" + "home/jan/project",
        "# TO" + "DO later",
    ],
)
def test_traces_are_seen(text):
    assert traces(text)


@pytest.mark.parametrize("text", ["/s/abc/stand", "kaartenset/work/x", "https://www.forumx.nl/"])
def test_an_ordinary_path_or_address_is_no_trace(text):
    assert not traces(text)


def test_no_source_of_others_is_kept():
    texts = {path: path.read_text("utf-8") for path in find_files(".css", ".js", ".py", ".html")}
    assert not [name_of(path) for path, text in texts.items() if third_party(path, text)]
    others = {".woff", ".woff2", ".ttf", ".otf", ".whl", ".tgz", ".gz", ".br", ".map"}
    assert not [name_of(path) for path in find_files() if path.suffix in others]


def test_minified_source_and_vendor_folders_are_seen():
    assert third_party(Path("kaartenset/static/js/klok.js"), "a" * 500)
    assert third_party(Path("kaartenset/static/vendor/x.css"), "")
    assert not third_party(Path("kaartenset/static/js/klok.js"), "export const klok = 1;\n")


def test_no_file_is_large():
    """Except for the locks, of which nearly all is hashes."""
    written = [path for path in find_files() if path.parent.name != "requirements"]
    assert not [name_of(path) for path in written if path.stat().st_size > LARGEST_FILE]


def test_no_module_is_long():
    modules = [*find_modules(), *(path for path in find_files(".js") if PACKAGE in path.parents)]
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in modules}
    assert not {name: lines for name, lines in lengths.items() if lines > MOST_LINES}


def test_no_module_has_a_vague_name():
    sources = find_files(".py", ".js")
    names = {name_of(path): {path.stem, *path.relative_to(ROOT).parent.parts} for path in sources}
    assert not [name for name, parts in names.items() if parts & VAGUE]


@pytest.mark.parametrize("name", ["run.txt", "test.txt", "build.txt", "node.txt"])
def test_a_lock_names_no_place_and_hashes_everything(name):
    assert requirements(read_lock(name))
    assert not lock_faults(read_lock(name))


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https:" + "//example.org/simple\nflask==3.1.3 \\\n    --hash=sha256:ab",
        "--find-links wheels\nflask==3.1.3 \\\n    --hash=sha256:ab",
        "flask @ file:///wheels/flask.whl \\\n    --hash=sha256:ab",
        "flask==3.1.3",
    ],
)
def test_a_lock_that_names_a_place_or_lacks_a_hash_is_refused(text):
    assert lock_faults(text)


def test_the_locks_agree_with_each_other():
    pins: dict[str, list[str]] = {}
    for name in ("run.txt", "test.txt", "build.txt"):
        for package, versions in requirements(read_lock(name)).items():
            assert pins.setdefault(package, versions) == versions, f"{package} in {name}"


def test_the_lock_has_everything_that_the_package_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[\[<>=]", line)[0] for line in project["dependencies"]}
    assert asked <= set(requirements(read_lock("run.txt"))), "run requirements/vernieuw.sh"


def test_the_npm_lock_has_exact_versions_and_names_no_host():
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [name for name, entry in packages.items() if "integrity" not in entry]
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert not [name for name, version in asked.items() if not re.fullmatch(r"[\d.]+", version)]


def test_the_check_on_every_change_can_be_run():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
