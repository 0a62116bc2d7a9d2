"""The database as whoever keeps it sees it: where it is, how far its tables are, a copy of it."""

import contextlib
import os
import sqlite3
from pathlib import Path

from sqlalchemy import func, inspect, select
from sqlmodel import SQLModel, col

from storage.clock import now
from storage.engines import translated
from storage.errors import StorageError
from storage.schema import revision
from storage.store import Store
from storage.tables import JobRow


class Upkeep:
    """What can be found out about a store, and done with it as a whole, without opening it up.

    Every method raises `StoreUnavailable` where the database does not answer.
    """

    def __init__(self, store: Store) -> None:
        self._engine = store._engine
        self._url = store.url
        self._on_sqlite = store.url.get_backend_name() == "sqlite"
        self._file = Path(store.url.database or ":memory:")

    def revision(self) -> str | None:
        """The revision that its tables are at, None where there are none; nothing is changed.

        It is found out in a transaction that may write, so that a database which cannot be
        written in is told of. A SQLite file that is not there yet is not made.
        """
        if self.is_to_be_made:
            return None
        writing = self._engine.execution_options(writes=True)
        with translated(), writing.connect() as connection:
            return revision(connection)

    def strangers(self) -> tuple[str, ...]:
        """Tables that stand where ours would, in a database without a revision of ours."""
        if self.is_to_be_made:
            return ()
        with translated(), self._engine.connect() as connection:
            there = inspect(connection).get_table_names()
        return tuple(sorted(SQLModel.metadata.tables.keys() & set(there)))

    @property
    def is_to_be_made(self) -> bool:
        """Whether this is a SQLite file that does not exist yet."""
        return self._on_sqlite and str(self._file) != ":memory:" and not self._file.exists()

    @property
    def can_be_made(self) -> bool:
        """Whether a SQLite file can be made where it is wanted."""
        return os.access(self._file.resolve().parent, os.W_OK)

    @property
    def on_another_machine(self) -> bool:
        """Whether the database may go by another clock than we do."""
        return not self._on_sqlite

    @property
    def place(self) -> str:
        """Which database this is, in words that hold no password."""
        if self._on_sqlite:
            return f"SQLite, {self._file}"
        return f"PostgreSQL, {self._url.database or ''} at {self._url.host or 'this machine'}"

    def back_up(self, file: Path) -> None:
        """Copy a SQLite database as it is at this moment to a new file, which only we may read.

        Nobody has to stop working meanwhile. Raises `StorageError`, for PostgreSQL too: it has a
        tool of its own.
        """
        if not self._on_sqlite:
            raise StorageError("This is a PostgreSQL database: copy it with pg_dump.")
        if self.is_to_be_made or file.exists():
            there = f"{file} exists already" if file.exists() else f"{self.place} does not exist"
            raise StorageError(f"{there}. Nothing was copied.")
        file.touch(mode=0o600)
        try:
            self._copy(file)
        except StorageError as error:
            file.unlink()
            raise StorageError(f"{self.place}: {error}. Nothing was copied.") from error

    def _copy(self, file: Path) -> None:
        with translated(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            with contextlib.closing(sqlite3.connect(file)) as copy:
                raw.backup(copy)

    def last_heard(self) -> float | None:
        """When the last work came from Slack, in seconds since 1970; None if none is known of."""
        if self.is_to_be_made:
            return None
        with translated(), self._engine.connect() as connection:
            latest = select(func.max(JobRow.created)).where(col(JobRow.trace).is_not(None))
            found = connection.execute(latest).scalar_one()
            return None if found is None else float(found)

    def clock(self) -> float:
        """Seconds since 1970 by the database's own clock, which the jobs go by."""
        with translated(), self._engine.connect() as connection:
            return float(connection.execute(select(now())).scalar_one())
