"""How likely two articles report the same event: a log-linear model over six measures.

The weights are learned by `benchmarks/train_stories.py`, which says from what. Without their file
the stated rule of `RULE` takes their place.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from summarizer.stories.traits import Traits
from summarizer.vectors import cosine

UNLIKE = -6.0
"""The log odds of two articles that share next to nothing, and the least there is."""

RULE: dict[str, float] = {
    "names": 7.0,
    "words": 4.0,
    "figures": 4.0,
    "phrases": 20.0,
    "promised": 2.0,
    "named": 1.0,
    "": -5.0,
}
"""The weights in round numbers: so much the log odds rise with each measure, "" being the start."""

_RELATED = 0.1
"""With less of either's opening told by the other, two articles are not compared further."""


def log_odds(first: Traits, second: Traits, weights: Mapping[str, float] | None = None) -> float:
    """The logarithm of the odds that both report the same event; 0 is even, at least `UNLIKE`.

    `weights` are those learned unless others are given.
    """
    if promised(first, second) < _RELATED:
        return UNLIKE
    weights = weights or _weights()
    score = weights[""] + sum(
        weights[name] * value for name, value in measures(first, second).items()
    )
    return max(UNLIKE, score)


def measures(first: Traits, second: Traits) -> dict[str, float]:
    """What is measured of two articles, each from 0 for nothing alike to 1 for the same."""
    return {
        "names": cosine(first.name_vector, second.name_vector),
        "words": cosine(first.word_vector, second.word_vector),
        "figures": cosine(first.figure_vector, second.figure_vector),
        "phrases": cosine(first.phrase_vector, second.phrase_vector),
        "promised": promised(first, second),
        "named": _named(first, second),
    }


def promised(first: Traits, second: Traits) -> float:
    """How much of the one's opening, by rarity, the other tells: the larger of the two shares."""
    return max(_told(first, second), _told(second, first))


def _told(one: Traits, other: Traits) -> float:
    whole = sum(one.opening.values())
    shared = sum(weight for term, weight in one.opening.items() if term in other.terms)
    return shared / whole if whole else 0.0


def _named(first: Traits, second: Traits) -> float:
    """How much of the names of the one that has more of them, by rarity, both have."""
    if len(first.names) > len(second.names):
        first, second = second, first
    shared = sum(weight for name, weight in first.names.items() if name in second.names)
    whole = max(sum(first.names.values()), sum(second.names.values()))
    return shared / whole if whole else 0.0


@cache
def _weights() -> dict[str, float]:
    file = resources.files("summarizer.stories").joinpath("weights", "stories.json")
    if not file.is_file():
        return RULE
    learned: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return learned
