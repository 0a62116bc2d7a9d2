"""Answers from a whole store, measured: the question alone is given.

Two protocols. *Whole store*: some 3,000 articles are stored, among them those that the questions
are about; is the very sentence first? *Not stored*: half of those articles are left out; is it told
which questions nothing in the store answers? Both through the real store, on SQLite and on
PostgreSQL, beside plain BM25 over every sentence stored.
"""

import json
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from benchmarks import stores
from benchmarks.bootstrap import interval
from benchmarks.question_sets import SETS, Question, auroc, laid_out, load, news_articles
from bot.services.questions import Questions, looked_up
from storage import Store
from summarizer.answering import answers
from summarizer.sentences import spans
from summarizer.types import Article
from summarizer.words import Tokenizer

_SET = SETS[0]
_SEED = 1
_ANSWERED = 0.7
_K1, _B = 1.2, 0.75
_LIMIT = 20

Sentence = tuple[str, int]  # the article's name, the sentence's place in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a question: whether the first sentence was right, and how sure it was."""

    stored: bool
    right: bool
    score: float


Asks = Callable[[Question], tuple[Sentence | None, float]]


def run(data: Path) -> None:
    """Print the figures of both protocols on both databases, and plain BM25's."""
    shelf = Shelf.of(data)
    print(f"whole store: {len(shelf.questions)} questions, {len(shelf.articles)} articles")
    print(
        f"  {'':18}{'first':>6} {'95 %':>11} {'not stored:':>13}{'AUROC 95 %':>12} "
        f"{'false while 0.7 are answered':>30}"
    )
    for database in stores.DATABASES:
        with stores.opened(database) as store:
            _print_ours(shelf, store, database)
    half = Bm25([name for name in shelf.articles if name not in shelf.left_out], shelf)
    every = Bm25(list(shelf.articles), shelf)
    _print_row("BM25", shelf.asked(half.ask, shelf.left_out), shelf.asked(every.ask, frozenset()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All articles, where their sentences start, and the questions that some of them answer.

    `left_out` are the names of the articles that the second protocol does not store.
    """

    articles: dict[str, Article]
    starts: dict[str, list[int]]
    questions: list[Question]
    left_out: frozenset[str]

    @classmethod
    def of(cls, data: Path) -> "Shelf":
        """The question set's articles among the news."""
        folder = data / "answers"
        _, questions = load(folder, _SET)
        articles, starts = {}, {}
        for line in (folder / f"{_SET}_articles.jsonl").read_text("utf-8").splitlines():
            one = json.loads(line)
            text, blocks, begins = laid_out(one["sentences"], one["para_of"])
            articles[one["id"]] = Article(text=text, blocks=blocks, language="en")
            starts[one["id"]] = begins
        names = sorted(articles)
        random.Random(_SEED).shuffle(names)
        articles |= dict(news_articles(folder / "news_articles.jsonl"))
        return cls(
            articles=articles,
            starts=starts,
            questions=[one for one in questions if one.right],
            left_out=frozenset(names[: len(names) // 2]),
        )

    def asked(self, ask: Asks, left_out: frozenset[str]) -> list[Outcome]:
        """What becomes of each question when these articles are not stored."""
        found = []
        for question in self.questions:
            first, score = ask(question)
            right = first is not None and first[0] == question.article
            found.append(
                Outcome(
                    stored=question.article not in left_out,
                    right=right and first is not None and first[1] in question.right,
                    score=score,
                )
            )
        return found

    def place(self, name: str, start: int) -> Sentence:
        """Which sentence of an article stands at an offset."""
        begins = self.starts.get(name, [])
        return name, sum(begin <= start for begin in begins) - 1


def _print_ours(shelf: Shelf, store: Store, database: str) -> None:
    kept = [(n, a) for n, a in shelf.articles.items() if n not in shelf.left_out]
    names = stores.load(store, kept)
    half = shelf.asked(_asking(shelf, store, names), shelf.left_out)
    names |= stores.load(store, [(name, shelf.articles[name]) for name in shelf.left_out])
    _print_row(f"ours, {database}", half, shelf.asked(_asking(shelf, store, names), frozenset()))
    _print_times(shelf, store)


def _asking(shelf: Shelf, store: Store, names: dict[int, str]) -> Asks:
    service = Questions(store)

    def ask(question: Question) -> tuple[Sentence | None, float]:
        answer = service.answer(stores.VIEWER, question.text).answer
        best = next(iter((*answer.citations, *answer.nearest)), None)
        if best is None:
            return None, 0.0
        return shelf.place(names[best.source], best.start), answer.score

    return ask


def _print_times(shelf: Shelf, store: Store) -> None:
    """How long an answer takes, as a multiple of what the index alone takes."""
    service, answered, index_times = Questions(store), [], []
    for question in shelf.questions[::6]:
        started = time.perf_counter()
        with store.read() as uow:
            uow.search.passages(stores.VIEWER, looked_up(question.text), limit=_LIMIT)
        between = time.perf_counter()
        service.answer(stores.VIEWER, question.text)
        answered.append(time.perf_counter() - between)
        index_times.append(between - started)
    ratio = median(whole / part for whole, part in zip(answered, index_times, strict=True))
    print(f"  {'':18}an answer takes {1000 * median(answered):.0f} ms, {ratio:.1f} look-ups")


def _print_row(name: str, half: Sequence[Outcome], whole: Sequence[Outcome]) -> None:
    first = [float(one.right) for one in whole]
    low, high = interval(first)
    stored = [one.score for one in half if one.stored]
    absent = [one.score for one in half if not one.stored]
    least = sorted(stored)[int((1 - _ANSWERED) * len(stored))]
    scored = [auroc(stored, [score]) for score in absent]  # its mean is the AUROC
    worst, best = interval(scored)
    false = [float(score >= least) for score in absent]
    least_false, most_false = interval(false)
    print(
        f"  {name:18}{fmean(first):6.3f} {low:.3f}-{high:.3f} {fmean(scored):13.3f} "
        f"{worst:.3f}-{best:.3f} {fmean(false):12.3f} {least_false:.3f}-{most_false:.3f}"
    )
    if name.startswith("ours"):
        _print_at_threshold(half)


def _print_at_threshold(half: Sequence[Outcome]) -> None:
    said = [one for one in half if one.score >= answers.THRESHOLD]
    stored = [one for one in half if one.stored]
    absent = len(half) - len(stored)
    print(
        f"  {'':18}at the threshold {answers.THRESHOLD}: "
        f"{sum(one.stored for one in said) / len(stored):.3f} of the stored answered, "
        f"{sum(one.right for one in said) / len(said):.3f} of all answers right, "
        f"{sum(not one.stored for one in said) / absent:.3f} answered falsely"
    )


class Bm25:
    """Plain BM25 over the sentences of these articles, in our terms."""

    def __init__(self, names: Sequence[str], shelf: Shelf) -> None:
        self._shelf = shelf
        self._tokenizer = Tokenizer("en")
        self._holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._places: list[Sentence] = []
        self._sizes: list[int] = []
        for name in names:
            for start, sentence in self._sentences(name):
                self._add(shelf.place(name, start), self._tokenizer.terms(sentence))
        self._usual = fmean(self._sizes)

    def _sentences(self, name: str) -> Iterator[tuple[int, str]]:
        article = self._shelf.articles[name]
        for block in article.blocks:
            for span in spans(block.of(article.text)):
                yield block.start + span.start, span.of(block.of(article.text))

    def _add(self, place: Sentence, terms: Sequence[str]) -> None:
        for term, times in Counter(terms).items():
            self._holders[term].append((len(self._places), times))
        self._places.append(place)
        self._sizes.append(len(terms))

    def ask(self, question: Question) -> tuple[Sentence | None, float]:
        """The best sentence and its score."""
        scores: dict[int, float] = defaultdict(float)
        for term in dict.fromkeys(self._tokenizer.terms(question.text)):
            holders = self._holders.get(term, [])
            count = len(self._places)
            rarity = math.log(1 + (count - len(holders) + 0.5) / (len(holders) + 0.5))
            for at, times in holders:
                size = _K1 * (1 - _B + _B * self._sizes[at] / self._usual)
                scores[at] += rarity * times * (_K1 + 1) / (times + size)
        if not scores:
            return None, 0.0
        best = max(scores, key=lambda at: scores[at])
        return self._places[best], scores[best]
