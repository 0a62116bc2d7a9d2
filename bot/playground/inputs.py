"""What inputs and menus say, as Slack puts it into the "state" and "actions" of a payload."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.playground.blockkit import elements_of

Payload = dict[str, Any]

Choice = str | Sequence[str] | None
"""An option's value, an id, a time, typed words; several of them where several may be chosen."""

# What the answer to an element is called, and what it begins with; the others say "value".
_ANSWERS = {
    "static_select": "selected_option",
    "external_select": "selected_option",
    "overflow": "selected_option",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "rich_text_input": "rich_text_value",
    "file_input": "files",
}
_BY_OPTION = frozenset({"selected_option", "selected_options"})
_MANY = frozenset(
    {"selected_options", "selected_users", "selected_channels", "selected_conversations", "files"}
)
_STATELESS = frozenset({"button", "overflow", "image", "mrkdwn", "plain_text", "icon_button"})
_ADDRESSED = frozenset({"selected_conversation", "selected_channel"})


class NotOnScreenError(LookupError):
    """A person cannot press, choose or leave out what is not shown to them so."""


def state_of(blocks: Iterable[Payload], given: Mapping[str, Choice]) -> Payload:
    """The values of all that can be filled in, by block id and action id.

    Raises:
        NotOnScreenError: for what is given without being there.
    """
    values: Payload = {}
    left = dict(given)
    for block, element in _stateful(blocks):
        said = answer(element, left.pop(element["action_id"], None))
        values.setdefault(block["block_id"], {})[element["action_id"]] = said
    if left:
        raise NotOnScreenError(", ".join(left))
    return values


def check_filled(blocks: Iterable[Payload], state: Payload) -> None:
    """Refuse a submission that Slack would not let go: empty where needed, too short, too long.

    Raises:
        NotOnScreenError: naming the input.
    """
    for block, element in _stateful(blocks):
        if block["type"] != "input":
            continue
        name, key = element["action_id"], _key(element)
        said = state[block["block_id"]][name][key]
        if not said:
            if not block.get("optional"):
                raise NotOnScreenError(f"{name} is left empty")
        elif isinstance(said, str) and element["type"] == "plain_text_input":
            longest = min(element.get("max_length", 3000), 3000)
            if not element.get("min_length", 0) <= len(said) <= longest:
                raise NotOnScreenError(f"{name} has the wrong length")


def answer(element: Payload, choice: Choice) -> Payload:
    """What an element says after a person chose (None: left as it was) something in it.

    Raises:
        NotOnScreenError: the element does not offer that.
    """
    kind, key = element["type"], _key(element)
    if kind == "button":
        return {"type": kind}
    if choice is None:
        initial = element.get("initial_" + key.removeprefix("selected_"))
        return {"type": kind, key: initial or ([] if key in _MANY else None)}
    chosen: Any = [choice] if isinstance(choice, str) else list(choice)
    if key in _BY_OPTION:
        chosen = [_option(element, value) for value in chosen]
    return {"type": kind, key: chosen if key in _MANY else next(iter(chosen), None)}


def said(action: Payload) -> Payload:
    """What a pressed element says, without what else a press tells of it."""
    key = _key(action)
    return {"type": action["type"], key: action[key]}


def addressed(blocks: Iterable[Payload], state: Payload) -> Iterator[tuple[str, str, str]]:
    """Block id, action id and conversation of each choice that earns a response address."""
    for block, element in _stateful(blocks):
        if element.get("response_url_enabled") and (key := _key(element)) in _ADDRESSED:
            where = (block["block_id"], element["action_id"])
            if chosen := state[where[0]][where[1]][key]:
                yield *where, chosen


def _key(element: Payload) -> str:
    return _ANSWERS.get(element["type"], "value")


def _stateful(blocks: Iterable[Payload]) -> Iterator[tuple[Payload, Payload]]:
    for block in blocks:
        if block["type"] not in ("input", "section", "actions"):
            continue
        for element in elements_of(block):
            if element["type"] not in _STATELESS:
                yield block, element


def _option(element: Payload, value: str) -> Payload:
    found = (option for option in _options(element) if option["value"] == value)
    option = next(found, None)
    if option is None:
        raise NotOnScreenError(value)
    return option


def _options(element: Payload) -> Iterator[Payload]:
    yield from element.get("options", ())
    for group in element.get("option_groups", ()):
        yield from group["options"]
