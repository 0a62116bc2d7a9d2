"""The JSON that Slack sends: messages, users and channels as objects, and events about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground.workspace import (
    Channel,
    ChannelKind,
    Message,
    Reaction,
    User,
    View,
    Workspace,
)

Payload = dict[str, Any]

# How events and scopes call each kind of conversation.
EVENT_KINDS: Mapping[ChannelKind, str] = {
    ChannelKind.PUBLIC: "channel",
    ChannelKind.PRIVATE: "group",
    ChannelKind.DIRECT: "im",
    ChannelKind.GROUP: "mpim",
}
SCOPE_KINDS: Mapping[ChannelKind, str] = {
    ChannelKind.PUBLIC: "channels",
    ChannelKind.PRIVATE: "groups",
    ChannelKind.DIRECT: "im",
    ChannelKind.GROUP: "mpim",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, as the Events API tells it.

    Slack tells only an app that has subscribed to `name`, holds `scope` (where one is named) and
    is in `channel` (where the event happened in one).
    """

    name: str
    body: Payload
    channel: str | None = None
    scope: str | None = None


def user_payload(user: User, *, now: float) -> Payload:
    """A user object, as of users.info."""
    offset = datetime.fromtimestamp(now, ZoneInfo(user.tz)).utcoffset()
    assert offset is not None
    return {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": False,
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()),
        "profile": {"real_name": user.real_name, "display_name": user.name, "team": user.team_id},
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_bot": user.is_bot,
        "is_app_user": False,
    }


def channel_payload(channel: Channel, *, viewer: str, members: bool = False) -> Payload:
    """A conversation object, as of conversations.info; `viewer` is the app's user."""
    kind = channel.kind
    payload = {
        "id": channel.id,
        "is_channel": kind is ChannelKind.PUBLIC,
        "is_group": kind is ChannelKind.PRIVATE,
        "is_im": kind is ChannelKind.DIRECT,
        "is_mpim": kind is ChannelKind.GROUP,
        "is_private": kind is not ChannelKind.PUBLIC,
        "is_archived": channel.is_archived,
        "is_ext_shared": channel.is_ext_shared,
        "is_shared": channel.is_ext_shared,
        "is_org_shared": False,
    }
    if kind is ChannelKind.DIRECT:
        return payload | {"user": next(iter(channel.members - {viewer}), viewer)}
    payload |= {"name": channel.name, "is_member": viewer in channel.members}
    return payload | {"num_members": len(channel.members)} if members else payload


def message_payload(workspace: Workspace, message: Message, *, metadata: bool = False) -> Payload:
    """A message object, as of conversations.history; `metadata` as with include_all_metadata."""
    author = workspace.user(message.user)
    payload: Payload = {
        "user": message.user,
        "type": "message",
        "ts": message.ts,
        "text": message.text,
        "team": author.team_id if author else workspace.team.id,
    }
    if message.bot_id:
        payload |= {"bot_id": message.bot_id, "app_id": workspace.bot.app_id}
    if message.client_msg_id:
        payload["client_msg_id"] = message.client_msg_id
    if message.blocks:
        payload["blocks"] = list(message.blocks)
    if message.attachments:
        payload["attachments"] = list(message.attachments)
    if message.edited_ts:
        payload["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.metadata and metadata:
        payload["metadata"] = message.metadata
    if message.reactions:
        payload["reactions"] = [_reaction_payload(reaction) for reaction in message.reactions]
    return payload | _thread_keys(workspace, message)


def view_payload(workspace: Workspace, view: View, state: Payload | None = None) -> Payload:
    """A view object, as views.open answers it and as interactions carry it."""
    defaults = {"private_metadata": "", "callback_id": "", "external_id": "", "submit": None}
    return {
        **defaults,
        **view.body,
        "id": view.id,
        "team_id": workspace.team.id,
        "app_id": workspace.bot.app_id,
        "bot_id": workspace.bot.bot_id,
        "state": {"values": state or {}},
        "hash": view.hash,
        "root_view_id": view.root,
        "previous_view_id": view.previous,
    }


def posted(workspace: Workspace, message: Message) -> Event:
    """A new message."""
    payload = message_payload(workspace, message, metadata=True)
    return _message_event(workspace, message.channel, payload, ts=message.ts)


def mentioned(workspace: Workspace, message: Message) -> Event:
    """A mention of the app, which Slack sends beside the message itself."""
    payload = message_payload(workspace, message)
    body = payload | {
        "type": "app_mention",
        "channel": message.channel,
        "event_ts": message.ts,
    }
    return _event(body, message.channel, "app_mentions:read")


def changed(workspace: Workspace, before: Message, after: Message) -> Event:
    """A message that was edited or got its unfurls."""
    body = {
        "subtype": "message_changed",
        "message": message_payload(workspace, after),
        "previous_message": message_payload(workspace, before),
        "hidden": True,
    }
    return _message_event(workspace, after.channel, body, ts=workspace.mint_ts())


def deleted(workspace: Workspace, before: Message) -> Event:
    """A deleted message; one with replies leaves a tombstone and so counts as a change."""
    ts = workspace.mint_ts()
    body: Payload = {"previous_message": message_payload(workspace, before), "hidden": True}
    if workspace.thread(before.channel, before.ts):
        tombstone = {
            "type": "message",
            "subtype": "tombstone",
            "user": "USLACKBOT",
            "text": "This message was deleted.",
            "hidden": True,
            "ts": before.ts,
        }
        body |= {
            "subtype": "message_changed",
            "message": tombstone | _thread_keys(workspace, before),
        }
    else:
        body |= {"subtype": "message_deleted", "deleted_ts": before.ts}
    return _message_event(workspace, before.channel, body, ts=ts)


def joined(workspace: Workspace, channel: Channel, user: str, inviter: str | None) -> Event:
    """Somebody, perhaps the app, came into a conversation."""
    body: Payload = {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "C" if channel.kind is ChannelKind.PUBLIC else "G",
        "team": workspace.team.id,
        "event_ts": workspace.mint_ts(),
    }
    if inviter:
        body["inviter"] = inviter
    return _event(body, channel.id, f"{SCOPE_KINDS[channel.kind]}:read")


def home_opened(workspace: Workspace, user: str, direct: Channel, tab: str) -> Event:
    """Somebody looked at the app's Home ("home") or Messages ("messages") tab."""
    body: Payload = {
        "type": "app_home_opened",
        "user": user,
        "channel": direct.id,
        "tab": tab,
        "event_ts": workspace.mint_ts(),
    }
    if tab == "home" and (view := workspace.home(user)):
        body["view"] = view_payload(workspace, view)
    return _event(body)


def reacted(workspace: Workspace, message: Message, user: str, name: str, *, added: bool) -> Event:
    """Somebody put an emoji under a message, or took it away."""
    body = {
        "type": "reaction_added" if added else "reaction_removed",
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "item_user": message.user,
        "event_ts": workspace.mint_ts(),
    }
    return _event(body, message.channel, "reactions:read")


def _message_event(workspace: Workspace, channel_id: str, body: Payload, *, ts: str) -> Event:
    channel = workspace.channel(channel_id)
    assert channel is not None
    around = {
        "type": "message",
        "channel": channel_id,
        "ts": ts,
        "event_ts": ts,
        "channel_type": EVENT_KINDS[channel.kind],
    }
    kind = SCOPE_KINDS[channel.kind]
    return Event(
        name=f"message.{kind}", body=body | around, channel=channel_id, scope=f"{kind}:history"
    )


def _event(body: Payload, channel: str | None = None, scope: str | None = None) -> Event:
    """An event whose subscription is called like its type."""
    return Event(name=body["type"], body=body, channel=channel, scope=scope)


def _thread_keys(workspace: Workspace, message: Message) -> Payload:
    if message.thread_ts:
        parent = workspace.message(message.channel, message.thread_ts)
        keys: Payload = {"thread_ts": message.thread_ts}
        return keys | ({"parent_user_id": parent.user} if parent else {})
    replies = workspace.thread(message.channel, message.ts)
    if not replies or message.visible_to:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": sorted({reply.user for reply in replies}),
        "latest_reply": replies[-1].ts,
    }


def _reaction_payload(reaction: Reaction) -> Payload:
    return {"name": reaction.name, "users": list(reaction.users), "count": len(reaction.users)}
