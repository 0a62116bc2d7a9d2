"""Every test of the store runs on SQLite and on PostgreSQL."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlmodel import SQLModel

from storage import Store
from tests.conftest import address_of


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """A migrated, empty store, on each of the two databases."""
    store: Store = request.getfixturevalue(f"{request.param}_store")
    return store


@pytest.fixture
def sqlite_store(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    file = shutil.copy(migrated_sqlite, tmp_path / "nutgraf.sqlite3")
    store = Store(f"sqlite:///{file}")
    yield store
    store.close()


@pytest.fixture
def postgresql_store(one_postgresql_store: Store) -> Store:
    # Emptying the tables of one database is much quicker than making one for each test.
    with one_postgresql_store._engine.begin() as connection:
        for table in reversed(SQLModel.metadata.sorted_tables):
            connection.execute(table.delete())
    return one_postgresql_store


@pytest.fixture(scope="session")
def one_postgresql_store(postgresql: str, migrated_postgresql: str) -> Iterator[Store]:
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
