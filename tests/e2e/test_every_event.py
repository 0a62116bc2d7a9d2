"""Everything that people do reaches a listener and is acknowledged, by HTTP and by socket."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.playground import StandIn
from bot.settings import SlackSettings
from bot.sockets import open_socket
from storage import Store
from tests.bot.playground.helpers import InlineExecutor, into
from tests.e2e.conftest import Newsroom, read, settled_in, stand_in
from tests.pages import FERRY, NewsSite

UNSEEN = frozenset(
    {
        "app_uninstalled",
        "channel_deleted",
        "channel_id_changed",
        "channel_shared",
        "channel_unshared",
        "group_deleted",
        "team_join",
        "tokens_revoked",
        "user_change",
    }
)
"""Events that nobody in these tests brings about; others have tests of their own."""


@pytest.fixture(params=["HTTP", "socket"])
def newsroom(
    request: pytest.FixtureRequest, store: Store, site: NewsSite, manifest: dict[str, Any]
) -> Iterator[Newsroom]:
    with stand_in(manifest) as slack:
        newsroom = settled_in(slack, site, store, InlineExecutor())
        if request.param == "HTTP":
            slack.connect(into(newsroom.nutgraf.bolt))
            yield newsroom
        else:
            close = by_socket(slack, newsroom)
            yield newsroom
            close()


def by_socket(slack: StandIn, newsroom: Newsroom) -> Any:
    settings = SlackSettings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        signing_secret=None,
        api_url=slack.api_url,
    )
    slack.connect_by_socket()
    return open_socket(newsroom.nutgraf.bolt, settings)


def does_everything(newsroom: Newsroom) -> None:
    ada, desk = newsroom.ada, newsroom.desk
    message = ada.says(desk, newsroom.site.publish("/ferry", FERRY))
    ada.edits(message, "Never mind")
    ada.deletes(message)
    ada.says(newsroom.private, "Hello")
    ada.says(newsroom.direct, "Hello")
    ada.says(newsroom.slack.direct_message(ada.user, newsroom.ben.user), "Hello")
    newsroom.ben.reacts(ada.says(desk, f"{newsroom.slack.mention} hello"), "newspaper")
    ada.deletes(ada.uploads(desk, "notes.txt", "Some notes."))
    ada.opens_home()
    for channel in (newsroom.sport, newsroom.private):
        ada.leaves(channel)
        ada.joins(channel)
        renamed = ada.renames(channel, "renamed")
        ada.unarchives(ada.archives(renamed))
        ada.removes_app(channel)
        ada.invites_app(channel)


def test_every_event_is_acknowledged(newsroom: Newsroom, manifest: dict[str, Any]) -> None:
    does_everything(newsroom)
    newsroom.work()

    deliveries = newsroom.slack.deliveries()
    assert [d.parcel.name for d in deliveries if not d.ok] == []
    seen = {d.parcel.name for d in deliveries}
    subscribed = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert {event.partition(".")[0] for event in subscribed} - seen == UNSEEN


def test_a_modal_is_opened_filled_in_and_answered(newsroom: Newsroom, ferry: str) -> None:
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.work()
    (brief,) = newsroom.slack.replies(message)
    newsroom.ben.presses(brief, "ask")
    modal = newsroom.ben.modal()
    assert modal is not None
    newsroom.ben.submits(modal, question="How much did the repairs cost?")

    assert "Repairs cost 41 million crowns" in read(newsroom.ben.modal())


def test_a_shortcut_and_a_command_are_acknowledged(newsroom: Newsroom, ferry: str) -> None:
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.ben.chooses_shortcut("brief_this", message)
    newsroom.ben.commands("/news", "help", newsroom.desk)

    assert [(d.parcel.name, d.failure) for d in newsroom.slack.deliveries() if not d.ok] == []
