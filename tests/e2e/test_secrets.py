"""What opens Slack stands in no file of the database, whatever the app was used for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel

from storage import Store
from tests.bot.playground.helpers import InlineExecutor, into
from tests.e2e.conftest import Newsroom, settled_in, stand_in, words
from tests.pages import FERRY, NewsSite


@pytest.fixture
def used(newsroom: Newsroom) -> Newsroom:
    """The app has briefed, answered in public and in private, and been asked for a digest."""
    link = newsroom.site.publish("/ferry", FERRY)
    newsroom.shares(newsroom.ada, newsroom.desk, link)
    newsroom.shares(newsroom.ada, newsroom.direct, "When will the ferry sail again?")
    newsroom.commands(newsroom.ada, "search ferry", newsroom.desk)
    newsroom.commands(newsroom.ada, "digest weekdays at 09:00", newsroom.desk)
    return newsroom


@pytest.fixture
def waiting(newsroom: Newsroom) -> Newsroom:
    """A command has been acknowledged, and its private reply is still to be given."""
    newsroom.ada.commands("/news", "recent", newsroom.desk)
    return newsroom


def content(newsroom: Newsroom, folder: Path) -> bytes:
    """All bytes of the database, its journal included."""
    newsroom.nutgraf.store.close()
    return b"".join(file.read_bytes() for file in folder.glob("nutgraf.sqlite3*"))


def test_no_token_and_no_signing_secret_is_stored(used: Newsroom, tmp_path: Path) -> None:
    slack = used.slack
    stored = content(used, tmp_path)

    assert b"ferry" in stored
    for secret in (slack.bot_token, slack.app_token, slack.signing_secret):
        assert secret.encode() not in stored


def test_no_address_of_a_private_reply_is_left_once_it_is_given(
    used: Newsroom, tmp_path: Path
) -> None:
    assert used.slack.ephemerals(used.ada.user)
    slack = used.slack.api_url.removesuffix("/api/")
    assert slack.encode() not in content(used, tmp_path)


def test_no_address_of_a_private_reply_stands_there_while_it_is_to_be_given(
    waiting: Newsroom, tmp_path: Path
) -> None:
    slack = waiting.slack.api_url.removesuffix("/api/")
    stored = content(waiting, tmp_path)

    assert b"recent" in stored
    assert slack.encode() not in stored


def test_the_reply_is_given_all_the_same(waiting: Newsroom) -> None:
    waiting.work()

    (reply,) = waiting.slack.ephemerals(waiting.ada.user)
    assert "nothing here yet" in words(reply)


def test_on_postgresql_too_no_such_address_stands_there(
    postgresql_store: Store, site: NewsSite, manifest: dict[str, Any]
) -> None:
    with stand_in(manifest) as slack:
        newsroom = settled_in(slack, site, postgresql_store, InlineExecutor())
        slack.connect(into(newsroom.nutgraf.bolt))
        newsroom.ada.commands("/news", "recent", newsroom.desk)
        stored = repr(list(rows(postgresql_store)))

    assert "recent" in stored
    assert slack.api_url.removesuffix("/api/") not in stored


def rows(store: Store) -> Iterator[object]:
    """All that stands in all tables."""
    with store._engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            yield from connection.execute(table.select())
