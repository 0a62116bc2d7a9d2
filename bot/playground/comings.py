"""Events about conversations and who is in them, and what is said of it there."""

from typing import Any

from bot.playground.payloads import EVENT_KINDS, SCOPE_KINDS, Event, event_of, view_payload
from bot.playground.workspace import Channel, ChannelKind, Message, Workspace

Payload = dict[str, Any]


def joined(workspace: Workspace, channel: Channel, user: str, inviter: str | None) -> Event:
    """Somebody, perhaps the app, came into a conversation."""
    body = _membership(workspace, channel, user, "member_joined_channel")
    if inviter:
        body["inviter"] = inviter
    return _of_channel(body, channel)


def left(workspace: Workspace, channel: Channel, user: str) -> Event:
    """Somebody else went out of a conversation; of its own leaving the app hears `app_left`."""
    return _of_channel(_membership(workspace, channel, user, "member_left_channel"), channel)


def app_left(workspace: Workspace, channel: Channel, actor: str) -> Event:
    """The app was taken out of a conversation.

    Slack sends no member_left_channel then (slackapi/node-slack-sdk issue 931), but this, which is
    called channel_left or group_left.
    """
    body = {
        "type": f"{EVENT_KINDS[channel.kind]}_left",
        "channel": channel.id,
        "actor_id": actor,
        "event_ts": workspace.mint_ts(),
    }
    # Told although the app is not in there any more.
    return event_of(body, None, f"{SCOPE_KINDS[channel.kind]}:read")


def archived(workspace: Workspace, channel: Channel, user: str) -> Event:
    """A conversation was closed, or opened again."""
    kind = EVENT_KINDS[channel.kind]
    body = {
        "type": f"{kind}_{'archive' if channel.is_archived else 'unarchive'}",
        "channel": channel.id,
        "user": user,
        "event_ts": workspace.mint_ts(),
    }
    return _of_channel(body, channel)


def renamed(workspace: Workspace, channel: Channel) -> Event:
    """A conversation has another name."""
    about = {"id": channel.id, "name": channel.name, "created": int(workspace.clock())}
    body = {
        "type": f"{EVENT_KINDS[channel.kind]}_rename",
        "channel": about,
        "event_ts": workspace.mint_ts(),
    }
    return _of_channel(body, channel)


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
    return event_of(body)


def file_shared(workspace: Workspace, message: Message, file_id: str) -> Event:
    """A file came into a conversation, which Slack tells beside the message it came with."""
    body = {
        "type": "file_shared",
        "file_id": file_id,
        "file": {"id": file_id},
        "user_id": message.user,
        "channel_id": message.channel,
        "event_ts": workspace.mint_ts(),
    }
    return event_of(body, message.channel, "files:read")


def file_deleted(workspace: Workspace, channel: str, file_id: str) -> Event:
    """A file was taken away."""
    body = {"type": "file_deleted", "file_id": file_id, "event_ts": workspace.mint_ts()}
    return event_of(body, channel, "files:read")


def notice(workspace: Workspace, channel: Channel, user: str, subtype: str, text: str) -> Message:
    """What Slack writes into a conversation about something that somebody did there."""
    message = Message(
        channel=channel.id, ts=workspace.mint_ts(), user=user, text=text, subtype=subtype
    )
    return workspace.put(message)


def _membership(workspace: Workspace, channel: Channel, user: str, kind: str) -> Payload:
    return {
        "type": kind,
        "user": user,
        "channel": channel.id,
        "channel_type": "C" if channel.kind is ChannelKind.PUBLIC else "G",
        "team": workspace.team.id,
        "event_ts": workspace.mint_ts(),
    }


def _of_channel(body: Payload, channel: Channel) -> Event:
    return event_of(body, channel.id, f"{SCOPE_KINDS[channel.kind]}:read")
