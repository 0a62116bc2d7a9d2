"""What a button carries: which article, and which words of it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from summarizer.types import Quote, QuoteKind, Span

LONGEST_VALUE = 2_000
"""Characters that a button can carry."""

_ARTICLE = re.compile(r"(\d{1,18}):((?:\d{1,9}-\d{1,9},?)*)(?:;|$)", re.ASCII)
_QUOTE = re.compile(r"(\d{1,18}):(\d{1,9})-(\d{1,9}):([a-z]+)", re.ASCII)


def passages_value(passages: Iterable[tuple[int, Iterable[Span]]]) -> str:
    """Articles by their ids, with spans of each: "12:0-31,40-55;15:7-20".

    What a button cannot carry is left out.
    """
    parts: list[str] = []
    for article, spans in passages:
        part = f"{article}:" + ",".join(f"{span.start}-{span.end}" for span in spans)
        if len(";".join([*parts, part])) <= LONGEST_VALUE:
            parts.append(part)
    return ";".join(parts)


def passages_of(value: str) -> Mapping[int, Sequence[Span]]:
    """What `passages_value` wrote; nothing of what it did not write."""
    found: dict[int, list[Span]] = {}
    for match in _ARTICLE.finditer(value):
        spans = (pair.split("-") for pair in match[2].split(",") if pair)
        known = found.setdefault(int(match[1]), [])
        known += [Span(start=int(start), end=int(end)) for start, end in spans]
    return found


def quote_value(article: int, quote: Quote) -> str:
    """One quote of an article: "12:0-31:direct"."""
    return f"{article}:{quote.start}-{quote.end}:{quote.kind}"


def quote_of(value: str) -> tuple[int, Quote] | None:
    """What `quote_value` wrote, as an article's id and a quote that is known by its place alone."""
    match = _QUOTE.fullmatch(value)
    if match is None or match[4] not in set(QuoteKind):
        return None
    quote = Quote(start=int(match[2]), end=int(match[3]), kind=QuoteKind(match[4]))
    return int(match[1]), quote


def number_of(value: str) -> int:
    """An id or a page number; 0 for what is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0
