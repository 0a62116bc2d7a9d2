"""Time and memory of a brief, beside sumy's own LexRank pipeline and trafilatura, in one run.

sumy reads a page with its own HTML parser and a text with its own plain-text parser; NLTK's
tokenizers, which would have to be downloaded, are replaced by ours. Every figure is the median over
articles of the ratio of one article's two times, each the best of a few, taken in turn.
"""

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import trafilatura
from sumy.parsers.html import HtmlParser
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer

from benchmarks import generated
from summarizer import extract, read_paste, summarize
from summarizer.errors import NotReadable
from summarizer.types import Page
from summarizer.words import Tokenizer

ARTICLES = 40
POINTS = 3
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)
"""Words, for the curve of time over length."""

_ROUNDS = 3
_URL = "https://example.com/story"
_OURS = "import summarizer"
_THEIRS = "import sumy.summarizers.lex_rank, trafilatura"
_OUR_BRIEF = f"""{_OURS}
from benchmarks import generated
summarizer.summarize(summarizer.read_paste(generated.paste(0)))"""
_THEIR_SUMMARY = f"""{_THEIRS}
from benchmarks import generated, speed
speed.lexrank_of_text(generated.paste(0))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Two ways of doing the same to each of some inputs, both given the input as a text."""

    name: str
    inputs: Sequence[str]
    ours: Callable[[str], object]
    theirs: Callable[[str], object]


def run(data: Path | None) -> None:
    """Print time, memory and start; on generated articles, or those of `data` if it is given."""
    pages, texts = _inputs(data)
    print(f"{len(pages)} pages and {len(texts)} texts, {'real' if data else 'generated'}")
    for contest in (
        Contest(name="page to brief / sumy LexRank", inputs=pages, ours=brief_of_page, theirs=lexrank_of_page),
        Contest(name="page to brief / trafilatura", inputs=pages, ours=brief_of_page, theirs=trafilatura.extract),
        Contest(name="text to brief / sumy LexRank", inputs=texts, ours=brief_of_text, theirs=lexrank_of_text),
    ):
        print(_outcome(contest))
    _print_curve()
    _print_start_and_memory()
