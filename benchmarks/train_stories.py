"""Learn the weights of `summarizer.stories.likeness` from pairs of articles of ECB+.

    python -m benchmarks.train_stories DATA [--folds 5] [--write]

DATA is the folder that holds stories/ecbplus_odd_topics.jsonl. Without --write the topics are split
into folds and the articles of each are grouped with weights learned from the others; with --write
weights learned from all of them go to summarizer/stories/weights/stories.json. The model is a
logistic regression by Newton's method over all pairs of one topic and a fifth of the others.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from statistics import fmean

import numpy as np

from benchmarks.stories import FILE, f1, load, score
from summarizer.stories import likeness, seating, traits
from summarizer.stories.traits import Traits

WEIGHTS = Path(__file__).parents[1] / "summarizer" / "stories" / "weights" / "stories.json"
_OTHER_TOPICS = 0.2
_SHUFFLES = 3
_ROUNDS = 40
_PENALTY = 1.0


def fit(articles: Sequence[Traits], events: Sequence[str]) -> dict[str, float]:
    """The weights under which the pairs that report one event are likeliest."""
    chance = random.Random(0)
    measured: list[Mapping[str, float]] = []
    same: list[bool] = []
    for first, second in combinations(range(len(articles)), 2):
        one_topic = topic(events[first]) == topic(events[second])
        if one_topic or chance.random() < _OTHER_TOPICS:
            measured.append(likeness.measures(articles[first], articles[second]))
            same.append(events[first] == events[second])
    names = list(measured[0])
    values = np.array([[measures[name] for name in names] for measures in measured])
    spread = values.std(0)
    known = np.c_[values / spread, np.ones(len(values))]
    truth = np.array(same, dtype=float)
    weights = np.zeros(known.shape[1])
    penalty = np.r_[np.full(len(names), _PENALTY), 1e-6]
    for _ in range(_ROUNDS):
        odds = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (odds - truth) + penalty * weights
        bend = (known * (odds * (1 - odds))[:, None]).T @ known + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    learned = dict(zip(names, weights[:-1] / spread, strict=True))
    return {name: round(float(value), 3) for name, value in learned.items()} | {
        "": round(float(weights[-1]), 3)
    }


def topic(event: str) -> str:
    """Two events make a topic: "12ecb" and "12ecbplus" are easily confused."""
    return event.removesuffix("plus")


def cross_validated(articles: Sequence[Traits], events: Sequence[str], folds: int) -> float:
    """The mean B-cubed F1 of topics that the weights were not learned from."""
    found = []
    for shuffle in range(_SHUFFLES):
        topics = sorted({topic(event) for event in events})
        random.Random(shuffle).shuffle(topics)
        for fold in range(folds):
            held = set(topics[fold::folds])
            learning = [p for p, event in enumerate(events) if topic(event) not in held]
            weights = fit([articles[p] for p in learning], [events[p] for p in learning])
            places = [p for p, event in enumerate(events) if topic(event) in held]
            found.append(_grouped(articles, events, places, weights))
    return fmean(found)


def _grouped(
    articles: Sequence[Traits],
    events: Sequence[str],
    places: Sequence[int],
    weights: Mapping[str, float],
) -> float:
    def group(order: Sequence[int]) -> list[list[int]]:
        members = {number: articles[places[place]] for number, place in enumerate(order)}
        return [list(one) for one in seating.gathered(seating.seat(members, {}, weights=weights))]

    _, precision, recall = score([events[place] for place in places], group)
    return f1(precision, recall)


def main() -> None:
    """Learn, and print or write what was learned."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_stories", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    told, events = load(options.data)
    articles = [traits.of(article) for article in told]
    if not options.write:
        figure = cross_validated(articles, events, options.folds)
        print(f"B-cubed F1, {options.folds} folds of topics, {_SHUFFLES} times: {figure:.3f}")
        return
    learned = {"from": f"ECB+, {FILE.name}", "weights": fit(articles, events)}
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(json.dumps(learned, indent=1) + "\n")


if __name__ == "__main__":
    main()
