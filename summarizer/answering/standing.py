"""How an article stands among those asked: what its best paragraph and the whole of it have.

Where the article that answers is not there, some other comes first by little: how far the first is
ahead of the next tells more than how much of the question it has.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from summarizer.answering import rarity
from summarizer.answering.matching import Passage, Question

_K1, _B = 1.2, 0.75  # BM25's usual constants


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an article stands: `worth` and `covered` are shares of the question, by general rarity.

    `worth` is BM25's of its best paragraph, `covered` what that paragraph has at all; `share` is
    that worth as a share of the best article's, `place` is 1 for the best, 1/2 for the next; each
    `ahead` is how far it is ahead of the best other one, 0 where there is no other. `known` are the
    terms that the article has anywhere.
    """

    worth: float
    covered: float
    share: float = 1.0
    place: float = 1.0
    worth_ahead: float = 0.0
    covered_ahead: float = 0.0
    known: Set[str] = frozenset()


@dataclass(slots=True)
class _Paragraph:
    size: int = 0
    times: Counter[str] = field(default_factory=Counter)
    known: set[str] = field(default_factory=set)

    def add(self, passage: Passage) -> None:
        self.size += passage.size
        self.times.update({term: len(at) for term, at in passage.places.items()})
        self.known |= passage.known | passage.family


def standings(question: Question, passages: Sequence[Passage]) -> dict[int, Standing]:
    """How each article that the passages are from stands, by its source's key."""
    paragraphs: dict[tuple[int, int], _Paragraph] = defaultdict(_Paragraph)
    for passage in passages:
        paragraphs[passage.source.key, passage.sentence.block].add(passage)
    worths = {term: rarity.general(term) for term in question.terms}
    best: dict[int, tuple[float, float]] = {}
    usual = sum(one.size for one in paragraphs.values()) / max(1, len(paragraphs)) or 1.0
    for (key, _), one in paragraphs.items():
        best[key] = max(best.get(key, (0.0, 0.0)), _weighed(one, worths, usual))
    return _compared(best, _known(passages))


def _weighed(one: _Paragraph, worths: Mapping[str, float], usual: float) -> tuple[float, float]:
    whole = sum(worths.values()) or 1.0
    size = _K1 * (1 - _B + _B * one.size / usual)
    gained = sum(worths[term] * times / (times + size) for term, times in one.times.items())
    return gained * (_K1 + 1) / whole, sum(worths.get(term, 0.0) for term in one.known) / whole


def _known(passages: Sequence[Passage]) -> dict[int, set[str]]:
    known: dict[int, set[str]] = defaultdict(set)
    for passage in passages:
        known[passage.source.key] |= passage.known
    return known


def _compared(
    best: Mapping[int, tuple[float, float]], known: Mapping[int, Set[str]]
) -> dict[int, Standing]:
    order = sorted(best, key=lambda key: -best[key][0])
    most = best[order[0]][0] if order and best[order[0]][0] else 1.0
    found = {}
    for place, key in enumerate(order):
        worth, covered = best[key]
        others = [best[other] for other in order if other != key] or [best[key]]
        found[key] = Standing(
            worth=worth,
            covered=covered,
            share=worth / most,
            place=1 / (1 + place),
            worth_ahead=(worth - max(other for other, _ in others)) / most,
            covered_ahead=covered - max(other for _, other in others),
            known=known[key],
        )
    return found
