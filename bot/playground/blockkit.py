"""Block Kit as tables: which keys each block and element has, and how long each may be.

The figures are those of Slack's Block Kit reference and of the models in slack_sdk.
"""

from collections.abc import Callable
from itertools import chain
from typing import Any

from bot.playground.checks import (
    Check,
    Shape,
    anything,
    boolean,
    choice,
    items,
    shaped,
    string,
    typed,
)
from bot.playground.richkit import RICH_PARTS

LONGEST_MARKDOWN = 12_000
_ID = string(255)
_URL = string(3000)


def text(longest: int) -> Check:
    """A text object of either kind."""
    return typed(_texts(longest), ("mrkdwn", "plain_text"))


def plain(longest: int) -> Check:
    """A plain_text object."""
    return typed(_texts(longest), ("plain_text",))


def _texts(longest: int) -> dict[str, Shape]:
    words = string(longest)
    return {
        "mrkdwn": Shape(keys={"text": words, "verbatim": boolean}, required=("text",)),
        "plain_text": Shape(keys={"text": words, "emoji": boolean}, required=("text",)),
    }


_STYLE = choice("primary", "danger")
_CONFIRM = shaped(
    Shape(
        keys={
            "title": plain(100),
            "text": text(300),
            "confirm": plain(30),
            "deny": plain(30),
            "style": _STYLE,
        },
        required=("title", "text", "confirm", "deny"),
    )
)


def _option(words: Check) -> Check:
    keys = {"text": words, "value": string(150), "description": words, "url": _URL}
    return shaped(Shape(keys=keys, required=("text", "value")))


_OPTION = _option(plain(75))
_CHOICE = _option(text(75))
_OPTION_GROUP = shaped(
    Shape(keys={"label": plain(75), "options": items(_OPTION, 100)}, required=("label", "options"))
)
_COMMON = {"action_id": _ID, "confirm": _CONFIRM, "focus_on_load": boolean}
_ASKING = {**_COMMON, "placeholder": plain(150)}
_LISTED = {
    **_ASKING,
    "options": items(_OPTION, 100),
    "option_groups": items(_OPTION_GROUP, 100),
    "initial_option": _OPTION,
    "initial_options": items(_OPTION, 100),
    "max_selected_items": anything,
}
_PICKING = {
    **_ASKING,
    "filter": anything,
    "response_url_enabled": boolean,
    "default_to_current_conversation": boolean,
    "max_selected_items": anything,
    "min_query_length": anything,
    "initial_option": _OPTION,
    "initial_options": items(_OPTION, 100),
} | {
    f"initial_{what}{many}": anything
    for what in ("conversation", "channel", "user")
    for many in ("", "s")
}
_TYPING = {
    **_ASKING,
    "initial_value": anything,
    "multiline": boolean,
    "min_length": anything,
    "max_length": anything,
    "is_decimal_allowed": boolean,
    "min_value": anything,
    "max_value": anything,
    "dispatch_action_config": anything,
}
_CHOOSING = {
    **_COMMON,
    "options": items(_CHOICE, 10),
    "initial_option": _CHOICE,
    "initial_options": items(_CHOICE, 10),
}
_FEEDBACK_BUTTON = shaped(
    Shape(
        keys={"text": plain(75), "value": string(2000), "accessibility_label": string(75)},
        required=("text", "value"),
    )
)
_IMAGE = Shape(
    keys={"alt_text": string(2000), "image_url": _URL, "slack_file": anything},
    required=("alt_text",),
    one_of=("image_url", "slack_file"),
)

SELECTS = tuple(f"{what}_select" for what in ("users", "channels", "conversations"))
MULTI_SELECTS = tuple(f"multi_{what}" for what in (*SELECTS, "static_select", "external_select"))
CHOOSERS = ("static_select", "external_select", *SELECTS)
TEXT_INPUTS = ("plain_text_input", "email_text_input", "url_text_input", "number_input")

ELEMENTS: dict[str, Shape] = {
    "button": Shape(
        keys={
            **_COMMON,
            "text": plain(75),
            "value": string(2000),
            "url": _URL,
            "style": _STYLE,
            "accessibility_label": string(75),
        },
        required=("text",),
    ),
    "overflow": Shape(keys={**_COMMON, "options": items(_OPTION, 5)}, required=("options",)),
    "checkboxes": Shape(keys=_CHOOSING, required=("options",)),
    "radio_buttons": Shape(keys=_CHOOSING, required=("options",)),
    "datepicker": Shape(keys={**_ASKING, "initial_date": string(10)}),
    "timepicker": Shape(keys={**_ASKING, "initial_time": string(5), "timezone": string(100)}),
    "datetimepicker": Shape(keys={**_COMMON, "initial_date_time": anything}),
    "file_input": Shape(keys={**_COMMON, "filetypes": anything, "max_files": anything}),
    "rich_text_input": Shape(keys=_TYPING),
    "feedback_buttons": Shape(
        keys={
            "action_id": _ID,
            "positive_button": _FEEDBACK_BUTTON,
            "negative_button": _FEEDBACK_BUTTON,
        },
        required=("positive_button", "negative_button"),
    ),
    "icon_button": Shape(
        keys={
            **_COMMON,
            "icon": choice("trash"),
            "text": plain(75),
            "value": string(2000),
            "accessibility_label": string(75),
            "visible_to_user_ids": anything,
        },
        required=("icon", "text"),
    ),
    "image": _IMAGE,
    **_texts(3000),
    **dict.fromkeys((*SELECTS, *MULTI_SELECTS, "external_select"), Shape(keys=_PICKING)),
    **dict.fromkeys(TEXT_INPUTS, Shape(keys=_TYPING)),
    # After the line above, which takes the static ones along.
    **dict.fromkeys(
        ("static_select", "multi_static_select"),
        Shape(keys=_LISTED, one_of=("options", "option_groups")),
    ),
}

_PRESSED = ("button", "overflow", "checkboxes", "radio_buttons", "datepicker", "timepicker")
_IN_SECTION = (*_PRESSED, *CHOOSERS, *MULTI_SELECTS, "image")
_IN_ACTIONS = (*_PRESSED, *CHOOSERS, "datetimepicker")
_IN_INPUT = (
    *_PRESSED[2:], *CHOOSERS, *MULTI_SELECTS, *TEXT_INPUTS,
    "datetimepicker", "file_input", "rich_text_input",
)  # fmt: skip


def _elements(allowed: tuple[str, ...], most: int) -> Check:
    return items(typed(ELEMENTS, allowed), most)


_CARD = Shape(
    keys={
        "block_id": _ID,
        "hero_image": anything,
        "icon": anything,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "actions": _elements(("button",), 5),
    },
    one_of=("hero_image", "title", "actions", "body"),
)
_TASK_TEXTS = ("task_id", "title", "details", "output", "sources", "block_id")
_TASK = Shape(
    keys=dict.fromkeys(_TASK_TEXTS, anything)
    | {"status": choice("pending", "in_progress", "complete", "error")},
    required=("task_id", "title", "status"),
)


def _block(required: tuple[str, ...], one_of: tuple[str, ...] = (), **keys: Check) -> Shape:
    return Shape(keys={"block_id": string(255), **keys}, required=required, one_of=one_of)


BLOCKS: dict[str, Shape] = {
    "section": _block(
        (),
        ("text", "fields"),
        text=text(3000),
        fields=items(text(2000), 10),
        accessory=typed(ELEMENTS, _IN_SECTION),
        expand=boolean,
    ),
    "header": _block(("text",), text=plain(150)),
    "divider": _block(()),
    "context": _block(("elements",), elements=_elements(("image", "mrkdwn", "plain_text"), 10)),
    "actions": _block(("elements",), elements=_elements(_IN_ACTIONS, 25)),
    "context_actions": _block(
        ("elements",), elements=_elements(("feedback_buttons", "icon_button"), 5)
    ),
    "image": Shape(
        keys={**_IMAGE.keys, "block_id": _ID, "title": plain(2000)},
        required=_IMAGE.required,
        one_of=_IMAGE.one_of,
    ),
    "markdown": _block(("text",), text=string(LONGEST_MARKDOWN)),
    "rich_text": _block(("elements",), elements=RICH_PARTS),
    "input": _block(
        ("label", "element"),
        label=plain(2000),
        hint=plain(2000),
        element=typed(ELEMENTS, _IN_INPUT),
        optional=boolean,
        dispatch_action=boolean,
    ),
    "table": _block(
        ("rows",),
        rows=items(items(anything, 20), 100),
        column_settings=items(anything, 20),
    ),
    "alert": _block(
        ("text",),
        text=text(3000),
        level=choice("default", "info", "warning", "error", "success"),
    ),
    "card": _CARD,
    "carousel": _block(("elements",), elements=items(typed({"card": _CARD}, ("card",)), 10)),
    "task_card": _TASK,
    "plan": _block(
        ("title",), title=anything, tasks=items(typed({"task_card": _TASK}, ("task_card",)), 50)
    ),
}

IN_MESSAGES = frozenset(BLOCKS) - {"input"}
IN_VIEWS = frozenset(
    {"section", "header", "divider", "context", "actions", "image", "rich_text", "input", "alert"}
)


def elements_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """The elements a person can act on in a block."""
    single = (block.get("accessory"), block.get("element"))
    many = block.get("elements")
    found = chain(single, many if isinstance(many, list) else ())
    return [element for element in found if isinstance(element, dict)]


def identified(blocks: list[Any], mint: Callable[[str], str]) -> tuple[dict[str, Any], ...]:
    """The blocks with a block_id and action ids where the app gave none, as Slack fills them in."""
    return tuple(_identified(block, mint) for block in blocks)


def _identified(block: dict[str, Any], mint: Callable[[str], str]) -> dict[str, Any]:
    filled = {"block_id": mint("b"), **block}
    for key in ("accessory", "element"):
        if key in block:
            filled[key] = _acting(block[key], mint)
    if block["type"] in ("actions", "context_actions"):
        filled["elements"] = [_acting(element, mint) for element in block["elements"]]
    return filled


def _acting(element: dict[str, Any], mint: Callable[[str], str]) -> dict[str, Any]:
    return element if element["type"] == "image" else {"action_id": mint("a"), **element}
