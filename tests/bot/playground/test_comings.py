from typing import Any

import pytest
from slack_bolt import App

from bot.playground import Channel, ChannelKind, Person, StandIn, User

Payload = dict[str, Any]

KINDS = (
    "channel_left", "group_left", "member_left_channel", "channel_archive", "channel_unarchive",
    "channel_rename", "group_rename",
)  # fmt: skip


@pytest.fixture
def told(app: App) -> list[Payload]:
    """The events about conversations and members that reached the app."""
    events: list[Payload] = []

    def hear(event: Payload) -> None:
        events.append(event)

    for kind in KINDS:
        app.event(kind)(hear)
    return events


def kinds(events: list[Payload]) -> list[str]:
    return [event["type"] for event in events]


def test_the_app_hears_that_it_was_taken_out(
    told: list[Payload], person: Person, desk: Channel
) -> None:
    person.removes_app(desk)

    assert kinds(told) == ["channel_left"]


def test_of_a_private_channel_it_hears_group_left(
    slack: StandIn, told: list[Payload], ada: User, person: Person
) -> None:
    person.removes_app(slack.add_private_channel("board", ada))

    assert kinds(told) == ["group_left"]


def test_the_app_hears_that_somebody_left(
    told: list[Payload], person: Person, desk: Channel
) -> None:
    person.leaves(desk)

    assert kinds(told) == ["member_left_channel"]


def test_an_archived_channel_can_come_back(
    told: list[Payload], person: Person, desk: Channel
) -> None:
    person.unarchives(person.archives(desk))

    assert kinds(told) == ["channel_archive", "channel_unarchive"]


def test_a_new_name_is_told(told: list[Payload], person: Person, desk: Channel) -> None:
    person.renames(desk, "newsdesk")

    assert told[0]["channel"]["name"] == "newsdesk"


def test_a_channel_made_private_stays_the_same_channel(
    slack: StandIn, heard: list[Payload], person: Person, desk: Channel
) -> None:
    person.makes_private(desk)

    channel = slack.workspace.channel(desk.id)
    assert channel is not None
    assert channel.kind is ChannelKind.PRIVATE
    assert (heard[-1]["subtype"], heard[-1]["channel_type"]) == (
        "channel_convert_to_private",
        "group",
    )


def test_an_invitation_is_told_and_written_down(
    slack: StandIn, heard: list[Payload], ada: User, person: Person
) -> None:
    other = slack.add_channel("other", ada, app=False)

    person.invites_app(other)

    assert "member_joined_channel" in kinds(heard)
    assert slack.messages(other)[-1].subtype == "channel_join"


def test_another_apps_message_carries_its_bot(
    slack: StandIn, heard: list[Payload], desk: Channel
) -> None:
    feed = slack.add_app("Wire feed")

    feed.posts(desk, "New: https://example.com/x")

    assert heard[0]["bot_id"] == feed.bot_id
    assert heard[0]["user"] == feed.user.id


def test_a_webhooks_message_has_a_name_and_no_user(
    slack: StandIn, heard: list[Payload], desk: Channel
) -> None:
    slack.add_app("Wire feed").posts(desk, "New: https://example.com/x", webhook=True)

    assert (heard[0]["subtype"], heard[0]["username"]) == ("bot_message", "Wire feed")
    assert "user" not in heard[0]
