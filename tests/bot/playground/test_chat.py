from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import Channel, Person, StandIn, User

HOME: dict[str, Any] = {
    "type": "home",
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Recent briefs"}}],
}


def test_posts_into_thread_with_metadata(
    slack: StandIn, client: WebClient, person: Person, desk: Channel
) -> None:
    share = person.says(desk, "https://example.com/x")
    metadata = {"event_type": "brief", "event_payload": {"job": 7}}

    client.chat_postMessage(
        channel=desk.id, thread_ts=share.ts, text="A brief", metadata=metadata, unfurl_links=False
    )

    (reply,) = slack.replies(share)
    assert (reply.text, reply.metadata, reply.unfurl_links) == ("A brief", metadata, False)


def test_gives_every_block_an_id(client: WebClient, desk: Channel) -> None:
    posted = client.chat_postMessage(channel=desk.id, text="x", blocks=HOME["blocks"])

    assert posted["message"]["blocks"][0]["block_id"]


def test_refuses_blocks_as_slack_words_it(client: WebClient, desk: Channel) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=desk.id, text="x", blocks=[{"type": "header"}])

    assert caught.value.response["response_metadata"] == {
        "messages": ["[ERROR] missing required field: text [json-pointer:/blocks/0]"]
    }


def test_refuses_to_post_where_the_app_is_not(slack: StandIn, client: WebClient) -> None:
    elsewhere = slack.add_channel("elsewhere", app=False)

    with pytest.raises(SlackApiError, match="not_in_channel"):
        client.chat_postMessage(channel=elsewhere.id, text="x")


def test_refuses_to_post_into_archived_channel(
    slack: StandIn, client: WebClient, desk: Channel
) -> None:
    slack.archive(desk)

    with pytest.raises(SlackApiError, match="is_archived"):
        client.chat_postMessage(channel=desk.id, text="x")


@pytest.mark.parametrize(
    ("of_reply", "error"), [(False, "thread_not_found"), (True, "cannot_reply_to_message")]
)
def test_refuses_thread_that_is_none(
    client: WebClient, person: Person, desk: Channel, of_reply: bool, error: str
) -> None:
    share = person.says(desk, "a share")
    reply = person.says(desk, "a reply", thread=share)
    ts = reply.ts if of_reply else "1.000001"

    with pytest.raises(SlackApiError, match=error):
        client.chat_postMessage(channel=desk.id, text="x", thread_ts=ts)


def test_posts_to_a_person(slack: StandIn, client: WebClient, ada: User) -> None:
    client.chat_postMessage(channel=ada.id, text="Your digest")

    assert slack.messages(slack.direct_message(ada))[0].text == "Your digest"


def test_shows_ephemeral_to_one_person(
    slack: StandIn, client: WebClient, ada: User, desk: Channel
) -> None:
    client.chat_postEphemeral(channel=desk.id, user=ada.id, text="For you")

    assert [m.text for m in slack.ephemerals(ada)] == ["For you"]
    assert slack.messages(desk) == ()


def test_refuses_ephemeral_for_someone_elsewhere(
    slack: StandIn, client: WebClient, desk: Channel
) -> None:
    bob = slack.add_user("Bob Example")

    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        client.chat_postEphemeral(channel=desk.id, user=bob.id, text="For you")


def test_update_keeps_blocks_that_are_not_given(client: WebClient, desk: Channel) -> None:
    posted = client.chat_postMessage(channel=desk.id, text="x", blocks=HOME["blocks"])

    updated = client.chat_update(channel=desk.id, ts=posted["ts"], text="y")

    assert updated["message"]["blocks"] == posted["message"]["blocks"]


def test_refuses_to_change_what_others_wrote(
    client: WebClient, person: Person, desk: Channel
) -> None:
    share = person.says(desk, "mine")

    with pytest.raises(SlackApiError, match="cant_update_message"):
        client.chat_update(channel=desk.id, ts=share.ts, text="x")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        client.chat_delete(channel=desk.id, ts=share.ts)


def test_deletes_own_message_once(slack: StandIn, client: WebClient, desk: Channel) -> None:
    posted = client.chat_postMessage(channel=desk.id, text="x")

    client.chat_delete(channel=desk.id, ts=posted["ts"])

    assert slack.messages(desk) == ()
    with pytest.raises(SlackApiError, match="message_not_found"):
        client.chat_delete(channel=desk.id, ts=posted["ts"])


def test_links_a_reply_to_its_thread(client: WebClient, person: Person, desk: Channel) -> None:
    share = person.says(desk, "a share")
    reply = person.says(desk, "a reply", thread=share)

    link = client.chat_getPermalink(channel=desk.id, message_ts=reply.ts)["permalink"]

    assert link.endswith(f"p{reply.ts.replace('.', '')}?thread_ts={share.ts}&cid={desk.id}")


@pytest.mark.parametrize("text", ["x" * 4001, "é" * 2001])
def test_refuses_update_of_more_than_4000_bytes(
    client: WebClient, desk: Channel, text: str
) -> None:
    posted = client.chat_postMessage(channel=desk.id, text=text)

    with pytest.raises(SlackApiError, match="msg_too_long"):
        client.chat_update(channel=desk.id, ts=posted["ts"], text=text)


def test_reply_to_deleted_message_lands_in_the_channel(
    slack: StandIn, client: WebClient, person: Person, desk: Channel
) -> None:
    share = person.says(desk, "a share")
    person.deletes(share)

    client.chat_postMessage(channel=desk.id, thread_ts=share.ts, text="A brief")

    assert [message.thread_ts for message in slack.messages(desk)] == [None]


def test_reply_to_tombstone_stays_in_the_thread(
    slack: StandIn, client: WebClient, person: Person, desk: Channel
) -> None:
    share = person.says(desk, "a share")
    person.says(desk, "a reply", thread=share)
    person.deletes(share)

    client.chat_postMessage(channel=desk.id, thread_ts=share.ts, text="A brief")

    assert [reply.text for reply in slack.replies(share)] == ["A brief"]
