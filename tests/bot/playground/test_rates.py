from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.playground import Channel, RateRules, StandIn
from tests.bot.playground.helpers import FakeClock


@pytest.fixture
def slack(clock: FakeClock) -> Iterator[StandIn]:
    rules = RateRules(per_channel=True, tiers=True, distributed=True)
    with StandIn(clock=clock, rates=rules) as standin:
        yield standin


def test_takes_one_message_a_second_a_channel(client: WebClient, desk: Channel) -> None:
    client.chat_postMessage(channel=desk.id, text="one")

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=desk.id, text="two")

    answer = caught.value.response
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")


def test_takes_the_next_message_a_second_later(
    client: WebClient, clock: FakeClock, desk: Channel
) -> None:
    client.chat_postMessage(channel=desk.id, text="one")
    clock.advance(1)

    assert client.chat_postMessage(channel=desk.id, text="two")["ok"]


def test_counts_each_channel_for_itself(slack: StandIn, client: WebClient, desk: Channel) -> None:
    client.chat_postMessage(channel=desk.id, text="one")

    assert client.chat_postMessage(channel=slack.add_channel("other").id, text="two")["ok"]


def test_takes_so_many_calls_a_minute(client: WebClient) -> None:
    for _ in range(20):
        client.users_list()

    with pytest.raises(SlackApiError) as caught:
        client.users_list()
    assert caught.value.response.headers["Retry-After"] == "60"


def test_forgets_calls_after_a_minute(client: WebClient, clock: FakeClock) -> None:
    for _ in range(20):
        client.users_list()
    clock.advance(60)

    assert client.users_list()["ok"]


def test_gives_distributed_apps_history_once_a_minute(client: WebClient, desk: Channel) -> None:
    client.conversations_history(channel=desk.id)

    with pytest.raises(SlackApiError, match="ratelimited"):
        client.conversations_history(channel=desk.id)


def test_is_understood_by_the_sdks_retry_handler(
    slack: StandIn, clock: FakeClock, desk: Channel
) -> None:
    class Patient(RateLimitErrorRetryHandler):
        """Lets the clock go on instead of sleeping."""

        def prepare_for_next_attempt(self, *, state, request, response=None, error=None):  # type: ignore[no-untyped-def]
            assert response is not None
            clock.advance(int(response.headers["retry-after"][0]))
            state.next_attempt_requested = True
            state.increment_current_attempt()

    client = WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[Patient()])
    client.chat_postMessage(channel=desk.id, text="one")

    assert client.chat_postMessage(channel=desk.id, text="two")["ok"]


def test_holds_only_new_messages_to_one_a_second(client: WebClient, desk: Channel) -> None:
    posted = client.chat_postMessage(channel=desk.id, text="one")

    assert client.chat_update(channel=desk.id, ts=posted["ts"], text="two")["ok"]
