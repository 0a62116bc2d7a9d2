"""Sparse vectors over terms, and TF-IDF, in plain Python."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

Vector = dict[str, float]
"""The weight of each term; a term that is absent weighs nothing."""


def tf_idf(documents: Sequence[Counter[str]], *, dampened: bool = False) -> list[Vector]:
    """Each document's terms by how often they stand in it and in how few others, of length 1.

    `dampened` counts a term's second and later mentions for less (1 + log of the count).
    """
    spread = Counter(term for counts in documents for term in counts)
    rarity = {term: math.log(1 + len(documents) / times) for term, times in spread.items()}
    return [
        unit(
            {
                term: (1 + math.log(times) if dampened else times) * rarity[term]
                for term, times in counts.items()
            }
        )
        for counts in documents
    ]


def unit(vector: Vector) -> Vector:
    """The vector brought to length 1; an empty one stays empty."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else vector


def total(vectors: Iterable[Vector]) -> Vector:
    """The sum of vectors."""
    result: Vector = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            result[term] += weight
    return dict(result)


def cosine(first: Vector, second: Vector) -> float:
    """The cosine of two vectors of length 1."""
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[term] for term, weight in first.items() if term in second)
