"""How Alembic reaches the database: by the engine of the application that calls it."""

from alembic import context

from kaartenset.storage.models import Base, db


def run() -> None:
    """Apply the migrations in one transaction."""
    with db.engines[None].connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
