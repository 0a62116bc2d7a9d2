"""A stand-in with people in it, and a tiny real Bolt app connected to it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.playground import Channel, Message, Person, StandIn, User
from tests.bot.playground.helpers import BUTTONS, Answers, FakeClock, InlineExecutor, into


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def slack(clock: FakeClock) -> Iterator[StandIn]:
    with StandIn(clock=clock) as standin:
        yield standin


@pytest.fixture
def ada(slack: StandIn) -> User:
    return slack.add_user("Ada Example")


@pytest.fixture
def person(slack: StandIn, ada: User) -> Person:
    return slack.person(ada)


@pytest.fixture
def desk(slack: StandIn, ada: User) -> Channel:
    return slack.add_channel("desk", ada)


@pytest.fixture
def client(slack: StandIn) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.api_url)


@pytest.fixture
def app(slack: StandIn, client: WebClient) -> App:
    bolt = App(
        client=client, signing_secret=slack.signing_secret, listener_executor=InlineExecutor()
    )
    slack.connect(into(bolt))
    return bolt


@pytest.fixture
def heard(app: App) -> list[dict[str, Any]]:
    """The events that reached the app's listeners, in order."""
    events: list[dict[str, Any]] = []

    def hear(event: dict[str, Any]) -> None:
        events.append(event)

    for kind in ("message", "app_mention", "member_joined_channel", "reaction_added"):
        app.event(kind)(hear)
    app.event({"type": "message", "subtype": "message_changed"})(hear)
    app.event({"type": "message", "subtype": "message_deleted"})(hear)
    app.event("app_home_opened")(hear)
    return events


@pytest.fixture
def answering(slack: StandIn) -> Callable[..., Answers]:
    """Connect a target that answers these statuses."""

    def connect(*statuses: int) -> Answers:
        answers = Answers(*statuses)
        slack.connect(answers)
        return answers

    return connect


@pytest.fixture
def brief(slack: StandIn, client: WebClient, desk: Channel) -> Message:
    """A message of the app's with buttons."""
    client.chat_postMessage(channel=desk.id, text="A brief", blocks=BUTTONS)
    return slack.messages(desk)[-1]
