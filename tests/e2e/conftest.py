"""The whole app over real HTTP: the stand-in for Slack on one side, a news site on the other.

Bolt's listeners run where they stand and jobs are run by `newsroom.work()`, so a test that has
called it has seen everything happen and needs no waiting.
"""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import Nutgraf, make_app
from bot.playground import Channel, Message, Person, StandIn, View
from bot.settings import SlackSettings, from_mapping
from storage import Store
from tests.bot.playground.helpers import InlineExecutor, into
from tests.factories import NOON
from tests.pages import FERRY, NewsSite, news_site

ROOT = Path(__file__).parents[2]


@dataclass
class Newsroom:
    """A workspace with the app in it, and what people do there."""

    slack: StandIn
    site: NewsSite
    nutgraf: Nutgraf
    ada: Person
    ben: Person
    desk: Channel
    sport: Channel
    private: Channel
    direct: Channel
    now: list[datetime] = field(default_factory=lambda: [NOON])

    def work(self) -> None:
        """Do everything that is due."""
        self.nutgraf.jobs.drain()
        self.slack.settle()
        self.nutgraf.jobs.drain()

    def later(self, **ahead: float) -> None:
        """Put the app's clock forward."""
        self.now[0] += timedelta(**ahead)

    def shares(self, person: Person, channel: Channel, text: str) -> tuple[Message, ...]:
        """Somebody writes this; the replies in its thread once all is done."""
        message = person.says(channel, text)
        self.work()
        return self.slack.replies(message)

    def commands(self, person: Person, text: str, channel: Channel) -> str:
        """Somebody uses /news; all words of the last private reply."""
        person.commands("/news", text, channel)
        self.work()
        return words(self.slack.ephemerals(person.user)[-1])


def words(message: Message) -> str:
    """All words of a message, as they stand in its blocks."""
    return "\n".join(_texts([dict(block) for block in message.blocks])) or message.text


def read(view: View | None) -> str:
    """All words of a modal or Home tab."""
    assert view is not None
    title = view.body.get("title", {}).get("text", "")
    return "\n".join([title, *_texts(view.body["blocks"])])


def bold(view: View | None) -> list[str]:
    """The words of a modal that are marked, but for its headlines."""
    assert view is not None
    parts = [part for block in view.body["blocks"][1:] for part in _elements(block)]
    return [p["text"] for p in parts if p["type"] == "text" and p.get("style", {}).get("bold")]


def _elements(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "type" in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _elements(inner)


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, list | tuple):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        elif node.get("type") == "user":
            yield "@" + str(node["user_id"])
        for value in node.values():
            if isinstance(value, list | dict):
                yield from _texts(value)


@pytest.fixture
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text())
    return loaded


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with news_site() as site:
        yield site


def stand_in(
    manifest: dict[str, Any],
    timer: Callable[[], float] = lambda: 0.0,
    clock: Callable[[], float] = time.time,
) -> StandIn:
    """A workspace that grants what the app's manifest asks for, and no more.

    By a `timer` that stands still it has all the patience that a busy machine takes.
    """
    return StandIn(
        clock=clock,
        timer=timer,
        scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
        subscriptions=frozenset(manifest["settings"]["event_subscriptions"]["bot_events"]),
    )


def app_in(
    slack: StandIn,
    site: NewsSite,
    store: Store,
    now: list[datetime],
    listener_executor: Executor | None = None,
) -> Nutgraf:
    """The app of a workspace, by the clock `now`, and not yet started."""
    settings = from_mapping(
        {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "FETCH_ALLOW": site.host,
        }
    )
    assert settings.slack is not None
    return make_app(
        settings,
        settings.slack,
        store=store,
        now=lambda: now[0],
        listener_executor=listener_executor,
        pace=0.0,
        patience=0.0,
    )


def settled_in(
    slack: StandIn, site: NewsSite, store: Store, listener_executor: Executor | None = None
) -> Newsroom:
    """A workspace with people and the app in it, which nothing is delivered to yet."""
    now = [NOON.astimezone(UTC)]
    nutgraf = app_in(slack, site, store, now, listener_executor)
    ada = slack.add_user("Ada Example", tz="Europe/London")
    ben = slack.add_user("Ben Sample", tz="Europe/Paris")
    return Newsroom(
        slack=slack,
        site=site,
        nutgraf=nutgraf,
        ada=slack.person(ada),
        ben=slack.person(ben),
        desk=slack.add_channel("desk", ada, ben),
        sport=slack.add_channel("sport", ada, ben),
        private=slack.add_private_channel("secret", ada),
        direct=slack.direct_message(ada),
        now=now,
    )


@pytest.fixture
def newsroom(store: Store, site: NewsSite, manifest: dict[str, Any]) -> Iterator[Newsroom]:
    with stand_in(manifest) as slack:
        newsroom = settled_in(slack, site, store, InlineExecutor())
        slack.connect(into(newsroom.nutgraf.bolt))
        yield newsroom


@pytest.fixture
def ferry(newsroom: Newsroom) -> str:
    """The address of an article that nobody has shared yet."""
    return newsroom.site.publish("/ferry", FERRY)


@pytest.fixture
def settings(newsroom: Newsroom) -> SlackSettings:
    """Those of an app that Slack reaches by socket."""
    slack = newsroom.slack
    return SlackSettings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        signing_secret=None,
        api_url=slack.api_url,
    )
