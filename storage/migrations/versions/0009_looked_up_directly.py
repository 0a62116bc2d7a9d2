"""Articles are found by their address, and shares by when they were read, in an index."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the two indexes."""
    op.create_index("article_address", "article", ["workspace", "address"])
    op.create_index("ix_share_read_at", "share", ["read_at"])
