"""Passages in the order in which they serve what is looked for: BM25F, with what a question names.

BM25F after Robertson, Zaragoza and Taylor (2004): the words of a passage and of its headline count
as one text, each brought to its own usual length. A passage from an outlet, or of a day, that the
question names counts double: "what did The Courier report on 7 May" asks for these first.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_K1 = 1.2
_B = 0.75
_HEADING_B = 0.3
_USUAL_TERMS = 30
_USUAL_HEADING = 9
_NAMED = 2.0
_FAMILY = 0.3
_SHORTEST_IN_FAMILY = 5
MOST_SATURATED = 1.75
"""A word counts for hardly ever more than so many times what it is worth, however it weighs."""
BEGINNING_WORTH = 5.0
_REMEMBERED = 3_000
MOST_PREFERRED = _NAMED**2


class Candidate(NamedTuple):
    """A passage that may serve, as the index has it: tokens, parted by spaces."""

    id: int
    article_id: int
    start: int
    end: int
    heading: str
    terms: str
    marks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What counts how much: rarities of tokens, beginnings of tokens, marks that are preferred."""

    worth: Mapping[str, float]
    prefixes: tuple[str, ...]
    related: Mapping[str, float]
    outlets: frozenset[str]
    days: frozenset[str]


def rarity(passages: int, holding: float) -> float:
    """What a token is worth that so many of the passages hold (BM25's idf)."""
    return math.log(1 + max(0.0, passages - holding + 0.5) / (holding + 0.5))


def saturated(weight: float) -> float:
    """How many times what it is worth a word counts for that weighs so much in a passage."""
    return weight * (_K1 + 1) / (weight + _K1)


def weights(heading: Sequence[str], body: Sequence[str]) -> dict[str, float]:
    """What each token weighs in a passage: how often it stands there, for how long that is."""
    in_heading, in_body = _single(len(heading), len(body))
    found: dict[str, float] = {}
    for token in body:
        found[token] = found.get(token, 0.0) + in_body
    for token in heading:
        found[token] = found.get(token, 0.0) + in_heading
    return found


def _single(heading: int, body: int) -> tuple[float, float]:
    """What a token weighs that stands once in the heading, and once in the body."""
    in_heading = 1 / (1 - _HEADING_B + _HEADING_B * heading / _USUAL_HEADING)
    return in_heading, 1 / (1 - _B + _B * body / _USUAL_TERMS)


class Pool:
    """Passages that may serve, each scored once."""

    def __init__(self, scale: Scale) -> None:
        self._score = scorer(scale)
        self._found: dict[int, tuple[float, bool, Candidate]] = {}

    def unknown(self, ids: Iterable[int]) -> list[int]:
        """Those of these passages that are not among them."""
        return [id_ for id_ in ids if id_ not in self._found]

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Take in some that may be there already."""
        for one in candidates:
            if one.id not in self._found:
                self._found[one.id] = (*self._score(one), one)

    @property
    def size(self) -> int:
        """How many they are."""
        return len(self._found)

    def keep(self, most: int) -> None:
        """Leave out all but so many, the best."""
        self._found = {found[2].id: found for found in self.best()[:most]}

    def best(self) -> list[tuple[float, bool, Candidate]]:
        """All with their scores and whether they hold everything, best first.

        Those that hold everything come before those that do not; of equals the newest is first.
        """
        return sorted(
            self._found.values(), key=lambda one: (one[1], one[0], one[2].id), reverse=True
        )


def scorer(scale: Scale) -> Callable[[Candidate], tuple[float, bool]]:
    """What gives a passage its score, and tells whether it holds every token and beginning."""
    worth = _Worth(scale)
    wanted = len(scale.worth) + len(scale.prefixes)

    @lru_cache(maxsize=_REMEMBERED)  # an agency's text stands in many articles
    def told(text: str, *, is_heading: bool) -> tuple[dict[str, float], frozenset[str]]:
        tokens = text.split()
        single = _single(len(tokens), 0)[0] if is_heading else _single(0, len(tokens))[1]
        weights: dict[str, float] = {}
        for token in [token for token in tokens if worth[token]]:
            weights[token] = weights.get(token, 0.0) + single
        begun = (
            prefix for token in tokens for prefix in scale.prefixes if token.startswith(prefix)
        )
        return weights, frozenset(begun)

    def score(candidate: Candidate) -> tuple[float, bool]:
        weights, begun = told(candidate.terms, is_heading=False)
        heading, begun_there = told(candidate.heading, is_heading=True)
        if heading:
            raised = {token: weights.get(token, 0.0) + more for token, more in heading.items()}
            weights = {**weights, **raised}
        total = 0.0
        for token, weight in weights.items():
            total += worth[token] * saturated(weight)
        held = len(weights.keys() & scale.worth.keys()) + len(begun | begun_there)
        return total * _preference(candidate, scale), held == wanted

    return score


class _Worth(dict[str, float]):
    """What each token of a passage is worth; filled as tokens are met."""

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale.related)
        self.update(scale.worth)
        self._prefixes = scale.prefixes
        self._families = [
            (token, _FAMILY * worth)
            for token, worth in scale.worth.items()
            if len(token) >= _SHORTEST_IN_FAMILY and token[0].isalpha()
        ]
        self._openings = {token[:4] for token, _ in self._families}

    def __missing__(self, token: str) -> float:
        found = BEGINNING_WORTH if token.startswith(self._prefixes) else 0.0
        if not found and token[:4] in self._openings:
            alike = (worth for one, worth in self._families if _is_family(one, token))
            found = max(alike, default=0.0)
        self[token] = found
        return found


def _is_family(one: str, other: str) -> bool:
    """Whether two stems share most of their letters from the first on: "invad", "invas"."""
    share = max(4, -(-6 * max(len(one), len(other)) // 10))
    return one[:share] == other[:share]


def _preference(candidate: Candidate, scale: Scale) -> float:
    if not scale.outlets and not scale.days:
        return 1.0
    marks = candidate.marks.split()
    from_named = _NAMED if not scale.outlets.isdisjoint(marks) else 1.0
    return from_named * (_NAMED if not scale.days.isdisjoint(marks) else 1.0)
