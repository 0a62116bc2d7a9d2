"""Articles are known again under other addresses, and the newest are found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the likenesses, and indexes by source and by time."""
    op.create_table(
        "likeness",
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", "article_id"),
    )
    op.create_index("ix_likeness_article_id", "likeness", ["article_id"])
    op.create_index("share_source", "share", ["workspace", "source"])
    op.create_index("ix_article_read_at", "article", ["read_at"])
