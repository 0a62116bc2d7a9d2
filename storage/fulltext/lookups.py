"""What is looked for in the index, as a value."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What a passage should hold, and what its article must be.

    `terms` are the stems of the words looked for, `prefixes` beginnings of stems, `related` other
    stems that speak for a passage with their worth from 0 to 1. `outlets` (each in words) and
    `days` (ISO 8601) are named in a question: passages from there and then are preferred.

    All the rest must hold. `phrases` stand in the passage or its headline word for word;
    `without` are stems, and `without_phrases` words, that stand nowhere in the article. `outlet`
    are words of its outlet's name or a domain; `speaker` are words of the name of somebody who is
    quoted in the passage; `sharer` and `conversation` are who shared it, and where. Its day is
    `since` or later, and earlier than `before`.
    """

    terms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    related: tuple[tuple[str, float], ...] = ()
    outlets: tuple[tuple[str, ...], ...] = ()
    days: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    without_phrases: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    sharer: str | None = None
    conversation: str | None = None
    since: date | None = None
    before: date | None = None
