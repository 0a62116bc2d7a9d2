"""Each job knows the request that it came from."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column; jobs that are there already have none."""
    op.add_column("job", sa.Column("trace", sa.Text(), nullable=True))
