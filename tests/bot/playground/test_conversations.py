import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import Channel, Person, RateRules, StandIn, User


def test_hides_private_channel_where_the_app_is_not(slack: StandIn, client: WebClient) -> None:
    board = slack.add_private_channel("board", app=False)

    with pytest.raises(SlackApiError, match="channel_not_found"):
        client.conversations_info(channel=board.id)


def test_pages_history_the_latest_first(client: WebClient, person: Person, desk: Channel) -> None:
    for number in range(3):
        person.says(desk, f"message {number}")

    pages = client.conversations_history(channel=desk.id, limit=2)

    assert [[m["text"] for m in page["messages"]] for page in pages] == [
        ["message 2", "message 1"],
        ["message 0"],
    ]


def test_history_leaves_out_replies(client: WebClient, person: Person, desk: Channel) -> None:
    share = person.says(desk, "a share")
    person.says(desk, "a reply", thread=share)

    (shown,) = client.conversations_history(channel=desk.id)["messages"]

    assert (shown["text"], shown["reply_count"]) == ("a share", 1)


@pytest.mark.parametrize(("inclusive", "expected"), [(True, ["1", "2"]), (False, ["2"])])
def test_history_keeps_to_bounds(
    client: WebClient, person: Person, desk: Channel, inclusive: bool, expected: list[str]
) -> None:
    said = [person.says(desk, str(number)) for number in range(3)]

    page = client.conversations_history(channel=desk.id, oldest=said[1].ts, inclusive=inclusive)

    assert sorted(m["text"] for m in page["messages"]) == expected


@pytest.mark.parametrize("asked", [True, False])
def test_gives_metadata_only_when_asked(
    client: WebClient, person: Person, desk: Channel, asked: bool
) -> None:
    share = person.says(desk, "a share")
    metadata = {"event_type": "brief", "event_payload": {}}
    client.chat_postMessage(channel=desk.id, text="x", thread_ts=share.ts, metadata=metadata)

    page = client.conversations_replies(channel=desk.id, ts=share.ts, include_all_metadata=asked)

    assert ("metadata" in page["messages"][1]) == asked


def test_gives_distributed_apps_15_objects() -> None:
    with StandIn(rates=RateRules(distributed=True)) as slack:
        desk = slack.add_channel("desk")
        person = slack.person(slack.add_user("Ada Example"))
        for number in range(16):
            person.says(desk, str(number))
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)

        page = client.conversations_history(channel=desk.id, limit=100)

    assert len(page["messages"]) == 15
    assert page["has_more"]


def test_lists_members_by_page(slack: StandIn, client: WebClient, ada: User, desk: Channel) -> None:
    pages = client.conversations_members(channel=desk.id, limit=1)

    found = [name for page in pages for name in page["members"]]
    assert sorted(found) == sorted([ada.id, slack.workspace.bot.user_id])


def test_opens_the_same_direct_conversation_twice(client: WebClient, ada: User) -> None:
    first, second = (client.conversations_open(users=[ada.id]) for _ in range(2))

    assert first["channel"]["id"] == second["channel"]["id"]


def test_lists_channels_of_the_kinds_asked_for(slack: StandIn, client: WebClient) -> None:
    slack.add_channel("desk")
    slack.add_private_channel("board")
    slack.add_private_channel("secret", app=False)

    found = client.conversations_list(types="public_channel,private_channel")["channels"]

    assert [channel["name"] for channel in found] == ["desk", "board"]


def test_lists_only_where_the_app_is(slack: StandIn, client: WebClient, desk: Channel) -> None:
    slack.add_channel("elsewhere", app=False)

    found = client.users_conversations()["channels"]

    assert [channel["id"] for channel in found] == [desk.id]
