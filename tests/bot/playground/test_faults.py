import threading

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import (
    Channel,
    StandIn,
    cut,
    cut_after_effect,
    hang,
    rate_limited,
    server_error,
)


@pytest.fixture
def client(slack: StandIn) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=5)


def test_answers_429_as_often_as_planned(slack: StandIn, client: WebClient, desk: Channel) -> None:
    slack.faults.plan("chat.postMessage", rate_limited(7), times=2)

    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            client.chat_postMessage(channel=desk.id, text="x")
        assert caught.value.response.headers["Retry-After"] == "7"

    assert client.chat_postMessage(channel=desk.id, text="x")["ok"]


def test_answers_500_without_effect(slack: StandIn, client: WebClient, desk: Channel) -> None:
    slack.faults.plan("chat.postMessage", server_error())

    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=desk.id, text="x")

    assert slack.messages(desk) == ()
    assert [call.answer for call in slack.calls("chat.postMessage")] == [None]


def test_cuts_the_connection_without_effect(
    slack: StandIn, client: WebClient, desk: Channel
) -> None:
    slack.faults.plan("chat.postMessage", cut())

    with pytest.raises(ConnectionError):
        client.chat_postMessage(channel=desk.id, text="x")

    assert slack.messages(desk) == ()


def test_cuts_the_connection_after_posting(
    slack: StandIn, client: WebClient, desk: Channel
) -> None:
    slack.faults.plan("chat.postMessage", cut_after_effect())

    with pytest.raises(ConnectionError):
        client.chat_postMessage(channel=desk.id, text="x")

    assert [message.text for message in slack.messages(desk)] == ["x"]


def test_leaves_other_methods_alone(slack: StandIn, client: WebClient) -> None:
    slack.faults.plan("chat.postMessage", cut())

    assert client.auth_test()["ok"]


def test_hangs_until_told_to_go_on(slack: StandIn, client: WebClient, desk: Channel) -> None:
    go_on = threading.Event()
    slack.faults.plan("chat.postMessage", hang(go_on))
    call = threading.Thread(
        target=client.chat_postMessage, kwargs={"channel": desk.id, "text": "x"}
    )
    call.start()

    # Another call is answered meanwhile, and nothing is posted yet.
    client.auth_test()
    before = slack.messages(desk)
    go_on.set()
    call.join()

    assert before == ()
    assert [message.text for message in slack.messages(desk)] == ["x"]
