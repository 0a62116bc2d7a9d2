"""PolNeAR's quotations and the definition by which an attribution of them is right.

A quotation of the gold is found if marks that we list cover half of it; it is right if one of the
head words of its source stands in our mention of the speaker. Precision counts our attributed
quotations, recall the gold's; quotations without a source in the gold count neither way. The
interval is a bootstrap over articles.
"""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.types import Block

_LONGEST_MENTION = 12
_PRONOUN_WITHIN = 200
_PRONOUNS = frozenset(
    "he she they it i we you him her them his their its who which that those my our your".split()
)
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A quotation of the gold; `heads` are the accepted words for its source, none if unsourced."""

    start: int
    end: int
    heads: tuple[str, ...] = ()
    source_start: int = 0
    source_end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An annotated article; `ignored` counts neither way, `not_speech` must stay unattributed."""

    name: str
    text: str
    gold: tuple[Gold, ...]
    ignored: tuple[Gold, ...]
    not_speech: tuple[Gold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quotation with the place of its speaker's mention, both None if unclear."""

    start: int
    end: int
    mention_start: int | None = None
    mention_end: int | None = None


Counts = tuple[int, int, int, int]
"""Attributed and right, attributed, gold right, gold."""


def load(path: Path) -> list[Marked]:
    """Read annotated articles, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [_marked(json.loads(line)) for line in lines if line.strip()]


def _marked(entry: dict[str, object]) -> Marked:
    def spans(key: str) -> tuple[Gold, ...]:
        listed = entry[key]
        assert isinstance(listed, list)
        return tuple(
            Gold(
                start=one["start"],
                end=one["end"],
                heads=tuple(one.get("source_heads") or ()),
                source_start=one.get("source_start") or 0,
                source_end=one.get("source_end") or 0,
            )
            for one in listed
        )

    return Marked(
        name=str(entry["id"]),
        text=str(entry["text"]),
        gold=spans("quotes"),
        ignored=spans("ignore"),
        not_speech=spans("negatives"),
    )


def layout(text: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text: its lines that are not empty."""
    return tuple(Block(start=m.start(), end=m.end()) for m in _PARAGRAPH.finditer(text))


def tally(article: Marked, found: Sequence[Found]) -> Counts:
    """Count one article."""
    listed = [one for one in found if not _mostly_in(one, article.ignored)]
    sourced = [gold for gold in article.gold if gold.heads]
    judged = [_judge(article, one) for one in listed if one.mention_start is not None]
    counted = [verdict for verdict in judged if verdict is not None]
    hits = sum(_is_found(article.text, gold, listed) for gold in sourced)
    return sum(counted), len(counted), hits, len(sourced)


def _judge(article: Marked, one: Found) -> bool | None:
    """Whether an attributed quotation is right; None where the gold has it without a source."""
    if not _mostly_in(one, article.gold):
        return False
    gold = max(article.gold, key=lambda span: overlap(one, span))
    return is_right(article.text, gold, one) if gold.heads else None


def _is_found(text: str, gold: Gold, listed: Sequence[Found]) -> bool:
    if sum(overlap(one, gold) for one in listed) * 2 < gold.end - gold.start:
        return False
    return is_right(text, gold, max(listed, key=lambda one: overlap(one, gold)))


def _mostly_in(one: Found, spans: Sequence[Gold]) -> bool:
    return sum(overlap(one, span) for span in spans) * 2 >= one.end - one.start


def overlap(one: Found | Gold, other: Found | Gold) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def is_right(text: str, gold: Gold, one: Found) -> bool:
    """Whether the mention holds a head word of the gold source; a pronoun must be the same one."""
    if one.mention_start is None or one.mention_end is None:
        return False
    start, end = one.mention_start, one.mention_end
    mention = text[start:end].lower()
    if len(mention.split()) > _LONGEST_MENTION:
        return False
    at_source = min(end, gold.source_end) > max(start, gold.source_start)
    near = at_source or abs(start - gold.source_start) < _PRONOUN_WITHIN
    return any(_has_word(mention, head) and (near or head not in _PRONOUNS) for head in gold.heads)


def _has_word(mention: str, word: str) -> bool:
    pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
    return bool(re.search(pattern, mention) or re.search(pattern, mention.replace("’", "'")))


def wrongly_given(article: Marked, found: Sequence[Found]) -> int:
    """How many stretches that are not speech were given a speaker."""
    return sum(
        any(one.mention_start is not None and overlap(one, span) for one in found)
        for span in article.not_speech
    )


def figures(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F1, in per cent."""
    right, attributed, found, gold = (sum(column) for column in zip(*counts, strict=True))
    precision, recall = 100 * right / max(1, attributed), 100 * found / max(1, gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def interval(counts: Sequence[Counts], rounds: int = 1000) -> tuple[float, float]:
    """The middle 95 % of F1 over articles drawn with replacement."""
    draw = random.Random(0)
    drawn = sorted(figures(draw.choices(counts, k=len(counts)))[2] for _ in range(rounds))
    return drawn[rounds // 40], drawn[-rounds // 40 - 1]
