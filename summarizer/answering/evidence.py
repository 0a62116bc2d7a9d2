"""What speaks for a sentence as the answer to a question, and for its being an answer at all.

Lexical through and through. A feature is a number, mostly between 0 and 1, with a readable name, so
that weights can be read, stated by hand, or learned. Shares of a question are by the worth of its
terms: how rare they are, in general and among the sentences that were looked at.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from summarizer import leaning
from summarizer.answering import rarity
from summarizer.answering.contrasts import contrasts
from summarizer.answering.expecting import Expectation
from summarizer.answering.fitness import Fitness
from summarizer.answering.kinds import Kind
from summarizer.answering.matching import Passage, Question
from summarizer.answering.standing import Standing, standings

Features = dict[str, float]

_K1, _B = 1.2, 0.75  # BM25's usual constants
_NEAR = 3  # terms at most so far apart stand together
_AROUND = 2  # so many sentences to either side are around one
_NEARLY_ALL = 0.97
_WORTH_A_LOOK = 0.3  # of the most that any sentence has
_OF_NO_KIND = 0.7  # stands for "has the kind asked for" where none is


class Evidence:
    """The sentences of some articles, in order, against one question."""

    def __init__(
        self, question: Question, passages: Sequence[Passage], expected: Mapping[str, float]
    ) -> None:
        self.question = question
        self.passages = passages
        self._local = {term: self._rarity(term) for term in question.terms}
        self._worth = {
            term: rarity.general(term) * (0.4 + 0.6 * local) for term, local in self._local.items()
        }
        self._size = sum(passage.size for passage in passages) / max(1, len(passages))
        self._total = sum(self._worth.values()) or 1.0
        self._fitness = Fitness(question, passages)
        self._leaning: dict[int, bool] = {}
        self._expectation = Expectation(question, passages, expected)

    def _rarity(self, term: str) -> float:
        """BM25's inverse document frequency among the sentences, as a share of the most."""
        count = len(self.passages)
        times = sum(term in passage.known for passage in self.passages)
        return math.log(1 + (count - times + 0.5) / (times + 0.5)) / math.log(2 * count + 2)

    def candidates(self) -> list[int]:
        """The places of the sentences worth a closer look: those with some share of the question.

        What a sentence says by relatives of the question's words, or the one before it says, counts
        for half.
        """
        rough = [self._rough(place) for place in range(len(self.passages))]
        least = _WORTH_A_LOOK * max(rough, default=0.0)
        return [place for place, share in enumerate(rough) if share and share >= least]

    def _rough(self, place: int) -> float:
        passage = self.passages[place]
        own = self._terms & passage.known
        alike = passage.family | passage.meaning
        if not own and not alike:
            return 0.0
        return (
            self.share(own) + self.share(alike | (self._known(place, -1) & self._terms - own)) / 2
        )

    @cached_property
    def _standings(self) -> dict[int, Standing]:
        return standings(self.question, self.passages)

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(self.question.terms)

    @cached_property
    def _common(self) -> frozenset[str]:
        """The terms that a fifth of the sentences have: what the articles are about."""
        least = max(2.0, 0.2 * len(self.passages))
        return frozenset(
            term
            for term in self.question.terms
            if sum(term in passage.known for passage in self.passages) >= least
        )

    @cached_property
    def _named_before(self) -> list[Set[str]]:
        """Of each sentence the question's names that its article has had before it."""
        found: list[Set[str]] = []
        seen: set[str] = set()
        for place, passage in enumerate(self.passages):
            if not place or self.passages[place - 1].source is not passage.source:
                seen = set()
            found.append(frozenset(seen))
            seen |= passage.known & self.question.names
        return found

    def share(self, terms: Iterable[str]) -> float:
        """How much of the question's worth lies in some of its terms."""
        return sum(self._worth[term] for term in terms) / self._total

    def features(self, place: int) -> Features:
        """What speaks for a sentence."""
        passage = self.passages[place]
        hits = self._terms & passage.known
        missing = self._terms - hits - passage.family
        return (
            self._words(passage, hits)
            | self._order(passage, hits)
            | self._neighbours(place, missing)
            | self._context(place, passage, missing)
            | self._kind(place, self.share(hits | passage.family | passage.meaning))
            | self._expectation.features(passage.known | passage.family, self._known(place, -1))
            | self._speech(passage)
            | self._article(passage)
        )

    def _words(self, passage: Passage, hits: Set[str]) -> Features:
        """Which of the question's words it has."""
        covered = self.share(hits)
        plain = self._terms - self.question.names
        rarest = max(self._terms, key=lambda term: (self._worth[term], term), default="")
        return {
            "covered": covered,
            "covered squared": covered**2,
            "all": float(covered > _NEARLY_ALL),
            "local": sum(self._local[t] for t in hits) / (sum(self._local.values()) or 1.0),
            "plain": self.share(hits & plain) / (self.share(plain) or 1.0) if plain else 0.5,
            "rarest": float(rarest in hits),
            "bm25": self._bm25(passage),
            "family": self.share(passage.family),
            "meaning": self.share(passage.meaning),
            "small": passage.small / (len(self.question.small) + len(self._terms) or 1),
            "focus": self.share({self.question.focus} & hits),
        }

    def _bm25(self, passage: Passage) -> float:
        """BM25 (Robertson and Zaragoza 2009) as a share of the most it could be."""
        size = _K1 * (1 - _B + _B * passage.size / self._size) if self._size else 1.0
        gained = sum(
            self._worth[term] * len(at) / (len(at) + size) for term, at in passage.places.items()
        )
        return gained / self._total

    def _order(self, passage: Passage, hits: Set[str]) -> Features:
        """How the shared words stand."""
        first = [passage.places[term][0] for term in hits if term in passage.places]
        spread = max(first) - min(first) + 1 if len(first) > 1 else 0
        return {
            "close": len(first) / spread if spread else 0.0,
            "together": sum(self._together(passage)),
            "opening": 1 - (min(first) if first else passage.size) / max(1, passage.size),
            "length": math.log1p(passage.size) / 4,
            "asks": float(passage.text.endswith(("?", "？", "؟"))),
        }

    def _together(self, passage: Passage) -> Iterator[float]:
        """The lesser worth of each pair of the question's that stands together here too."""
        for one, other in self.question.pairs:
            at, others = passage.places.get(one), passage.places.get(other)
            if at and others and min(abs(a - b) for a in at for b in others) <= _NEAR:
                yield min(self._worth[one], self._worth[other]) / self._total

    def _neighbours(self, place: int, missing: Set[str]) -> Features:
        """What it lacks and its neighbours have, names apart."""
        names = missing & self.question.names
        before = self._known(place, -1)
        leans, behind = self._leans(place), self.near(place, 1)
        after = self.share(missing & self._known(place, 1) - names)
        return {
            "before": self.share(missing & before - names),
            "name before": self.share(names & before),
            "name further before": self.share(names & self._known(place, -2, -3)),
            "after": after,
            "leant on": after * (behind is not None and self._leans(place + 1)),
            "name after": self.share(names & self._known(place, 1)),
            "leans": float(leans),
            "leans on": leans * self.share(missing & before),
        }

    def _leans(self, place: int) -> bool:
        if place not in self._leaning:
            self._leaning[place] = leaning.leans(self.passages[place].text)
        return self._leaning[place]

    def near(self, place: int, step: int) -> Passage | None:
        """The sentence so many further on in the same article."""
        at = place + step
        other = self.passages[at] if 0 <= at < len(self.passages) else None
        return other if other and other.source is self.passages[place].source else None

    def _known(self, place: int, *steps: int) -> Set[str]:
        """The terms known to sentences so far away in the same article."""
        near = (self.near(place, step) for step in steps)
        return frozenset().union(*(other.known for other in near if other is not None))

    def _context(self, place: int, passage: Passage, missing: Set[str]) -> Features:
        """What the article around it makes up for."""
        around = self.around(place)
        names = self.question.full_names
        short = [name for name in names if not passage.known.isdisjoint(name)]
        return {
            "around": self.share(self._terms & around),
            "named before": self.share(missing & self._named_before[place]),
            "topic": self.share(missing & self._common),
            "short name": self.share(self._terms & {t for n in short for t in n} & missing),
        }

    def around(self, place: int) -> Set[str]:
        """The terms known to a sentence or those around it."""
        return self._known(place, *range(-_AROUND, _AROUND + 1))

    def _kind(self, place: int, covered: float) -> Features:
        """Whether it holds the kind of thing asked for, or follows a sentence that does not."""
        before = self.near(place, -1)
        both: float | None = None
        if before is not None:
            both = self.share(self._terms & (self.passages[place].known | before.known))
        return self._fitness.features(place, covered, both)

    def _speech(self, passage: Passage) -> Features:
        """Whether it is speech, by the person asked about if one is; 0 if that is not asked."""
        if not self.question.about_speech or passage.speaker is None:
            return {}
        asked_for = self.question.kind is Kind.PERSON
        return {"speech": float(asked_for or not passage.known.isdisjoint(self.question.names))}

    def _article(self, passage: Passage) -> Features:
        """How its article stands among those asked, and what that has which it lacks."""
        stands = self._standings[passage.source.key]
        names = self.question.names
        return {
            "article": self.share(self._terms & stands.known),
            "article alone": self.share((self._terms & stands.known) - passage.known),
            "article names": self.share(names & stands.known) / (self.share(names) or 1.0),
            "article place": stands.place,
            "article share": stands.share,
        }

    def certainty(self, place: int) -> Features:
        """What speaks for the best sentence being an answer at all.

        "lacking" is the share of the question, by general rarity, that is not to be had: neither in
        the sentence and the two beside it, nor anywhere in its article.
        """
        passage = self.passages[place]
        here = self._terms - passage.known - passage.family
        around = here - self._relatives_around(place)
        stands = self._standings[passage.source.key]
        anywhere = around - stands.known
        mass = _rarities(self._terms) or 1.0
        own = self.features(place)  # these tell of an answer too
        return (
            {
                "found": mass - _rarities(here),
                "lacking around": _rarities(around) / mass,
                "lacking anywhere": _rarities(anywhere) / mass,
                "rarest lacking": max(map(rarity.general, anywhere), default=0.0),
                "name nowhere": float(not anywhere.isdisjoint(self.question.names)),
                "kind fits": _OF_NO_KIND
                if self.question.kind is Kind.OTHER
                else self._fitness.of(place),
                "says the opposite": float(bool(passage.denied)),
                "article worth": stands.worth,
                "article ahead": stands.worth_ahead,
                "article covered": stands.covered,
                "article covers ahead": stands.covered_ahead,
            }
            | self._fitness.lack(place)
            | contrasts(self.question, passage)
            | own
        )

    def _relatives_around(self, place: int) -> Set[str]:
        """What the sentence and the two beside it have, relatives of the question's words too."""
        beside = (self.near(place, step) for step in (-1, 0, 1))
        return frozenset().union(*(p.known | p.family for p in beside if p is not None))


def _rarities(terms: Iterable[str]) -> float:
    return sum(map(rarity.general, terms))
