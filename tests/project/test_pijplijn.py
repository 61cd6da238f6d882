"""The examples for a pipeline in the docs: YAML that can be read, and calls the command knows."""

import re

import pytest
import yaml

from kaartenset.cli import main
from tests.project.tree import ROOT

TEXT = (ROOT / "docs" / "redactie" / "pijplijn.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def calls_in(example):
    """Every call of the command in an example, wherever it stands."""
    if isinstance(example, dict):
        return [call for value in example.values() for call in calls_in(value)]
    if isinstance(example, list):
        return [call for value in example for call in calls_in(value)]
    is_call = isinstance(example, str) and example.startswith("kaartenset ")
    return [example] if is_call else []


def test_there_is_an_example_for_each_of_two_pipelines():
    assert len(EXAMPLES) == 2


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_yaml_and_its_call_works(example, cards_root, monkeypatch, capsys):
    calls = calls_in(yaml.safe_load(example))
    assert calls
    monkeypatch.chdir(cards_root.parent)
    for call in calls:
        assert main(call.split()[1:]) == 0


def test_an_example_that_is_no_yaml_is_seen():
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load("jobs:\n  - a: b\n c: d")
