"""What a werkvorm takes: the werkblad, its entries, who writes, the dilemma-eigenaar."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _sessie_kolommen() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("werkbladvorm_id", sa.Integer(), nullable=True),
        sa.Column("werkblad_nummer", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("eigenaar", sa.String(), nullable=False, server_default=""),
        sa.Column("begeleider", sa.String(), nullable=False, server_default=""),
        sa.Column("eigenaar_hash", sa.String(length=64), nullable=True),
        sa.Column("eigenaar_nummer", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("vraagt_namen", sa.Boolean(), nullable=False, server_default="1"),
    )


def upgrade() -> None:
    op.create_table(
        "werkbladvorm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("werkblad", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_werkbladvorm")),
        sa.UniqueConstraint("hash", name=op.f("uq_werkbladvorm_hash")),
    )
    op.create_table(
        "werkregel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("veld_id", sa.String(), nullable=False),
        sa.Column("delen", sa.Text(), nullable=False),
        sa.Column("verzoek", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sessie_id"],
            ["sessie.id"],
            name=op.f("fk_werkregel_sessie_id_sessie"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_werkregel")),
        sa.UniqueConstraint("sessie_id", "verzoek", name=op.f("uq_werkregel_sessie_id_verzoek")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("werkregel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_werkregel_sessie_id"), ["sessie_id"], unique=False)
    op.create_table(
        "werkveldschrijver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("veld_id", sa.String(), nullable=False),
        sa.Column("wie", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sessie_id"],
            ["sessie.id"],
            name=op.f("fk_werkveldschrijver_sessie_id_sessie"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_werkveldschrijver")),
        sa.UniqueConstraint(
            "sessie_id", "veld_id", name=op.f("uq_werkveldschrijver_sessie_id_veld_id")
        ),
    )
    with op.batch_alter_table("werkveldschrijver", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_werkveldschrijver_sessie_id"), ["sessie_id"], unique=False
        )
    with op.batch_alter_table("sessie", schema=None) as batch_op:
        for kolom in _sessie_kolommen():
            batch_op.add_column(kolom)
        batch_op.create_foreign_key(
            batch_op.f("fk_sessie_werkbladvorm_id_werkbladvorm"),
            "werkbladvorm",
            ["werkbladvorm_id"],
            ["id"],
        )
        batch_op.create_unique_constraint(batch_op.f("uq_sessie_eigenaar_hash"), ["eigenaar_hash"])
    with op.batch_alter_table("onderdeel", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_bereikt", sa.Boolean(), nullable=False, server_default="0")
        )
        batch_op.add_column(sa.Column("stap", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("velden", sa.Text(), nullable=False, server_default="[]"))
    with op.batch_alter_table("deelnemer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_eigenaar", sa.Boolean(), nullable=False, server_default="0")
        )


def downgrade() -> None:
    with op.batch_alter_table("deelnemer", schema=None) as batch_op:
        batch_op.drop_column("is_eigenaar")
    with op.batch_alter_table("onderdeel", schema=None) as batch_op:
        batch_op.drop_column("velden")
        batch_op.drop_column("stap")
        batch_op.drop_column("is_bereikt")
    with op.batch_alter_table("sessie", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_sessie_eigenaar_hash"), type_="unique")
        batch_op.drop_constraint(
            batch_op.f("fk_sessie_werkbladvorm_id_werkbladvorm"), type_="foreignkey"
        )
        for kolom in reversed(_sessie_kolommen()):
            batch_op.drop_column(kolom.name)
    for tabel in ("werkveldschrijver", "werkregel", "werkbladvorm"):
        op.drop_table(tabel)
