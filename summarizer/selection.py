"""Which sentences of an article to show: the set that is likely to share most with a summary of it.

A set is worth the words and pairs of words in it that are likely to be in a summary, each counted
once, over the length of both: the F1 of ROUGE, expected rather than measured. So a sentence counts
for what it adds to the others, and a long one has to be worth its length. Sets are built up by a
beam search among the most promising sentences, where one that leans on another is added after it;
work grows with n log n in the sentences.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import nlargest
from math import fsum
from operator import itemgetter
from types import MappingProxyType

from summarizer.candidates import Needs
from summarizer.importance import Importance, model
from summarizer.reading import Reading
from summarizer.types import Sentence

PAIRS = 4.0
"""How much a pair of words counts, where a word counts 1."""

EXPECTED = 9.0
"""Words of a summary for each sentence wanted, by which the length of a set is judged."""

SAME = 0.6
"""Of the words of two sentences: where they share as many, they say the same, and one is taken."""

CONTAINED = 0.8
"""Of the words of the shorter: where it shares as many with another, it tells nothing more."""

_FEWEST_TO_REPEAT = 6  # words
_CANDIDATES = 48  # sets are made of this many of the best, whatever the article's length
_BEAM = 2
_FEWEST_WORDS = 5  # less is no statement, unless there is little else


@dataclass(slots=True)
class _Candidate:
    place: int
    part: int
    length: int
    worths: dict[object, float]
    keys: frozenset[object]
    worth: float
    stops: Set[str]
    needs: frozenset[int]

    @property
    def terms(self) -> set[str]:
        """Its words that are no stop words: hardly any two sentences are ever compared by them."""
        return {key for key in self.worths if isinstance(key, str) and key not in self.stops}

    @property
    def figures(self) -> set[str]:
        """The figures among its words."""
        return {term for term in self.terms if term[0].isdigit()}


@dataclass(slots=True)
class _Set:
    """Sentences taken so far: `value` is what the set is worth for its length.

    `gains` is what each candidate would add at most: what it added to the set it was made from, or
    less where that is known by now.
    """

    value: float
    worth: float
    length: int
    members: tuple[_Candidate, ...]
    gains: Sequence[float]

    @property
    def key(self) -> frozenset[int]:
        """Which sentences it is made of, in whatever order they were taken."""
        return frozenset(member.place for member in self.members)


@dataclass(frozen=True, slots=True)
class _Shares:
    """How many of a set's `count` sentences each of an article's parts may have."""

    count: int
    most: int
    parts: int

    def full(self, kept: _Set) -> Collection[int]:
        """The parts that may have no more: each is to have one before there is none left for it."""
        held = Counter(member.part for member in kept.members)
        if self.count - len(kept.members) <= self.parts - len(held):
            return held
        return [part for part, times in held.items() if times >= self.most]


def choose(
    text: str,
    sentences: Sequence[Sentence],
    count: int,
    *,
    candidates: Sequence[Sentence],
    needs: Needs = MappingProxyType({}),
    parts: Sequence[int] = (),
    title: str | None = None,
    language: str | None = None,
) -> tuple[Sentence, ...]:
    """The `count` of the candidates that carry the news of all sentences, in their order.

    What `needs` names is taken only beside one of those it needs. `parts` says for each sentence
    which part of the article it is of; each has its share. There are fewer where there
    are no more, or where the others would only repeat them.
    """
    reading = Reading((sentence.of(text) for sentence in sentences), language)
    place_of = {sentence.start: place for place, sentence in enumerate(sentences)}
    places = sorted(place_of[sentence.start] for sentence in candidates)
    beside = {place_of[start]: {place_of[one] for one in needs[start]} for start in needs}
    importance = Importance(reading, title, model(), places)
    taken = take(reading, importance, places, count, parts, beside)
    return tuple(sentences[place] for place in taken)


def take(
    reading: Reading,
    importance: Importance,
    places: Collection[int],
    count: int,
    parts: Sequence[int] = (),
    needs: Needs = MappingProxyType({}),
) -> list[int]:
    """The places of the best set of `count` sentences, in order, its members shared among parts.

    `needs` are of places.
    """
    share = -(-count // len({parts[place] for place in places})) if parts and places else count
    for fewest in (_FEWEST_WORDS, 1):
        usable = [place for place in places if len(reading.sentences[place]) >= fewest]
        best = _most_promising(reading, importance, usable, count, parts)
        candidates = [
            _candidate(
                place, parts[place] if parts else 0, reading, importance, needs.get(place, ())
            )
            for place in best
        ]
        parted = _Shares(count, share, len({one.part for one in candidates}))
        taken = _best_set(candidates, parted)
        if len(taken) == count:
            break
    return taken


def _best_set(candidates: Sequence[_Candidate], shares: _Shares) -> list[int]:
    beam = [_Set(0.0, 0.0, 0, (), [one.worth for one in candidates])]
    for _ in range(shares.count):
        longer = _longer(beam, candidates, EXPECTED * shares.count, shares)
        if not longer:
            break
        beam = longer
    return sorted(member.place for member in beam[0].members)


def _most_promising(
    reading: Reading,
    importance: Importance,
    places: Sequence[int],
    count: int,
    parts: Sequence[int],
) -> list[int]:
    """The places of the sentences of each part whose words are worth most for their length."""

    def promise(place: int) -> float:
        line = reading.sentences[place]
        return sum(map(importance.words.__getitem__, dict.fromkeys(line))) / (len(line) + EXPECTED)

    numbers = {parts[place] for place in places} if parts else {0}
    if len(numbers) < 2:
        return nlargest(_CANDIDATES + count, places, key=promise)
    most = max(count, _CANDIDATES // len(numbers))
    each = ([place for place in places if parts[place] == number] for number in sorted(numbers))
    return [place for group in each for place in nlargest(most, group, key=promise)]


def _candidate(
    place: int, part: int, reading: Reading, importance: Importance, needs: Collection[int]
) -> _Candidate:
    line = reading.sentences[place]
    # In the order of the text, so that sums, and with them ties, come out the same each time.
    terms = dict.fromkeys(line)
    worths: dict[object, float] = {term: importance.words[term] for term in terms}
    worths |= importance.of_pairs(place, PAIRS)
    return _Candidate(
        place=place,
        part=part,
        length=len(line),
        worths=worths,
        keys=frozenset(worths),
        worth=sum(worths.values()),
        stops=reading.stops,
        needs=frozenset(needs),
    )


def _longer(
    beam: Sequence[_Set], candidates: Sequence[_Candidate], expected: float, shares: _Shares
) -> list[_Set]:
    """The best sets with one sentence more than those of the beam, none of a part that is full."""
    best: dict[frozenset[int], _Set] = {}
    for kept in beam:
        covered = set[object]().union(*(member.keys for member in kept.members))
        taken = kept.key
        full = shares.full(kept)
        worst, gains = _worst(best), list(kept.gains)
        for number, limit in _by_promise(kept, candidates, expected):
            candidate = candidates[number]
            if limit <= worst:
                break
            if candidate.part in full or (candidate.needs and not candidate.needs & taken):
                continue
            repeated = map(candidate.worths.__getitem__, covered & candidate.keys)
            gains[number] = candidate.worth - fsum(repeated)  # exact, in whatever order they come
            longer = _with(kept, candidate, gains, number, expected)
            # Few sets are worth more, so only these are looked through for what they repeat.
            if longer.value > worst and not _repeats(candidate, kept):
                best = _kept({**best, longer.key: longer})
                worst = _worst(best)
    return sorted(best.values(), key=lambda one: -one.value)


def _repeats(candidate: _Candidate, kept: _Set) -> bool:
    return any(_same(candidate, one) for one in kept.members)


def _by_promise(
    kept: _Set, candidates: Sequence[_Candidate], expected: float
) -> list[tuple[int, float]]:
    """The number of each candidate and what the set would at most be worth with it, best first."""
    worth, length = kept.worth, kept.length + expected
    limits = [
        (worth + gain) / (length + one.length)
        for gain, one in zip(kept.gains, candidates, strict=True)
    ]
    return sorted(enumerate(limits), key=itemgetter(1), reverse=True)


def _worst(best: Mapping[frozenset[int], _Set]) -> float:
    """The value that a set has to exceed to be kept."""
    return min(one.value for one in best.values()) if len(best) == _BEAM else 0.0


def _kept(found: dict[frozenset[int], _Set]) -> dict[frozenset[int], _Set]:
    if len(found) > _BEAM:
        del found[min(found, key=lambda key: found[key].value)]
    return found


def _with(
    kept: _Set, candidate: _Candidate, gains: Sequence[float], number: int, expected: float
) -> _Set:
    worth, length = kept.worth + gains[number], kept.length + candidate.length
    return _Set(worth / (length + expected), worth, length, (*kept.members, candidate), gains)


def _same(one: _Candidate, other: _Candidate) -> bool:
    """Whether two sentences say the same: never where both have figures and these differ."""
    if one.place == other.place:
        return True
    ours, theirs = one.terms, other.terms
    shared = len(ours & theirs)
    fewest = min(len(ours), len(theirs))
    contained = fewest >= _FEWEST_TO_REPEAT and shared >= CONTAINED * fewest
    if shared < SAME * (len(ours) + len(theirs) - shared or 1) and not contained:
        return False
    return one.figures == other.figures or not (one.figures and other.figures)
