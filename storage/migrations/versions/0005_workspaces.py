"""What is known of a workspace as a whole, its guests, and which channels are archived."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables `workspace` and `guest`, and two columns of `conversation`."""
    op.create_table(
        "workspace",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("guests_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("people_changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "guest",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "user"),
    )
    archived: sa.Column[bool] = sa.Column(
        "archived", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("conversation", archived)
    changes: sa.Column[int] = sa.Column("changes", sa.Integer(), nullable=False, server_default="0")
    op.add_column("conversation", changes)
