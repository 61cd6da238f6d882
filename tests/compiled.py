"""What is compiled is kept for a run: each test makes an application of its own.

Compiling the functions that make addresses took a fourth of the time of the tests of pages, and
putting statements into words of a database a tenth.
"""

from typing import ClassVar

from flask import Flask
from jinja2 import BytecodeCache
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from werkzeug.routing import Rule


class KeptRule(Rule):
    """A route that shares those functions with its like; each takes the route as an argument.

    It shares what was read of its address as well, with the converters, which know nothing of an
    application.
    """

    _kept: ClassVar[dict] = {}
    _read: ClassVar[dict] = {}

    def _parse_rule(self, rule):
        key = (rule, *self.map.converters.items())
        if key not in self._read:
            before = len(self._trace)
            parts = tuple(super()._parse_rule(rule))
            self._read[key] = (parts, tuple(self._trace[before:]), dict(self._converters))
            return parts
        parts, trace, converters = self._read[key]
        self._trace.extend(trace)
        self._converters.update(converters)
        self.arguments.update(converters)
        return parts

    def _compile_builder(self, append_unknown=True):
        key = (*self._trace, *sorted((self.defaults or {}).items()), append_unknown)
        if key not in self._kept:
            self._kept[key] = super()._compile_builder(append_unknown)
        return self._kept[key]


class KeptTemplates(BytecodeCache):
    """Templates as they were compiled, by what names their text; kept in memory."""

    _kept: ClassVar[dict] = {}

    def load_bytecode(self, bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.code


class KeptStatements:
    """Statements as SQLite takes them, for all its engines: the key goes without the engine's own.

    A mapping as far as SQLAlchemy uses one; its keys begin with the dialect.
    """

    _kept: ClassVar[dict] = {}

    def get(self, key):
        return self._kept.get(key[1:])

    def __setitem__(self, key, compiled) -> None:
        self._kept[key[1:]] = compiled


def keep_compiled() -> None:
    """Let all applications from here on share them."""
    Flask.url_rule_class = KeptRule
    event.listen(Engine, "engine_connect", share_statements)


def share_statements(conn: Connection) -> None:
    """Have a connection to SQLite use the statements of the others."""
    if type(conn.dialect) is SQLiteDialect_pysqlite:
        conn.execution_options(compiled_cache=KeptStatements())
