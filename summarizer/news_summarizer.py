"""Our own summarizer for news, of sumy's kind.

It is a stated rule, not a fitted model. News is written with the weight on top, comes back to its
subject, names people and figures, and reports acts; `WEIGHTS` says how much each of these counts.
Sentences are then taken one by one, each marked down by how much it repeats what was taken before
(maximal marginal relevance, Carbonell and Goldstein 1998). Work grows with n log n in the
sentences; there is no sentence-by-sentence matrix.
"""

import math
from collections import Counter
from collections.abc import Sequence
from heapq import nlargest

from sumy.models import dom
from sumy.summarizers import AbstractSummarizer
from sumy.utils import ItemsCount

from summarizer import wording
from summarizer.vectors import Vector, cosine, tf_idf, total, unit

WEIGHTS: dict[str, float] = {
    "early": 5.0,  # 1 for the first sentence, falling with the logarithm of the place
    "central": 3.0,  # cosine with the article as a whole
    "promised": 1.0,  # cosine with the headline, or with the first sentence where there is none
    "topical": 0.3,  # in how many sentences its terms stand, per 100 terms of the article
    "names": 0.3,  # capitalised words inside the sentence, 1 from a third of the words up
    "figures": 0.2,  # a number in figures
    "acts": 0.2,  # a word for a new act: killed, ruled, agreed
    "dangling": -0.3,  # opens with a word that leans on the sentence before
    "quoted": -0.6,  # opens with a quotation mark
    "personal": -0.4,  # I, we, you: seldom the reporter's own summing up
    "question": -0.5,
    "short": -0.5,  # fewer than 8 words
    "long": -0.5,  # more than 60 words
}
"""How much each feature of a sentence counts; all features lie between 0 and about 3."""

REPEATS = 1.0
"""How much a sentence loses for being the same as one already taken (in proportion below that)."""

SAME = 0.7
"""From this cosine on two sentences say the same, and only one of them is taken."""

_CANDIDATES = 60  # a set is chosen among this many of the best, whatever the article's length


class NewsSummarizer(AbstractSummarizer):  # type: ignore[misc]  # sumy is not typed
    """Our rule for news, as a summarizer of sumy's kind.

    `stop_words` are set from outside, as with sumy's own. Called with a document and the number of
    sentences wanted (or sumy's "10%"), it gives that many in the document's order.
    """

    stop_words: frozenset[str] = frozenset()

    def __call__(
        self, document: dom.ObjectDocumentModel, sentences_count: object
    ) -> tuple[dom.Sentence, ...]:
        """The sentences that carry the document's news, in its order."""
        members = document.sentences
        wanted = len(ItemsCount(sentences_count)(members))
        vectors = tf_idf([self._terms(member) for member in (*document.headings, *members)])
        headings, bodies = vectors[: len(document.headings)], vectors[len(document.headings) :]
        ratings = self._ratings(members, bodies, headings[0] if headings else None)
        return tuple(members[number] for number in sorted(_take(wanted, ratings, bodies)))

    def _terms(self, sentence: dom.Sentence) -> Counter[str]:
        meaning = (word for word in sentence.words if word.lower() not in self.stop_words)
        return Counter(map(self._stemmer, meaning))

    def _ratings(
        self, members: Sequence[dom.Sentence], vectors: Sequence[Vector], heading: Vector | None
    ) -> list[float]:
        whole = unit(total(vectors))
        counts = Counter(term for vector in vectors for term in vector)
        ratings = []
        for place, (member, vector) in enumerate(zip(members, vectors, strict=True)):
            promise = heading if heading is not None else vectors[0]
            features = wording.features(str(member), member.words) | {
                "early": 1 / math.log2(place + 2),
                "central": cosine(vector, whole),
                "promised": cosine(vector, promise),
                "topical": _topicality(vector, counts),
            }
            ratings.append(sum(WEIGHTS[name] * value for name, value in features.items()))
        return ratings


def _topicality(vector: Vector, counts: Counter[str]) -> float:
    """In how many sentences its terms stand on average, per 100 terms of all sentences."""
    share = sum(counts[term] for term in vector) / (counts.total() or 1)
    return 100 * share / (len(vector) or 1)


def _take(wanted: int, ratings: Sequence[float], vectors: Sequence[Vector]) -> list[int]:
    """The places of the best set: good one by one, and no two of them the same thing."""
    best = nlargest(_CANDIDATES + wanted, range(len(ratings)), key=lambda place: ratings[place])
    repeated = dict.fromkeys(best, 0.0)
    taken: list[int] = []
    while repeated and len(taken) < wanted:
        chosen = max(repeated, key=lambda place: ratings[place] - REPEATS * repeated[place])
        taken.append(chosen)
        similar = {place: cosine(vectors[place], vectors[chosen]) for place in repeated}
        repeated = {
            place: max(before, similar[place])
            for place, before in repeated.items()
            if place != chosen and similar[place] < SAME
        }
    return taken
