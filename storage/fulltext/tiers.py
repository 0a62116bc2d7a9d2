"""How much a word weighs in a passage, as marks that the index can be asked for: impact tiers.

A word that stands often in a passage, or in a short one, weighs more there (`ranking`).
Where it weighs much, the passage bears a mark of the word, a second one where it weighs more, and a
third. So the index tells those that may be among the best from the many that hold a word at all.
"""

from collections.abc import Sequence
from typing import NamedTuple

from storage.fulltext.ranking import weights


class Tier(NamedTuple):
    """Passages in which a word weighs so much at least, by the mark they bear."""

    mark: str
    least: float
    share: float
    """About so many of the passages that hold a word are of the tier, in news."""


HELD = Tier("", 0.0, 1.0)
MARKED = (Tier("q02", 1.2, 0.22), Tier("q03", 1.7, 0.09), Tier("q04", 2.4, 0.016))


def tier_marks(heading: Sequence[str], body: Sequence[str]) -> list[str]:
    """The marks of the words that weigh much in a passage, given as tokens."""
    found = weights(heading, body).items()
    return [mark for token, weight in found for mark in marks_at(token, weight)]


def marks_at(token: str, weight: float) -> list[str]:
    """The marks of a word that weighs so much."""
    return [tier.mark + token for tier in MARKED if weight >= tier.least]
