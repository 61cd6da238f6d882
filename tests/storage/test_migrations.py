"""Migrations bring any database to exactly the models, all of them or none."""

import shutil

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, String, Table, inspect, text

from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import open_sessie
from kaartenset.storage.database import MIGRATIONS, opslag_of
from kaartenset.storage.models import Base
from tests.cast import NOW, deck_on_disk, feiten_of, join, new_sessie
from tests.databases import dispose, make_app, migrate

TABLE_MADE_ANEW = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{laatste}", None, None


def upgrade():
    with op.batch_alter_table("sessie", recreate="always") as sessie:
        sessie.add_column(sa.Column("erbij", sa.String(), nullable=True))
    if {stuk}:
        raise ValueError("de migratie is stuk")
"""

SESSIE_VAN_0001 = """
INSERT INTO sessie (id, sid, kaartenset, werkvorm, woord, woord_key, volgorde, titel, plaats,
  begin_op, duur, gemaakt_op, sleutel_hash, klok_verborgen, geleid_op,
  versie_deelnemers, versie_scherm, versie_begeleiding)
VALUES (1, 's', 'k', 'w', 'woord', 'woord', 'v', 't', 'p',
  '2026-12-01 12:00:00', 60, '2026-12-01 12:00:00', 'h', 0, '2026-12-01 12:00:00', 0, 0, 0)
"""
APPARAAT_VAN_0001 = """
INSERT INTO apparaat (id, sessie_id, cookie_hash, gemaakt_op)
VALUES (:id, 1, :wie, '2026-12-01 12:00:00')
"""
APPARAAT_NA_0002 = """
INSERT INTO apparaat (sessie_id, cookie_hash, gemaakt_op)
VALUES (1, :wie, '2026-12-01 12:00:00')
"""


@pytest.fixture
def fresh_app(tmp_path):
    """An application on a database that does not exist yet."""
    app = make_app(f"sqlite:///{tmp_path}/nieuw.sqlite3")
    yield app
    dispose(app)


def differences(app):
    """What the database has otherwise than the models."""
    with opslag_of(app).reading() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)


def latest():
    """The last migration that there is."""
    return max(path.stem.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def that_number_on(app):
    """The tables of SQLite that never give an id a second time."""
    with opslag_of(app).reading() as conn:
        rijen = conn.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        return {naam for naam, sql in rijen if "AUTOINCREMENT" in sql}


def columns_of(app, table):
    with opslag_of(app).reading() as conn:
        return {column["name"] for column in inspect(conn).get_columns(table)}


def test_an_empty_database_becomes_exactly_the_models(fresh_app):
    assert differences(fresh_app)
    migrate(fresh_app)
    assert differences(fresh_app) == []


def test_tables_of_which_a_page_names_a_row_never_give_an_id_twice(fresh_app):
    """What compares tables with models does not see this, nor keeps it in a table made anew."""
    migrate(fresh_app)
    number_on = {
        table.name
        for table in Base.metadata.tables.values()
        if table.dialect_options["sqlite"]["autoincrement"]
    }
    assert that_number_on(fresh_app) == number_on
    assert number_on >= {"afspraak", "apparaat", "onderdeel", "deelnemer", "toegangscode"}


def test_on_postgresql_too(postgres):
    app = make_app(postgres)
    assert differences(app) == []
    dispose(app)


def test_a_model_that_no_migration_knows_is_seen(app):
    extra = Table("extra", Base.metadata, Column("naam", String, primary_key=True))
    found = differences(app)
    Base.metadata.remove(extra)
    assert [wat for wat, *_ in found] == ["add_table"]
    assert differences(app) == []


def test_migrating_again_changes_nothing(app, opslag, cards_root):
    nieuw = new_sessie(cards_root)
    create_sessie(opslag, nieuw, now=NOW)
    vooraf = feiten_of(opslag, nieuw.sid)
    migrate(app)
    assert feiten_of(opslag, nieuw.sid) == vooraf


def test_a_migration_can_be_taken_back_and_done_again(fresh_app):
    migrate(fresh_app)
    with fresh_app.app_context():
        flask_migrate.downgrade(directory=str(MIGRATIONS), revision="base")
    assert columns_of(fresh_app, "alembic_version")
    assert len(differences(fresh_app)) >= len(Base.metadata.tables)
    migrate(fresh_app)
    assert differences(fresh_app) == []


def test_rows_of_the_first_migration_keep_their_ids_and_all_that_hangs_on_them(fresh_app):
    """An id goes on after the largest one there, also when that row goes later."""
    with fresh_app.app_context():
        flask_migrate.upgrade(directory=str(MIGRATIONS), revision="0001")
    assert that_number_on(fresh_app) == set()
    with opslag_of(fresh_app).writing() as conn:
        conn.execute(text(SESSIE_VAN_0001))
        conn.execute(text(APPARAAT_VAN_0001), {"id": 41, "wie": "a"})
        conn.execute(text(APPARAAT_VAN_0001), {"id": 42, "wie": "b"})
    migrate(fresh_app)
    with opslag_of(fresh_app).writing() as conn:
        rijen = conn.execute(text("SELECT id, cookie_hash, soort, herkomst FROM apparaat"))
        assert rijen.all() == [
            (41, "a", "begeleiding", "sleutel"),
            (42, "b", "begeleiding", "sleutel"),
        ]
        conn.execute(text("DELETE FROM apparaat WHERE id = 42"))
        nieuw = text(f"{APPARAAT_NA_0002} RETURNING id")
        assert conn.execute(nieuw, {"wie": "c"}).scalar_one() == 43
        conn.execute(text("DELETE FROM sessie"))
        assert conn.execute(text("SELECT count(*) FROM apparaat")).scalar_one() == 0


@pytest.fixture
def full_sid(opslag, cards_root):
    """A session with everything that hangs on one."""
    nieuw = new_sessie(cards_root)
    create_sessie(opslag, nieuw, now=NOW)
    open_sessie(opslag, nieuw.sid, deck=deck_on_disk(cards_root), now=NOW)
    return join(opslag, nieuw.sid)


def count_rows(opslag):
    with opslag.reading() as conn:
        return {
            naam: conn.execute(text(f"SELECT count(*) FROM {naam}")).scalar_one()  # noqa: S608
            for naam in Base.metadata.tables
        }


def add_migration(tmp_path, *, stuk):
    """The migrations with one more, which makes a table anew as SQLite needs it."""
    folder = shutil.copytree(MIGRATIONS, tmp_path / "migrations")
    meer = TABLE_MADE_ANEW.format(laatste=latest(), stuk=stuk)
    (folder / "versions" / "9999_erbij.py").write_text(meer, "utf-8")
    return str(folder)


def test_a_table_that_is_made_anew_loses_nothing_that_hangs_on_it(app, opslag, full_sid, tmp_path):
    vooraf = count_rows(opslag)
    with app.app_context():
        flask_migrate.upgrade(directory=add_migration(tmp_path, stuk=False))
    assert "erbij" in columns_of(app, "sessie")
    assert count_rows(opslag) == vooraf
    assert vooraf["onderdeel"] == 6
    with opslag.writing() as conn:
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_a_migration_that_fails_leaves_the_database_as_it_was(app, opslag, full_sid, tmp_path):
    vooraf = (count_rows(opslag), columns_of(app, "sessie"))
    with app.app_context(), pytest.raises(ValueError, match="stuk"):
        flask_migrate.upgrade(directory=add_migration(tmp_path, stuk=True))
    assert (count_rows(opslag), columns_of(app, "sessie")) == vooraf
    assert differences(app) == []
    with opslag.writing() as conn:
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_every_constraint_has_a_name_so_that_it_can_be_changed(app):
    with opslag_of(app).reading() as conn:
        inspector = inspect(conn)
        for table in Base.metadata.tables:
            sleutels = [
                *inspector.get_foreign_keys(table),
                *inspector.get_unique_constraints(table),
            ]
            assert all(sleutel["name"] for sleutel in sleutels)
