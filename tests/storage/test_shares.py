"""Shares, requests and conversations: who shared what, and that what is deleted is gone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text

from storage import Store, UnitOfWork
from storage.types import Share, ShareState
from storage.work import Request
from tests.factories import (
    NOON,
    make_conversation,
    make_quote,
    make_reading,
    make_share,
    make_viewer,
    share_article,
)

HERE = make_viewer("C1")
TABLES = ("article", "passage", "point", "quote", "share")


def add(store: Store, **values: object) -> Share:
    with store.begin() as uow:
        return uow.shares.add(make_share(**values))


def get(store: Store, share: Share) -> Share | None:
    with store.read() as uow:
        return uow.shares.get(share.id)


def remove(store: Store, *shares: Share) -> None:
    with store.begin() as uow:
        uow.shares.remove(shares)


def rows(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store._engine.connect() as connection:
        counted = {name: text(f"SELECT count(*) FROM {name}") for name in TABLES}
        return {name: connection.execute(count).scalar_one() for name, count in counted.items()}


def test_the_same_source_of_the_same_message_is_one_share(store: Store) -> None:
    assert add(store).id == add(store).id


@pytest.mark.parametrize(
    "other", [{"message": "2.2"}, {"source": "text"}, {"conversation": "C2"}, {"workspace": "T2"}]
)
def test_another_source_message_or_place_is_another_share(
    store: Store, other: dict[str, str]
) -> None:
    assert add(store).id != add(store, **other).id


def test_a_share_goes_through_its_states(store: Store) -> None:
    share = add(store)
    article = share_article(store, make_reading(), message="9.9")
    steps = []
    todo: list[Callable[[UnitOfWork], None]] = [
        lambda uow: uow.shares.hold(share),
        lambda uow: uow.shares.wait(share),
        lambda uow: uow.shares.failed(share, "timeout"),
        lambda uow: uow.shares.read(share, article, NOON),
    ]
    for step in todo:
        with store.begin() as uow:
            step(uow)
            current = uow.shares.get(share.id)
            assert current is not None
            steps.append((current.state, current.failure))

    assert steps == [
        (ShareState.HELD, None),
        (ShareState.WAITING, None),
        (ShareState.FAILED, "timeout"),
        (ShareState.READ, None),
    ]


def test_the_reply_of_a_share_is_remembered(store: Store) -> None:
    share = add(store)
    with store.begin() as uow:
        uow.shares.replied(share, "5.5")

    current = get(store, share)
    assert current is not None
    assert current.reply == "5.5"


def test_a_thread_has_its_shares_in_order(store: Store) -> None:
    add(store, message="1.1", thread="1.1")
    add(store, message="1.2", thread="1.1")
    add(store, message="2.1", thread="2.1")
    with store.read() as uow:
        found = uow.shares.of_thread("T1", "C1", "1.1")

    assert [share.message for share in found] == ["1.1", "1.2"]


def test_the_first_share_of_an_article_is_the_earlier_one(store: Store) -> None:
    article = share_article(store, make_reading())
    later = add(store, message="2.2", shared_at=NOON + timedelta(hours=1))
    with store.begin() as uow:
        uow.shares.read(later, article, NOON)
        current = uow.shares.get(later.id)
        assert current is not None
        earlier = uow.shares.earlier(HERE, current)

    assert earlier is not None
    assert earlier.message == "1.1"


def test_the_first_share_has_none_before_it(store: Store) -> None:
    share_article(store, make_reading())
    with store.read() as uow:
        (first,) = uow.shares.of_message("T1", "C1", "1.1")

        assert uow.shares.earlier(HERE, first) is None


def test_forgetting_the_last_share_leaves_nothing_of_the_article(store: Store) -> None:
    share_article(store, make_reading(quotes=(make_quote(0, 13, "Ada Example"),)))
    assert rows(store) == dict.fromkeys(TABLES, 1)
    with store.read() as uow:
        shares = uow.shares.of_message("T1", "C1", "1.1")
    remove(store, *shares)

    assert rows(store) == dict.fromkeys(TABLES, 0)


def test_an_article_stays_as_long_as_somebody_shares_it(store: Store) -> None:
    article = share_article(store, make_reading())
    other = add(store, message="2.2")
    with store.begin() as uow:
        uow.shares.read(other, article, NOON)
        uow.shares.remove(uow.shares.of_message("T1", "C1", "1.1"))

    with store.read() as uow:
        (found,) = uow.articles.get(HERE, [article])
    assert [share.message for share in found.shares] == ["2.2"]


def test_forgetting_nothing_is_no_mistake(store: Store) -> None:
    remove(store)

    assert rows(store) == dict.fromkeys(TABLES, 0)


def test_an_id_that_was_forgotten_never_comes_to_mean_another_share(store: Store) -> None:
    first = add(store)
    remove(store, first)

    assert add(store).id > first.id


def make_request(**values: object) -> Request:
    defaults: dict[str, object] = {
        "workspace": "T1",
        "conversation": "C1",
        "user": "U1",
        "kind": "message",
        "text": "Look",
        "links": ("https://example.com/dam",),
        "message": "1.1",
        "received_at": NOON,
    }
    return Request(**defaults | values)  # type: ignore[arg-type]


def test_a_request_comes_back_as_it_went_in(store: Store) -> None:
    request = make_request(thread="1.0", reply_url="https://example.com/reply")
    with store.begin() as uow:
        id_ = uow.requests.add(request)
        found = uow.requests.get(id_)

    assert found is not None
    assert found == make_request(id=id_, thread="1.0", reply_url="https://example.com/reply")


def test_a_request_that_was_dealt_with_is_gone(store: Store) -> None:
    with store.begin() as uow:
        id_ = uow.requests.add(make_request())
        uow.requests.remove(id_)

        assert uow.requests.get(id_) is None


def test_the_requests_of_a_deleted_message_are_gone(store: Store) -> None:
    with store.begin() as uow:
        deleted = uow.requests.add(make_request())
        other = uow.requests.add(make_request(message="2.2"))
        uow.requests.remove_message("T1", "C1", "1.1")

        assert uow.requests.get(deleted) is None
        assert uow.requests.get(other) is not None


def test_a_share_outlives_its_request(store: Store) -> None:
    with store.begin() as uow:
        request = uow.requests.add(make_request())
        share = uow.shares.add(make_share(request_id=request))
        uow.requests.remove(request)

    current = get(store, share)
    assert current is not None
    assert current.request_id is None


@pytest.mark.parametrize(
    "hostile", ["\0", "\ud800 \udfff", "🎉" * 5_000, "'; DROP TABLE share; --"]
)
def test_what_people_send_can_always_be_kept(store: Store, hostile: str) -> None:
    with store.begin() as uow:
        id_ = uow.requests.add(make_request(text=hostile, links=(hostile,)))
        found = uow.requests.get(id_)

    assert found is not None
    assert len(found.text) == len(hostile)


def test_what_is_known_of_a_conversation_is_replaced(store: Store) -> None:
    with store.begin() as uow:
        uow.conversations.put(make_conversation(name="desk"))
        uow.conversations.put(make_conversation(name="news", outsiders=True))
    with store.read() as uow:
        known = uow.conversations.get("T1", "C1")

    assert known == make_conversation(name="news", outsiders=True)


def test_a_conversation_of_another_workspace_is_another_one(store: Store) -> None:
    with store.begin() as uow:
        uow.conversations.put(make_conversation(workspace="T2"))
    with store.read() as uow:
        assert uow.conversations.get("T1", "C1") is None
