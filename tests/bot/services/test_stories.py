"""A new article finds its story, at a cost that does not grow with what is remembered."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.services.stories import CANDIDATES, Stories
from storage import Store
from storage.types import StoredArticle
from tests.factories import (
    make_article,
    make_conversation,
    make_reading,
    make_viewer,
    share_article,
)

HERE = make_viewer("C1")
NOW = date(2026, 11, 20)
DAM = "The dam at Ostrey held through the storm, engineers of the Halvora company said on Friday."
MARGIN = 1.1  # a B-tree that is ten times as large may be one level deeper


@pytest.fixture
def old_store(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    """A second store, for one that has been read into for years."""
    file = shutil.copy(migrated_sqlite, tmp_path / "old.sqlite3")
    store = Store(f"sqlite:///{file}")
    yield store
    store.close()


def read(store: Store, number: int, day: date, body: str = DAM) -> int:
    """An article of that day at an address of its own."""
    address = f"https://example.com/{number}"
    article = make_article(f"{body} {number}", published=day.isoformat())
    reading = make_reading(f"{body} {number}", article=article, address=address)
    return share_article(store, reading, source=address, message=str(number))


def fill(store: Store, *, days: int, a_day: int = 1) -> None:
    """So many articles on each of so many days up to now, all alike: the hardest there is."""
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
    for number in range(days * a_day):
        read(store, number, NOW - timedelta(days=number // a_day))


def stored(store: Store, number: int, day: date = NOW, body: str = DAM) -> StoredArticle:
    id_ = read(store, number, day, body)
    with store.read() as uow:
        return uow.articles.get(HERE, [id_])[0]


@contextmanager
def steps(store: Store) -> Iterator[list[int]]:
    """Counts the steps of SQLite's virtual machine, tens of them at a time."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    def watch(connection: sqlite3.Connection, *_: Any) -> None:
        connection.set_progress_handler(count, 10)

    store._engine.dispose()
    event.listen(store._engine, "checkout", watch)
    yield counted
    event.remove(store._engine, "checkout", watch)
    store._engine.dispose()


def cost(store: Store) -> int:
    """What it takes to place one more article of today."""
    new = stored(store, 100_000)
    store.sweep()  # an index in many parts, each from a commit of its own, takes more of them
    with steps(store) as counted:
        Stories(store).others(HERE, new)
    return counted[0]


def place(store: Store, *articles: StoredArticle) -> list[int]:
    """Place them one after the other; their stories."""
    for one in articles:
        Stories(store).others(HERE, one)
    with store.read() as uow:
        seats = uow.stories.known([one.id for one in articles])
    return [seats[one.id] for one in articles]


def test_two_reports_of_one_event_meet_in_one_story(store: Store) -> None:
    fill(store, days=0)

    first, second = place(store, stored(store, 1), stored(store, 2, NOW - timedelta(days=3)))

    assert first == second


def test_a_report_of_another_month_begins_a_story_of_its_own(store: Store) -> None:
    fill(store, days=0)

    first, second = place(store, stored(store, 1), stored(store, 2, NOW - timedelta(days=40)))

    assert first != second


def test_to_place_an_article_takes_no_more_steps_in_a_store_of_ten_times_as_many_days(
    sqlite_store: Store, old_store: Store
) -> None:
    fill(sqlite_store, days=30)
    fill(old_store, days=300)

    few, many = cost(sqlite_store), cost(old_store)

    assert few > 0
    assert many <= MARGIN * few


def test_of_a_busy_day_no_more_articles_are_compared_than_a_fixed_number(store: Store) -> None:
    fill(store, days=2, a_day=3 * CANDIDATES)
    new = stored(store, 100_000)

    Stories(store).others(HERE, new)

    with store.read() as uow:
        placed = uow.stories.known(range(1, new.id + 1))
    assert new.id in placed
    assert len(placed) == CANDIDATES + 1
