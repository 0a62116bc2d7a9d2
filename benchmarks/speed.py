"""Time and memory of a brief, beside sumy's own LexRank pipeline and trafilatura, in one run.

sumy reads a page with its own HTML parser and a text with its own plain-text parser. It runs as its
README writes it, with its own words and stems: only the model that splits NLTK's sentences would
have to be downloaded, so our sentences take its place. "On our words" is its parser and LexRank
alone, given our words and stems too, which are much quicker to be had. Every ratio is the median
over articles of the ratio of one article's two times.
"""

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import trafilatura
from nltk.tokenize import NLTKWordTokenizer
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer as SumyTokenizer
from sumy.parsers.html import HtmlParser
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

from benchmarks import generated
from summarizer import extract, read_paste, summarize
from summarizer.errors import NotReadable
from summarizer.types import Page
from summarizer.words import Tokenizer

ARTICLES = 40
POINTS = 3
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)
"""Words, for the curve of time over length."""

_STARTS = 5
_WORDS_A_SENTENCE = 19
_URL = "https://example.com/story"
_OURS = "import summarizer"
_THEIRS = "import sumy.summarizers.lex_rank, trafilatura"
_OUR_BRIEF = f"""{_OURS}
from benchmarks import generated
summarizer.summarize(summarizer.read_paste(generated.paste(0)))"""
_THEIR_SUMMARY = f"""{_THEIRS}
from sumy.parsers.plaintext import PlaintextParser
from benchmarks import generated
from summarizer.words import Tokenizer
document = PlaintextParser.from_string(generated.paste(0), Tokenizer("en")).document
sumy.summarizers.lex_rank.LexRankSummarizer()(document, 3)"""


@dataclass(frozen=True, slots=True)
class Contest:
    """Our way and some rivals' of doing the same to each of some inputs, all given as a text."""

    name: str
    inputs: Sequence[str]
    ours: Callable[[str], object]
    rivals: Mapping[str, Callable[[str], object]]


def run(data: Path | None) -> None:
    """Print time, memory and start, on generated articles or on those of `data` if it is given."""
    pages, texts = _inputs(data)
    print(
        f"{len(pages)} pages, {len(texts)} texts, {'real' if data else 'generated'}; ms are medians"
    )
    contests = (
        Contest(
            "page to brief",
            pages,
            brief_of_page,
            {
                "sumy's LexRank": lexrank_of_page,
                "sumy's LexRank on our words": lexrank_of_page_on_our_words,
                "trafilatura's extraction": trafilatura.extract,
            },
        ),
        Contest(
            "text to brief",
            texts,
            brief_of_text,
            {
                "sumy's LexRank": lexrank_of_text,
                "sumy's LexRank on our words": lexrank_of_text_on_our_words,
            },
        ),
    )
    print(f"{'':15}{'':30}{'ours ms':>9}{'theirs':>9}{'ratio':>7}")
    for contest in contests:
        _print_outcome(contest)
    _print_curve()
    _print_processes()


def brief_of_page(html: str) -> object:
    """Our brief of a page; None where it is not readable, which counts as any other outcome."""
    try:
        return summarize(extract(Page(url=_URL, content=html.encode(), content_type="text/html")))
    except NotReadable:
        return None


def brief_of_text(text: str) -> object:
    """Our brief of a pasted text."""
    return summarize(read_paste(text))


def lexrank_of_page(html: str) -> object:
    """What sumy makes of a page."""
    return _lexrank(HtmlParser.from_string(html, _URL, _SumysWords()).document)


def lexrank_of_text(text: str) -> object:
    """What sumy makes of a text."""
    return _lexrank(PlaintextParser.from_string(text, _SumysWords()).document)


def lexrank_of_page_on_our_words(html: str) -> object:
    """What sumy makes of a page, given our words and stems."""
    return _lexrank_on_our_words(HtmlParser.from_string(html, _URL, Tokenizer("en")).document)


def lexrank_of_text_on_our_words(text: str) -> object:
    """What sumy makes of a text, given our words and stems."""
    return _lexrank_on_our_words(PlaintextParser.from_string(text, Tokenizer("en")).document)


class _SumysWords:
    """sumy's own tokenizer for English but for the sentences, which are ours."""

    def __init__(self) -> None:
        self._sentences = Tokenizer("en")
        # What NLTK's word_tokenize does with each sentence, which it splits off itself.
        self._words = NLTKWordTokenizer()

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return self._sentences.to_sentences(paragraph)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(filter(SumyTokenizer._is_word, self._words.tokenize(sentence)))


def _lexrank(document: object) -> object:
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return summarizer(document, POINTS)


def _lexrank_on_our_words(document: object) -> object:
    tokenizer = Tokenizer("en")
    summarizer = LexRankSummarizer(tokenizer.stem)
    summarizer.stop_words = tokenizer.stop_words
    return summarizer(document, POINTS)


def _inputs(data: Path | None) -> tuple[list[str], list[str]]:
    if data is None:
        numbers = range(ARTICLES)
        return [generated.page(n) for n in numbers], [generated.paste(n) for n in numbers]
    pages = sorted((data / "pages" / "html").glob("*.html.gz"))
    records = (data / "summaries" / "cnn_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return (
        [gzip.decompress(page.read_bytes()).decode("utf-8", "replace") for page in pages],
        [json.loads(record)["text"] for record in records],
    )


def _print_outcome(contest: Contest) -> None:
    # Each article once, as in use: what is remembered of its words would flatter a second time.
    ways = (contest.ours, *contest.rivals.values())
    ours, *columns = zip(
        *([_time(way, one) for way in ways] for one in contest.inputs), strict=True
    )
    for rival, theirs in zip(contest.rivals, columns, strict=True):
        ratio = median(
            our_time / their_time for our_time, their_time in zip(ours, theirs, strict=True)
        )
        name = f"{contest.name:15}{rival:30}"
        print(f"{name}{1_000 * median(ours):9.2f}{1_000 * median(theirs):9.2f}{ratio:7.2f}")


def _time(work: Callable[[str], object], one: str) -> float:
    """Processor time, which other work on the machine does not lengthen as it does the clock's."""
    started = time.process_time()
    work(one)
    return time.process_time() - started


def _print_curve() -> None:
    """Time over length, for one generated article of each length."""
    print(f"{'words':>9}{'ms':>10}{'ms / 1,000 words':>19}")
    for length in LENGTHS:
        text = generated.paste(0, sentences=length // _WORDS_A_SENTENCE)
        words = len(text.split())
        spent = 1_000 * min(_time(brief_of_text, text) for _ in range(2))
        print(f"{words:9}{spent:10.1f}{1_000 * spent / words:19.2f}")


def _print_processes() -> None:
    """Start and peak memory of fresh processes, ours and theirs in turn."""
    print(f"{'a process that':30}{'s':>7}{'peak MB':>9}")
    programs = {
        "imports the summarizer": _OURS,
        "imports LexRank, trafilatura": _THEIRS,
        "makes our first brief": _OUR_BRIEF,
        "makes sumy's first summary": _THEIR_SUMMARY,
    }
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(_STARTS):
        for name, program in programs.items():
            figures[name].append(_process(program))
    for name, runs in figures.items():
        seconds, megabytes = (median(column) for column in zip(*runs, strict=True))
        print(f"{name:30}{seconds:7.3f}{megabytes:9.1f}")


def _process(program: str) -> tuple[float, float]:
    """How long a program took from its first line, in seconds, and its peak memory in MB."""
    # The kernel's own mark: getrusage would begin with the memory of the process that forked.
    code = (
        f"import time\nstarted = time.perf_counter()\n{program}\n"
        "spent = time.perf_counter() - started\n"
        "status = dict(line.split(':', 1) for line in open('/proc/self/status'))\n"
        "print(spent, int(status['VmHWM'].split()[0]) / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)
