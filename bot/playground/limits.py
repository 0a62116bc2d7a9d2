"""What Slack refuses in a message or a view, and under which name.

Pure: values in, `Refused` out. The figures and names come from Slack's Block Kit reference, the
pages of chat.postMessage and views.open, and (where marked) from what people have met.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain
from typing import Any

from bot.playground.blockkit import (
    BLOCKS,
    IN_MESSAGES,
    IN_VIEWS,
    LONGEST_MARKDOWN,
    elements_of,
    plain,
)
from bot.playground.checks import Shape, boolean, choice, complaint, items, shaped, string, typed

MOST_MESSAGE_BLOCKS = 50
MOST_VIEW_BLOCKS = 100
LONGEST_TEXT = 40_000
# Of chat.update, in bytes of UTF-8 with &, < and > escaped: people have met it so.
LARGEST_UPDATE = 4_000
# Undocumented. slackapi/bolt-js issue 2509 measured 13,297 characters in one markdown block, and
# 13,172 once a divider stood beside it: so a block costs 125, whatever is in it.
LONGEST_BLOCKS = 13_422
BLOCK_COST = 125
LARGEST_VIEW = 250_000
LONGEST_METADATA = 3000

_FRAME = {
    "type": choice("modal", "home"),
    "private_metadata": string(LONGEST_METADATA, shortest=0),
    "callback_id": string(255, shortest=0),
    "external_id": string(255, shortest=0),
    "blocks": items(typed(BLOCKS, IN_VIEWS), MOST_VIEW_BLOCKS),
}
_MODAL = Shape(
    keys=_FRAME
    | {
        "title": plain(24),
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    required=("title", "blocks"),
)
_HOME = Shape(keys=_FRAME, required=("blocks",))


class Refused(Exception):
    """Slack says no: its name for the reason, and the complaints where it lists them."""

    def __init__(self, error: str, *complaints: str, **details: Any) -> None:
        super().__init__(error, *complaints)
        self.error = error
        self.complaints = complaints
        self.details = details


def check_message(text: str | None, blocks: list[Any] | None) -> None:
    """Refuse a message that Slack would not take.

    Slack cuts a text of more than 40,000 characters; here that is refused, for no message of ours
    should be cut.

    Raises:
        Refused: no_text, msg_too_long, invalid_blocks or msg_blocks_too_long.
    """
    if not (text and text.strip()) and not blocks:
        raise Refused("no_text")
    if text and len(text) > LONGEST_TEXT:
        raise Refused("msg_too_long")
    if not blocks:
        return
    check_blocks(blocks)
    if BLOCK_COST * len(blocks) + sum(map(len, texts_of(blocks))) > LONGEST_BLOCKS:
        raise Refused("msg_blocks_too_long")


def check_update(text: str | None, blocks: list[Any] | None) -> None:
    """Refuse new contents of a message that Slack would not take.

    Raises:
        Refused: as `check_message`.
    """
    check_message(text, blocks)
    if text and len(text.encode()) > LARGEST_UPDATE:
        raise Refused("msg_too_long")


def check_blocks(blocks: list[Any]) -> None:
    """Refuse blocks that may not stand in a message, however short they are.

    Raises:
        Refused: invalid_blocks, with Slack's complaints.
    """
    found = [
        *items(typed(BLOCKS, IN_MESSAGES), MOST_MESSAGE_BLOCKS)(blocks, "/blocks"),
        *_repeated_ids(blocks),
    ]
    if sum(len(b.get("text", "")) for b in _of_type(blocks, "markdown")) > LONGEST_MARKDOWN:
        found.append(
            complaint(f"no more than {LONGEST_MARKDOWN} characters of markdown", "/blocks")
        )
    if found:
        raise Refused("invalid_blocks", *found)


def check_metadata(metadata: Any) -> None:
    """Refuse message metadata without a type or with a payload that is no object.

    Raises:
        Refused: invalid_metadata_format.
    """
    shape = Shape(
        keys={"event_type": string(255), "event_payload": _flat_object},
        required=("event_type", "event_payload"),
    )
    if found := list(shaped(shape)(metadata, "/metadata")):
        raise Refused("invalid_metadata_format", *found)


def check_view(view: Any, size: int, *, kind: str) -> None:
    """Refuse a modal or Home view (`kind` "modal" or "home") of `size` bytes as sent.

    Raises:
        Refused: view_too_large or invalid_arguments, with Slack's complaints.
    """
    if size > LARGEST_VIEW:
        raise Refused("view_too_large")
    if not isinstance(view, dict) or view.get("type") != kind:
        raise Refused("invalid_arguments", complaint(f"must be a {kind} view", "/view/type"))
    found = list(shaped(_MODAL if kind == "modal" else _HOME)(view, "/view"))
    blocks = view.get("blocks")
    if isinstance(blocks, list):
        found += _repeated_ids(blocks)
        if kind == "modal" and _of_type(blocks, "input") and "submit" not in view:
            found.append(complaint("missing required field: submit", "/view"))
    if found:
        raise Refused("invalid_arguments", *found)


def texts_of(value: Any) -> Iterator[str]:
    """Every string that stands under a "text" key, at any depth: what the reader sees."""
    if isinstance(value, list):
        yield from chain.from_iterable(texts_of(item) for item in value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from texts_of(inner)


def _of_type(blocks: list[Any], kind: str) -> list[dict[str, Any]]:
    return [b for b in blocks if isinstance(b, dict) and b.get("type") == kind]


def _flat_object(value: Any, pointer: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield complaint("must provide an object", pointer)


def _repeated_ids(blocks: list[Any]) -> list[str]:
    """Block ids repeated in the whole, action ids repeated in one block."""
    objects = [block for block in blocks if isinstance(block, dict)]
    found = [
        complaint(f"block_id already exists: {name}", "/blocks")
        for name in _repeated(block.get("block_id") for block in objects)
    ]
    for index, block in enumerate(objects):
        names = (element.get("action_id") for element in elements_of(block))
        found += [
            complaint(f"action_id already exists: {name}", f"/blocks/{index}")
            for name in _repeated(names)
        ]
    return found


def _repeated(names: Iterator[Any]) -> Collection[str]:
    counts = Counter(name for name in names if isinstance(name, str))
    return [name for name, count in counts.items() if count > 1]
