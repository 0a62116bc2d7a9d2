"""The database as a whole: migrations, trouble, and many at once."""

import sqlite3
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel

from storage import (
    BadDatabaseURL,
    StorageError,
    Store,
    StoreConflict,
    StoreOutdated,
    StoreUnavailable,
)
from storage.engines import database_url
from storage.schema import NEWEST
from tests.factories import make_job, make_question, make_reading, make_viewer, share_article

MIGRATIONS = Path(__file__).parents[2] / "storage" / "migrations" / "versions"


def ours(_object: object, name: str | None, kind: str, _reflected: bool, _to: object) -> bool:
    """All but the full-text index, which the metadata does not describe."""
    return not (name or "").startswith("passage_") and (kind, name) != ("column", "document")


def differs(_context: Any, _column: Any, _ours: Any, found: Any, wanted: Any) -> bool | None:
    """Whether two types differ; a text of any length is one type, whatever it is called."""
    return False if (str(found), str(wanted)) == ("TEXT", "VARCHAR") else None


def test_the_migrations_make_what_the_metadata_says(store: Store) -> None:
    with store._engine.connect() as connection:
        options = {"include_object": ours, "compare_type": differs}
        context = MigrationContext.configure(connection, opts=options)

        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_newest_revision_is_that_of_the_newest_file() -> None:
    newest = max(path.name for path in MIGRATIONS.glob("[0-9]*.py"))

    assert newest.partition("_")[0] == NEWEST


def test_migrating_twice_is_migrating_once(store: Store) -> None:
    article = share_article(store, make_reading())
    store.migrate()

    with store.read() as uow:
        assert uow.articles.get(make_viewer(), [article])


@pytest.mark.parametrize("database", ["sqlite_store", "fresh_postgresql"])
def test_a_database_of_a_newer_version_is_left_alone(
    request: pytest.FixtureRequest, database: str
) -> None:
    given = request.getfixturevalue(database)
    store = given if isinstance(given, Store) else Store(given)
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreOutdated):
        store.migrate()
    store.close()


def test_what_failed_is_not_there(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.begin() as uow:
        uow.jobs.add(make_job())
        _ = 1 // 0

    with store.read() as uow:
        assert uow.jobs.unfinished() == 0


def test_the_same_edition_written_by_two_at_once_is_a_conflict(store: Store) -> None:
    insert = text(
        "INSERT INTO conversation (workspace, id, kind, name, outsiders, checked_at) "
        "VALUES ('T1', 'C1', 'public', '', false, '2026-11-23')"
    )
    with pytest.raises(StoreConflict), store.begin() as uow:
        for _ in range(2):
            uow._session.connection().execute(insert)


def test_a_store_that_answers_can_be_pinged(store: Store) -> None:
    store.ping()


@pytest.mark.parametrize(
    "url",
    ["sqlite:////nowhere/at/all.sqlite3", "postgresql://nobody@127.0.0.1:1/none"],
    ids=["sqlite", "postgresql"],
)
@pytest.mark.parametrize("use", [Store.ping, Store.migrate], ids=["ping", "migrate"])
def test_a_database_that_is_not_there_is_unavailable(
    url: str, use: Callable[[Store], None]
) -> None:
    with pytest.raises(StoreUnavailable):
        use(Store(url))


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[Store]:
    """A store on SQLite that waits for nobody."""
    store = Store(f"sqlite:///{tmp_path / 'locked.sqlite3'}", busy_seconds=0.01)
    store.migrate()
    yield store
    store.close()


def test_a_locked_database_is_unavailable_to_writers(impatient: Store, tmp_path: Path) -> None:
    lock = sqlite3.connect(tmp_path / "locked.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable), impatient.begin() as uow:
        uow.jobs.add(make_job())
    lock.close()


def test_a_locked_database_can_still_be_read(impatient: Store, tmp_path: Path) -> None:
    lock = sqlite3.connect(tmp_path / "locked.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    with impatient.read() as uow:
        assert uow.jobs.unfinished() == 0
    lock.close()


def test_a_driver_s_error_is_chained(impatient: Store, tmp_path: Path) -> None:
    lock = sqlite3.connect(tmp_path / "locked.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as caught, impatient.begin() as uow:
        uow.jobs.add(make_job())
    lock.close()

    assert caught.value.__cause__ is not None


def test_an_error_of_the_database_repeats_no_word_of_what_was_to_be_stored(store: Store) -> None:
    word = "skarholm"
    _rename(store, "question", "away")
    try:
        with pytest.raises(StorageError) as caught, store.begin() as uow:
            uow.questions.add(make_question(word))
    finally:  # other tests use the same database
        _rename(store, "away", "question")

    told = "".join(traceback.format_exception(caught.value))
    assert "INSERT INTO question" in told
    assert word not in told


def _rename(store: Store, table: str, name: str) -> None:
    with store._engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


def test_several_processes_can_migrate_at_once(postgresql: str) -> None:
    admin = create_engine(database_url(postgresql), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE at_once"))
    admin.dispose()
    url = database_url(postgresql).set(database="at_once").render_as_string(hide_password=False)
    stores = [Store(url) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(Store.migrate, stores))
    for store in stores:
        store.ping()
        store.close()


def test_jobs_claimed_by_many_at_once_are_handed_out_once_each(store: Store) -> None:
    with store.begin() as uow:
        for number in range(40):
            uow.jobs.add(make_job(f"read:{number}"))
    together = threading.Barrier(4)

    def claim(owner: str) -> list[str]:
        together.wait(5)
        claimed: list[str] = []
        while True:
            with store.begin() as uow:
                jobs = uow.jobs.claim(owner, limit=3, lease=60)
            if not jobs:
                return claimed
            claimed += [job.key for job in jobs]

    with ThreadPoolExecutor(4) as pool:
        claimed = [key for keys in pool.map(claim, "abcd") for key in keys]

    assert sorted(claimed) == sorted(f"read:{number}" for number in range(40))


def test_a_conversations_turn_is_taken_by_one_of_many(store: Store) -> None:
    with store.begin() as uow:
        for number in range(8):
            uow.jobs.add(make_job(f"post:{number}", paced="C1"))
    together = threading.Barrier(4)

    def claim(owner: str) -> int:
        together.wait(5)
        with store.begin() as uow:
            return len(uow.jobs.claim(owner, limit=3, lease=60, pace=60))

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(claim, "abcd")) == 1


def test_the_same_job_stored_by_many_at_once_is_one(store: Store) -> None:
    together = threading.Barrier(4)

    def add(_: int) -> bool:
        together.wait(5)
        with store.begin() as uow:
            return uow.jobs.add(make_job("digest:C1:slot"))

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(add, range(4))) == [False, False, False, True]


@pytest.mark.parametrize(
    "url", ["postgres://u:p@h/n", "postgresql://u:p@h/n", "postgresql+psycopg://u:p@h/n"]
)
def test_every_spelling_of_postgresql_is_understood(url: str) -> None:
    assert str(database_url(url)) == "postgresql+psycopg://u:***@h/n"


@pytest.mark.parametrize("url", ["", "nutgraf.sqlite3", "mysql://h/n", "oracle+x://h", "://"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(BadDatabaseURL):
        database_url(url)
