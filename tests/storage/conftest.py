"""Every test of the store runs on SQLite and on PostgreSQL."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from storage import Store
from tests.conftest import address_of


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A migrated store, on each of the two databases."""
    if request.param == "sqlite":
        store = Store(f"sqlite:///{tmp_path / 'nutgraf.sqlite3'}")
        store.migrate()
    else:
        store = Store(request.getfixturevalue("fresh_postgresql"))
    yield store
    store.close()


@pytest.fixture
def fresh_postgresql(postgresql: str, migrated_postgresql: str) -> str:
    """The address of a migrated, empty database of its own."""
    name = f"nutgraf_{secrets.token_hex(6)}"
    copy = SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(copy.format(Identifier(name), Identifier(migrated_postgresql)))
    return address_of(postgresql, name)
