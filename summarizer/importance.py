"""How likely each word, and each pair of neighbouring words, of an article is to be in its summary.

What people write down of an article repeats its words: those it opens with and comes back to, names
rather than what every text is full of. Each feature of a word has a weight in a logistic sum; the
weights are learned (`weights/points.json`, made by `benchmarks/train_points.py`), and without that
file `STATED` takes their place. No word is known beforehand, so this holds in any language.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, pairwise
from math import exp
from operator import mul

from summarizer.reading import Places, Reading, earliness

WORD_FEATURES = tuple(
    "constant often share late depth opens early_three early spread size "
    "stop stop_late stop_often stop_early capital figure length".split()
)
"""What is known of a word: where it stands (`standing_features`), then how it looks."""

PAIR_FEATURES = tuple(
    "constant often late depth opens early size "
    "stop_first stop_second first second less_likely".split()
)
"""What is known of a pair: where it stands (`place_features`), then which words it is made of."""

PROMISED = 1.0
"""What standing in the headline adds to a word. Stated: what was learned from has none."""

_MOST_REMEMBERED = 8_000  # words
_SURE = 9.0  # beyond this a logistic sum is as good as certain
_ALL_BUT_CERTAIN = 0.9999

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in the order of `WORD_FEATURES` and of `PAIR_FEATURES`."""

    words: tuple[float, ...]
    pairs: tuple[float, ...]


STATED = Model(
    words=tuple(
        {
            "constant": -2.0,
            "often": 0.7,
            "late": -0.5,
            "early": 0.3,
            "stop": -0.5,
            "capital": 0.3,
        }.get(name, 0.0)
        for name in WORD_FEATURES
    ),
    pairs=tuple(
        {"constant": -2.0, "often": 0.7, "late": -0.5, "less_likely": 0.5}.get(name, 0.0)
        for name in PAIR_FEATURES
    ),
)
"""The rule where no weights are installed: often, early, and a name rather than a stop word."""


@cache
def model() -> Model:
    """The learned weights if they are installed, else the stated ones."""
    file = resources.files("summarizer").joinpath("weights", "points.json")
    if not file.is_file():
        return STATED
    learned = json.loads(file.read_text(encoding="utf-8"))
    return Model(
        words=tuple(learned["words"][name] for name in WORD_FEATURES),
        pairs=tuple(learned["pairs"][name] for name in PAIR_FEATURES),
    )


def word_features(stem: str, places: Places[str], reading: Reading) -> tuple[float, ...]:
    """What is known of a word, in the order of `WORD_FEATURES`."""
    standing = standing_features(stem, places, stem in reading.stops)
    return (*standing, reading.capital(stem), stem[0].isdigit(), math.log(len(stem)))


def standing_features(stem: str, places: Places[str], stop: bool) -> tuple[float, ...]:
    """What is known of a word by where it stands: all but the last three of `WORD_FEATURES`."""
    times, first, count = places.times[stem], places.first[stem], places.count
    often, late, early = math.log(times), math.log(1 + first), places.early.get(stem, 0.0)
    return (
        1.0,
        often,
        times / count,
        late,
        first / count,
        first == 0,
        first < 3,
        early,
        (places.last[stem] - first) / count,
        math.log(count),
        stop,
        late * stop,
        often * stop,
        early * stop,
    )


def place_features(times: int, first: int, early: float, count: int) -> tuple[float, ...]:
    """What is known of a pair by its place: the first seven of `PAIR_FEATURES`."""
    return (
        1.0,
        math.log(times),
        math.log(1 + first),
        first / count,
        first == 0,
        early,
        math.log(count),
    )


class Importance:
    """How likely the words and pairs of one article are to be in its summary.

    `among` are the places of the sentences whose words are asked for; of all without it.
    """

    def __init__(
        self,
        reading: Reading,
        title: str | None,
        weights: Model,
        among: Iterable[int] | None = None,
    ) -> None:
        self.sums = word_sums(reading, title, weights, among)
        self.words = {stem: likelihood(total) for stem, total in self.sums.items()}
        self._lines = reading.sentences
        lines = [set(pairwise(line)) for line in reading.sentences]
        self._count = len(lines)
        self._weights = weights.pairs
        repeated = _repeated(lines)
        places = Places(line & repeated for line in lines)
        self._repeated = {
            pair: self._of_place(times, places.first[pair], places.early.get(pair, 0.0))
            for pair, times in places.times.items()
        }
        *_, stop_first, stop_second, first, second, self._less_likely = weights.pairs
        # Most of a pair's sum is one part for each of its words: these are had once for each word.
        stops = reading.stops
        self._as_first = {s: first * v + stop_first * (s in stops) for s, v in self.sums.items()}
        self._as_second = {s: second * v + stop_second * (s in stops) for s, v in self.sums.items()}

    def of_pairs(self, place: int, count: float = 1.0) -> dict[object, float]:
        """The pairs of the sentence at a place, each with its likelihood, taken `count` times."""
        repeated, less_likely, sums = self._repeated, self._less_likely, self.sums
        as_first, as_second = self._as_first, self._as_second
        once = self._of_place(1, place, earliness(place))
        found: dict[object, float] = {}
        for pair in pairwise(self._lines[place]):
            first, second = pair
            left, right = sums[first], sums[second]
            total = as_first[first] + as_second[second] + repeated.get(pair, once)
            total += less_likely * (left if left < right else right)
            sure = not -_SURE < total < _SURE
            found[pair] = count * _all_but(total) if sure else count / (1 + exp(-total))
        return found

    def _of_place(self, times: int, first: int, early: float) -> float:
        values = place_features(times, first, early, self._count)
        total: float = sum(map(mul, self._weights, values))
        return total


def _repeated(lines: Iterable[set[Pair]]) -> set[Pair]:
    """The pairs that stand in several sentences: few, and only these have to be counted."""
    seen: set[Pair] = set()
    repeated: set[Pair] = set()
    for line in lines:
        repeated |= seen & line
        seen |= line
    return repeated


def word_sums(
    reading: Reading, title: str | None, weights: Model, among: Iterable[int] | None = None
) -> dict[str, float]:
    """The logistic sum of each word of an article, or of the sentences at some places of it.

    `title` is its headline.
    """
    places = Places(reading.sentences)
    lines = reading.sentences if among is None else [reading.sentences[place] for place in among]
    worth = dict(zip(WORD_FEATURES, weights.words, strict=True))
    capital, standing, shape = worth["capital"], _Standing(worth, places.count), _shapes(weights)
    stops, firsts, lasts, early = reading.stops, places.first, places.last, places.early
    sums = {}
    for stem in dict.fromkeys(chain.from_iterable(lines)):
        times = places.times[stem]
        stop, first = stem in stops, firsts[stem]
        if times == 1:
            where = standing.once[stop][first]
        else:
            where = standing.of_repeated(times, first, lasts[stem], early.get(stem, 0.0), stop)
        sums[stem] = where + capital * reading.capital(stem) + shape(stem)
    for stem in reading.stems_of(title) & sums.keys() if title else ():
        sums[stem] += PROMISED
    return sums


@cache
def _shapes(weights: Model) -> Callable[[str], float]:
    """What words are worth by their letters alone, remembered."""
    figure, length = weights.words[-2:]

    @lru_cache(maxsize=_MOST_REMEMBERED)
    def worth(stem: str) -> float:
        return figure * stem[0].isdigit() + length * math.log(len(stem))

    return worth


class _Standing:
    """What words are worth by where they stand: the weighted sums of `standing_features`.

    Most words stand in one sentence, and these are worth what the sentence tells alone: `once`, by
    whether they are stop words and by the sentence's place.
    """

    def __init__(self, worth: Mapping[str, float], count: int) -> None:
        self._worth, self._count = worth, count
        self._often = worth["often"], worth["often"] + worth["stop_often"]
        self._early = worth["early"], worth["early"] + worth["stop_early"]
        self._late = worth["late"], worth["late"] + worth["stop_late"]
        self._first = [[self._of_first(n, stop) for n in range(count)] for stop in (0, 1)]
        self.once = [
            [
                first + worth["share"] / count + self._early[stop] * earliness(place)
                for place, first in enumerate(self._first[stop])
            ]
            for stop in (0, 1)
        ]

    def _of_first(self, first: int, stop: int) -> float:
        """What the first sentence that has a word tells of it."""
        worth = self._worth
        total = worth["constant"] + worth["size"] * math.log(self._count) + worth["stop"] * stop
        total += self._late[stop] * math.log(1 + first) + worth["depth"] * first / self._count
        return total + worth["opens"] * (first == 0) + worth["early_three"] * (first < 3)

    def of_repeated(self, times: int, first: int, last: int, early: float, stop: int) -> float:
        """The worth of a word that stands in several sentences."""
        spread = self._worth["share"] * times + self._worth["spread"] * (last - first)
        often = self._often[stop] * math.log(times)
        return self._first[stop][first] + often + spread / self._count + self._early[stop] * early


def likelihood(total: float) -> float:
    """The likelihood that a logistic sum stands for."""
    return 1 / (1 + exp(-total)) if -_SURE < total < _SURE else _all_but(total)


def _all_but(total: float) -> float:
    return _ALL_BUT_CERTAIN if total > 0 else 1 - _ALL_BUT_CERTAIN
