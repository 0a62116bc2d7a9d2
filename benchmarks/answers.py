"""Answers, measured: is the right sentence first, and is nothing said where nothing answers.

Four kinds of question: answered by the article asked; not answered by it though it is about the
same thing (SQuAD 2's unanswerable ones); asked of other articles altogether; and asked of those
among 3,000 others that share most of its words. Beside ours stands plain
BM25 over the same sentences and terms.
"""

import json
import math
import random
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.bootstrap import interval
from summarizer.answering import answers
from summarizer.sentences import spans as spans_of
from summarizer.types import Article, Block, Source
from summarizer.words import Tokenizer

SETS = ("xquad", "squad2")
OTHERS = 3  # so many other articles are asked a question that they cannot answer
_SEED = 0
_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, the article it is put to, and the places of the sentences that answer it."""

    text: str
    article: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a system made of a question: sentences, best first, and how sure it is of the first."""

    ranked: tuple[int, ...]
    score: float


Answerer = Callable[[str, Sequence[Sequence[str]]], Found]


def run(data: Path) -> None:
    """Print our figures and BM25's on the question sets in `data`/answers."""
    for name in SETS:
        articles, questions = load(data / "answers", name)
        print(f"{name}: {len(questions)} questions, {len(articles)} articles")
        print(f"  {'':8}{'first':>6} {'in 3':>6} {'MRR':>6} {'95 % of first':>15} {'ms':>6}  AUROC")
        for system, ask in (("BM25", bm25), ("ours", ours)):
            print(f"  {system:8}{_figures(articles, questions, ask)}")
        _print_threshold(articles, questions)
        _print_likest(Shelf(articles | news(data)), articles, questions)


def load(folder: Path, name: str) -> tuple[dict[str, list[str]], list[Question]]:
    """A question set: the sentences of each article, and the questions."""
    articles = {one["id"]: one["sentences"] for one in _records(folder / f"{name}_articles.jsonl")}
    questions = [
        Question(
            text=one["question"],
            article=one["article"],
            right=frozenset() if one["unanswerable"] else frozenset(one["gold_sents"]),
        )
        for one in _records(folder / f"{name}_questions.jsonl")
    ]
    return articles, questions


def news(data: Path) -> dict[str, list[str]]:
    """News articles that answer none of the questions, by their sentences."""
    found = {}
    for one in _records(data / "answers" / "news_articles.jsonl"):
        paragraphs: list[str] = one["paras"]
        spans = ((text, span) for text in paragraphs for span in spans_of(text))
        found[one["id"]] = [span.of(text) for text, span in spans]
    return found


class Shelf:
    """Articles to be searched for those that share most with a question."""

    def __init__(self, articles: dict[str, list[str]]) -> None:
        self._articles = articles
        self._tokenizer = Tokenizer("en")
        self._holders: dict[str, list[str]] = defaultdict(list)
        for key, sentences in articles.items():
            for term in {term for text in sentences for term in self._tokenizer.terms(text)}:
                self._holders[term].append(key)

    def __len__(self) -> int:
        return len(self._articles)

    def likest(self, question: Question, count: int) -> list[Source]:
        """The articles, but for its own, with most of its words by their rarity, the most first."""
        shared: Counter[str] = Counter()
        for term in set(self._tokenizer.terms(question.text)):
            holders = self._holders.get(term, [])
            for key in holders:
                # in hundredths: a counter counts whole things
                shared[key] += round(100 * math.log(len(self._articles) / len(holders)))
        shared.pop(question.article, None)
        return [source(self._articles[key]) for key, _ in shared.most_common(count)]


def _print_likest(
    shelf: Shelf, articles: dict[str, list[str]], questions: Sequence[Question]
) -> None:
    """How well it is told that nothing answers when the likest articles of a store are asked."""
    asked = [one for one in questions if one.right]
    scores = [ours(one.text, [articles[one.article]]).score for one in asked]
    false = [answers.answer(one.text, shelf.likest(one, OTHERS)).score for one in asked]
    least = sorted(scores)[int(0.3 * len(scores))]
    print(
        f"  the {OTHERS} likest of {len(shelf)} others: AUROC {auroc(scores, false):.3f}, "
        f"answered {fmean(score >= least for score in false):.3f} while 0.7 of ours are, "
        f"{fmean(score >= answers.THRESHOLD for score in false):.3f} at the threshold"
    )


def source(sentences: Sequence[str]) -> Source:
    """An article of these sentences, each in a block of its own."""
    blocks, start = [], 0
    for sentence in sentences:
        blocks.append(Block(start=start, end=start + len(sentence)))
        start += len(sentence) + 2
    article = Article(text="\n\n".join(sentences), blocks=tuple(blocks), language="en")
    return Source(key=0, article=article)


def ours(question: str, articles: Sequence[Sequence[str]]) -> Found:
    """Our answer, every sentence ranked; a sentence's place is that in the first article."""
    sources = [source(sentences) for sentences in articles]
    answer = answers.answer(question, sources, limit=sum(map(len, articles)), threshold=0)
    # A sentence of theirs may be several of ours; the best of these stands for it.
    starts = [block.start for block in sources[0].article.blocks]
    places = (bisect_right(starts, citation.start) - 1 for citation in answer.citations)
    return Found(ranked=tuple(dict.fromkeys(places)), score=answer.score)


def bm25(question: str, articles: Sequence[Sequence[str]]) -> Found:
    """Plain BM25 over sentences, in our terms."""
    tokenizer = Tokenizer("en")
    documents = [tokenizer.terms(sentence) for article in articles for sentence in article]
    asked = dict.fromkeys(tokenizer.terms(question))
    length = fmean(map(len, documents)) or 1
    scores = [0.0] * len(documents)
    for term in asked:
        counts = [document.count(term) for document in documents]
        spread = sum(map(bool, counts))
        rarity = math.log(1 + (len(documents) - spread + 0.5) / (spread + 0.5))
        for place, (times, document) in enumerate(zip(counts, documents, strict=True)):
            size = _K1 * (1 - _B + _B * len(document) / length)
            scores[place] += rarity * times * (_K1 + 1) / (times + size)
    ranked = sorted(range(len(scores)), key=lambda place: -scores[place])
    return Found(ranked=tuple(ranked), score=max(scores))


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often a positive score lies above a negative one, ties counting half."""
    if not positive or not negative:
        return math.nan
    ordered = sorted(negative)
    below = sum(bisect_right(ordered, score) for score in positive)
    ties = sum(ordered.count(score) for score in positive)
    return (below - ties / 2) / (len(positive) * len(negative))


def _figures(articles: dict[str, list[str]], questions: Sequence[Question], ask: Answerer) -> str:
    started = time.perf_counter()
    found = [ask(question.text, [articles[question.article]]) for question in questions]
    spent = 1_000 * (time.perf_counter() - started) / len(questions)
    pairs = list(zip(questions, found, strict=True))
    ranks = [_rank(question, one) for question, one in pairs if question.right]
    first = [float(rank == 1) for rank in ranks]
    low, high = interval(first)
    answered = [one.score for question, one in pairs if question.right]
    near = [one.score for question, one in pairs if not question.right]
    far = [one.score for one in _elsewhere(articles, questions, ask)]
    kinds = f"other articles {auroc(answered, far):.3f}"
    kinds += f", near misses {auroc(answered, near):.3f}" if near else ""
    return (
        f"{fmean(first):6.3f} {fmean(rank <= 3 for rank in ranks):6.3f} "
        f"{fmean(1 / rank for rank in ranks):6.3f} {low:7.3f}-{high:.3f} {spent:8.2f}  {kinds}"
    )


def _rank(question: Question, found: Found) -> float:
    """The place of the first sentence that answers, from 1; infinite if it is not found."""
    places = (rank for rank, place in enumerate(found.ranked, 1) if place in question.right)
    return next(places, math.inf)


def _elsewhere(
    articles: dict[str, list[str]], questions: Sequence[Question], ask: Answerer
) -> list[Found]:
    """What is made of each answerable question by articles that do not answer it."""
    rng = random.Random(_SEED)
    found = []
    for question in questions:
        if question.right:
            others = [name for name in articles if name != question.article]
            asked = [articles[name] for name in rng.sample(others, OTHERS)]
            found.append(ask(question.text, asked))
    return found


def _print_threshold(articles: dict[str, list[str]], questions: Sequence[Question]) -> None:
    """What the threshold means: how many questions are answered, and how many should not be."""
    found = [(one, ours(one.text, [articles[one.article]])) for one in questions]
    answered = [one.score >= answers.THRESHOLD for question, one in found if question.right]
    near = [one.score >= answers.THRESHOLD for question, one in found if not question.right]
    far = [one.score >= answers.THRESHOLD for one in _elsewhere(articles, questions, ours)]
    shares = f"answered {fmean(answered):.3f}, of other articles {fmean(far):.3f}"
    shares += f", of near misses {fmean(near):.3f}" if near else ""
    print(f"  at the threshold {answers.THRESHOLD}: {shares}")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
