"""What a whole session takes: answers, agreements, notes, hands, a door, devices."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from kaartenset.storage.models import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LANG_GELEDEN = "1970-01-01 00:00:00"


def _number_on(tabel: str) -> AbstractContextManager[BatchOperations]:
    """Change a table, on SQLite by making it anew so that it never gives an id twice."""
    return op.batch_alter_table(
        tabel,
        recreate="always" if op.get_bind().dialect.name == "sqlite" else "never",
        table_kwargs={"sqlite_autoincrement": True},
    )


def upgrade() -> None:
    op.create_table(
        "afspraak",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("wie", sa.String(), nullable=False),
        sa.Column("wanneer", sa.Date(), nullable=True),
        sa.Column("kaart_id", sa.String(), nullable=True),
        sa.Column("uit_vorige", sa.Boolean(), nullable=False),
        sa.Column("gedaan", sa.Boolean(), nullable=False),
        sa.Column("gemaakt_op", Moment(), nullable=False),
        sa.Column("verzoek", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sessie_id"],
            ["sessie.id"],
            name=op.f("fk_afspraak_sessie_id_sessie"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afspraak")),
        sa.UniqueConstraint("sessie_id", "verzoek", name=op.f("uq_afspraak_sessie_id_verzoek")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("afspraak", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_afspraak_sessie_id"), ["sessie_id"], unique=False)

    op.create_table(
        "bezoek",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("kaart_id", sa.String(), nullable=False),
        sa.Column("begonnen_op", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sessie_id"],
            ["sessie.id"],
            name=op.f("fk_bezoek_sessie_id_sessie"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bezoek")),
    )
    with op.batch_alter_table("bezoek", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bezoek_sessie_id"), ["sessie_id"], unique=False)

    op.create_table(
        "klare_stap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("stap", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sessie_id"],
            ["sessie.id"],
            name=op.f("fk_klare_stap_sessie_id_sessie"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klare_stap")),
        sa.UniqueConstraint("sessie_id", "stap", name=op.f("uq_klare_stap_sessie_id_stap")),
    )
    with op.batch_alter_table("klare_stap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_klare_stap_sessie_id"), ["sessie_id"], unique=False)

    op.create_table(
        "notitie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("plek", sa.String(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sessie_id"],
            ["sessie.id"],
            name=op.f("fk_notitie_sessie_id_sessie"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notitie")),
        sa.UniqueConstraint("sessie_id", "plek", name=op.f("uq_notitie_sessie_id_plek")),
    )
    with op.batch_alter_table("notitie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notitie_sessie_id"), ["sessie_id"], unique=False)

    op.create_table(
        "ronde",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("veld_id", sa.String(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("begonnen_op", Moment(), nullable=False),
        sa.Column("getoond_op", Moment(), nullable=True),
        sa.Column("totalen", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sessie_id"], ["sessie.id"], name=op.f("fk_ronde_sessie_id_sessie"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ronde")),
        sa.UniqueConstraint(
            "sessie_id", "veld_id", "nummer", name=op.f("uq_ronde_sessie_id_veld_id_nummer")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ronde", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ronde_sessie_id"), ["sessie_id"], unique=False)

    op.create_table(
        "toegangscode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("nonce", sa.String(length=22), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("geldig_tot", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sessie_id"],
            ["sessie.id"],
            name=op.f("fk_toegangscode_sessie_id_sessie"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toegangscode")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_toegangscode_code_hash")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("toegangscode", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_toegangscode_sessie_id"), ["sessie_id"], unique=False)

    op.create_table(
        "antwoord",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ronde_id", sa.Integer(), nullable=False),
        sa.Column("deelnemer_id", sa.Integer(), nullable=True),
        sa.Column("waarde", sa.Text(), nullable=False),
        sa.Column("mengsel", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deelnemer_id"],
            ["deelnemer.id"],
            name=op.f("fk_antwoord_deelnemer_id_deelnemer"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["ronde_id"], ["ronde.id"], name=op.f("fk_antwoord_ronde_id_ronde"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_antwoord")),
        sa.UniqueConstraint(
            "ronde_id", "deelnemer_id", name=op.f("uq_antwoord_ronde_id_deelnemer_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("antwoord", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_antwoord_deelnemer_id"), ["deelnemer_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_antwoord_ronde_id"), ["ronde_id"], unique=False)

    with _number_on("apparaat") as batch_op:
        batch_op.add_column(
            sa.Column("soort", sa.String(), nullable=False, server_default="begeleiding")
        )
        batch_op.add_column(
            sa.Column("herkomst", sa.String(), nullable=False, server_default="sleutel")
        )

    with _number_on("deelnemer") as batch_op:
        for kolom in ("toegelaten_op", "beloofd_op", "hand_op", "weg_sinds"):
            batch_op.add_column(sa.Column(kolom, Moment(), nullable=True))

    with _number_on("onderdeel") as batch_op:
        batch_op.add_column(sa.Column("plan_minuten", sa.Integer(), nullable=True))

    with op.batch_alter_table("sessie", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deur", sa.String(), nullable=False, server_default="open"))
        batch_op.add_column(
            sa.Column("handen", sa.String(), nullable=False, server_default="gesprek")
        )
        batch_op.add_column(sa.Column("verdieping_kaart_id", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("sleutel_nummer", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(
            sa.Column("sleutel_op", Moment(), nullable=False, server_default=LANG_GELEDEN)
        )
        batch_op.add_column(
            sa.Column("agenda_nummer", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(
            sa.Column("eigen_nummer", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(sa.Column("kaarten_keuze", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("aantal_deelnemers", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("aantal_beloofd", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("opgeruimd_op", Moment(), nullable=True))

    op.execute("UPDATE sessie SET sleutel_op = gemaakt_op")
    op.execute("UPDATE deelnemer SET toegelaten_op = binnen_op")


NIEUW = {
    "sessie": (
        "opgeruimd_op",
        "aantal_beloofd",
        "aantal_deelnemers",
        "kaarten_keuze",
        "eigen_nummer",
        "agenda_nummer",
        "sleutel_op",
        "sleutel_nummer",
        "verdieping_kaart_id",
        "handen",
        "deur",
    ),
    "onderdeel": ("plan_minuten",),
    "deelnemer": ("weg_sinds", "hand_op", "beloofd_op", "toegelaten_op"),
    "apparaat": ("herkomst", "soort"),
}
TABELLEN = ("antwoord", "toegangscode", "ronde", "notitie", "klare_stap", "bezoek", "afspraak")


def downgrade() -> None:
    for tabel, kolommen in NIEUW.items():
        with op.batch_alter_table(tabel, schema=None) as batch_op:
            for kolom in kolommen:
                batch_op.drop_column(kolom)
    for tabel in TABELLEN:
        op.drop_table(tabel)
