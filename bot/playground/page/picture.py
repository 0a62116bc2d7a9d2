"""What one person sees of the workspace, as the JSON that the page draws."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from bot.playground.payloads import message_payload, view_payload
from bot.playground.workspace import Channel, ChannelKind, Message, User, Workspace

Picture = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command; `subcommands` are pairs of what to type and what it does."""

    name: str
    explained: str
    usage: str
    subcommands: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """An entry of the app's in the menu of a message (`kind` "message") or of the whole app."""

    callback_id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Something to try at one click: its button, and what is then typed for the person."""

    label: str
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the page offers besides what was said: the app's means, and things to try."""

    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    trials: tuple[Trial, ...] = ()


def picture(workspace: Workspace, person: User, hints: Hints) -> Picture:
    """Everything that this person sees."""
    channels = list(seen_channels(workspace, person))
    home = workspace.home(person.id)
    return {
        "me": person.id,
        "team": {"name": workspace.team.name, "url": workspace.team.url},
        "bot": asdict(workspace.bot),
        "people": [_person(user) for user in workspace.users()],
        "channels": [_channel(workspace, channel, person) for channel in channels],
        "messages": {channel.id: _messages(workspace, channel, person) for channel in channels},
        "modals": [view_payload(workspace, view) for view in workspace.modals(person.id)],
        "home": view_payload(workspace, home) if home else None,
        "hints": asdict(hints),
    }


def seen_channels(workspace: Workspace, person: User) -> Iterator[Channel]:
    """The conversations in a person's side bar: a guest's own alone, else the public ones too."""
    for channel in workspace.channels():
        public = channel.kind is ChannelKind.PUBLIC and not person.is_restricted
        if public or person.id in channel.members:
            yield channel


def _person(user: User) -> Picture:
    return {
        "id": user.id,
        "name": user.real_name,
        "tz": user.tz,
        "guest": user.is_restricted,
        "bot": user.is_bot,
    }


def _channel(workspace: Workspace, channel: Channel, person: User) -> Picture:
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "members": len(channel.members),
        "joined": person.id in channel.members,
        "archived": channel.is_archived,
        "with_app": workspace.bot.user_id in channel.members,
    }


def _messages(workspace: Workspace, channel: Channel, person: User) -> list[Picture]:
    shown = workspace.messages(channel.id)
    private = [m for m in workspace.ephemerals(person.id) if m.channel == channel.id]
    threads = {message.thread_ts for message in shown if message.thread_ts}
    present = {message.ts for message in shown}
    graves = [
        parent
        for ts in threads - present
        if (parent := workspace.message(channel.id, ts)) is not None
    ]
    everything = sorted([*shown, *private, *graves], key=lambda message: float(message.ts))
    return [_message(workspace, message) for message in everything]


def _message(workspace: Workspace, message: Message) -> Picture:
    drawn = message_payload(workspace, message) | {"channel": message.channel}
    if message.deleted:
        drawn |= {"deleted": True, "text": "", "blocks": [], "files": [], "reactions": []}
    return drawn | ({"ephemeral": True} if message.visible_to else {})
