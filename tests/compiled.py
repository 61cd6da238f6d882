"""Routes are compiled once for a run: each test makes an application of its own.

Compiling the functions that make addresses took a fourth of the time of the tests of pages.
"""

from typing import ClassVar

from flask import Flask
from werkzeug.routing import Rule


class KeptRule(Rule):
    """A route that shares those functions with its like; each takes the route as an argument."""

    _kept: ClassVar[dict] = {}

    def _compile_builder(self, append_unknown=True):
        key = (*self._trace, *sorted((self.defaults or {}).items()), append_unknown)
        if key not in self._kept:
            self._kept[key] = super()._compile_builder(append_unknown)
        return self._kept[key]


def keep_compiled() -> None:
    """Let all applications from here on share them."""
    Flask.url_rule_class = KeptRule
