"""How likely each word, and each pair of neighbouring words, of an article is to be in its summary.

What people write down of an article repeats its words: those it opens with and comes back to, names
rather than what every text is full of. Each feature of a word has a weight in a logistic sum; the
weights are learned (`weights/points.json`, made by `benchmarks/train_points.py`), and without that
file `STATED` takes their place. No word is known beforehand, so this holds in any language.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain, pairwise
from operator import mul

from summarizer.words import Tokenizer, split

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

_OPENING = 8  # sentences, in which a word counts as early
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


class Reading:
    """The words of an article, sentence by sentence, as they are compared: in lower case, stemmed.

    `sentences` are their stems, `stops` those of them that are stop words.
    """

    def __init__(self, sentences: Iterable[str], language: str | None) -> None:
        lines = [split(sentence) for sentence in sentences]
        self._tokenizer = Tokenizer(language)
        forms = self._tokenizer.stems(dict.fromkeys(chain.from_iterable(lines)))
        self.sentences = [[forms[word] for word in line] for line in lines]
        self.stops = {forms[word] for word in forms if self._tokenizer.is_stop(word)}
        self._inside: dict[str, int] = defaultdict(int)
        self._capitals: dict[str, int] = defaultdict(int)
        for word, times in Counter(chain.from_iterable(line[1:] for line in lines)).items():
            self._inside[forms[word]] += times
            if word[0].isupper():
                self._capitals[forms[word]] += times

    def stems_of(self, text: str | None) -> set[str]:
        """The words of another text, as they are compared, stop words left out."""
        return set(self._tokenizer.stems(split(text or "")).values()) - self.stops

    def capital(self, stem: str) -> float:
        """How often a word inside sentences begins with a capital; 0.5 where it never stands so."""
        times = self._inside.get(stem)
        return self._capitals.get(stem, 0) / times if times else 0.5


class Places:
    """Where each of some things stands: in how many sentences, the first and last, how early."""

    def __init__(self, sentences: Iterable[Iterable[object]]) -> None:
        lines = [dict.fromkeys(members) for members in sentences]
        self.count = len(lines)
        self.times = Counter(chain.from_iterable(lines))
        self.first: dict[object, int] = {}
        self.last: dict[object, int] = {}
        self.early: dict[object, float] = defaultdict(float)
        for place in range(self.count):
            self.last.update(dict.fromkeys(lines[place], place))
        for place in reversed(range(self.count)):
            self.first.update(dict.fromkeys(lines[place], place))
        for place, members in enumerate(lines[:_OPENING]):
            for member in members:
                self.early[member] += earliness(place)


def word_features(stem: str, places: Places, reading: Reading) -> tuple[float, ...]:
    """What is known of a word, in the order of `WORD_FEATURES`."""
    standing = standing_features(stem, places, stem in reading.stops)
    return (*standing, reading.capital(stem), stem[0].isdigit(), math.log(len(stem)))


def standing_features(stem: str, places: Places, stop: bool) -> tuple[float, ...]:
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
    """How likely the words and pairs of one article are to be in its summary."""

    def __init__(self, reading: Reading, title: str | None, weights: Model) -> None:
        self.sums = word_sums(reading, title, weights)
        self.words = {stem: likelihood(total) for stem, total in self.sums.items()}
        self._lines = reading.sentences
        lines = [set(pairwise(line)) for line in reading.sentences]
        self._count = len(lines)
        self._repeated = _repeated(lines)
        self._places = Places(line & self._repeated for line in lines)
        self._weights = weights.pairs
        *_, stop_first, stop_second, first, second, self._less_likely = weights.pairs
        # Most of a pair's sum is one part for each of its words: these are had once for each word.
        stops = reading.stops
        self._as_first = {s: first * v + stop_first * (s in stops) for s, v in self.sums.items()}
        self._as_second = {s: second * v + stop_second * (s in stops) for s, v in self.sums.items()}

    def of_pairs(self, place: int) -> dict[Pair, float]:
        """The pairs of the sentence at a place, each with its likelihood."""
        repeated, less_likely, sums = self._repeated, self._less_likely, self.sums
        once = self._of_place(1, place)
        found = {}
        for pair in pairwise(self._lines[place]):
            first, second = pair
            left, right = sums[first], sums[second]
            where = self._of_repeated(pair) if pair in repeated else once
            total = where + self._as_first[first] + self._as_second[second]
            found[pair] = likelihood(total + less_likely * (left if left < right else right))
        return found

    def _of_repeated(self, pair: Pair) -> float:
        places = self._places
        return self._of_place(places.times[pair], places.first[pair], places.early.get(pair, 0.0))

    def _of_place(self, times: int, first: int, early: float | None = None) -> float:
        if early is None:
            early = earliness(first)
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


def word_sums(reading: Reading, title: str | None, weights: Model) -> dict[str, float]:
    """The logistic sum of each word of an article; `title` is its headline."""
    places = Places(reading.sentences)
    promised = reading.stems_of(title)
    *_, capital, figure, length = weights.words
    once: dict[tuple[int, bool], float] = {}  # most words stand once: in one sentence, all alike
    sums = {}
    for stem in places.first:
        assert isinstance(stem, str)
        stop = stem in reading.stops
        standing = (places.first[stem], stop)
        where = once.get(standing) if places.times[stem] == 1 else None
        if where is None:
            where = sum(map(mul, weights.words, standing_features(stem, places, stop)))
            if places.times[stem] == 1:
                once[standing] = where
        looks = capital * reading.capital(stem) + length * math.log(len(stem))
        looks += figure * stem[0].isdigit()
        sums[stem] = where + looks + PROMISED * (stem in promised)
    return sums


def likelihood(total: float) -> float:
    """The likelihood that a logistic sum stands for."""
    if -_SURE < total < _SURE:
        return 1 / (1 + math.exp(-total))
    return _ALL_BUT_CERTAIN if total > 0 else 1 - _ALL_BUT_CERTAIN


def earliness(place: int) -> float:
    """What a sentence among the first counts towards how early its words stand."""
    return 1 / math.sqrt(place + 1) if place < _OPENING else 0.0
