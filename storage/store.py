"""The database: which one, how it is opened, and the units of work done in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)
from sqlmodel import Session

from storage.archive import Archive
from storage.articles import Articles
from storage.channels import Channels
from storage.conversations import Conversations
from storage.disputes import Disputes
from storage.errors import BadDatabaseURL, StorageError, StoreConflict, StoreUnavailable
from storage.jobs import Jobs
from storage.likenesses import Likenesses
from storage.questions import Questions
from storage.requests import Requests
from storage.schedules import Schedules
from storage.search import Search
from storage.shares import Shares
from storage.stories import Stories
from storage.sweeping import sweep
from storage.turns import Turns
from storage.workspaces import Workspaces

BUSY_SECONDS = 2.0
"""How long SQLite waits for another writer before it says that it is locked.

Less than Slack's three seconds: an event that cannot be stored is refused in time.
"""

_TROUBLE_SECONDS = 60.0

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class UnitOfWork:
    """One transaction, with everything that can be done in it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def archive(self) -> Archive:
        """A workspace as a whole, to be taken elsewhere."""
        return Archive(self._session)

    @cached_property
    def articles(self) -> Articles:
        """What has been read."""
        return Articles(self._session)

    @cached_property
    def channels(self) -> Channels:
        """How each conversation wants us to behave."""
        return Channels(self._session)

    @cached_property
    def conversations(self) -> Conversations:
        """Channels and direct messages."""
        return Conversations(self._session)

    @cached_property
    def disputes(self) -> Disputes:
        """Whose speakers somebody says are wrong."""
        return Disputes(self._session)

    @cached_property
    def jobs(self) -> Jobs:
        """Work to be done."""
        return Jobs(self._session)

    @cached_property
    def likenesses(self) -> Likenesses:
        """By what articles are known again."""
        return Likenesses(self._session)

    @cached_property
    def questions(self) -> Questions:
        """What was asked."""
        return Questions(self._session)

    @cached_property
    def requests(self) -> Requests:
        """What people sent and is not dealt with yet."""
        return Requests(self._session)

    @cached_property
    def schedules(self) -> Schedules:
        """When digests are due."""
        return Schedules(self._session)

    @cached_property
    def search(self) -> Search:
        """The full-text index."""
        return Search(self._session)

    @cached_property
    def shares(self) -> Shares:
        """Who shared what."""
        return Shares(self._session)

    @cached_property
    def stories(self) -> Stories:
        """Which articles report the same event."""
        return Stories(self._session)

    @cached_property
    def workspaces(self) -> Workspaces:
        """Who uses us."""
        return Workspaces(self._session)


class Store:
    """The database of one Nutgraf, SQLite or PostgreSQL. Usable from many threads.

    Raises `BadDatabaseURL` for an address it cannot use; every method raises `StoreUnavailable`
    where the database does not answer. `busy_seconds` is how long a writer on SQLite waits for
    another one before that.
    """

    def __init__(self, url: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.url = database_url(url)
        self._engine = _engine(self.url, busy_seconds)
        self._turns = None if self.is_served else Turns(busy_seconds)
        self._failed: tuple[float, str] | None = None

    @property
    def is_served(self) -> bool:
        """Whether it is on a server, as PostgreSQL is; SQLite is a file."""
        return self.url.get_backend_name() == "postgresql"

    @property
    def trouble(self) -> str | None:
        """Why the database could not be written to within the last minute, if it could not.

        Another writer that was in the way is no trouble.
        """
        if self._failed is None or monotonic() - self._failed[0] > _TROUBLE_SECONDS:
            return None
        return self._failed[1]

    def migrate(self) -> None:
        """Bring the tables up to date. Raises `StoreOutdated` for those of a newer version."""
        from storage.schema import migrate  # Alembic is loaded only where it is needed

        with translated(), self._engine.execution_options(writes=True).begin() as connection:
            migrate(connection)

    def ping(self) -> None:
        """Raise `StoreUnavailable` unless the database answers."""
        with translated(), self._engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    @contextmanager
    def begin(self, *, urgent: bool = False) -> Iterator[UnitOfWork]:
        """A transaction that may write: committed at the end, rolled back on an error.

        Keep it short, and never hold it across a fetch or a call to Slack. An `urgent` one, while
        somebody waits to be answered, comes before all others that wait for SQLite.
        """
        engine = self._engine.execution_options(writes=True)
        try:
            with self._turn(urgent), translated(), Session(engine) as session:
                yield UnitOfWork(session)
                session.commit()
        except StoreUnavailable as error:
            if "locked" not in str(error):
                self._failed = monotonic(), str(error)
            raise

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """A transaction that only reads, and keeps no writer waiting."""
        with translated(), Session(self._engine) as session:
            yield UnitOfWork(session)

    @contextmanager
    def _turn(self, urgent: bool) -> Iterator[None]:
        if self._turns is None:
            yield
            return
        if not self._turns.take(urgent=urgent):
            raise StoreUnavailable("database is locked")
        try:
            yield
        finally:
            self._turns.end()

    def sweep(self) -> None:
        """Overwrite what was forgotten where it may still stand, on SQLite."""
        if not self.is_served:
            sweep(self._engine)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


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


def _engine(url: URL, busy_seconds: float) -> Engine:
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
