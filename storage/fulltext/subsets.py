"""What a passage must hold at least of a look-up's words, and how weighty, to be worth so much."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from math import prod
from typing import NamedTuple

from storage.fulltext.expressions import Syntax

_MOST = 40
"""So many sets of words are asked for at once."""
_WHOLE = 5
"""So many words of a set are asked for where the sets are few enough, else fewer."""
_LEAST = 1e-6


class Level(NamedTuple):
    """A word that weighs at least so much in a passage."""

    expression: str
    worth: float
    """What it is worth at most in a passage of this level and not of the next."""
    share: float
    """About so much of all passages is of this level."""


Word = Sequence[Level]
"""A word's levels, rising: what is of one is of all before it."""
Held = tuple[Level, ...]


def worth_enough(words: Sequence[Word], least: float) -> list[Held]:
    """Sets of which a passage holds one whole if its words may be worth so much together.

    Of a set only the words worth most are given where there were too many sets else: then passages
    that are worth less hold one of them too. Single words are given for nothing at all.
    """
    falling = sorted(words, key=lambda word: -word[-1].worth)
    least = max(least, _LEAST)
    for depth in range(_WHOLE, 1, -1):
        found = list(islice(_sets(falling, least, depth), _MOST + 1))
        if len(found) <= _MOST:
            return found
    return list(_sets(falling, least, 1))


def written(sets: Sequence[Held], syntax: Syntax) -> str:
    """The expression for passages that hold one of the sets whole, each word as seldom as it goes.

    Sets that begin alike stand together, as `worth_enough` has them.
    """
    parts = []
    for level, alike in groupby(sets, key=lambda held: held[0]):
        rest = [held[1:] for held in alike]
        whole = any(not held for held in rest)
        one = level.expression
        parts.append(one if whole else syntax.all_of([one, written(rest, syntax)]))
    return syntax.any_of(parts)


def expected(sets: Sequence[Held]) -> float:
    """About so much of all passages holds one of the sets, if words do not go together."""
    return min(1.0, sum(prod(level.share for level in held) for held in sets))


def _sets(falling: Sequence[Word], least: float, depth: int) -> Iterator[Held]:
    """Each set once, cut off after so many of its words; none that another makes needless."""
    if not falling or sum(word[-1].worth for word in falling) < least:
        return
    word, rest = falling[0], falling[1:]
    left = sum(other[-1].worth for other in rest)
    given: set[Held] = set()
    for held in _sets(rest, least, depth):
        given.add(held)
        yield held
    for level in word:
        if level.worth >= least or (depth == 1 and level.worth + left >= least):
            yield (level,)
            return
        for held in _sets(rest, least - level.worth, depth - 1) if depth > 1 else ():
            if held not in given:
                given.add(held)
                yield (level, *held)
