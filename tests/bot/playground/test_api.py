import threading

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import Channel, StandIn


def test_tells_whose_token_it_is(slack: StandIn, client: WebClient) -> None:
    assert client.auth_test()["bot_id"] == slack.workspace.bot.bot_id


@pytest.mark.parametrize(("token", "error"), [("xoxb-other", "invalid_auth"), ("", "not_authed")])
def test_refuses_wrong_token(slack: StandIn, token: str, error: str) -> None:
    client = WebClient(token=token, base_url=slack.api_url)

    with pytest.raises(SlackApiError, match=error):
        client.auth_test()


def test_refuses_unknown_method(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="unknown_method"):
        client.api_call("chat.shout")


def test_refuses_bot_token_for_socket(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        client.apps_connections_open(app_token=client.token or "")


def test_refuses_call_without_scope() -> None:
    with StandIn(scopes=frozenset({"chat:write"})) as slack:
        desk = slack.add_channel("desk")
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)

        with pytest.raises(SlackApiError) as caught:
            client.conversations_history(channel=desk.id)

    answer = caught.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:history")
    assert answer["provided"] == "chat:write"


def test_names_granted_scopes_in_a_header() -> None:
    with StandIn(scopes=frozenset({"chat:write", "commands"})) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)

        headers = client.auth_test().headers

    assert headers["X-OAuth-Scopes"] == "chat:write,commands"


def test_records_calls_with_decoded_arguments(
    slack: StandIn, client: WebClient, desk: Channel
) -> None:
    blocks = '[{"type": "divider"}]'
    client.api_call("chat.postMessage", data={"channel": desk.id, "text": "x", "blocks": blocks})

    (call,) = slack.calls("chat.postMessage")
    assert (call.ok, call.arguments["blocks"]) == (True, [{"type": "divider"}])
    assert "token" not in call.arguments


def test_numbers_messages_from_many_threads_once(slack: StandIn, desk: Channel) -> None:
    found: list[str] = []

    def mint() -> None:
        found.extend(slack.workspace.mint_ts() for _ in range(200))

    threads = [threading.Thread(target=mint) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(found)) == 800
