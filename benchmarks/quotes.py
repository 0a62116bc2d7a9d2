"""Who said what, measured: end-to-end F1 on PolNeAR beside two simple rivals."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import labelled
from benchmarks.polnear import (
    Found,
    Gold,
    figures,
    interval,
    layout,
    load,
    overlap,
    tally,
    wrongly_given,
)
from summarizer.sentences import split
from summarizer.speech import quotes
from summarizer.speech.paragraphs.marks import Stretch, stretches
from summarizer.types import QuoteKind

_CUE = (
    r"(?:said|says|told|added|asked|wrote|tweeted|noted|explained|continued|warned|argued|stated|"
    r"replied|declared|insisted|called|according to)"
)
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}|\b[Hh]e\b|\b[Ss]he\b"
_CUE_THEN_NAME = re.compile(rf"\b{_CUE} (?P<name>{_NAME})")
_NAME_THEN_CUE = re.compile(rf"(?P<name>{_NAME}) {_CUE}\b")


Finder = Callable[[str], Sequence[Found]]


def run(data: Path) -> None:
    """Print our F1 and the rivals' on `data`/quotes/polnear_dev.jsonl, with 95 % intervals.

    Then how many full names, roles and outlets are right on labelled training articles.
    """
    articles = load(data / "quotes" / "polnear_dev.jsonl")
    print(f"Attributed quotations, {len(articles)} articles of PolNeAR dev")
    print(f"{'':14}{'F1':>6}  {'95 %':>12} {'P':>6} {'R':>6}  scare quotes attributed")
    finders = (("nearest name", nearest_name), ("cue pattern", cue_pattern), ("ours", ours))
    for name, finder in finders:
        found = [finder(article.text) for article in articles]
        counts = [tally(a, f) for a, f in zip(articles, found, strict=True)]
        wrong = sum(wrongly_given(a, f) for a, f in zip(articles, found, strict=True))
        precision, recall, f1 = figures(counts)
        low, high = interval(counts)
        print(f"{name:14}{f1:6.1f}  {low:5.1f}-{high:5.1f} {precision:6.1f} {recall:6.1f}  {wrong}")
    right, count = full_names(data / "quotes")
    print(f"Full name for “he” and “she”: {right} of {count}, {100 * right / count:.1f} %")
    labelled.run(data / "quotes" / "polnear_train.jsonl")


def full_names(folder: Path) -> tuple[int, int]:
    """For how many labelled quotations of “he” or “she” the full name is shown, and of how many."""
    texts = {article.name: article.text for article in load(folder / "polnear_train.jsonl")}
    lines = (folder / "resolved_train.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    return sum(_has_full_name(texts[case["id"]], case) for case in cases), len(cases)


def _has_full_name(text: str, case: dict[str, Any]) -> bool:
    blocks = layout(text)
    label = Gold(start=case["start"], end=case["end"])
    shown = max(
        quotes.find(text, blocks, split(text, blocks)),
        key=lambda quote: overlap(Found(start=quote.start, end=quote.end), label),
    )
    words = (shown.speaker or "").lower().replace(".", "").split()
    full = [word.lower().replace(".", "") for word in case["full"].split()]
    rejected = any(word.lower() in words for word in case.get("reject", ()))
    return not rejected and set(full) <= set(words)


def ours(text: str) -> list[Found]:
    """What `summarizer.speech.quotes` finds in marks."""
    blocks = layout(text)
    return [
        Found(
            start=quote.start,
            end=quote.end,
            mention_start=quote.mention_start,
            mention_end=quote.mention_end,
        )
        for quote in quotes.find(text, blocks, split(text, blocks))
        if quote.kind is not QuoteKind.INDIRECT
    ]


def nearest_name(text: str) -> list[Found]:
    """The rival that takes the nearest name or "he" or "she" in the paragraph."""
    return list(_nearest(text, (re.compile(rf"(?P<name>{_NAME})"),)))


def cue_pattern(text: str) -> list[Found]:
    """The rival that takes the nearest name beside one of a few verbs of speech."""
    return list(_nearest(text, (_CUE_THEN_NAME, _NAME_THEN_CUE)))


def _nearest(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Found]:
    blocks = layout(text)
    marked = stretches(text, blocks)
    for stretch in marked:
        block = blocks[stretch.first_block]
        names = [
            match.span("name")
            for pattern in patterns
            for match in pattern.finditer(text, block.start, block.end)
            if not any(s.start <= match.start("name") < s.end for s in marked)
        ]
        start, end = _closest(stretch, names)
        yield Found(start=stretch.start, end=stretch.end, mention_start=start, mention_end=end)


def _closest(
    stretch: Stretch, names: Sequence[tuple[int, int]]
) -> tuple[int, int] | tuple[None, None]:
    if not names:
        return None, None
    return min(names, key=lambda name: max(name[0] - stretch.end, stretch.start - name[1]))
