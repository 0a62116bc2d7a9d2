"""Sparse vectors over terms, in plain Python."""

import math

Vector = dict[str, float]
"""The weight of each term; a term that is absent weighs nothing."""


def unit(vector: Vector) -> Vector:
    """The vector brought to length 1; an empty one stays empty."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else vector


def cosine(first: Vector, second: Vector) -> float:
    """The cosine of two vectors of length 1."""
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[term] for term, weight in first.items() if term in second)
