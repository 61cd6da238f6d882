"""Dependencies point inward: what each part may import, and what templates may hold."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project.tree import PACKAGE, ROOT, find_files, find_modules, name_of


@dataclass(frozen=True)
class Layer:
    """What a part may import beside the standard library; None means anything."""

    own: frozenset[str]
    others: frozenset[str] | None = frozenset()


def layer(own: str, others: str | None = "") -> Layer:
    return Layer(frozenset(own.split()), None if others is None else frozenset(others.split()))


# A part that has no line here is refused, so a new one is a decision.
LAYERS = {
    "domain": layer("domain"),
    "content": layer("domain content", "markdown nh3 pydantic pydantic_core"),
    "storage": layer(
        "domain storage", "alembic filelock flask flask_migrate flask_sqlalchemy sqlalchemy"
    ),
    "commands": layer("domain storage commands", "sqlalchemy"),
    "stand": layer("domain storage stand", "sqlalchemy"),
    "live": layer("live", "gevent werkzeug"),
    "config": layer("domain config"),
    "web": layer("domain content storage commands stand live config web", None),
    "handler": layer("live", "gevent"),
    "server": layer("__init__ config handler live web server", None),
    "__init__": layer("domain content storage commands stand live config web", None),
    "gunicorn_config": layer("handler server", "gevent gunicorn"),
    "wsgi": layer("__init__ web"),
    # `web` as well: a command writes the same sleutel and the same dates as the site.
    "opdrachten": layer(
        "domain content storage commands config web opdrachten", "flask sqlalchemy"
    ),
    "cli": layer(
        "__init__ domain content storage commands stand live config web server opdrachten cli", None
    ),
    "__main__": layer("cli"),
}

CLOCKLESS = ("domain", "commands", "stand")
IMPURE = frozenset(
    ("logging", "os", "pathlib", "random", "secrets", "socket", "sqlite3", "subprocess", "time")
)
# Who declares a text to be safe: its maker, who reads it back, and who passes rendered frames on.
MAKERS_OF_HTML = (
    "kaartenset/content/markdown.py",
    "kaartenset/domain/html.py",
    "kaartenset/domain/plaatsen.py",  # safe HTML with words in it marked, or filled in and escaped
    "kaartenset/storage/decks.py",
    "kaartenset/storage/facts.py",
    "kaartenset/storage/werkbladen.py",
    "kaartenset/web/frames.py",
    "kaartenset/web/qr.py",  # a drawing from a library, with a name that is escaped
)


@dataclass(frozen=True)
class Module:
    """A source file and the part of the package that it belongs to."""

    part: str
    name: str
    tree: ast.Module


def read_module(path: Path) -> Module:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return Module(part, name_of(path), ast.parse(path.read_text("utf-8")))


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every dotted name that is imported anywhere in the module, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "." * node.level, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module == "kaartenset":
            yield from ((f"kaartenset.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def part_of(dotted: str) -> str:
    """The part of the package that an import of our own reaches for."""
    part = dotted.partition(".")[2].partition(".")[0]
    known = part in LAYERS or (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").exists()
    return part if part and known else "__init__"


def refused_imports(module: Module) -> list[str]:
    rule = LAYERS.get(module.part)
    if rule is None:
        return [f"{module.name}: the part '{module.part}' has no rule in LAYERS"]
    refused = []
    for dotted, line in imported(module.tree):
        top = dotted.partition(".")[0]
        if top == "kaartenset":
            allowed = bool(part := part_of(dotted)) and part in rule.own
        elif top in sys.stdlib_module_names:
            allowed = module.part != "domain" or top not in IMPURE
        else:
            allowed = bool(top) and (rule.others is None or top in rule.others)
        if not allowed:
            refused.append(f"{module.name}:{line}: {module.part} may not import {dotted}")
    return refused


def clock_readings(module: Module) -> list[str]:
    """Places where a rule, a command or a query asks the time instead of being told."""
    return [
        f"{module.name}:{node.lineno}: reads the clock"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"now", "today", "utcnow", "monotonic"}
    ]


def trusted_html(module: Module) -> list[str]:
    """Places that declare a text to be safe HTML."""
    return [
        f"{module.name}:{node.lineno}: calls Html()"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Html"
    ]


TEMPLATE_RULES = {
    "declares text safe": re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\("),
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc=)|javascript:", re.IGNORECASE),
    "inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"'{]", re.IGNORECASE),
}


def refused_in_template(text: str) -> list[str]:
    """The rules that a template breaks; Jinja comments do not count."""
    bare = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    return [rule for rule, pattern in TEMPLATE_RULES.items() if pattern.search(bare)]


def test_every_part_imports_only_what_its_layer_allows():
    refused = [line for path in find_modules() for line in refused_imports(read_module(path))]
    assert not refused, "\n".join(refused)


def test_every_part_that_has_a_rule_is_there():
    parts = {read_module(path).part for path in find_modules()}
    assert set(LAYERS) <= parts, "take out of LAYERS what is gone"


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("domain", "import flask"),
        ("domain", "import random"),
        ("domain", "from kaartenset.storage import models"),
        ("domain", "from kaartenset import web"),
        ("domain", "def late():\n    from sqlalchemy import select"),
        ("domain", "from .kaart import Kaart"),
        ("content", "import kaartenset.storage.models"),
        ("storage", "from kaartenset.commands import stem"),
        ("commands", "from flask import request"),
        ("stand", "from kaartenset.commands import stem"),
        ("live", "from kaartenset.domain.kaart import Kaart"),
        ("web", "from kaartenset import cli"),
        ("hulp", "import re"),
    ],
)
def test_an_import_that_points_outward_is_refused(part, source):
    assert refused_imports(Module(part, "x.py", ast.parse(source)))


def test_an_import_that_points_inward_is_allowed():
    source = "from dataclasses import dataclass\nfrom kaartenset.domain.kaart import Kaart"
    assert not refused_imports(Module("stand", "x.py", ast.parse(source)))


def test_rules_commands_and_queries_never_read_the_clock():
    modules = [module for path in find_modules() if (module := read_module(path)).part in CLOCKLESS]
    assert not (found := [line for module in modules for line in clock_readings(module)]), found


def test_a_rule_that_reads_the_clock_is_seen():
    source = "from datetime import UTC, datetime\nsinds = datetime.now(UTC)"
    assert clock_readings(Module("domain", "x.py", ast.parse(source)))


def test_only_the_makers_of_html_declare_it_safe():
    modules = [read_module(path) for path in find_modules()]
    others = [module for module in modules if module.name not in MAKERS_OF_HTML]
    assert not (found := [line for module in others for line in trusted_html(module)]), found


def test_another_place_that_declares_html_safe_is_seen():
    source = "from kaartenset.domain.html import Html\ntekst = Html('<b>')"
    assert trusted_html(Module("web", "x.py", ast.parse(source)))


def test_templates_hold_nothing_that_the_security_policy_forbids():
    found = [
        f"{name_of(path)}: {rule}"
        for path in find_files(".html", ".txt", ".xml")
        if path.is_relative_to(ROOT / "templates")
        for rule in refused_in_template(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "{{ kaart.tekst|safe }}",
        "{{ kaart.tekst | safe }}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "<style>p { color: red }</style>",
        '<p style="color: red">',
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        '<button onclick="ga()">',
        '<body\nonload="ga()">',
        '<a href="javascript:ga()">',
    ],
)
def test_a_template_that_the_security_policy_forbids_is_refused(text):
    assert refused_in_template(text)


@pytest.mark.parametrize(
    "text",
    [
        '<script type="module" src="{{ bestand(\'live.js\') }}"></script>',
        "{# never |safe #}",
        '<p class="on" data-onderdeel="3">{{ onderdeel }}</p>',
    ],
)
def test_a_template_that_keeps_to_the_security_policy_is_allowed(text):
    assert not refused_in_template(text)
