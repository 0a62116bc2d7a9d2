"""Learn which words of an article its summary repeats, from articles with highlights.

    python -m benchmarks.train_points DATA [--folds 5] [--write]

DATA is the folder that holds summaries/cnn_dev.jsonl. Weights are those of two logistic
regressions: which words of an article stand in its highlights, and which pairs of neighbouring
words, given the words. Without --write the articles are split into folds, and ROUGE is printed of
what weights learned from the others choose in each; with it, weights learned from all go to
summarizer/weights/points.json.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from benchmarks import rouge
from benchmarks.summaries import SENTENCES, Sample, gains, load
from summarizer import briefs, candidates, importance, selection
from summarizer.importance import Importance, Model
from summarizer.reading import Places, Reading
from summarizer.speech import quotes

WEIGHTS = Path(__file__).parents[1] / "summarizer" / "weights" / "points.json"
Array = NDArray[np.float64]

_PENALTY = 20.0
_STEPS = 40
_INNER = 4  # folds for the word sums that pairs are learned with
_SEED = 3
_LEAD = f"lead-{SENTENCES}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """An article as it is read, and the stems of what people wrote of it."""

    reading: Reading
    summary: tuple[tuple[str, ...], ...]


def lessons(data: Path) -> list[Lesson]:
    """The articles with highlights."""
    return [
        _lesson([s.of(sample.text) for s in sample.shown], sample.highlights)
        for sample in load(data / "summaries" / "cnn_dev.jsonl")
    ]


def _lesson(members: Sequence[str], summary: Sequence[str]) -> Lesson:
    reading = Reading(members, "en")
    written = Reading(summary, "en")
    return Lesson(reading=reading, summary=tuple(map(tuple, written.sentences)))


def word_table(lesson: Lesson) -> tuple[list[str], Array, Array]:
    """An article's words, their features, and whether each is in the summary."""
    places = Places(lesson.reading.sentences)
    stems = [str(stem) for stem in places.first]
    rows = [importance.word_features(stem, places, lesson.reading) for stem in stems]
    wanted = {stem for line in lesson.summary for stem in line}
    return stems, np.array(rows, float), np.array([stem in wanted for stem in stems], float)


def pair_table(lesson: Lesson, sums: dict[str, float]) -> tuple[Array, Array]:
    """The features of an article's pairs, and whether each is in the summary."""
    reading = lesson.reading
    places = Places(map(pairwise, reading.sentences))
    wanted = {pair for line in lesson.summary for pair in pairwise(line)}
    rows = []
    for pair in places.first:
        assert isinstance(pair, tuple)
        first, second = sums[pair[0]], sums[pair[1]]
        stops = pair[0] in reading.stops, pair[1] in reading.stops
        where = importance.place_features(
            places.times[pair], places.first[pair], places.early.get(pair, 0.0), places.count
        )
        rows.append((*where, *stops, first, second, min(first, second)))
    return np.array(rows, float), np.array([pair in wanted for pair in places.first], float)


def fit(rows: Array, right: Array) -> Array:
    """The weights of a logistic regression, by Newton's method; the first feature is constant."""
    spread = rows.std(axis=0)
    middle = np.where(spread > 0, rows.mean(axis=0), 0.0)
    spread = np.where(spread > 0, spread, 1.0)
    table = (rows - middle) / spread
    penalty = _PENALTY * np.diag([0.0, *[1.0] * (table.shape[1] - 1)])
    weights = np.zeros(table.shape[1])
    loss = _loss(table, right, weights, penalty)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - right) + penalty @ weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + penalty
        step, size = np.linalg.solve(bend, slope), 1.0
        while (now := _loss(table, right, weights - size * step, penalty)) > loss and size > 1e-6:
            size /= 2
        weights, gained, loss = weights - size * step, loss - now, now
        if gained < 1e-3:
            break
    plain: Array = weights / spread
    plain[0] -= (weights * middle / spread)[1:].sum()
    return plain


def _loss(table: Array, right: Array, weights: Array, penalty: Array) -> float:
    sums = table @ weights
    ill = np.logaddexp(0, sums).sum() - sums @ right
    return float(ill + weights @ penalty @ weights / 2)


def learn(learned: Sequence[Lesson]) -> Model:
    """The weights of words, then of pairs, given what words of other articles would be weighed."""
    tables = [word_table(lesson) for lesson in learned]

    def words(numbers: Sequence[int]) -> Array:
        rows, right = (np.concatenate([tables[n][k] for n in numbers]) for k in (1, 2))
        return fit(rows, right)

    every = range(len(learned))
    pairs = []
    for fold in range(_INNER):
        weights = words([n for n in every if n % _INNER != fold])
        for n in every[fold::_INNER]:
            stems, rows, _ = tables[n]
            pairs.append(
                pair_table(learned[n], dict(zip(stems, (rows @ weights).tolist(), strict=True)))
            )
    of_pairs = fit(np.vstack([rows for rows, _ in pairs]), np.concatenate([r for _, r in pairs]))
    return Model(words=_rounded(words(every)), pairs=_rounded(of_pairs))


def _rounded(weights: Array) -> tuple[float, ...]:
    return tuple(round(float(weight), 3) for weight in weights)


def chosen(lesson: Lesson, weights: Model) -> list[int]:
    """The places of the sentences that these weights choose."""
    weighed = Importance(lesson.reading, None, weights)
    every = range(len(lesson.reading.sentences))
    return selection.take(lesson.reading, weighed, every, SENTENCES)


def briefed(sample: Sample, lesson: Lesson, weights: Model) -> list[int]:
    """The same, of the sentences that a brief chooses from."""
    found, shown = quotes.find(sample.text, sample.blocks, sample.sentences), sample.shown
    named = briefs.speakers(sample.text, shown, found)
    admitted = candidates.of(sample.article, shown, found, named, SENTENCES)
    place_of = {sentence.start: place for place, sentence in enumerate(shown)}
    places = [place_of[sentence.start] for sentence in admitted.sentences]
    needs = {
        place_of[start]: {place_of[one] for one in needed}
        for start, needed in admitted.needs.items()
    }
    weighed = Importance(lesson.reading, None, weights, places)
    return selection.take(lesson.reading, weighed, places, SENTENCES, needs=needs)


def cross_validate(data: Path, folds: int) -> None:
    """Print ROUGE of what is chosen in each fold by weights learned from the others."""
    samples, every = load(data / "summaries" / "cnn_dev.jsonl"), lessons(data)
    fold_of = np.random.default_rng(_SEED).permutation(len(every)) % folds
    scores: dict[str, list[rouge.Scores]] = {}
    for fold in range(folds):
        weights = learn([o for o, f in zip(every, fold_of, strict=True) if f != fold])
        for n in np.flatnonzero(fold_of == fold):
            sample, shown = samples[n], samples[n].shown
            for name, lines in (
                (_LEAD, sample.sentences[:SENTENCES]),
                ("learned", [shown[place] for place in chosen(every[n], weights)]),
                ("as briefed", [shown[place] for place in briefed(sample, every[n], weights)]),
                ("stated", [shown[place] for place in chosen(every[n], importance.STATED)]),
            ):
                score = rouge.score(sample.highlights, [line.of(sample.text) for line in lines])
                scores.setdefault(name, []).append(score)
    print(f"{folds} folds of {len(every)} articles: R-1, R-2, R-Lsum; gain on {_LEAD}, 95 %")
    for name, ours in scores.items():
        figures = " ".join(f"{100 * fmean(column):5.2f}" for column in zip(*ours, strict=True))
        print(f"{name:10} {figures}  {gains(ours, scores[_LEAD])}")


def main() -> None:
    """Cross-validate, or learn from everything and write the file."""
    parser = argparse.ArgumentParser(description="Learn what key points are made of.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not options.write:
        cross_validate(options.data, options.folds)
        return
    learned = learn(lessons(options.data))
    content = {
        "from": "CNN articles with highlights (489); made by benchmarks/train_points.py",
        "words": dict(zip(importance.WORD_FEATURES, learned.words, strict=True)),
        "pairs": dict(zip(importance.PAIR_FEATURES, learned.pairs, strict=True)),
    }
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(json.dumps(content, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
