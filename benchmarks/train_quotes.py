"""Learn the weights of `summarizer.speech.attribution` from PolNeAR's training articles.

    python -m benchmarks.train_quotes DATA [--folds 5] [--write]

DATA is the folder that holds quotes/polnear_train.jsonl. Without --write the articles are split
into folds and each is scored with weights learned from the others; with --write weights learned
from all of them go to summarizer/speech/attribution/weights/quotes.json. The model is a conditional
log-linear choice between a quotation's candidates, fitted by Adam on the whole sample, with a
penalty and, in each round, another half of all features left out, so that no few of them decide
alone.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.polnear import Found, Gold, Marked, figures, is_right, layout, load, overlap, tally
from summarizer.sentences import split
from summarizer.speech.attribution import choice
from summarizer.speech.attribution.choice import Candidate
from summarizer.speech.attribution.features import names
from summarizer.speech.paragraphs import passages
from summarizer.speech.paragraphs.marks import stretches
from summarizer.speech.paragraphs.passages import Quoted

WEIGHTS = (
    Path(__file__).parents[1] / "summarizer" / "speech" / "attribution" / "weights" / "quotes.json"
)
_RAREST = 3
_ROUNDS = 200
_RATE = 0.08
_PENALTY = 5e-4
_LEFT_OUT = 0.5
_NOBODY_WORTH = 2.5
_SMALLEST_KEPT = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates for one quotation, and which of them are right."""

    candidates: Sequence[Candidate]
    right: tuple[bool, ...]
    worth: float


def examples(article: Marked) -> list[Example]:
    """What there is to learn from an article; each choice follows the right ones before it."""
    blocks = layout(article.text)
    marked = stretches(article.text, blocks)
    laid_out = passages.passages(article.text, blocks, split(article.text, blocks), marked)
    found: list[Example] = []

    def choose(candidates: Sequence[Candidate], quoted: Quoted) -> Candidate:
        gold = _gold_for(article, quoted)
        if gold is None:
            return candidates[-1]
        right = tuple(_right(article.text, candidates, gold))
        if any(right):
            found.append(Example(candidates, right, 1.0 if gold.heads else _NOBODY_WORTH))
            return candidates[right.index(True)]
        return candidates[-1]

    choice.attribute(article.text, laid_out, marked, choose)
    return found


def _gold_for(article: Marked, quoted: Quoted) -> Gold | None:
    """The gold that a quotation mostly is: sourced, or (without heads) no speech; else None."""
    for span in (*article.gold, *article.not_speech):
        if overlap(Found(start=quoted.stretch.start, end=quoted.stretch.end), span) * 2 > (
            quoted.stretch.end - quoted.stretch.start
        ):
            return None if span in article.gold and not span.heads else span
    return None


def _right(text: str, candidates: Sequence[Candidate], gold: Gold) -> Iterator[bool]:
    """Which candidates are right; where some lie at the gold source, only those."""
    right = [_is_right(text, candidate, gold) for candidate in candidates]
    at_source = [
        fits
        and candidate.mention is not None
        and overlap(
            Found(start=candidate.mention.start, end=candidate.mention.end),
            Found(start=gold.source_start, end=gold.source_end),
        )
        > 0
        for fits, candidate in zip(right, candidates, strict=True)
    ]
    yield from at_source if any(at_source) else right


def _is_right(text: str, candidate: Candidate, gold: Gold) -> bool:
    if candidate.mention is None or not gold.heads:
        return candidate.mention is None and not gold.heads
    start, end = candidate.mention.start, candidate.mention.end
    return is_right(text, gold, Found(start=0, end=0, mention_start=start, mention_end=end))


class _Problem:
    """The examples as arrays: features by candidate, candidates by example."""

    def __init__(self, sample: Sequence[Example]) -> None:
        described = [[list(names(c.groups)) for c in e.candidates] for e in sample]
        counts = Counter(f for listed in described for f in set(chain(*listed)))
        self.names = [name for name, count in counts.items() if count >= _RAREST]
        number = {name: index for index, name in enumerate(self.names)}
        rows = [
            [number[name] for name in features if name in number]
            for listed in described
            for features in listed
        ]
        self.features = np.array([f for row in rows for f in row])
        self.row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.rows = len(rows)
        sizes = [len(example.candidates) for example in sample]
        self.example_of = np.repeat(np.arange(len(sample)), sizes)
        self.right = np.array([r for example in sample for r in example.right])
        self.worth = np.array([example.worth for example in sample])

    def gradient(
        self, weights: NDArray[np.float64], kept: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Of the mean log loss, by feature; an occurrence counts as often as it is kept."""
        scores = np.bincount(self.row_of, weights[self.features] * kept, self.rows)
        chance = self._shares(np.exp(np.clip(scores, -60, 60)))
        wanted = self._shares(np.where(self.right, chance, 0.0))
        error = (chance - wanted) * self.worth[self.example_of] / len(self.worth)
        slope = np.bincount(self.features, error[self.row_of] * kept, len(self.names))
        return slope.astype(np.float64)

    def _shares(self, masses: NDArray[np.float64]) -> NDArray[np.float64]:
        totals = np.bincount(self.example_of, masses, len(self.worth))
        return masses / np.maximum(totals, 1e-300)[self.example_of]


def fit(sample: Sequence[Example]) -> Mapping[str, float]:
    """The weights that make the right choices of the sample likeliest, small ones left out."""
    problem, draw = _Problem(sample), np.random.default_rng(0)
    weights = np.zeros(len(problem.names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _ROUNDS + 1):
        kept = (draw.random(len(problem.features)) >= _LEFT_OUT) / (1 - _LEFT_OUT)
        slope = problem.gradient(weights, kept) + _PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        scale = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        rate = _RATE * min(1.0, 2.5 * (_ROUNDS + 1 - step) / _ROUNDS)
        weights -= rate * (mean / (1 - 0.9**step)) / scale
    return {
        name: round(float(weight), 3)
        for name, weight in zip(problem.names, weights, strict=True)
        if abs(weight) >= _SMALLEST_KEPT
    }


def attributed(article: Marked, weights: Mapping[str, float]) -> list[Found]:
    """The marked quotations of an article with the speakers that these weights choose."""
    blocks = layout(article.text)
    marked = stretches(article.text, blocks)
    laid_out = passages.passages(article.text, blocks, split(article.text, blocks), marked)
    chosen = choice.attribute(article.text, laid_out, marked, choice.best(weights))
    return [
        Found(
            start=one.quoted.stretch.start,
            end=one.quoted.stretch.end,
            mention_start=one.named.start,
            mention_end=one.named.end,
        )
        for one in chosen
        if one.named is not None
    ]


def cross_validate(articles: Sequence[Marked], folds: int) -> None:
    """Print F1 for each fold and for all of them together."""
    learned = [examples(article) for article in articles]
    counts = []
    for fold in range(folds):
        inside = [e for n, listed in enumerate(learned) if n % folds != fold for e in listed]
        weights = fit(inside)
        here = [tally(a, attributed(a, weights)) for a in articles[fold::folds]]
        print(f"fold {fold}: F1 {figures(here)[2]:.1f}, {len(weights)} weights", flush=True)
        counts += here
    precision, recall, f1 = figures(counts)
    print(f"all: F1 {f1:.2f}, precision {precision:.2f}, recall {recall:.2f}")


def main() -> None:
    """Cross-validate, or learn from everything and write the file."""
    parser = argparse.ArgumentParser(description="Learn who says what.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    source = options.data / "quotes" / "polnear_train.jsonl"
    articles = load(source)
    if not options.write:
        cross_validate(articles, options.folds)
        return
    weights = fit([example for article in articles for example in examples(article)])
    WEIGHTS.parent.mkdir(exist_ok=True)
    about = f"PolNeAR 1.0, training articles ({len(articles)}); made by benchmarks/train_quotes.py"
    learned = {"from": about, "weights": dict(sorted(weights.items()))}
    WEIGHTS.write_text(json.dumps(learned, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
