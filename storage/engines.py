"""How a database is opened: its address, its driver's settings, and the driver's errors as ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)

from storage.errors import BadDatabaseURL, StorageError, StoreConflict, StoreUnavailable

BUSY_SECONDS = 2.0
"""How long SQLite waits for another writer before it says that it is locked.

Less than Slack's three seconds: an event that cannot be stored is refused in time.
"""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def database_url(url: str) -> URL:
    """A database's address as SQLAlchemy wants it; Heroku's `postgres://` is understood.

    Raises `BadDatabaseURL`, also for a password with an @ in it, whose end would be taken for a
    host and shown.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # the latter for a port that is no number
        raise BadDatabaseURL(url) from error
    if "@" in (parsed.host or ""):
        raise BadDatabaseURL(url)
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername in ("sqlite", "sqlite+pysqlite"):
        return parsed
    raise BadDatabaseURL(url)


def make_engine(url: URL, busy_seconds: float) -> Engine:
    """The engine for a database: `busy_seconds` is how long SQLite waits for another writer."""
    on_postgresql = url.get_backend_name() == "postgresql"
    engine = _postgresql_engine(url) if on_postgresql else _sqlite_engine(url, busy_seconds)
    event.listen(engine, "before_cursor_execute", _make_storable, retval=True)
    return engine


def _postgresql_engine(url: URL) -> Engine:
    options = "-c statement_timeout=30000 -c lock_timeout=10000"
    return create_engine(
        url,
        hide_parameters=True,  # an error of the driver's ends in a log: no word of anybody's may
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=10,
        connect_args={"options": options, "connect_timeout": 5},
    )


def _sqlite_engine(url: URL, busy_seconds: float) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": busy_seconds, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_storable(
    _connection: Connection, _cursor: Any, statement: str, parameters: Any, *_: Any
) -> tuple[str, Any]:
    return statement, _storable(parameters)


def _storable(value: Any) -> Any:
    """The value with a mark in place of what no database takes; offsets stay as they are."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: _storable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_storable, value))
    return value


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own idea of transactions is in the way
    # secure_delete: what is forgotten is overwritten, not merely marked as free.
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: one that upgrades a read later cannot wait, only fail.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_passing(error: DBAPIError) -> bool:
    """Whether the database is at fault rather than what it was asked."""
    limit_exceeded = str(getattr(error.orig, "sqlstate", "") or "").startswith("54")
    return isinstance(error, OperationalError | InterfaceError) and not limit_exceeded


@contextmanager
def translated() -> Iterator[None]:
    """Raises the store's own errors for those of the drivers."""
    try:
        yield
    except IntegrityError as error:
        raise StoreConflict(type(error.orig).__name__) from error
    except DBAPIError as error:
        reason = str(error.orig).strip().partition("\n")[0]
        raise (StoreUnavailable if _is_passing(error) else StorageError)(reason) from error
    except SQLAlchemyError as error:
        raise StorageError(type(error).__name__) from error
