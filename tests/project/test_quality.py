"""Linters, types, licences: each tool runs once, over all that it is meant for."""

import subprocess
import sys

import pytest

from tests.project.tree import ROOT, find_files

TOOLS = {
    "ruff_finds_nothing": ["ruff", "check", "--quiet"],
    "ruff_would_format_nothing": ["ruff", "format", "--check", "--quiet"],
    "mypy_finds_no_wrong_type": ["mypy", "--no-error-summary"],
    "djlint_finds_nothing_in_the_templates": ["djlint", "--lint", "--quiet", "templates"],
    "reuse_finds_a_licence_for_every_file": ["reuse", "lint-file", "--lines", *find_files()],
}


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS.keys())
def test_the_whole_project_is_clean(command):
    done = run(command)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("tool", "source"),
    [("ruff_finds_nothing", "import os\n"), ("mypy_finds_no_wrong_type", 'x: int = "een"\n')],
)
def test_a_tool_that_finds_something_fails(tool, source, tmp_path):
    path = tmp_path / "fout.py"
    path.write_text(source, "utf-8")
    assert run([*TOOLS[tool], str(path)]).returncode != 0


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    module = [sys.executable, "-m", *command]
    return subprocess.run(module, cwd=ROOT, capture_output=True, text=True, check=False)
