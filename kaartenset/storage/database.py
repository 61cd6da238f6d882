"""Connections: read-only ones for pages, and one writer at a time under a lock file."""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from filelock import FileLock, Timeout
from flask import Flask, current_app
from flask_migrate import Migrate, upgrade
from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.exc import InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kaartenset.domain.weigering import OpslagWeg
from kaartenset.storage.models import db
from kaartenset.storage.notices import has_other_processes, listen

MIGRATIONS = Path(__file__).parent / "migrations"
LEZEN = "lezen"
SQLITE = "sqlite:///"
WACHT_S = 5.0
"""How long a writer waits for the one before it, in seconds."""
KORT_MS = 10
"""How long SQLite itself waits for another process, in milliseconds."""
CHECKPOINT_NA = 200
"""After how many commits the write-ahead log is copied into the database file."""


class Opslag:
    """The database of one application; `opslag_of` finds it."""

    def __init__(self, schrijver: Engine, lezer: Engine, slot: Path | None) -> None:
        self._schrijver = schrijver
        self._lezer = lezer
        self._in_proces = threading.Lock()
        self._pad = Path(schrijver.url.database or "") if slot else None
        self._bestand: tuple[int, int] | None = None
        self._slot = FileLock(slot, timeout=WACHT_S, poll_interval=0.005) if slot else None
        self._commits = 0

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that can only read; raises OpslagWeg when there is none."""
        self._check_file()
        with _named_errors(), self._lezer.connect() as conn:
            yield conn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that shuts out other writers from its first moment, and commits.

        Rolled back when an exception leaves the block. Raises OpslagWeg when the database cannot
        be written within 5 seconds.
        """
        with self._one_writer(), _named_errors():
            self._check_file()
            with self._fresh_after_errors(), self._schrijver.begin() as conn:
                yield conn
            self._commits += 1
            if self._slot and self._commits % CHECKPOINT_NA == 0:
                self._checkpoint()

    @contextmanager
    def cleaning(self) -> Iterator[sqlite3.Connection | None]:
        """SQLite itself while nobody writes, to clean up its files; None of another database."""
        with self._one_writer(), _named_errors():
            self._check_file()
            if self._slot is None:
                yield None
                return
            with contextlib.closing(self._schrijver.raw_connection()) as raw:
                yield cast("sqlite3.Connection", raw.driver_connection)

    @property
    def has_other_processes(self) -> bool:
        """Whether other processes may write what this one's screens show."""
        return has_other_processes(self._lezer)

    def listen(self) -> Iterator[tuple[str, str]]:
        """Wait for what other processes commit; see `notices.listen`."""
        with _named_errors():
            yield from listen(self._lezer)

    def migrate(self) -> None:
        """Bring the tables up to date; needs the application's context."""
        with self._one_writer(), _named_errors():
            upgrade(directory=str(MIGRATIONS))

    def _check_file(self) -> None:
        """Refuse to go on without the database file; take up one that was put in its place."""
        if self._pad is None:
            return
        try:
            stat = self._pad.stat()
        except OSError as fout:
            if self._bestand is None:
                return
            self.close()
            raise OpslagWeg(f"the database file is gone: {fout.strerror}") from fout
        bestand = (stat.st_dev, stat.st_ino)
        if self._bestand not in {None, bestand}:
            self.close()
        self._bestand = bestand

    def close(self) -> None:
        """Let go of all connections; the next one that is needed is a new one."""
        self._schrijver.dispose()
        self._lezer.dispose()

    @contextmanager
    def _fresh_after_errors(self) -> Iterator[None]:
        """Write with new connections after an error: one to a read-only file would stay so."""
        try:
            yield
        except (OperationalError, InternalError):
            self._schrijver.dispose()
            raise

    def _checkpoint(self) -> None:
        """Copy what no reader holds; what cannot be copied now stays safe in the log."""
        with (
            contextlib.closing(self._schrijver.raw_connection()) as raw,
            contextlib.suppress(sqlite3.OperationalError),
        ):
            raw.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        if not self._in_proces.acquire(timeout=WACHT_S):
            raise OpslagWeg("the write before this one takes too long")
        try:
            self._take_slot()
            try:
                yield
            finally:
                if self._slot:
                    self._slot.release()
        finally:
            self._in_proces.release()

    def _take_slot(self) -> None:
        if self._slot is None:
            return
        try:
            self._slot.acquire()
        except (Timeout, OSError) as fout:
            raise OpslagWeg(str(fout)) from fout


def connect_opslag(app: Flask, database: str) -> Opslag:
    """Give an application its database; `database` is a SQLAlchemy address."""
    is_bestand = database.startswith(SQLITE)
    url = (
        URL.create("sqlite", database=database.removeprefix(SQLITE))
        if is_bestand
        else make_url(database)
    )
    is_sqlite = url.get_backend_name() == "sqlite"
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    opties: dict[str, Any] = {"hide_parameters": True}  # no word or sid in what is logged
    een_moment: dict[str, Any] = {}  # what is read together is of one moment
    if not is_sqlite:
        opties["connect_args"] = {"connect_timeout": int(WACHT_S)}
        een_moment["isolation_level"] = "REPEATABLE READ"
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = opties
    app.config["SQLALCHEMY_BINDS"] = {LEZEN: {"url": url} | opties | een_moment}
    db.init_app(app)
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    with app.app_context():
        schrijver, lezer = db.engines[None], db.engines[LEZEN]
    slot = None
    if is_sqlite and url.database:
        slot = Path(f"{url.database}.slot")
        _prepare_sqlite(schrijver, begin="BEGIN IMMEDIATE", query_only=False)
        _prepare_sqlite(lezer, begin="BEGIN", query_only=True)
    else:
        _prepare_postgresql(schrijver, read_only=False)
        _prepare_postgresql(lezer, read_only=True)
    opslag = Opslag(schrijver, lezer, slot)
    app.extensions["opslag"] = opslag
    return opslag


def opslag_of(app: Flask | None = None) -> Opslag:
    """The database of this application, or of the present one."""
    opslag: Opslag = (app or current_app).extensions["opslag"]
    return opslag


def _prepare_sqlite(engine: Engine, *, begin: str, query_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",
            "foreign_keys=ON",
            "wal_autocheckpoint=0",
            f"busy_timeout={KORT_MS}",
            f"query_only={'ON' if query_only else 'OFF'}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin_explicitly(conn: Connection) -> None:
        """Wait for another process here: waiting within SQLite would hold up everybody."""
        tot = time.monotonic() + WACHT_S
        while True:
            try:
                conn.exec_driver_sql(begin)
            except OperationalError as fout:
                if not _is_busy(fout) or time.monotonic() >= tot:
                    raise
                time.sleep(KORT_MS / 1000)
            else:
                return


def _is_busy(fout: OperationalError) -> bool:
    code = getattr(fout.orig, "sqlite_errorcode", 0)
    return bool(code & 0xFF == sqlite3.SQLITE_BUSY)


def _prepare_postgresql(engine: Engine, *, read_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def set_parameters(dbapi_connection: Any, _record: Any) -> None:
        with dbapi_connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(WACHT_S * 1000)}")
        dbapi_connection.commit()
        dbapi_connection.read_only = read_only


@contextmanager
def _named_errors() -> Iterator[None]:
    """Turn what the database says of itself into the one name that answers with 503."""
    try:
        yield
    except (OperationalError, InternalError) as fout:
        raise OpslagWeg(str(fout.orig)) from fout
    except PoolTimeout as fout:
        raise OpslagWeg(str(fout)) from fout
