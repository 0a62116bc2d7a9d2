"""What is too old to be kept is forgotten, on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest

from bot.services.retention import Retention
from storage import Store
from tests.factories import (
    NOON,
    make_conversation,
    make_question,
    make_reading,
    make_viewer,
    share_article,
)

HERE = make_viewer("C1")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """A store that remembers an article of a week ago and one of a month ago."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    with found.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
    for days in (7, 30):
        share_article(
            found,
            make_reading(f"Of {days} days ago.", address=f"a{days}"),
            message=f"{days}",
            shared_at=NOON - timedelta(days=days),
        )
    return found


def remembered(store: Store) -> list[str]:
    with store.read() as uow:
        return [stored.article.text for stored in uow.articles.recent(HERE, limit=9)]


def test_what_is_older_is_forgotten_and_the_rest_is_kept(store: Store) -> None:
    gone = Retention(store, lambda: NOON, 14).sweep()

    assert (gone, remembered(store)) == (1, ["Of 7 days ago."])
    with store.read() as uow:
        assert uow.search.passages(HERE, ["30"], limit=5) == ()


def test_without_a_limit_everything_is_kept(store: Store) -> None:
    assert Retention(store, lambda: NOON, None).sweep() == 0
    assert len(remembered(store)) == 2


def test_what_was_asked_goes_as_well(store: Store) -> None:
    old = make_question(asked_at=NOON - timedelta(days=20))
    with store.begin() as uow:
        uow.questions.add(old)
    Retention(store, lambda: NOON, 14).sweep()
    with store.read() as uow:
        assert uow.questions.unanswered(HERE, NOON - timedelta(days=99), NOON) == ()
