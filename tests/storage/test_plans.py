"""What a look-up goes through does not grow with what is remembered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from storage import Store, UnitOfWork
from storage.fulltext.lookups import Lookup
from tests.factories import (
    NOON,
    make_conversation,
    make_question,
    make_quote,
    make_reading,
    make_share,
    make_viewer,
    share_article,
)

HERE = make_viewer()
ADDRESS = "https://example.com/dam"
WEEK = (NOON.date() - timedelta(days=7), NOON.date() + timedelta(days=7))

LOOK_UPS: dict[str, Callable[[UnitOfWork], object]] = {
    "an article": lambda uow: uow.articles.get(HERE, [1, 2]),
    "the article at an address": lambda uow: uow.articles.at_address(HERE, ADDRESS),
    "what was shared in a day": lambda uow: uow.articles.shared_between(
        HERE, NOON - timedelta(days=1), NOON
    ),
    "the shares of an article": lambda uow: uow.shares.of_articles(HERE, [1, 2]),
    "the shares of an address": lambda uow: uow.shares.of_address(HERE, ADDRESS),
    "the shares of the same page": lambda uow: uow.shares.of_same(HERE, 1),
    "an earlier share": lambda uow: uow.shares.earlier(HERE, make_share(id=2, article_id=1)),
    "the shares of a thread": lambda uow: uow.shares.of_thread("T1", "C1", "1.1"),
    "what was asked before in a thread": lambda uow: uow.questions.last_in(HERE, None, NOON),
    "what nothing answered": lambda uow: uow.questions.unanswered(HERE, NOON, NOON),
    "what was asked as a message": lambda uow: uow.questions.of_message("T1", "C1", "1.1"),
    "a question is put back": lambda uow: uow.archive.restore_question(make_question()),
    "what is disputed": lambda uow: uow.disputes.standing(HERE, 1),
    "passages": lambda uow: uow.search.passages(HERE, ["dam", "held"], limit=10),
    "passages of a channel": lambda uow: uow.search.passages(
        HERE, Lookup(terms=("dam",), conversation="C1", sharer="U1"), limit=10
    ),
    "like articles": lambda uow: uow.stories.candidates(HERE, {"dam": 1.0}, WEEK, limit=5),
    "a story's articles": lambda uow: uow.stories.others(HERE, 1, limit=4),
    "a story is taken": lambda uow: uow.stories.seat({1: -1}),
    "readings of the same text": lambda uow: uow.likenesses.of(
        make_reading("It broke.", address="https://example.com/other", likeness=(1, 2)), ADDRESS
    ),
    "a reading is stored": lambda uow: uow.articles.add(make_reading("It broke."), make_share()),
    "a speaker is disputed": lambda uow: uow.disputes.raise_(1, make_quote(0, 3, "A"), "U1", NOON),
    "a share is forgotten": lambda uow: uow.shares.remove(uow.shares.of_articles(HERE, [1])),
}


@contextmanager
def plans(store: Store) -> Iterator[list[str]]:
    """The steps that SQLite plans for each statement, as it was executed."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            asked.append((statement, values[0] if isinstance(values, list) else values))

    found: list[str] = []
    event.listen(store._engine, "before_cursor_execute", note)
    yield found
    event.remove(store._engine, "before_cursor_execute", note)
    with store._engine.connect() as connection:
        for statement, values in asked:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            found.extend(step.detail for step in steps)


@pytest.mark.parametrize("name", LOOK_UPS)
def test_nothing_is_found_by_going_through_all_that_a_workspace_has_read(
    sqlite_store: Store, name: str
) -> None:
    with sqlite_store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
    share_article(sqlite_store, make_reading(quotes=(make_quote(0, 3, "A"),)))

    with plans(sqlite_store) as planned, sqlite_store.begin() as uow:
        LOOK_UPS[name](uow)

    tables = ("article", "share", "quote", "point", "seat", "question")
    grown = tuple(f"SCAN {table}" for table in tables)
    assert planned
    for step in planned:
        assert not step.startswith(grown)
        assert not step.endswith(("(workspace=?)", "(workspace=? AND scope=?)"))
