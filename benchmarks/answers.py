"""Answers, measured: is the right sentence first, and is nothing said where nothing answers.

Four kinds of question: answered by the article asked; not answered by it though it is about the
same thing (SQuAD 2's unanswerable ones); asked of other articles altogether; and asked of those
among 3,000 others that share most of its words. Beside ours stands plain
BM25 over the same sentences and terms. How answers fare in a whole store is `stored_answers`' part.
"""

import math
import random
import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from benchmarks import plain_questions, stored_answers
from benchmarks.bootstrap import interval
from benchmarks.question_sets import SETS, Question, Shelf, auroc, load, news, source
from summarizer.answering import answers
from summarizer.words import Tokenizer

OTHERS = 3  # so many other articles are asked a question that they cannot answer
_SEED = 0
_K1, _B = 1.2, 0.75


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
    plain_questions.run()
    stored_answers.run(data)


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
