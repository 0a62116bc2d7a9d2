"""Two readings of one article: whether they are that, and what is new in the later one.

Texts are compared by their shingles, the runs of five words that they hold (Broder 1997). A sketch
is a few of a text's shingles, chosen by their hashes, so that texts that are nearly the same nearly
always share one: that is how the few worth comparing are found among very many.
"""

import heapq
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from summarizer import sentences, words
from summarizer.types import Article, Sentence

SAME = 0.9
"""From this resemblance on two texts are readings of one article."""

_SHINGLE = 5
_SKETCHED = 6
_SHORTEST = 60  # words: a shorter text is too easily another's


def sketch(text: str) -> tuple[int, ...]:
    """A few numbers of 63 bits that nearly the same text nearly always shares; none if short."""
    found = _shingles(text)
    if len(found) < _SHORTEST - _SHINGLE:
        return ()
    return tuple(heapq.nsmallest(_SKETCHED, map(_number, map(" ".join, found))))


def resemblance(one: str, other: str) -> float:
    """The share of the shingles of two texts that both hold, from 0 to 1."""
    left, right = _shingles(one), _shingles(other)
    return len(left & right) / len(left | right) if left or right else 0.0


@lru_cache(maxsize=2)  # one text is compared with several in turn
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    told = [word.lower() for word in words.split(text)]
    return frozenset(zip(*(told[at:] for at in range(_SHINGLE)), strict=False))


def _number(shingle: str) -> int:
    """One of 63 bits, the same on every machine."""
    digest = blake2b(shingle.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def new_sentences(earlier: Article, later: Article) -> tuple[Sentence, ...]:
    """The sentences of the later reading that the earlier one has not, in order."""
    known = set(_told(earlier))
    return tuple(
        sentence
        for sentence in sentences.split(later.text, later.blocks)
        if _plain(sentence.of(later.text)) not in known
    )


def _told(article: Article) -> Iterator[tuple[str, ...]]:
    return (_plain(s.of(article.text)) for s in sentences.split(article.text, article.blocks))


def _plain(sentence: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in words.split(sentence))
