"""Search, measured: are the paragraphs that hold the evidence found first among 2,000?

The evidence sentences of MultiHop-RAG's questions, each an article with its headline, outlet and
day, stand in a real store among paragraphs of other news; each question is looked up as it is for
an answer, on SQLite and on PostgreSQL. Beside it stands plain BM25 over headline, outlet and text.
A question counts as found at the first of its evidence (Tang and Yang 2024: MRR@10, Hits@4).
"""

import json
import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.bootstrap import interval
from benchmarks.stores import DATABASES, VIEWER, opened
from benchmarks.stores import load as load_into
from bot.services.questions import looked_up
from storage import Store
from summarizer.types import Article, Block
from summarizer.words import Tokenizer

PARAGRAPHS = 2_000
SHORTEST = 80
_SEED = 0
_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with what is known of its article."""

    id: str
    title: str
    outlet: str
    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and the paragraphs that hold its evidence."""

    text: str
    evidence: frozenset[str]


Ranker = Callable[[str], Sequence[str]]


def run(data: Path) -> None:
    """Print the figures on `data`/answers."""
    paragraphs, questions = load(data / "answers")
    print(f"{len(questions)} questions, {len(paragraphs)} paragraphs")
    print(f"  {'':14}{'MRR@10':>7} {'95 %':>13} {'Hits@4':>7} {'95 %':>13} {'ms':>6}")
    _print("BM25", questions, bm25(paragraphs))
    for database in DATABASES:
        with opened(database) as store:
            _print(database, questions, ours(store, paragraphs))


def load(folder: Path) -> tuple[list[Paragraph], list[Question]]:
    """The evidence among other paragraphs, and the questions that it answers."""
    evidence = [
        Paragraph(
            id=one["id"],
            title=one["title"],
            outlet=one["source"],
            date=one["date"],
            text=one["text"],
        )
        for one in _records(folder / "multihop_facts.jsonl")
    ]
    others = [
        Paragraph(
            id=f"{one['id']}:{place}",
            title=one["title"] or "",
            outlet=one["source"] or "",
            date=one["date"] or "",
            text=text,
        )
        for one in _records(folder / "news_articles.jsonl")
        for place, text in enumerate(one["paras"])
        if len(text) > SHORTEST
    ]
    filler = random.Random(_SEED).sample(others, PARAGRAPHS - len(evidence))
    questions = [
        Question(text=one["question"], evidence=frozenset(one["gold_ids"]))
        for one in _records(folder / "multihop_queries.jsonl")
        if not one["unanswerable"]
    ]
    return evidence + filler, questions


def ours(store: Store, paragraphs: Sequence[Paragraph]) -> Ranker:
    """The store's own search, over these paragraphs."""
    known = load_into(store, ((paragraph.id, _article(paragraph)) for paragraph in paragraphs))

    def rank(question: str) -> Sequence[str]:
        with store.read() as uow:
            found = uow.search.passages(VIEWER, looked_up(question), limit=10)
        return [known[passage.article_id] for passage in found]

    return rank


def _article(paragraph: Paragraph) -> Article:
    return Article(
        text=paragraph.text,
        blocks=(Block(start=0, end=len(paragraph.text)),),
        title=paragraph.title or None,
        site=paragraph.outlet or None,
        published=paragraph.date or None,
        language="en",
    )


def bm25(paragraphs: Sequence[Paragraph]) -> Ranker:
    """Plain BM25 over headline, outlet and text."""
    tokenizer = Tokenizer("en")
    documents = [Counter(tokenizer.terms(f"{p.title} {p.outlet} {p.text}")) for p in paragraphs]
    holding = Counter(term for document in documents for term in document)
    length = fmean(document.total() for document in documents)

    def score(document: Counter[str], term: str) -> float:
        size = _K1 * (1 - _B + _B * document.total() / length)
        rarity = math.log(1 + (len(documents) - holding[term] + 0.5) / (holding[term] + 0.5))
        return rarity * document[term] * (_K1 + 1) / (document[term] + size)

    def rank(question: str) -> Sequence[str]:
        asked = dict.fromkeys(tokenizer.terms(question))
        scores = [sum(score(document, term) for term in asked) for document in documents]
        best = sorted(range(len(scores)), key=lambda place: -scores[place])[:10]
        return [paragraphs[place].id for place in best]

    return rank


def _print(name: str, questions: Sequence[Question], rank: Ranker) -> None:
    started = time.perf_counter()
    ranks = [_first(question, rank(question.text)) for question in questions]
    spent = 1_000 * (time.perf_counter() - started) / len(questions)
    reciprocal = [1 / rank for rank in ranks]
    hits = [float(rank <= 4) for rank in ranks]
    print(f"  {name:14}{_mean(reciprocal)} {_mean(hits)} {spent:6.1f}", flush=True)


def _mean(values: Sequence[float]) -> str:
    low, high = interval(values)
    return f"{fmean(values):7.3f} {low:7.3f}-{high:.3f}"


def _first(question: Question, found: Sequence[str]) -> float:
    ranks = (rank for rank, id_ in enumerate(found, start=1) if id_ in question.evidence)
    return next(ranks, math.inf)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
