"""The articles that a new one is compared with, to find its story."""

from datetime import date, timedelta

import pytest

from storage import Store
from storage.types import ConversationKind
from tests.factories import (
    make_article,
    make_conversation,
    make_reading,
    make_viewer,
    share_article,
)

HERE = make_viewer("C1")
DAY = date(2026, 11, 20)
WEEK = (DAY - timedelta(days=7), DAY + timedelta(days=7))


@pytest.fixture(autouse=True)
def channels(store: Store) -> None:
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
        uow.conversations.put(make_conversation("P1", kind=ConversationKind.PRIVATE))


def read(store: Store, body: str, *, day: date = DAY, conversation: str = "C1") -> int:
    """An article of that day, shared there."""
    address = f"https://example.com/{abs(hash((body, day)))}"
    scope = "public" if conversation == "C1" else conversation
    article = make_article(body, published=day.isoformat())
    reading = make_reading(body, article=article, address=address, scope=scope)
    return share_article(store, reading, source=address, message=address, conversation=conversation)


def candidates(store: Store, weights: dict[str, float], *, limit: int = 10) -> tuple[int, ...]:
    with store.read() as uow:
        return uow.stories.candidates(HERE, weights, WEEK, limit=limit)


def test_whoever_shares_the_most_by_weight_comes_first(store: Store) -> None:
    common, rare, both = (read(store, text) for text in ("dam held", "ostrey held", "ostrey dam"))

    assert candidates(store, {"dam": 1.0, "ostrey": 2.0}) == (both, rare, common)
    assert candidates(store, {"dam": 1.0, "ostrey": 2.0}, limit=1) == (both,)


def test_articles_of_other_weeks_are_no_candidates(store: Store) -> None:
    first = read(store, "dam held", day=WEEK[0])
    last = read(store, "dam held", day=WEEK[1])
    read(store, "dam held", day=WEEK[0] - timedelta(days=1))
    read(store, "dam held", day=WEEK[1] + timedelta(days=1))

    assert set(candidates(store, {"dam": 1.0})) == {first, last}


def test_what_was_shared_in_private_elsewhere_is_no_candidate(store: Store) -> None:
    read(store, "dam held", conversation="P1")

    assert candidates(store, {"dam": 1.0}) == ()


def test_a_guest_finds_what_was_shared_in_the_conversation_alone(store: Store) -> None:
    read(store, "dam held")
    own = read(store, "dam broke", conversation="P1")
    guest = make_viewer("P1", sees_public=False)

    with store.read() as uow:
        assert uow.stories.candidates(guest, {"dam": 1.0}, WEEK, limit=5) == (own,)


def test_words_without_letters_are_passed_over(store: Store) -> None:
    assert candidates(store, {"…": 1.0}) == ()
