"""Which words of a question its answer can be expected to have.

A name is mostly said again, "type" or "happen" hardly ever. How likely a word is to be met in the
answer is a logistic function of what kind of word it is; how likely it is to be met in any sentence
is counted in those that are looked at. What a sentence has and lacks is weighed by the two.
"""

import math
from collections.abc import Mapping, Sequence, Set
from functools import cache

from summarizer.answering import rarity, thesaurus
from summarizer.answering.matching import Passage, Question, Terms

Features = dict[str, float]

_ASKING = (
    "name term type kind form word call happen mean refer know describe consider reason purpose "
    "example list person people man woman specific certain particular different new say state give "
    "take make do get come go use become find see thing way result cause part group number amount"
)
_SINGLING_OUT = (
    "first second third last next final only main oldest youngest largest smallest biggest highest "
    "lowest longest shortest best worst greatest newest latest earliest primary original former"
)
_RAREST, _COMMONEST = 0.01, 0.9  # bounds of how often a word counts as met in any sentence
_UNSEEN = 5  # sentences without a word that are imagined beside those there: there may be but two
_SCALE = 5.0  # keeps sums over the words of a question to about one


class Expectation:
    """What the answer to a question would have, if it is among some sentences."""

    def __init__(
        self, question: Question, passages: Sequence[Passage], weights: Mapping[str, float]
    ) -> None:
        described = traits(question, passages)
        self._chances = {term: _chance(found, weights) for term, found in described.items()}
        usual = {term: found["often"] for term, found in described.items()}
        self._usual = {t: min(_COMMONEST, max(_RAREST, often)) for t, often in usual.items()}
        self._figures = [term for term in question.terms if term[0].isdigit()]
        self._singling = [term for term in question.terms if term in _singling_out()]

    def features(self, known: Set[str], before: Set[str]) -> Features:
        """What speaks for a sentence that knows these terms, the one before it those."""
        had = [term for term in self._chances if term in known]
        lacking = [term for term in self._chances if term not in known]
        whole = sum(self._chances.values()) or 1.0
        unmet = [self._chances[term] for term in lacking if term not in before]
        return {
            "likelihood": self._likelihood(had, lacking) / _SCALE,
            "expected": sum(self._chances[term] for term in had) / whole,
            "expected lacking": sum(self._chances[term] for term in lacking) / _SCALE,
            "expected before": sum(self._chances[t] for t in lacking if t in before) / whole,
            "surest lacking": max(unmet, default=0.0),
            "figures": _share(self._figures, known),
            "singled out": _share(self._singling, known),
        }

    def _likelihood(self, had: Sequence[str], lacking: Sequence[str]) -> float:
        """The log of how much likelier these are in the answer than in any sentence."""
        gained = sum(math.log(self._chances[term] / self._usual[term]) for term in had)
        lost = (math.log((1 - self._chances[t]) / (1 - self._usual[t])) for t in lacking)
        return gained + sum(lost)


def traits(question: Question, passages: Sequence[Passage]) -> dict[str, Features]:
    """What kind of word each of the question's terms is, and how often the sentences have it."""
    full = {term for name in question.full_names for term in name}
    found = {}
    for term in question.terms:
        times = sum(term in passage.known or term in passage.family for passage in passages)
        name = term in question.names
        found[term] = {
            "bias": 1.0,
            "name": float(name and not term[0].isdigit()),
            "full name": float(term in full),
            "figure": float(term[0].isdigit()),
            "rarity": rarity.general(term),
            "focus": float(term == question.focus),
            "asking": float(term in _asking() and not name),
            "singling out": float(term in _singling_out()),
            "nowhere": float(not times),
            "often": times / (len(passages) + _UNSEEN),
            "beside others": math.log(len(question.terms)),
        }
    return found


def _chance(found: Features, weights: Mapping[str, float]) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def _share(terms: Sequence[str], known: Set[str]) -> float:
    """How much of some terms is known, from -1/2 to 1/2; 0 where there are none."""
    return sum(term in known for term in terms) / len(terms) - 0.5 if terms else 0.0


@cache
def _asking() -> frozenset[str]:
    return _terms(_ASKING)


@cache
def _singling_out() -> frozenset[str]:
    return _terms(_SINGLING_OUT)


def _terms(listed: str) -> frozenset[str]:
    of = Terms("en").of
    return frozenset(of(thesaurus.base(word)) for word in listed.split()) - {""}
