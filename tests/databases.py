"""Databases without the rest of the application: what commands, stand and storage need."""

from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event

from kaartenset.storage.database import connect_opslag, opslag_of
from kaartenset.storage.models import Base, db


def make_app(address: str) -> Flask:
    """An application that has nothing but a database."""
    app = Flask("proef")
    connect_opslag(app, address)
    return app


def migrate(app: Flask) -> None:
    """Bring its tables up to date."""
    with app.app_context():
        opslag_of(app).migrate()


def empty(app: Flask) -> None:
    """Take everything out of a database that tests share."""
    with opslag_of(app).writing() as conn:
        for table in reversed(Base.metadata.sorted_tables):
            conn.execute(table.delete())


def hurry(app: Flask) -> Flask:
    """Have SQLite not wait for the disk: this is about what it does, not about a power cut."""
    with app.app_context():
        for engine in db.engines.values():
            if engine.dialect.name == "sqlite":
                event.listen(engine, "connect", _wait_for_nothing)
    return app


def _wait_for_nothing(connection, _record) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def dispose(app: Flask) -> None:
    """Close the connections that an application keeps."""
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


@contextmanager
def opslag_at(address: str):
    """A database as another process has it: with connections and a lock of its own."""
    app = make_app(address)
    yield opslag_of(app)
    dispose(app)
