"""Words that are written much like another and do stand in the index.

Nothing is kept for this: the slips of a pen are made the other way round and looked up, and longer
words that begin alike are compared, all within what the viewer may see. So nothing that was said
elsewhere, or that was forgotten, can be suggested.
"""

import string
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from storage.fulltext.ranking import Candidate
from storage.fulltext.terms import SPEAKER

_SHORTEST = 4
_ALPHABET = string.ascii_lowercase + string.digits
BEGINNING = 3
"""A word begins with at least so many letters that are right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A token that is nearly the one looked for, and an article that holds it."""

    token: str
    article_id: int


def slips(token: str) -> Iterator[str]:
    """Every token that one slip turns into this one: a letter more, less, another, two swapped."""
    if len(token) < _SHORTEST:
        return
    halves = [(token[:at], token[at:]) for at in range(len(token) + 1)]
    for left, right in halves:
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + letter + right[1:] for letter in _ALPHABET if right)
        yield from (left + letter + right for letter in _ALPHABET)


def words_of(candidate: Candidate) -> set[str]:
    """The tokens of a passage and its heading."""
    return {*candidate.terms.split(), *candidate.heading.split()}


def speakers_of(passage: Candidate) -> set[str]:
    """The words in the names of those quoted in a passage, as its marks have them."""
    marks = (one for one in passage.marks.split() if one.startswith(SPEAKER))
    return {one.removeprefix(SPEAKER) for one in marks}


def nearest(
    token: str,
    candidates: Iterable[Candidate],
    held: Callable[[Candidate], set[str]] = words_of,
) -> Alike | None:
    """Of the tokens held, the one most like this, the more frequent of equals.

    None if none is like enough.
    """
    most = 1 if len(token) < 6 else 2
    holders: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for candidate in candidates:
        for other in held(candidate):
            if abs(len(other) - len(token)) <= most and other not in holders:
                holders[other] = candidate.article_id
            counts[other] += 1
    far = {other: distance(token, other, most) for other in holders}
    near = [other for other, steps in far.items() if 0 < steps <= most]
    if not near:
        return None
    best = min(near, key=lambda other: (far[other], -counts[other], other))
    return Alike(token=best, article_id=holders[best])


def distance(one: str, other: str, most: int) -> int:
    """How many slips lie between two words (Damerau's distance); more than `most` counts as more.

    Two letters that changed places are one slip, but are not changed again.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            steps = min(
                last[column] + 1,
                current[column - 1] + 1,
                last[column - 1] + (letter != against),
            )
            swapped = row > 1 and column > 1 and letter == other[column - 2]
            if swapped and one[row - 2] == against:
                steps = min(steps, before[column - 2] + 1)
            current.append(steps)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return last[-1]
