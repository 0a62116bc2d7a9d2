"""Key points, measured: ROUGE of three sentences beside Lead-3 and sumy's own algorithms.

All of them are given our sentences, words and stop words, so that only the choice differs; "as
briefed" is what a reader is shown, where datelines, quotes and questions are passed over, and what
leans on another sentence stands beside it.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from benchmarks import rouge
from benchmarks.bootstrap import interval
from summarizer import ranking, sentences, summarize
from summarizer.speech.paragraphs import datelines
from summarizer.types import Article, Block, Sentence

SENTENCES = 3
_ONE_IN = 5  # of the articles with headlines
_PROSE = 5  # words of a paragraph; less is a label
RIVALS = ("lexrank", "textrank", "lsa", "luhn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article as its sentences, and the highlights that its editors wrote."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    highlights: tuple[str, ...]

    @property
    def article(self) -> Article:
        """The article as it would be briefed."""
        return Article(text=self.text, blocks=self.blocks, language="en")

    @property
    def shown(self) -> tuple[Sentence, ...]:
        """The sentences as they would be shown, without datelines."""
        return datelines.without(self.text, self.blocks, self.sentences)


Choice = Callable[[Sample], Sequence[Sentence]]


def run(data: Path) -> None:
    """Print each algorithm's ROUGE, and its gain on Lead-3: on highlights, then on headlines.

    Highlights are those of `data`/summaries/cnn_dev.jsonl, headlines those of
    `data`/answers/news_articles.jsonl, which nothing is learned from.
    """
    samples = load(data / "summaries" / "cnn_dev.jsonl")
    choices: dict[str, Choice] = {f"lead-{SENTENCES}": lambda sample: sample.sentences[:SENTENCES]}
    choices |= {name: _by(name) for name in (*RIVALS, ranking.DEFAULT)}
    print(f"Three sentences of {len(samples)} articles, F1 against their highlights")
    _print_scores(samples, choices | {"as briefed": _as_briefed})
    print_headlines(data)


def print_headlines(data: Path) -> None:
    """Print ROUGE against the headlines of one in five other articles."""
    samples = headlines(data / "answers" / "news_articles.jsonl")[::_ONE_IN]
    choices: dict[str, Choice] = {f"lead-{SENTENCES}": lambda sample: sample.sentences[:SENTENCES]}
    choices |= {name: _by(name) for name in ("lexrank", "luhn", ranking.DEFAULT)}
    print(f"Three sentences of {len(samples)} articles, F1 against their headlines")
    _print_scores(samples, choices | {"as briefed": _as_briefed})


def _print_scores(samples: Sequence[Sample], choices: Mapping[str, Choice]) -> None:
    print(
        f"{'':10}{'R-1':>6} {'R-2':>6} {'R-Lsum':>6} {'ms':>6}  R-1, R-2, R-Lsum above lead, 95 %"
    )
    base: list[rouge.Scores] | None = None
    for name, choose in choices.items():
        started = time.process_time()
        chosen = [choose(sample) for sample in samples]
        spent = 1_000 * (time.process_time() - started) / len(samples)
        scores = [_score(sample, one) for sample, one in zip(samples, chosen, strict=True)]
        base = base or scores
        figures = " ".join(f"{100 * fmean(column):6.2f}" for column in zip(*scores, strict=True))
        print(f"{name:10}{figures} {spent:6.2f}  {gains(scores, base)}", flush=True)


def headlines(path: Path) -> list[Sample]:
    """News articles of other outlets with the headlines that their editors wrote."""
    samples = []
    for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        prose = [" ".join(text.split()) for text in record["paras"] if len(text.split()) >= _PROSE]
        text, blocks = "\n\n".join(prose), list[Block]()
        for paragraph in prose:
            start = blocks[-1].end + 2 if blocks else 0
            blocks.append(Block(start=start, end=start + len(paragraph)))
        members = sentences.split(text, blocks)
        if len(members) > SENTENCES:
            samples.append(
                Sample(
                    text=text,
                    blocks=tuple(blocks),
                    sentences=members,
                    highlights=(record["title"],),
                )
            )
    return samples


def load(path: Path) -> list[Sample]:
    """The samples of a file of JSON lines with `text` and `reference`, a list of sentences."""
    samples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        whole = (Block(start=0, end=len(text)),)
        samples.append(
            Sample(
                text=text,
                blocks=whole,
                sentences=sentences.split(text, whole),
                highlights=tuple(record["reference"]),
            )
        )
    return samples


def _by(algorithm: str) -> Choice:
    def choose(sample: Sample) -> Sequence[Sentence]:
        return ranking.choose(
            sample.text, sample.sentences, SENTENCES, language="en", algorithm=algorithm
        )

    return choose


def _as_briefed(sample: Sample) -> Sequence[Sentence]:
    brief = summarize(sample.article, points=SENTENCES)
    return [Sentence(start=point.start, end=point.end, block=0) for point in brief.points]


def _score(sample: Sample, chosen: Sequence[Sentence]) -> rouge.Scores:
    return rouge.score(sample.highlights, [sentence.of(sample.text) for sentence in chosen])


def gains(scores: Sequence[rouge.Scores], base: Sequence[rouge.Scores]) -> str:
    """The 95 % interval of what is gained, in points, for each of the three measures."""
    intervals = []
    for ours, theirs in zip(zip(*scores, strict=True), zip(*base, strict=True), strict=True):
        low, high = interval([100 * (a - b) for a, b in zip(ours, theirs, strict=True)])
        intervals.append(f"{low:+.2f} to {high:+.2f}")
    return ", ".join(intervals)
