"""A question and articles into the sentences that answer it, or none.

Sentences are ranked by a weighted sum of what speaks for them (`evidence`); how likely the best of
them is an answer at all is judged apart, by a logistic function of what it and its article lack,
less a doubt that grows with the number of articles asked. The weights are learned
(`weights/answers.json`, made by `benchmarks/train_answers.py`) and stated below for want of that
file.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summarizer import languages, leaning
from summarizer.answering import matching
from summarizer.answering.evidence import Evidence, Features
from summarizer.types import Answer, Citation, Source, Span

THRESHOLD = 0.36
"""A sentence below this score is no answer: docs/decisions says why it lies here."""

FEW = 3
"""Of more articles than these, whether one answers is judged by how it stands among the others."""

NEAREST = 3
"""So many of the best sentences below the threshold are named."""

_CLEAR = 3.0  # a best sentence further ahead of the next than this is no surer

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What each feature is worth: `rank` for a sentence, `few` and `many` for its being an answer.

    Of `few` articles, mostly the one that is talked about, a detail may not be told; of `many`, as
    in a whole store, one is always near. `expected` tells how likely a word of the question is to
    be met in its answer (`expecting`).
    """

    rank: Weights
    few: Weights
    many: Weights
    expected: Weights

    def sure(self, articles: int) -> Weights:
        """What each feature is worth for there being an answer in so many articles."""
        return self.many if articles > FEW else self.few


_STATED = {"bias": 2.5, "lacking around": -8.0, "kind fits": 1.0, "denies": -0.5}
STATED = Model(
    rank={
        "covered": 5.0,
        "bm25": 2.5,
        "before": 2.2,
        "name before": 2.2,
        "after": 1.2,
        "figure surely": 1.0,
        "name surely": 0.5,
        "reason surely": 1.0,
        "together": 0.8,
        "family": 3.0,
        "meaning": 1.5,
        "speech": 1.5,
    },
    few=_STATED,
    many=_STATED,
    expected={"bias": 1.0, "rarity": 1.0, "asking": -1.0, "nowhere": -5.0, "often": 2.0},
)
"""The weights without a learned file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """The sentences of articles in one language that may answer, best first, with their scores."""

    evidence: Evidence
    places: tuple[int, ...]
    scores: tuple[float, ...]

    def certainty(self) -> Features:
        """What speaks for the best sentence being an answer at all."""
        features = self.evidence.certainty(self.places[0])
        return features | certainty_of(self.scores)


def certainty_of(scores: Sequence[float]) -> Features:
    """What the scores, best first, tell of the best: its own, and how far it is ahead."""
    first, *others = scores
    return {
        "score": first,
        "lead": min(_CLEAR, first - others[0]) if others else _CLEAR,
        "odds": 1 / sum(math.exp(score - first) for score in scores),
    }


def answer(
    question: str,
    sources: Sequence[Source],
    *,
    limit: int = 3,
    threshold: float = THRESHOLD,
) -> Answer:
    """The sentences of the sources that answer the question, at most `limit`, best first.

    Where no sentence reaches the threshold nothing answers, and `nearest` tells what came closest.
    """
    found = sorted(_candidates(question, sources), key=lambda citation: -citation.score)
    good = [citation for citation in found if citation.score >= threshold]
    return Answer(
        question=question,
        citations=tuple(good[:limit]),
        nearest=tuple(found[len(good) : len(good) + NEAREST]),
        score=found[0].score if found else 0.0,
    )


def _candidates(question: str, sources: Sequence[Source]) -> Iterator[Citation]:
    learned = model()
    sure, doubt = learned.sure(len(sources)), math.log(max(1, len(sources)))
    for evidence in gathered(question, sources, learned.expected):
        ranked = rank(evidence, learned.rank)
        if ranked is not None:
            yield from _citations(ranked, _chance(ranked.certainty(), sure, doubt))


def gathered(question: str, sources: Iterable[Source], expected: Weights) -> Iterator[Evidence]:
    """The sources' sentences against the question, those of each language apart."""
    by_language: dict[str | None, list[Source]] = defaultdict(list)
    # A question tells the language of an article too short, or too odd, to tell its own.
    spoken = languages.detect(question)
    for source in sources:
        by_language[source.article.language or spoken].append(source)
    for language, group in by_language.items():
        terms = matching.Terms(language)
        asked = matching.understood(question, terms)
        matcher = matching.Matcher(asked, terms)
        found = [p for source in group for p in matching.passages(source, matcher, terms)]
        yield Evidence(asked, found, expected)


def rank(evidence: Evidence, weights: Weights) -> Ranked | None:
    """The sentences that share something with the question, best first; None if none does."""
    scored = [(total(evidence.features(place), weights), -place) for place in evidence.candidates()]
    scored.sort(reverse=True)
    return (
        Ranked(
            evidence=evidence,
            places=tuple(-place for _, place in scored),
            scores=tuple(score for score, _ in scored),
        )
        if scored
        else None
    )


def total(features: Features, weights: Weights) -> float:
    """The features weighed and added up."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def _chance(certainty: Features, weights: Weights, doubt: float) -> float:
    return 1 / (1 + math.exp(doubt - weights.get("bias", 0.0) - total(certainty, weights)))


def _citations(ranked: Ranked, chance: float) -> Iterator[Citation]:
    """The sentences with their scores: the best has the whole chance of an answer, others less."""
    for place, score in zip(ranked.places, ranked.scores, strict=True):
        share = math.exp(score - ranked.scores[0])
        yield _citation(ranked.evidence, place, chance * share)


def _citation(evidence: Evidence, place: int, score: float) -> Citation:
    passage, before = evidence.passages[place], evidence.near(place, -1)
    leans = before and passage.speaker is None and leaning.leans(passage.text)
    block = passage.source.article.blocks[passage.sentence.block]
    return Citation(
        start=passage.sentence.start,
        end=passage.sentence.end,
        source=passage.source.key,
        context=Span(start=block.start, end=block.end),
        score=score,
        speaker=passage.speaker,
        before=before.sentence if before and leans else None,
    )


@cache
def model() -> Model:
    """The learned weights if they are installed, else the stated ones."""
    file = resources.files("summarizer.answering").joinpath("weights", "answers.json")
    if not file.is_file():
        return STATED
    learned: dict[str, Weights] = json.loads(file.read_text(encoding="utf-8"))
    return Model(**{part: learned[part] for part in ("rank", "few", "many", "expected")})
