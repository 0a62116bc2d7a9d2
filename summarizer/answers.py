"""A question and articles into the sentences that answer it, or none.

Lexical through and through: what a question and a sentence share, weighed by how rare it is, and
whether the sentence holds the kind of thing asked for. Every feature lies between 0 and 1 and
`WEIGHTS` says what each is worth; a score is the weighted mean, so that one threshold serves
questions of every length.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer import languages, questions, sentences, words
from summarizer.questions import Asked
from summarizer.types import Answer, Citation, Quote, Sentence, Source, Span
from summarizer.words import Tokenizer

WEIGHTS: dict[str, float] = {
    "covered": 1.0,  # share of the question that the sentence has, by the worth of its terms
    "rare": 0.5,  # BM25: the same, by how often and in how short a sentence
    "before": 0.45,  # share of the question that it lacks and the sentence before has
    "after": 0.25,  # the same of the sentence after
    "kind": 0.2,  # whether it holds the kind of thing asked for
    "close": 0.15,  # how near the shared terms stand to one another
    "speech": 0.3,  # speech, by the person asked about if one is; for questions about speech only
}
"""What each feature of a sentence is worth."""

THRESHOLD = 0.25
"""A sentence below this score is no answer."""

NEAREST = 3
"""So many of the best sentences below the threshold are named."""

_K1, _B = 1.2, 0.75  # BM25's usual constants


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A sentence ready to be compared, with its terms in order; `speaker` is whose words it holds.

    `known` are its terms and those of its speaker's full name, which "she" may stand for.
    """

    source: Source
    sentence: Sentence
    terms: tuple[str, ...]
    known: frozenset[str]
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A question in the terms of one language, each once and in order, with what each is worth."""

    text: str
    kind: Asked
    terms: tuple[str, ...]
    names: frozenset[str]
    worth: dict[str, float]
    about_speech: bool

    def share(self, some: Iterable[str], known: frozenset[str]) -> float:
        """How much of the worth of some of its terms lies in those that are known."""
        worths = [(self.worth[term], term in known) for term in some]
        total = sum(worth for worth, _ in worths)
        return sum(worth for worth, found in worths if found) / total if total else 0.0


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


def _candidates(question: str, sources: Iterable[Source]) -> Iterator[Citation]:
    """Every sentence that shares a term with the question, scored."""
    by_language: dict[str | None, list[Source]] = defaultdict(list)
    # A question tells the language of an article too short, or too odd, to tell its own.
    spoken = languages.detect(question)
    for source in sources:
        by_language[source.article.language or spoken].append(source)
    for language, group in by_language.items():
        tokenizer = Tokenizer(language)
        passages = [passage for source in group for passage in _passages(source, tokenizer)]
        yield from _scored(_understood(question, tokenizer, passages), passages)


def _passages(source: Source, tokenizer: Tokenizer) -> Iterator[_Passage]:
    text = source.article.text
    members = sentences.split(text, source.article.blocks)
    speakers = _speakers(members, source.quotes)
    for place, member in enumerate(members):
        terms = tuple(tokenizer.terms(member.of(text)))
        speaker = speakers.get(place)
        known = frozenset(terms).union(tokenizer.terms(speaker or ""))
        yield _Passage(source=source, sentence=member, terms=terms, known=known, speaker=speaker)


def _speakers(members: Sequence[Sentence], quotes: Iterable[Quote]) -> dict[int, str]:
    """Whose words a sentence holds, by its place; the first speaker's where there are several."""
    starts = [member.start for member in members]
    speakers: dict[int, str] = {}
    for quote in quotes:
        if quote.speaker is not None:
            first, last = bisect_right(starts, quote.start) - 1, bisect_left(starts, quote.end)
            for place in range(max(first, 0), last):
                speakers.setdefault(place, quote.speaker)
    return speakers


def _understood(question: str, tokenizer: Tokenizer, passages: Sequence[_Passage]) -> _Question:
    terms = tuple(dict.fromkeys(tokenizer.terms(questions.subject(question))))
    capitalised = (word for word in words.split(question) if not word[0].islower())
    return _Question(
        text=question,
        kind=questions.asked(question),
        terms=terms,
        names=frozenset(filter(None, map(tokenizer.term, capitalised))),
        worth={term: _rarity(term, passages) for term in terms},
        about_speech=questions.is_about_speech(question),
    )


def _rarity(term: str, passages: Sequence[_Passage]) -> float:
    """BM25's inverse document frequency, sentences being the documents."""
    times = sum(term in passage.known for passage in passages)
    return math.log(1 + (len(passages) - times + 0.5) / (times + 0.5))


def _scored(question: _Question, passages: Sequence[_Passage]) -> Iterator[Citation]:
    length = sum(len(passage.terms) for passage in passages) / max(1, len(passages))
    for before, passage, after in zip(
        [None, *passages], passages, [*passages[1:], None], strict=False
    ):
        if not passage.known.isdisjoint(question.terms):
            features = _features(question, passage, length)
            features |= _neighbours(question, passage, before, after)
            yield _citation(passage, _mean(features))


def _mean(features: dict[str, float]) -> float:
    total = sum(WEIGHTS[name] for name in features)
    return sum(WEIGHTS[name] * value for name, value in features.items()) / total


def _features(question: _Question, passage: _Passage, length: float) -> dict[str, float]:
    """What a sentence has by itself; "speech" is left out where the question is not about it."""
    text = passage.sentence.of(passage.source.article.text)
    features = {
        "covered": question.share(question.terms, passage.known),
        "rare": _bm25(question, passage, length),
        "kind": questions.fits(question.kind, question.text, text),
        "close": _closeness(question, passage),
    }
    if question.about_speech:
        features["speech"] = _speech(question, passage)
    return features


def _neighbours(
    question: _Question, passage: _Passage, before: _Passage | None, after: _Passage | None
) -> dict[str, float]:
    worth = sum(question.worth.values())
    missing = [term for term in question.terms if term not in passage.known]
    shares = {}
    for name, other in (("before", before), ("after", after)):
        near = other if other is not None and other.source is passage.source else None
        found = [term for term in missing if near is not None and term in near.known]
        shares[name] = sum(question.worth[term] for term in found) / worth
    return shares


def _bm25(question: _Question, passage: _Passage, length: float) -> float:
    """BM25 (Robertson and Zaragoza 2009) as a share of the most it could be."""
    size = _K1 * (1 - _B + _B * len(passage.terms) / length) if length else 1.0
    total = sum(question.worth.values())
    gained = 0.0
    for term in question.terms:
        times = passage.terms.count(term)
        gained += question.worth[term] * times / (times + size)
    return gained / total


def _closeness(question: _Question, passage: _Passage) -> float:
    """How densely the shared terms stand: 1 where nothing stands between them."""
    places = [passage.terms.index(term) for term in question.terms if term in passage.terms]
    return len(places) / (max(places) - min(places) + 1) if len(places) > 1 else 0.0


def _speech(question: _Question, passage: _Passage) -> float:
    if passage.speaker is None:
        return 0.0
    asked_for = question.kind is Asked.PERSON
    return float(asked_for or not passage.known.isdisjoint(question.names))


def _citation(passage: _Passage, score: float) -> Citation:
    block = passage.source.article.blocks[passage.sentence.block]
    return Citation(
        start=passage.sentence.start,
        end=passage.sentence.end,
        source=passage.source.key,
        context=Span(start=block.start, end=block.end),
        score=score,
        speaker=passage.speaker,
    )
