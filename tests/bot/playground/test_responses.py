from typing import Any

import pytest
from slack_sdk.webhook import WebhookClient

from bot.playground import RESPONSE_URL, Channel, Person, StandIn, User, server_error
from tests.bot.playground.helpers import Answers, FakeClock

BLOCKS = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "more",
                "text": {"type": "plain_text", "text": "More"},
            }
        ],
    }
]


@pytest.fixture
def webhook(slack: StandIn, person: Person, desk: Channel) -> WebhookClient:
    """The response address of a command."""
    slack.connect(Answers(200))
    return WebhookClient(address(person.commands("/news", "recent", desk).parcel.payload))


@pytest.fixture
def pressed(slack: StandIn, person: Person, desk: Channel, webhook: WebhookClient) -> WebhookClient:
    """The response address of a press on a message for one person."""
    webhook.send(text="Two briefs", blocks=BLOCKS)
    (message,) = slack.ephemerals(person.user)
    return WebhookClient(address(person.presses(message, "more").parcel.payload))


def address(payload: dict[str, Any]) -> str:
    return str(payload["response_url"])


def test_answers_the_asker_alone_unless_told(
    slack: StandIn, ada: User, desk: Channel, webhook: WebhookClient
) -> None:
    assert webhook.send(text="Two briefs").body == "ok"

    assert [message.text for message in slack.ephemerals(ada)] == ["Two briefs"]
    assert slack.messages(desk) == ()


def test_answers_everyone_when_told(slack: StandIn, desk: Channel, webhook: WebhookClient) -> None:
    webhook.send(text="Two briefs", response_type="in_channel")

    assert [message.text for message in slack.messages(desk)] == ["Two briefs"]


def test_replaces_the_original(slack: StandIn, ada: User, pressed: WebhookClient) -> None:
    pressed.send(text="Two more", replace_original=True)

    assert [message.text for message in slack.ephemerals(ada)] == ["Two more"]


def test_deletes_the_original(slack: StandIn, ada: User, pressed: WebhookClient) -> None:
    pressed.send(delete_original=True)

    assert slack.ephemerals(ada) == ()


def test_adds_when_not_told_to_replace(slack: StandIn, ada: User, pressed: WebhookClient) -> None:
    pressed.send(text="Also this")

    assert [message.text for message in slack.ephemerals(ada)] == ["Two briefs", "Also this"]


def test_may_be_used_five_times(webhook: WebhookClient) -> None:
    answers = [webhook.send(text="x") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert answers[-1].body == "used_url"


def test_expires_after_thirty_minutes(clock: FakeClock, webhook: WebhookClient) -> None:
    clock.advance(30 * 60 + 1)

    answer = webhook.send(text="x")

    assert (answer.status_code, answer.body) == (404, "expired_url")


def test_refuses_invalid_blocks(webhook: WebhookClient) -> None:
    answer = webhook.send(text="x", blocks=[{"type": "header"}])

    assert (answer.status_code, answer.body) == (400, "invalid_blocks")


def test_refuses_empty_answer(webhook: WebhookClient) -> None:
    assert webhook.send(text="").body == "no_text"


def test_runs_into_planned_fault(slack: StandIn, ada: User, webhook: WebhookClient) -> None:
    slack.faults.plan(RESPONSE_URL, server_error())

    assert webhook.send(text="x").status_code == 500
    assert slack.ephemerals(ada) == ()
