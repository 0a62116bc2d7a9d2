"""The database of one Nutgraf, and the units of work done in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from time import monotonic

from sqlalchemy import text
from sqlmodel import Session

from storage.archive import Archive
from storage.articles import Articles
from storage.channels import Channels
from storage.conversations import Conversations
from storage.disputes import Disputes
from storage.engines import BUSY_SECONDS, database_url, make_engine, translated
from storage.errors import StoreUnavailable
from storage.fulltext.search import Search
from storage.jobs import Jobs
from storage.likenesses import Likenesses
from storage.questions import Questions
from storage.requests import Requests
from storage.schedules import Schedules
from storage.shares import Shares
from storage.stories import Stories
from storage.sweeping import sweep
from storage.turns import Turns
from storage.workspaces import Workspaces

_TROUBLE_SECONDS = 60.0


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
        self._engine = make_engine(self.url, busy_seconds)
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
