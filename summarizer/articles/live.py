"""Live reports: their entries, the newest first.

Such a page is a list of entries that each carry a time. Some sites put the newest on top, some at
the foot, and some let readers choose; here the newest come first, and only so many of them.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml.html import HtmlElement

from summarizer.articles.blocks import RawBlock, tidy
from summarizer.types import BlockKind

MOST_ENTRIES = 20
"""Older entries than so many are left to the page."""

FEWEST_ENTRIES = 5
"""A list of fewer is not taken for a live report's."""

_MOST = 0.8  # of the page's times: what a list that holds the report must have
_KINDS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.LIST,
    "blockquote": BlockKind.QUOTATION,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
}


def newest_entries(tree: HtmlElement) -> list[RawBlock]:
    """The blocks of the newest entries of a live report; none where no entries can be made out."""
    moments = {time: moment for time in tree.iter("time") if (moment := _moment(time))}
    around = Counter(parent for time in moments for parent in time.iterancestors())
    holders = [one for one, count in around.items() if count >= _MOST * len(moments)]
    if not holders:
        return []
    innermost = max(holders, key=lambda one: sum(1 for _ in one.iterancestors()))
    dated = {entry: _first(entry, moments) for entry in innermost if entry in around}
    if len(dated) < FEWEST_ENTRIES:
        return []
    order = sorted(dated, key=dated.__getitem__, reverse=True)
    return [block for entry in order[:MOST_ENTRIES] for block in _blocks(entry)]


def _moment(time: HtmlElement) -> datetime | None:
    try:
        moment = datetime.fromisoformat(time.get("datetime", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _first(entry: HtmlElement, moments: dict[HtmlElement, datetime]) -> datetime:
    return next(moments[time] for time in entry.iter("time") if time in moments)


def _blocks(entry: HtmlElement) -> Iterator[RawBlock]:
    """What an entry says: its outermost paragraphs, headings, quotations and list items."""
    for element in entry.iter(*_KINDS):
        if any(parent.tag in _KINDS for parent in element.iterancestors() if parent is not entry):
            continue
        text = tidy("".join(element.itertext()))
        if text:
            yield RawBlock(kind=_KINDS[element.tag], text=text)
