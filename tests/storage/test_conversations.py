"""What Slack tells of a conversation by itself is not undone by what it said when asked before."""

from dataclasses import replace

import pytest

from storage import Store, UnitOfWork
from storage.types import Conversation, ConversationKind
from tests.factories import NOON, make_conversation


def known(store: Store, id_: str = "C1") -> Conversation:
    with store.read() as uow:
        found = uow.conversations.get("T1", id_)
    assert found is not None
    return found


@pytest.fixture
def asked(store: Store) -> Conversation:
    """A public channel, as Slack described it while something else was happening."""
    with store.begin() as uow:
        uow.conversations.put(make_conversation())
    return replace(known(store), name="desk")


def test_what_slack_says_when_asked_is_known(store: Store, asked: Conversation) -> None:
    with store.begin() as uow:
        assert uow.conversations.learn(asked)

    assert known(store).name == "desk"


@pytest.mark.parametrize("change", ["close", "let_in_outsiders", "outdate"])
def test_what_slack_said_before_it_told_of_a_change_is_not_believed(
    store: Store, asked: Conversation, change: str
) -> None:
    with store.begin() as uow:
        tell(uow, change)
        before = uow.conversations.get("T1", "C1")
        assert not uow.conversations.learn(asked)

    assert known(store) == before


def tell(uow: UnitOfWork, change: str) -> None:
    getattr(uow.conversations, change)("T1", "C1")


@pytest.mark.parametrize("change", ["close", "let_in_outsiders", "outdate"])
def test_after_a_change_slack_is_asked_before_anything_is_shown(
    store: Store, asked: Conversation, change: str
) -> None:
    with store.begin() as uow:
        tell(uow, change)

    told = known(store)
    assert told.checked_at is None or told.checked_at < NOON
    assert told.kind is (ConversationKind.PRIVATE if change == "close" else asked.kind)
    assert told.outsiders is (change == "let_in_outsiders")


def test_a_channel_with_another_id_is_asked_about_anew(store: Store, asked: Conversation) -> None:
    with store.begin() as uow:
        uow.conversations.move("T1", "C1", "C7")

    told = known(store, "C7")
    assert told.checked_at is None or told.checked_at < NOON
