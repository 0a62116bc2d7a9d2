"""An article as its words are compared, and where each of them stands."""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from itertools import chain
from typing import Generic, TypeVar

from summarizer.words import Tokenizer, split

_OPENING = 8  # sentences, in which a word counts as early

Thing = TypeVar("Thing", bound=Hashable)


class Reading:
    """The words of an article, sentence by sentence, as they are compared: in lower case, stemmed.

    `sentences` are their stems, `stops` those of them that are stop words.
    """

    def __init__(self, sentences: Iterable[str], language: str | None) -> None:
        lines = [split(sentence) for sentence in sentences]
        self._tokenizer = Tokenizer(language)
        forms = self._tokenizer.stems(dict.fromkeys(chain.from_iterable(lines)))
        self.sentences = [list(map(forms.__getitem__, line)) for line in lines]
        self.stops = self._tokenizer.stops(forms)
        self._inside = Counter(chain.from_iterable(line[1:] for line in self.sentences))
        self._capitals: dict[str, int] = defaultdict(int)
        for word, times in Counter(chain.from_iterable(line[1:] for line in lines)).items():
            if word[0].isupper():
                self._capitals[forms[word]] += times

    def stems_of(self, text: str | None) -> set[str]:
        """The words of another text, as they are compared, stop words left out."""
        return set(self._tokenizer.stems(split(text or "")).values()) - self.stops

    def capital(self, stem: str) -> float:
        """How often a word inside sentences begins with a capital; 0.5 where it never stands so."""
        if stem in self._capitals:
            return self._capitals[stem] / self._inside[stem]
        return 0.0 if stem in self._inside else 0.5


class Places(Generic[Thing]):
    """Where each of some things stands: in how many sentences, the first and last, how early."""

    def __init__(self, sentences: Iterable[Iterable[Thing]]) -> None:
        lines = [dict.fromkeys(members) for members in sentences]
        self.count = len(lines)
        self.times = Counter(chain.from_iterable(lines))
        self.first: dict[Thing, int] = {}
        self.last: dict[Thing, int] = {}
        self.early: dict[Thing, float] = defaultdict(float)
        for place in range(self.count):
            self.last.update(dict.fromkeys(lines[place], place))
        for place in reversed(range(self.count)):
            self.first.update(dict.fromkeys(lines[place], place))
        for place, members in enumerate(lines[:_OPENING]):
            early = earliness(place)
            for member in members:
                self.early[member] += early


def earliness(place: int) -> float:
    """What a sentence among the first counts towards how early its words stand."""
    return 1 / math.sqrt(place + 1) if place < _OPENING else 0.0
