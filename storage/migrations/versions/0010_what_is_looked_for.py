"""Questions are found by their place in an index; a quote no longer holds what nothing reads."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the one, and drop the speaker without accents: names are looked for in the passages."""
    op.create_index("question_place", "question", ["workspace", "conversation", "asked_at"])
    op.drop_index("ix_quote_speaker_folded", "quote")
    op.drop_column("quote", "speaker_folded")
