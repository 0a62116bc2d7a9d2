"""What a passage must hold at least of a look-up's words, to be worth so much."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from storage.expressions import Syntax

_MOST = 120
"""So many sets of words are asked for at once."""
_WHOLE = 5
"""So many words of a set are asked for where the sets are few enough, else fewer."""

Words = tuple[str, ...]


def worth_enough(worth: Sequence[tuple[str, float]], least: float) -> list[Words]:
    """Sets of words of which a passage holds one whole if its words are worth so much together.

    Of a set only the words worth most are given where there were too many sets else: then passages
    that are worth less hold one of them too. Single words are given for nothing at all.
    """
    falling = sorted(worth, key=lambda one: -one[1])
    for depth in range(_WHOLE, 1, -1):
        found = list(islice(_sets(falling, least, depth), _MOST + 1))
        if len(found) <= _MOST:
            return found
    return list(_sets(falling, least, 1))


def written(sets: Sequence[Words], syntax: Syntax) -> str:
    """The expression for passages that hold one of the sets whole, each word as seldom as it goes.

    Sets that begin alike stand together, as `worth_enough` has them.
    """
    parts = []
    for word, alike in groupby(sets, key=lambda words: words[0]):
        rest = [words[1:] for words in alike]
        whole = any(not words for words in rest)
        parts.append(word if whole else syntax.all_of([word, written(rest, syntax)]))
    return syntax.any_of(parts)


def _sets(falling: Sequence[tuple[str, float]], least: float, depth: int) -> Iterator[Words]:
    """Each set once that no word can be taken from, cut off after so many of its words."""
    if sum(worth for _, worth in falling) < least or not falling:
        return
    (word, its), rest = falling[0], falling[1:]
    if its >= least or depth == 1:
        yield (word,)
    else:
        yield from ((word, *others) for others in _sets(rest, least - its, depth - 1))
    yield from _sets(rest, least, depth)
