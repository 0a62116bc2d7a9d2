"""Questions put to articles that answer them, and to articles that do not, to learn the two apart.

Besides the sets' own unanswerable questions there are ones made from the answerable: put to the
article without the sentence that answers; with a name changed for another of the article's; denied,
or with a word changed for its opposite; and put to other articles, such as the likest of a whole
store.
"""

import json
import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import asked_otherwise
from benchmarks.question_sets import SETS, Question, laid_out, load, news_articles
from summarizer import words
from summarizer.answering import rarity, thesaurus
from summarizer.answering.matching import Passage, Terms
from summarizer.types import Article, Source

_SEED = 0
_LIKEST = 12
_FEW = 3
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w’'-]+)*|\b\d{4}\b")
_AUXILIARY = re.compile(
    r"\b(?:did|does|do|is|are|was|were|can|could|has|have|had|will|would)\b", re.IGNORECASE
)
_UNTOUCHED = frozenset("many more most much".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article as a question set has it: sentences, and the paragraph of each."""

    sentences: Sequence[str]
    paragraphs: Sequence[int]

    def without(self, places: frozenset[int]) -> "Text":
        """The text without some of its sentences."""
        kept = [place for place in range(len(self.sentences)) if place not in places]
        return self._only(kept)

    def paragraphs_of(self, places: frozenset[int]) -> "Text":
        """The paragraphs that some of its sentences stand in, those sentences and all."""
        wanted = {self.paragraphs[place] for place in places}
        return self._only([at for at, number in enumerate(self.paragraphs) if number in wanted])

    def _only(self, kept: Sequence[int]) -> "Text":
        return Text(
            sentences=[self.sentences[place] for place in kept],
            paragraphs=[self.paragraphs[place] for place in kept],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question put to sources; `kind` says why they answer it or why not.

    `right` are the answering sentences of the first source, which begin at `starts`.
    """

    question: str
    article: str
    kind: str
    sources: Sequence[Source]
    right: frozenset[int] = frozenset()
    starts: Sequence[int] = ()

    def answers(self, passage: Passage) -> bool:
        """Whether a sentence is one that answers."""
        at = bisect_right(self.starts, passage.sentence.start) - 1
        return passage.source.key == 0 and at in self.right


def cases(data: Path) -> Iterator[Case]:
    """Every question, in each of its kinds."""
    rng = random.Random(_SEED)
    made = random.Random(_SEED)
    folder = data / "answers"
    filler = dict(news_articles(folder / "news_articles.jsonl"))
    for name in SETS:
        texts = dict(_texts(folder / f"{name}_articles.jsonl"))
        articles = {key: _article(text) for key, text in texts.items()}
        # Paragraphs of one subject are among SQuAD 2's articles: they may answer one another's.
        shelf = Shelf(filler | (articles if name == SETS[0] else {}))
        questions = load(folder, name)[1]
        asked = [word for one in questions for word in words.split(one.text)[1:]]
        for question in questions:
            text = texts[question.article]
            yield from _asked(question, text)
            if question.right:
                yield from _stored(question, text, shelf)
                yield from _elsewhere(question, articles, shelf)
                if name == SETS[0]:
                    yield from _altered(question, text, rng)
                    yield from _short(question, text, shelf, made)
                    yield from _otherwise(question, text, shelf, asked, made)


def _texts(path: Path) -> Iterator[tuple[str, Text]]:
    for one in map(json.loads, path.read_text("utf-8").splitlines()):
        sentences = one["sentences"]
        paragraphs = one.get("para_of") or [0] * len(sentences)
        yield one["id"], Text(sentences=sentences, paragraphs=paragraphs)


def _article(text: Text) -> Article:
    laid, blocks, _ = laid_out(text.sentences, text.paragraphs)
    return Article(text=laid, blocks=blocks, language="en")


def _case(question: Question, kind: str, text: Text, others: Sequence[Source] = ()) -> Case:
    laid, blocks, starts = laid_out(text.sentences, text.paragraphs)
    own = Source(key=0, article=Article(text=laid, blocks=blocks, language="en"))
    return Case(
        question=question.text,
        article=question.article,
        kind=kind,
        sources=[own, *others],
        right=question.right,
        starts=starts,
    )


def _asked(question: Question, text: Text) -> Iterator[Case]:
    yield _case(question, "answered" if question.right else "near", text)


def _stored(question: Question, text: Text, shelf: "Shelf") -> Iterator[Case]:
    likest = shelf.likest(question, _LIKEST)
    yield _case(question, "stored", text, likest[:-1])
    yield replace(_case(question, "absent", text), sources=likest, right=frozenset())


def _elsewhere(question: Question, articles: dict[str, Article], shelf: "Shelf") -> Iterator[Case]:
    """The question put to a few articles: any, and the likest."""
    names = [name for name in articles if name != question.article]
    any_of_them = random.Random(question.text).sample(names, _FEW)
    others = [Source(key=key, article=articles[name]) for key, name in enumerate(any_of_them, 1)]
    case = Case(question=question.text, article=question.article, kind="other", sources=others)
    yield case
    yield replace(case, kind="likest", sources=shelf.likest(question, _FEW))


def _altered(question: Question, text: Text, rng: random.Random) -> Iterator[Case]:
    paragraph = text.paragraphs_of(question.right)
    bare = replace(question, right=frozenset())
    sentences = frozenset(text.sentences[place] for place in question.right)
    right = frozenset(at for at, one in enumerate(paragraph.sentences) if one in sentences)
    yield _case(replace(question, right=right), "answered briefly", paragraph)
    yield _case(bare, "removed", text.without(question.right))
    rest = paragraph.without(right)
    if rest.sentences:
        yield _case(bare, "removed", rest)
    for kind, other in (
        ("swapped", _swapped(question.text, text, rng)),
        ("denied", _denied(question.text, rng)),
    ):
        if other is not None:
            yield _case(replace(bare, text=other), kind, paragraph)


def _short(question: Question, text: Text, shelf: "Shelf", rng: random.Random) -> Iterator[Case]:
    """The question cut short, put to its article, to a store, to a store without that article."""
    told = " ".join(text.sentences[place] for place in sorted(question.right))
    cut = asked_otherwise.shortened(question.text, told, rng)
    if cut is None:
        return
    short = replace(question, text=cut)
    yield _case(short, "short", text)
    likest = shelf.likest(short, _LIKEST)
    yield _case(short, "short stored", text, likest[:-1])
    bare = replace(short, right=frozenset())
    yield replace(_case(bare, "short absent", text), sources=likest)


def _otherwise(
    question: Question, text: Text, shelf: "Shelf", asked: Sequence[str], rng: random.Random
) -> Iterator[Case]:
    """The question asked for a kind of thing that is not told there, and for something else."""
    bare = replace(question, right=frozenset())
    paragraph = text.paragraphs_of(question.right)
    told = [text.sentences[place] for place in sorted(question.right)]
    besides = [one for one in paragraph.sentences if one not in told]
    long = asked_otherwise.for_another_kind(question.text, told, besides, rng)
    short = asked_otherwise.shortened(long or "", " ".join(told), rng)
    for other in (long, short):
        if other is not None:
            made = replace(bare, text=other)
            yield _case(made, "otherwise", paragraph)
            yield _case(made, "otherwise stored", text, shelf.likest(made, _LIKEST)[:-1])
    cut = asked_otherwise.shortened(question.text, " ".join(told), rng)
    for one in (question.text, cut or ""):
        other = asked_otherwise.of_something_else(one, " ".join(text.sentences), asked, rng)
        if other is not None:
            yield _case(replace(bare, text=other), "something else", text)


def _names(text: str) -> list[str]:
    return [match[0] for match in _NAME.finditer(text) if match.start()]


def _swapped(question: str, text: Text, rng: random.Random) -> str | None:
    """The question with one of its names, or years, changed for another one of the article's."""
    own = _names(question)
    if not own:
        return None
    name = rng.choice(own)
    others = [
        other
        for sentence in text.sentences
        for other in _names(sentence)
        if other not in question
        and other[0].isdigit() == name[0].isdigit()
        and not set(other.split()) & set(name.split())
    ]
    return question.replace(name, rng.choice(others)) if others else None


def _denied(question: str, rng: random.Random) -> str | None:
    """The question with a word changed for its opposite, or else, every other time, with "not"."""
    opposites = thesaurus.opposites()
    bases = {word: thesaurus.base(word) for word in words.split(question)}
    known = [word for word, base in bases.items() if base in opposites and base not in _UNTOUCHED]
    if known:
        word = rng.choice(known)
        other = rng.choice(sorted(opposites[bases[word]]))
        return re.sub(rf"\b{re.escape(word)}\b", other, question)
    if rng.random() < 0.5 and _AUXILIARY.search(question):
        return _AUXILIARY.sub(lambda match: f"{match[0]} not", question, count=1)
    return None


class Shelf:
    """Articles to be searched for those with a paragraph that shares most with a question."""

    def __init__(self, articles: dict[str, Article]) -> None:
        self._articles = articles
        self._terms = Terms("en")
        self._holders: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name, article in articles.items():
            for block in article.blocks:
                terms = {self._terms.of(word) for word in words.split(block.of(article.text))}
                for term in terms - {""}:
                    self._holders[term].append((name, block.start))

    def likest(self, question: Question, count: int) -> list[Source]:
        """The articles, but for its own, whose best paragraph has most of it by rarity."""
        shared: dict[tuple[str, int], float] = defaultdict(float)
        for term in {self._terms.of(word) for word in words.split(question.text)}:
            for holder in self._holders.get(term, ()):
                shared[holder] += rarity.general(term)
        best = sorted(shared, key=lambda holder: (-shared[holder], holder))
        names = [name for name in dict.fromkeys(n for n, _ in best) if name != question.article]
        return [
            Source(key=key, article=self._articles[name])
            for key, name in enumerate(names[:count], start=1)
        ]
