"""Articles off their pages, measured: F1 on real pages beside trafilatura, false alarms, and time.

The figures are those of scrapinghub's article-extraction-benchmark: a page's text is its multiset
of runs of four words; matches, extras and misses of a page add up to one; precision and recall are
means over pages, and F1 is theirs.
"""

import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

import trafilatura

from summarizer.articles.extraction import extract
from summarizer.errors import NotReadable
from summarizer.types import ArticleState, Page

_WORD = re.compile(r"\w+")
_RUN = 4
_RESAMPLES = 2_000
_SEED = 0
_ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A real page and the article that people found on it."""

    page: Page
    truth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How a reading of a page compares with the truth: shares that add up to one."""

    matching: float
    extra: float
    missed: float


Reader = Callable[[Page], str]


def run(data: Path) -> None:
    """Print our figures and trafilatura's on the pages of `data`/pages."""
    samples = load(data / "pages")
    readers: dict[str, Reader] = {
        "trafilatura": by_default,
        "its favor_precision": with_precision,
        "ours": ours,
    }
    overlaps = {name: [compare(read, s) for s in samples] for name, read in readers.items()}
    base = overlaps["its favor_precision"]
    print(f"Articles off their pages, {len(samples)} real pages")
    print(f"{'':20}{'F1':>7} {'P':>7} {'R':>7}  F1 above favor_precision, 95 %")
    for name, found in overlaps.items():
        precision, recall, f1 = figures(found)
        low, high = interval(found, base)
        print(f"{name:20}{f1:7.4f} {precision:7.4f} {recall:7.4f}  {low:+.4f} to {high:+.4f}")
    print_states(samples)
    print(f"Time, median of ours / trafilatura's over the pages: {time_ratio(samples):.2f}")


def load(folder: Path) -> list[Sample]:
    """The pages of a folder: `ground_truth.json` and `html/ID.html.gz`."""
    truth = json.loads((folder / "ground_truth.json").read_text(encoding="utf-8"))
    return [
        Sample(
            page=Page(
                url=entry["url"],
                content=gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
                content_type="text/html",
            ),
            truth=entry["articleBody"],
        )
        for name, entry in truth.items()
    ]


def ours(page: Page) -> str:
    """The text that `summarizer.articles.extraction` reads; nothing where it reads none."""
    try:
        return extract(page).text
    except NotReadable:
        return ""


def by_default(page: Page) -> str:
    """What trafilatura reads when it is told nothing."""
    return trafilatura.extract(page.content) or ""


def with_precision(page: Page) -> str:
    """What trafilatura reads at its best on these pages."""
    found = trafilatura.extract(page.content, include_comments=False, favor_precision=True)
    return found or ""


def compare(read: Reader, sample: Sample) -> Overlap:
    """How a reader's text of a page compares with the truth."""
    true, found = _runs(sample.truth), _runs(read(sample.page))
    common = (true & found).total()
    every = true.total() + found.total() - common
    if not every:
        return Overlap(matching=0, extra=0, missed=0)
    return Overlap(
        matching=common / every,
        extra=(found.total() - common) / every,
        missed=(true.total() - common) / every,
    )


def figures(overlaps: Sequence[Overlap]) -> tuple[float, float, float]:
    """Precision over the pages something was read from, recall over all, and F1."""
    precisions = [o.matching / (o.matching + o.extra) for o in overlaps if o.matching + o.extra]
    recalls = [o.matching / (o.matching + o.missed) for o in overlaps if o.matching + o.missed]
    precision = fmean(precisions) if precisions else 0.0
    recall = fmean(recalls) if recalls else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def interval(found: Sequence[Overlap], base: Sequence[Overlap]) -> tuple[float, float]:
    """The 95 % interval of the difference in F1, by a paired bootstrap over the pages."""
    chance = random.Random(_SEED)
    pairs = list(zip(found, base, strict=True))
    differences = []
    for _ in range(_RESAMPLES):
        ours, theirs = zip(*chance.choices(pairs, k=len(pairs)), strict=True)
        differences.append(figures(ours)[2] - figures(theirs)[2])
    differences.sort()
    return differences[int(0.025 * _RESAMPLES)], differences[int(0.975 * _RESAMPLES) - 1]


def print_states(samples: Sequence[Sample]) -> None:
    """Print every page that is not taken for a whole article, and how many could not be read."""
    refused = 0
    for sample in samples:
        try:
            state: str = extract(sample.page).state
        except NotReadable as error:
            refused, state = refused + 1, error.code
        if state != ArticleState.ARTICLE:
            print(f"  {state:16} {sample.page.url[:80]}")
    print(f"False alarms, pages with an article that were refused: {refused} of {len(samples)}")


def time_ratio(samples: Sequence[Sample]) -> float:
    """The median over the pages of our time over trafilatura's, taken in turns."""
    return median(
        _fastest(ours, sample.page) / _fastest(by_default, sample.page) for sample in samples
    )


def _fastest(read: Reader, page: Page) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        read(page)
        times.append(time.perf_counter() - start)
    return min(times)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _RUN + 1)) if words else ()
    return Counter(tuple(words[start : start + _RUN]) for start in starts)
