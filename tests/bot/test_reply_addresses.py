"""The address of a private reply is forgotten as soon as Slack takes no answer there any more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground import StandIn
from bot.slack import Messenger
from bot.views.message import plain
from storage import Store
from storage.work import CLOSED, Request
from tests.factories import NOON

ADDRESS = "https://hooks.slack.com/commands/T1/2/s3cr3t"
REQUEST = Request(
    workspace="T1",
    conversation="C1",
    user="U1",
    kind="command",
    text="recent",
    reply_url=ADDRESS,
    received_at=NOON,
)


@pytest.fixture
def kept(store: Store) -> int:
    with store.begin() as uow:
        return uow.requests.add(REQUEST)


def address(store: Store, request: int) -> str | None:
    with store.read() as uow:
        found = uow.requests.get(request)
    assert found is not None
    return found.reply_url


def test_an_address_is_kept_for_as_long_as_it_works(store: Store, kept: int) -> None:
    with store.begin() as uow:
        uow.requests.close_replies(NOON - timedelta(seconds=1))

    assert address(store, kept) == ADDRESS


def test_an_address_that_works_no_more_is_forgotten(store: Store, kept: int) -> None:
    with store.begin() as uow:
        uow.requests.close_replies(NOON + timedelta(seconds=1))

    assert address(store, kept) == CLOSED


def test_what_never_had_an_address_gets_none(store: Store) -> None:
    """A shared link would else become a private lookup."""
    with store.begin() as uow:
        request = uow.requests.add(replace(REQUEST, reply_url=None))
        uow.requests.close_replies(NOON + timedelta(days=1))

    assert address(store, request) is None


def test_a_closed_address_is_not_called(slack: StandIn) -> None:
    Messenger(slack.bot_token, slack.api_url).respond(CLOSED, plain("late"))

    assert slack.calls() == ()


def test_nothing_of_it_is_left_in_the_files(store: Store, kept: int, tmp_path: Path) -> None:
    with store.begin() as uow:
        uow.requests.close_replies(NOON + timedelta(seconds=1))
    store.close()  # which writes back the journal
    content = b"".join(file.read_bytes() for file in tmp_path.glob("nutgraf.sqlite3*"))

    assert b"s3cr3t" not in content
