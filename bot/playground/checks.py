"""Small judges of JSON values, put together into the tables of Block Kit.

A check takes a value and its JSON pointer and yields one complaint a fault, worded as Slack words
them: "must be less than 3001 characters [json-pointer:/blocks/0/text/text]".
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Check = Callable[[Any, str], Iterator[str]]

UNCHECKED_KEYS = frozenset({"type"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What an object may hold: a check for each key, and which keys it cannot do without.

    Of `one_of`, where given, at least one key must be there.
    """

    keys: Mapping[str, Check]
    required: Collection[str] = ()
    one_of: Collection[str] = ()


def complaint(words: str, pointer: str) -> str:
    """One fault in Slack's wording."""
    return f"{words} [json-pointer:{pointer}]"


def anything(value: Any, pointer: str) -> Iterator[str]:
    """Accept all: the value is not ours to judge."""
    return iter(())


def boolean(value: Any, pointer: str) -> Iterator[str]:
    """Accept true and false."""
    if not isinstance(value, bool):
        yield complaint("must provide a boolean", pointer)


def string(longest: int, shortest: int = 1) -> Check:
    """Accept strings of so many characters."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield complaint("must provide a string", pointer)
        elif len(value) > longest:
            yield complaint(f"must be less than {longest + 1} characters", pointer)
        elif len(value) < shortest:
            yield complaint(f"must be more than {shortest - 1} characters", pointer)

    return check


def choice(*allowed: str) -> Check:
    """Accept the given strings alone."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield complaint(f"must be a valid enum value: {', '.join(allowed)}", pointer)

    return check


def items(check_item: Check, most: int, least: int = 1) -> Check:
    """Accept lists of so many items, each of which is checked."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield complaint("must provide an array", pointer)
            return
        if len(value) > most:
            yield complaint(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            yield complaint(f"no less than {least} items allowed", pointer)
        for index, item in enumerate(value):
            yield from check_item(item, f"{pointer}/{index}")

    return check


def shaped(shape: Shape) -> Check:
    """Accept objects of this shape."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield complaint("must provide an object", pointer)
            return
        for key in shape.required:
            if key not in value:
                yield complaint(f"missing required field: {key}", pointer)
        if shape.one_of and not any(value.get(key) for key in shape.one_of):
            yield complaint(f"must define either {' or '.join(shape.one_of)}", pointer)
        for key, inner in value.items():
            if key in shape.keys:
                yield from shape.keys[key](inner, f"{pointer}/{key}")
            elif key not in UNCHECKED_KEYS:
                yield complaint(f"invalid additional property: {key}", pointer)

    return check


def typed(shapes: Mapping[str, Shape], allowed: Collection[str]) -> Check:
    """Accept objects whose "type" is one of those allowed here, each by its own shape."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind is None:
            yield complaint("must provide an object with a type", pointer)
        elif kind not in allowed:
            yield complaint(f"unsupported type: {kind}", f"{pointer}/type")
        else:
            yield from shaped(shapes[kind])(value, pointer)

    return check
