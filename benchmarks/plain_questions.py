"""Plain questions as a news desk asks them, put to invented articles, answerable or not.

They lie in labels/plain_questions.json with what a right answer has in it. Those of the part "open"
were looked at while answers were mended; those called "fresh" were written before they were run,
and nothing was mended for them.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import summarizer
from summarizer.answering import answers
from summarizer.types import Citation, Source

_FILE = Path(__file__).parent / "labels" / "plain_questions.json"
VERDICTS = ("right", "rightly silent", "missed", "wrong")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A question to an article, or to none in particular; `told` is had by any right answer.

    `silence` is right too, or alone where nothing is told.
    """

    part: str
    question: str
    told: Sequence[str]
    silence: bool
    source: Source | None

    def verdict(self, sources: dict[int, Source]) -> str:
        """How the answer from these sources is, one of the verdicts."""
        citations = answers.answer(self.question, list(sources.values())).citations
        if not citations:
            return "rightly silent" if self.silence else "missed"
        shown = _shown(citations[0], sources)
        return "right" if any(told in shown for told in self.told) else "wrong"


def run() -> None:
    """Print how many are answered rightly, from their own article or, having none, from all."""
    known = list(load())
    every = {one.source.key: one.source for one in known if one.source}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in known:
        own = {one.source.key: one.source} if one.source else every
        place = "in its thread" if one.source else "in a store of all"
        counts[one.part, place][one.verdict(own)] += 1
    print("plain questions on invented articles")
    for (part, place), found in sorted(counts.items()):
        told = ", ".join(f"{verdict} {found[verdict]}" for verdict in VERDICTS)
        print(f"  {part}, {place}: {told}, of {found.total()}")


def load() -> Iterator[Plain]:
    """Every question, with its article read as a paste."""
    for key, one in enumerate(json.loads(_FILE.read_text(encoding="utf-8"))):
        source = _source(key, one["text"]) if one["text"] else None
        for asked in one["questions"]:
            yield Plain(
                part=one["part"],
                question=asked["question"],
                told=asked["answers"],
                silence=asked["or_none"],
                source=source,
            )


def _source(key: int, text: str) -> Source:
    article = summarizer.read_paste(text)
    return Source(key=key, article=article, quotes=summarizer.summarize(article).quotes)


def _shown(citation: Citation, sources: dict[int, Source]) -> str:
    """What a reader is shown: the sentence, behind the one that it leans on."""
    text = sources[citation.source].article.text
    return (citation.before.of(text) if citation.before else "") + " " + citation.of(text)
