"""The payloads of commands, presses, submitted views and shortcuts."""

from collections.abc import Iterable
from typing import Any

from bot.playground.blockkit import elements_of
from bot.playground.inputs import Choice, NotOnScreenError, answer
from bot.playground.payloads import message_payload, view_payload
from bot.playground.workspace import Channel, ChannelKind, Message, User, View, Workspace

Payload = dict[str, Any]
_CHANNEL_NAMES = {
    ChannelKind.DIRECT: "directmessage",
    ChannelKind.PRIVATE: "privategroup",
}


def command(workspace: Workspace, user: User, channel: Channel, name: str, text: str) -> Payload:
    """The fields of a slash command, without trigger id and response address."""
    return {
        "token": "verification-token",
        "team_id": workspace.team.id,
        "team_domain": workspace.team.domain,
        "channel_id": channel.id,
        "channel_name": _CHANNEL_NAMES.get(channel.kind, channel.name),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": workspace.bot.app_id,
        "is_enterprise_install": "false",
    }


def press_on_message(
    workspace: Workspace, user: User, message: Message, action: Payload, state: Payload
) -> Payload:
    """A press in a message; Slack leaves the message itself out when it is ephemeral."""
    container: Payload = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.visible_to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    payload = _interaction(workspace, user, "block_actions") | {
        "container": container,
        "channel": _channel(workspace, message.channel),
        "state": {"values": state},
        "actions": [action | {"action_ts": workspace.mint_ts()}],
    }
    if message.visible_to:
        return payload
    return payload | {"message": message_payload(workspace, message)}


def press_in_view(
    workspace: Workspace, user: User, view: View, action: Payload, state: Payload
) -> Payload:
    """A press in a modal or on the Home tab."""
    return _interaction(workspace, user, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_payload(workspace, view, state),
        "actions": [action | {"action_ts": workspace.mint_ts()}],
    }


def submission(
    workspace: Workspace, user: User, view: View, state: Payload, urls: list[Payload]
) -> Payload:
    """A submitted modal; `urls` are response addresses of the conversations chosen in it."""
    return _interaction(workspace, user, "view_submission") | {
        "view": view_payload(workspace, view, state),
        "response_urls": urls,
    }


def closing(workspace: Workspace, user: User, view: View, *, cleared: bool = False) -> Payload:
    """A modal that was closed, sent where the app has asked for it."""
    return _interaction(workspace, user, "view_closed") | {
        "view": view_payload(workspace, view),
        "is_cleared": cleared,
    }


def message_shortcut(
    workspace: Workspace, user: User, message: Message, callback_id: str
) -> Payload:
    """A shortcut chosen from a message's menu."""
    return _interaction(workspace, user, "message_action") | {
        "callback_id": callback_id,
        "action_ts": workspace.mint_ts(),
        "message_ts": message.ts,
        "message": message_payload(workspace, message),
        "channel": _channel(workspace, message.channel),
    }


def global_shortcut(workspace: Workspace, user: User, callback_id: str) -> Payload:
    """A shortcut chosen from the lightning menu."""
    return _interaction(workspace, user, "shortcut") | {
        "callback_id": callback_id,
        "action_ts": workspace.mint_ts(),
    }


def action(
    blocks: Iterable[Payload],
    action_id: str,
    value: str | None,
    choice: Choice,
    block_id: str | None = None,
) -> Payload:
    """What pressing an element, or choosing in it, adds to "actions".

    Where several blocks hold the same action id, `value` says which button is meant, or `block_id`
    which block. An input acts only where it says dispatch_action.

    Raises:
        NotOnScreenError: there is no such element, or no such choice in it.
    """
    for block in blocks:
        if block["type"] == "input" and not block.get("dispatch_action"):
            continue
        for element in elements_of(block):
            if element.get("action_id") != action_id or block_id not in (None, block["block_id"]):
                continue
            if value is None or element.get("value") == value:
                base = {"action_id": action_id, "block_id": block["block_id"]}
                return base | _pressed(element) | answer(element, choice)
    raise NotOnScreenError(action_id)


def _pressed(element: Payload) -> Payload:
    return {key: element[key] for key in ("text", "value", "url", "style") if key in element}


def _interaction(workspace: Workspace, user: User, kind: str) -> Payload:
    """What all interactions have in common, but for trigger id and response address."""
    return {
        "type": kind,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team_id,
        },
        "api_app_id": workspace.bot.app_id,
        "token": "verification-token",
        "team": {"id": workspace.team.id, "domain": workspace.team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _channel(workspace: Workspace, channel_id: str) -> Payload:
    channel = workspace.channel(channel_id)
    assert channel is not None
    return {"id": channel.id, "name": _CHANNEL_NAMES.get(channel.kind, channel.name)}
