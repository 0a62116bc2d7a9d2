"""How Alembic reaches the database: over the connection that `storage.schema` hands it."""

from alembic import context
from sqlmodel import SQLModel

from storage import tables  # noqa: F401  (fills the metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    transactional_ddl=True,
)
context.run_migrations()
