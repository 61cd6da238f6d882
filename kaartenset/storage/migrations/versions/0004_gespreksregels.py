"""What all see of the rules of a conversation, and when a step of preparing was done."""

import sqlalchemy as sa
from alembic import op

from kaartenset.storage.models import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("onderdeel", schema=None) as batch_op:
        batch_op.add_column(sa.Column("regels", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("klare_stap", schema=None) as batch_op:
        batch_op.add_column(sa.Column("klaar_op", Moment(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("klare_stap", schema=None) as batch_op:
        batch_op.drop_column("klaar_op")
    with op.batch_alter_table("onderdeel", schema=None) as batch_op:
        batch_op.drop_column("regels")
