"""Who may see what, as Slack tells: what it does not tell counts as the least entitled case."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.directory import Directory
from bot.identity import Identity
from bot.keeping import FRESH
from bot.playground import StandIn
from bot.slack import Messenger
from storage import Store
from storage.types import ConversationKind
from tests.bot.raw_server import RawServer
from tests.factories import NOON

EVERYTHING = frozenset({"channels:read", "groups:read", "im:read", "mpim:read", "users:read"})


@contextmanager
def told(
    store: Store, *, without: str = "", clock: Callable[[], datetime] = lambda: NOON
) -> Iterator[tuple[StandIn, Directory]]:
    """A Slack, and a directory that asks it, without a scope."""
    with StandIn(scopes=EVERYTHING - {without}) as slack:
        messenger = Messenger(slack.bot_token, slack.api_url)
        yield slack, Directory(store, messenger, Identity(messenger), clock)


def test_a_member_of_the_workspace_sees_what_is_public(sqlite_store: Store) -> None:
    with told(sqlite_store) as (slack, directory):
        ada = slack.add_user("Ada Example")
        desk = slack.add_channel("desk", ada)
        team = slack.workspace.team.id

        assert directory.viewer(team, desk.id, ada.id).sees_public
        assert directory.viewer_for_all(team, desk.id, ada.id).sees_public


def test_somebody_slack_tells_nothing_of_counts_as_a_guest(sqlite_store: Store) -> None:
    with told(sqlite_store, without="users:read") as (slack, directory):
        ada = slack.add_user("Ada Example", admin=True)
        desk = slack.add_channel("desk", ada)
        person = directory.person(ada.id)

        assert (person.guest, person.admin) == (True, False)
        assert not directory.viewer(slack.workspace.team.id, desk.id, ada.id).sees_public


@pytest.mark.parametrize("untold", ["users:read", "channels:read"])
def test_a_place_counts_as_one_with_outsiders_where_its_members_are_not_told(
    sqlite_store: Store, untold: str
) -> None:
    with told(sqlite_store, without=untold) as (slack, directory):
        ada = slack.add_user("Ada Example")
        desk = slack.add_channel("desk", ada)
        team = slack.workspace.team.id

        assert not directory.viewer_for_all(team, desk.id, ada.id).sees_public


def test_a_place_slack_tells_nothing_of_is_private_and_seen_by_nobody(
    sqlite_store: Store,
) -> None:
    with told(sqlite_store, without="channels:read") as (slack, directory):
        ada = slack.add_user("Ada Example")
        desk = slack.add_channel("desk", ada)
        team = slack.workspace.team.id

        assert directory.conversation(team, desk.id).kind is ConversationKind.PRIVATE
        assert not directory.viewer(team, desk.id, ada.id).sees_here


@pytest.mark.parametrize(
    ("told_of", "guest"),
    [
        ({}, False),
        ({"is_restricted": True}, True),
        ({"is_ultra_restricted": True}, True),
        ({"is_stranger": True}, True),
        ({"team_id": "T0000AWAY"}, True),
        ({"team_id": "E0000GRID", "enterprise_user": {"teams": ["T0000AWAY"]}}, True),
        ({"team_id": "E0000GRID", "enterprise_user": {"teams": ["T0000HOME"]}}, False),
    ],
)
def test_guests_and_strangers_are_known_by_each_thing_slack_says_of_them(
    sqlite_store: Store, told_of: dict[str, Any], guest: bool
) -> None:
    with told(sqlite_store) as (slack, directory):
        assert slack.workspace.team.id == "T0000HOME"
        assert directory.is_guest({"id": "U1", **told_of}) is guest


@pytest.mark.parametrize(
    ("told_of", "kind"),
    [
        ({"is_private": False}, ConversationKind.PUBLIC),
        ({"is_private": True}, ConversationKind.PRIVATE),
        ({"is_private": True, "is_mpim": True}, ConversationKind.PRIVATE),
        ({"is_private": False, "is_mpim": True}, ConversationKind.PRIVATE),
        ({"is_mpim": True}, ConversationKind.PRIVATE),
        ({}, ConversationKind.PRIVATE),
        ({"is_im": True, "user": "U1"}, ConversationKind.DIRECT),
    ],
)
def test_only_what_slack_calls_public_is_public(
    sqlite_store: Store, told_of: dict[str, Any], kind: ConversationKind
) -> None:
    with RawServer() as slack:
        slack.answer = everything({"channel": {"id": "C1", **told_of}})
        messenger = Messenger("xoxb-any", f"http://{slack.name}/api/")
        directory = Directory(sqlite_store, messenger, Identity(messenger), lambda: NOON)

        assert directory.conversation("T1", "C1").kind is kind


def everything(told: dict[str, Any]) -> bytes:
    """One answer to whatever Slack is asked."""
    us = {"team_id": "T1", "url": "https://example.com/", "user_id": "U9", "bot_id": "B9"}
    body = json.dumps({"ok": True, **us, "members": [], "user": {"id": "U1"}, **told}).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return f"{head}\r\nConnection: close\r\n\r\n".encode() + body


def test_a_place_with_more_members_than_can_be_gone_through_counts_as_one_with_outsiders(
    sqlite_store: Store,
) -> None:
    with told(sqlite_store) as (slack, directory):
        ada = slack.add_user("Ada Example")
        desk = slack.add_channel("desk", ada)
        crowd = {f"U{number}" for number in range(50_000)}
        slack.workspace.put_channel(replace(desk, members=desk.members | crowd))

        assert not directory.viewer_for_all(slack.workspace.team.id, desk.id, ada.id).sees_public


@pytest.mark.parametrize("guest", [True, False])
def test_a_direct_message_is_as_entitled_as_its_person(sqlite_store: Store, guest: bool) -> None:
    with told(sqlite_store) as (slack, directory):
        eve = slack.add_user("Eve Example", guest=guest)
        talk = slack.direct_message(eve)
        found = directory.viewer_for_all(slack.workspace.team.id, talk.id, eve.id)

        assert found.sees_public is not guest


def test_a_channel_that_others_are_invited_to_counts_as_shared_with_them(
    sqlite_store: Store,
) -> None:
    with told(sqlite_store) as (slack, directory):
        ada = slack.add_user("Ada Example")
        desk = slack.add_channel("desk", ada)
        slack.workspace.put_channel(replace(desk, is_pending_ext_shared=True))

        assert not directory.viewer_for_all(slack.workspace.team.id, desk.id, ada.id).sees_public


@pytest.mark.parametrize("away", [FRESH, -FRESH], ids=["later", "where the clock went back"])
def test_a_place_is_asked_about_again_once_what_is_known_is_old(
    sqlite_store: Store, away: timedelta
) -> None:
    now = [NOON]
    with told(sqlite_store, clock=lambda: now[0]) as (slack, directory):
        desk = slack.add_channel("desk", slack.add_user("Ada Example"))
        team = slack.workspace.team.id
        directory.conversation(team, desk.id)
        slack.workspace.put_channel(replace(desk, name="newsdesk"))
        known = directory.conversation(team, desk.id)
        now[0] += away

        assert known.name == "desk"
        assert directory.conversation(team, desk.id).name == "newsdesk"
