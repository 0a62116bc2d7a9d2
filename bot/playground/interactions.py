"""The payloads of commands, presses, submitted views and shortcuts."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.playground.blockkit import elements_of
from bot.playground.payloads import message_payload, view_payload
from bot.playground.workspace import Channel, ChannelKind, Message, User, View, Workspace

Payload = dict[str, Any]
_CHANNEL_NAMES = {
    ChannelKind.DIRECT: "directmessage",
    ChannelKind.PRIVATE: "privategroup",
}
# What the answer to an element is called; the others answer with "value".
_ANSWERS = {
    "static_select": "selected_option",
    "overflow": "selected_option",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
}
_BY_OPTION = frozenset({"selected_option", "selected_options"})


class NotOnScreenError(LookupError):
    """A person cannot press or choose what is not shown to them."""


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
    workspace: Workspace, user: User, message: Message, action: Payload
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
        "state": {"values": {}},
        "actions": [action | {"action_ts": workspace.mint_ts()}],
    }
    if message.visible_to:
        return payload
    return payload | {"message": message_payload(workspace, message)}


def press_in_view(workspace: Workspace, user: User, view: View, action: Payload) -> Payload:
    """A press in a modal or on the Home tab."""
    return _interaction(workspace, user, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_payload(workspace, view),
        "actions": [action | {"action_ts": workspace.mint_ts()}],
    }


def submission(workspace: Workspace, user: User, view: View, state: Payload) -> Payload:
    """A submitted modal."""
    return _interaction(workspace, user, "view_submission") | {
        "view": view_payload(workspace, view, state),
        "response_urls": [],
    }


def closing(workspace: Workspace, user: User, view: View) -> Payload:
    """A modal that was closed, sent where the app has asked for it."""
    return _interaction(workspace, user, "view_closed") | {
        "view": view_payload(workspace, view),
        "is_cleared": False,
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
    blocks: Iterable[Payload], action_id: str, value: str | None, choice: str | None
) -> Payload:
    """What pressing an element, or choosing in it, adds to "actions".

    Where several blocks hold the same action id, `value` says which button is meant.

    Raises:
        NotOnScreenError: there is no such element, or no such choice in it.
    """
    for block in blocks:
        for element in elements_of(block):
            if element.get("action_id") != action_id:
                continue
            if value is None or element.get("value") == value:
                base = {"action_id": action_id, "block_id": block["block_id"]}
                return base | _pressed(element) | answer(element, choice)
    raise NotOnScreenError(action_id)


def view_state(blocks: list[Payload], given: dict[str, str]) -> Payload:
    """The values of a modal's inputs, by block id and action id.

    Raises:
        NotOnScreenError: for an input that does not exist, or one that must be filled in.
    """
    values: Payload = {}
    left = dict(given)
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        filled = left.pop(element["action_id"], None)
        if filled is None and not block.get("optional"):
            filled = element.get("initial_value")
            if filled is None and not {"initial_option", "initial_options"} & element.keys():
                raise NotOnScreenError(f"{element['action_id']} is left empty")
        values[block["block_id"]] = {element["action_id"]: answer(element, filled)}
    if left:
        raise NotOnScreenError(", ".join(left))
    return values


def answer(element: Payload, choice: str | None) -> Payload:
    """What an element says after a person chose (None: left as it was) something in it.

    Raises:
        NotOnScreenError: the element does not offer that.
    """
    kind = element["type"]
    if kind == "button":
        return {"type": kind}
    key = _ANSWERS.get(kind, "value")
    if key not in _BY_OPTION:
        return {"type": kind, key: choice}
    if choice is None:
        return {"type": kind, key: element.get(key.replace("selected", "initial"))}
    option = next((o for o in _options(element) if o["value"] == choice), None)
    if option is None:
        raise NotOnScreenError(choice)
    return {"type": kind, key: [option] if key == "selected_options" else option}


def _options(element: Payload) -> Iterator[Payload]:
    yield from element.get("options", ())
    for group in element.get("option_groups", ()):
        yield from group["options"]


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
