"""Bringing a database up to date with Alembic, without any configuration file.

Alembic itself is imported only where there is something to do: a bot at rest need not carry it.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.errors import StoreOutdated

NEWEST = "0010"
"""The revision this program was written for; a test holds it to the newest file in migrations/."""

_LOCK = 0x6E757467  # any number that is ours: PostgreSQL's processes take turns by it


def migrate(connection: Connection) -> None:
    """Run the migrations that this database lacks, in the transaction of the connection.

    Processes that start together take turns. Raises `StoreOutdated`.
    """
    if connection.dialect.name == "postgresql":
        # A migration takes the time it takes.
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if revision(connection) != NEWEST:
        upgrade(connection)


def revision(connection: Connection) -> str | None:
    """The revision the database is at; None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, to: str = NEWEST) -> None:
    """Run the migrations up to this revision. Raises `StoreOutdated`."""
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise StoreOutdated(str(revision(connection))) from error
