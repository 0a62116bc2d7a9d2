"""The question sets that answers are measured on and learned from: questions, articles, news."""

import json
import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.sentences import spans as spans_of
from summarizer.types import Article, Block, Source
from summarizer.words import Tokenizer

SETS = ("xquad", "squad2")
_SHORTEST = 80  # characters; a shorter paragraph of the news is a caption or a leftover


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, the article it is put to, and the places of the sentences that answer it."""

    text: str
    article: str
    right: frozenset[int]


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


def source(sentences: Sequence[str]) -> Source:
    """An article of these sentences, each in a block of its own."""
    blocks, start = [], 0
    for sentence in sentences:
        blocks.append(Block(start=start, end=start + len(sentence)))
        start += len(sentence) + 2
    article = Article(text="\n\n".join(sentences), blocks=tuple(blocks), language="en")
    return Source(key=0, article=article)


def laid_out(
    sentences: Sequence[str], paragraphs: Sequence[int]
) -> tuple[str, tuple[Block, ...], list[int]]:
    """The sentences as a text in paragraphs: the text, its blocks, where each sentence starts."""
    text, blocks, begins = "", [Block(start=0, end=0)], [0]
    for place, sentence in enumerate(sentences):
        if place:
            goes_on = paragraphs[place] == paragraphs[place - 1]
            text += " " if goes_on else "\n\n"
            begins.append(len(text))
            if not goes_on:
                blocks.append(Block(start=len(text), end=len(text)))
        text += sentence
        blocks[-1] = Block(start=blocks[-1].start, end=len(text))
    return text, tuple(blocks), begins


def news_articles(path: Path) -> Iterator[tuple[str, Article]]:
    """News articles in paragraphs, by their names."""
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        kept = [paragraph for paragraph in one["paras"] if len(paragraph) > _SHORTEST]
        text, blocks, _ = laid_out(kept, range(len(kept)))
        if kept:
            title = one["title"]
            yield one["id"], Article(text=text, blocks=blocks, title=title, language="en")


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often a positive score lies above a negative one, ties counting half."""
    if not positive or not negative:
        return math.nan
    ordered = sorted(negative)
    below = sum(bisect_right(ordered, score) for score in positive)
    ties = sum(ordered.count(score) for score in positive)
    return (below - ties / 2) / (len(positive) * len(negative))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
