"""Stories, to which articles belong; digests that pause, and that come even when empty."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables of stories, and two columns to the schedules."""
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "seat",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("ix_seat_story_id", "seat", ["story_id"])
    for name, default in (("paused", sa.false()), ("quiet", sa.true())):
        column: sa.Column[bool] = sa.Column(
            name, sa.Boolean(), nullable=False, server_default=default
        )
        op.add_column("schedule", column)
