"""Each question knows the thread it was asked in, so that the next one there may lean on it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; of questions that are there already the thread is not known."""
    op.add_column("question", sa.Column("thread", sa.Text(), nullable=True))
