"""The JSON that Slack sends: messages, users and channels as objects, and events about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground.filing import file_payload, unseen_file
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
        "is_pending_ext_shared": channel.is_pending_ext_shared,
        "is_shared": channel.is_ext_shared,
        "is_org_shared": False,
    }
    if kind is ChannelKind.DIRECT:
        return payload | {"user": next(iter(channel.members - {viewer}), viewer)}
    payload |= {"name": channel.name, "is_member": viewer in channel.members}
    return payload | {"num_members": len(channel.members)} if members else payload


def message_payload(workspace: Workspace, message: Message, *, metadata: bool = False) -> Payload:
    """A message object, as of conversations.history; `metadata` as with include_all_metadata."""
    payload: Payload = {"type": "message", "ts": message.ts, "text": message.text}
    payload |= _author(workspace, message)
    for key in ("client_msg_id", "subtype"):
        if value := getattr(message, key):
            payload[key] = value
    for key in ("blocks", "attachments"):
        if values := getattr(message, key):
            payload[key] = list(values)
    if message.files:
        payload |= {"files": _files(workspace, message), "upload": True, "display_as_bot": False}
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
    return event_of(body, message.channel, "app_mentions:read")


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
    return event_of(body, message.channel, "reactions:read")


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


def event_of(body: Payload, channel: str | None = None, scope: str | None = None) -> Event:
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


def _author(workspace: Workspace, message: Message) -> Payload:
    author = workspace.user(message.user)
    payload: Payload = {"team": author.team_id if author else workspace.team.id}
    if message.bot_id:
        payload |= {"bot_id": message.bot_id, "app_id": message.app_id or workspace.bot.app_id}
    if message.username:  # an incoming webhook has a name, but no user behind it
        return payload | {"username": message.username}
    return payload | {"user": message.user}


def _files(workspace: Workspace, message: Message) -> list[Payload]:
    """The files of a message; of a stranger's upload Slack tells the id alone."""
    channel, author = workspace.channel(message.channel), workspace.user(message.user)
    shared = channel is not None and channel.is_ext_shared
    strange = shared and author is not None and author.team_id != workspace.team.id
    files = [file for name in message.files if (file := workspace.file(name))]
    return [unseen_file(file) if strange else file_payload(file) for file in files]


def _reaction_payload(reaction: Reaction) -> Payload:
    return {"name": reaction.name, "users": list(reaction.users), "count": len(reaction.users)}
