"""Who sees what, through every query that reads what was shared."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from storage import Store, UnitOfWork
from storage.types import ConversationKind, Viewer
from tests.factories import (
    NOON,
    make_conversation,
    make_quote,
    make_reading,
    make_share,
    make_viewer,
    share_article,
)

Query = Callable[[UnitOfWork, Viewer, int], object]

QUERIES: dict[str, Query] = {
    "get": lambda uow, viewer, id_: uow.articles.get(viewer, [id_]),
    "recent": lambda uow, viewer, id_: uow.articles.recent(viewer, limit=10),
    "shared between": lambda uow, viewer, id_: uow.articles.shared_between(
        viewer, NOON - timedelta(days=1), NOON, here=False
    ),
    "at address": lambda uow, viewer, id_: uow.articles.at_address(
        viewer, "https://example.com/dam"
    ),
    "quotes": lambda uow, viewer, id_: uow.articles.quotes_by(viewer, "okoro", limit=10),
    "search": lambda uow, viewer, id_: uow.search.passages(viewer, ["dam"], limit=10),
    "shares of articles": lambda uow, viewer, id_: uow.shares.of_articles(viewer, [id_]),
    "shares of address": lambda uow, viewer, id_: uow.shares.of_address(
        replace(viewer, user="U9"), "https://example.com/dam"
    ),
    "earlier share": lambda uow, viewer, id_: uow.shares.earlier(
        viewer, make_share(id=999, article_id=id_)
    ),
}


@pytest.fixture
def shared_in_private(store: Store) -> int:
    """An article that was shared in the private channel G1 alone."""
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
        uow.conversations.put(make_conversation("G1", kind=ConversationKind.PRIVATE))
    reading = make_reading(scope="G1", quotes=(make_quote(0, 13, "Ngozi Okoro"),))
    return share_article(store, reading, conversation="G1")


@pytest.fixture
def shared_in_public(store: Store) -> int:
    """An article that was shared in the public channel C1."""
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
    return share_article(store, make_reading(quotes=(make_quote(0, 13, "Ngozi Okoro"),)))


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
class TestEveryQuery:
    """Each of these holds for each query."""

    def test_shows_a_private_share_in_its_own_channel(
        self, store: Store, shared_in_private: int, query: Query
    ) -> None:
        with store.read() as uow:
            assert query(uow, make_viewer("G1"), shared_in_private)

    def test_hides_a_private_share_elsewhere(
        self, store: Store, shared_in_private: int, query: Query
    ) -> None:
        with store.read() as uow:
            assert not query(uow, make_viewer("C1"), shared_in_private)

    def test_shows_a_public_share_elsewhere(
        self, store: Store, shared_in_public: int, query: Query
    ) -> None:
        with store.read() as uow:
            assert query(uow, make_viewer("C2"), shared_in_public)

    def test_hides_a_public_share_from_guests_elsewhere(
        self, store: Store, shared_in_public: int, query: Query
    ) -> None:
        with store.read() as uow:
            assert not query(uow, make_viewer("C2", sees_public=False), shared_in_public)

    def test_hides_everything_from_another_workspace(
        self, store: Store, shared_in_public: int, query: Query
    ) -> None:
        with store.read() as uow:
            assert not query(uow, make_viewer("C1", workspace="T2"), shared_in_public)

    def test_hides_what_was_shared_before_the_channel_turned_private(
        self, store: Store, shared_in_public: int, query: Query
    ) -> None:
        with store.begin() as uow:
            uow.conversations.put(make_conversation("C1", kind=ConversationKind.PRIVATE))
        with store.read() as uow:
            assert not query(uow, make_viewer("C2"), shared_in_public)


def test_an_article_shows_only_the_shares_its_viewer_may_see(
    store: Store, shared_in_public: int
) -> None:
    with store.begin() as uow:
        hidden = uow.shares.add(make_share(conversation="G9", message="9.9"))
        uow.shares.read(hidden, shared_in_public, NOON)
    with store.read() as uow:
        (article,) = uow.articles.get(make_viewer("C1"), [shared_in_public])

    assert [share.conversation for share in article.shares] == ["C1"]
