"""An upgrade from every earlier version keeps all that was stored, on both databases.

Each table of the old version is filled with rows before, whatever its columns are then.
"""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, MetaData, Table

from bot.services.indexing import catch_up
from storage import Store
from storage.schema import NEWEST, upgrade
from tests.conftest import address_of
from tests.factories import make_viewer

EARLIER = [f"{number:04}" for number in range(1, int(NEWEST))]
TEXT = "The dam held. Nobody was hurt."
STATED: dict[str, Any] = {
    "article.text": TEXT,
    "article.original": TEXT,
    "article.blocks": f'[[0, {len(TEXT)}, "paragraph"]]',
    "article.scope": "public",
    "article.state": "article",
    "article.address": "https://example.com/dam",
    "article.published": "2026-11-23",
    "article.language": "en",
    "channel.mode": "automatic",
    "channel.languages": "[]",
    "conversation.id": "C1",
    "conversation.kind": "public",
    "conversation": "C1",
    "days": "0,1",
    "at": "09:00",
    "zone": "Europe/London",
    "end": 13,
    "indexed": 0,
    "job.state": "ready",
    "links": "[]",
    "quote.kind": "direct",
    "share.state": "read",
    "start": 0,
    "workspace": "T1",
}
"""What a row must hold to be read again, by column or by table and column."""
DERIVED = frozenset({"passage", "alembic_version"})
"""What is made anew from the rest, or changes by what an upgrade is."""
DROPPED = frozenset({"quote.speaker_folded"})
"""Columns that held nothing that does not stand beside them as well."""


def is_internal(table: str) -> bool:
    """Whether a table belongs to the full-text index or to SQLite itself."""
    return table.startswith(("passage_", "sqlite_"))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store without any table."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'old.sqlite3'}"
    else:
        server = request.getfixturevalue("postgresql")
        name = f"old_{secrets.token_hex(6)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        url = address_of(server, name)
    store = Store(url)
    yield store
    store.close()


def is_kept(column: sa.Column[Any]) -> bool:
    return f"{column.table.name}.{column.name}" not in DROPPED


def tables(connection: Connection) -> list[Table]:
    """Those of ours, each after the ones that it refers to."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: not is_internal(name))
    return metadata.sorted_tables


def fill(connection: Connection, table: Table) -> None:
    """One row with something in every column."""
    columns = [c for c in table.columns if c.computed is None]
    connection.execute(table.insert().values({c.name: value(table.name, c) for c in columns}))


def value(table: str, column: sa.Column[Any]) -> Any:
    for name in (f"{table}.{column.name}", column.name):
        if name in STATED:
            return STATED[name]
    if isinstance(column.type, sa.DateTime):
        return datetime(2026, 11, 23, 12, tzinfo=UTC)
    if isinstance(column.type, sa.Boolean):
        return True
    if isinstance(column.type, sa.Integer | sa.Float | sa.Numeric):
        return 1
    return f"a {column.name}"


def held(connection: Connection, names: dict[str, list[str]]) -> dict[str, list[Any]]:
    """All rows of these tables, in these columns."""
    found = {}
    for table in tables(connection):
        if table.name in names:
            columns = [table.columns[name] for name in names[table.name]]
            found[table.name] = [tuple(row) for row in connection.execute(sa.select(*columns))]
    return found


def written_by(store: Store, revision: str) -> tuple[dict[str, list[str]], dict[str, list[Any]]]:
    """Fill a database of that version; its tables' columns, and the rows in them."""
    with store._engine.execution_options(writes=True).begin() as connection:
        upgrade(connection, revision)
        for table in tables(connection):
            if table.name != "alembic_version":
                fill(connection, table)
    with store._engine.connect() as connection:
        ours = [table for table in tables(connection) if table.name not in DERIVED]
        names = {table.name: [c.name for c in table.columns if is_kept(c)] for table in ours}
        return names, held(connection, names)


@pytest.mark.parametrize("revision", EARLIER)
def test_an_upgrade_keeps_every_row(store: Store, revision: str) -> None:
    names, before = written_by(store, revision)
    store.migrate()
    with store._engine.connect() as connection:
        after = held(connection, names)

    assert len(before) >= 10
    assert all(len(rows) == 1 for rows in before.values())
    assert after == before


@pytest.mark.parametrize("revision", EARLIER)
def test_what_was_read_before_an_upgrade_is_found_after_it(store: Store, revision: str) -> None:
    written_by(store, revision)
    store.migrate()
    catch_up(store)
    with store.read() as uow:
        (article,) = uow.articles.recent(make_viewer(), limit=5)
        (schedule,) = uow.schedules.all()
        claimed = uow.jobs.unfinished()
    with store.read() as uow:
        found = uow.search.passages(make_viewer(), ["dam"], limit=5)

    assert article.article.text == TEXT
    assert schedule.at == ("09:00",)
    assert claimed == 1
    assert [passage.article_id for passage in found] == [article.id]
