"""Which sentences of an article carry its news, by our own rule (`selection`) or sumy's algorithms.

sumy is given our sentences and our words through its own document model, and what it picks is
traced back by the identity of its sentence objects: two sentences may read the same. An algorithm
of sumy's is loaded when it is first asked for, with much that nothing else here needs.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from types import MappingProxyType
from typing import Protocol

from sumy.models import dom

from summarizer import selection
from summarizer.candidates import Needs
from summarizer.types import Sentence
from summarizer.words import Tokenizer

DEFAULT = "nutgraf"


class _Summarizer(Protocol):
    """The shape of sumy's summarizers."""

    stop_words: frozenset[str]

    def __call__(
        self, document: dom.ObjectDocumentModel, sentences_count: int
    ) -> tuple[dom.Sentence, ...]:
        """The best sentences of a document, in its order."""


ALGORITHMS: dict[str, str] = {
    "nutgraf": "summarizer.selection:choose",
    "kl": "sumy.summarizers.kl:KLSummarizer",
    "lexrank": "sumy.summarizers.lex_rank:LexRankSummarizer",
    "lsa": "sumy.summarizers.lsa:LsaSummarizer",
    "luhn": "sumy.summarizers.luhn:LuhnSummarizer",
    "reduction": "sumy.summarizers.reduction:ReductionSummarizer",
    "sumbasic": "sumy.summarizers.sum_basic:SumBasicSummarizer",
    "textrank": "sumy.summarizers.text_rank:TextRankSummarizer",
}
"""The algorithms by name: where the class of each is found."""

_NEED_NUMPY = frozenset({"lexrank", "lsa", "textrank"})


def runs_here(algorithm: str) -> bool:
    """Whether what an algorithm needs is installed."""
    return algorithm not in _NEED_NUMPY or find_spec("numpy") is not None


def choose(
    text: str,
    sentences: Sequence[Sentence],
    count: int,
    *,
    candidates: Sequence[Sentence] | None = None,
    needs: Needs = MappingProxyType({}),
    parts: Sequence[int] = (),
    title: str | None = None,
    language: str | None = None,
    algorithm: str = DEFAULT,
) -> tuple[Sentence, ...]:
    """The `count` sentences that carry the news, fewer if there are no more, in their order.

    They are chosen among the candidates, if any are given, else among all. By our own rule what
    `needs` names stands only beside what it needs there, and each of the article's parts, given as
    a number for each sentence, has its share; sumy's algorithms do without what needs others.

    Raises:
        ValueError: no algorithm of that name, or numpy is not installed and it needs numpy.
    """
    among = sentences if candidates is None else candidates
    if algorithm == DEFAULT:
        return selection.choose(
            text,
            sentences,
            count,
            candidates=among,
            needs=needs,
            parts=parts,
            title=title,
            language=language,
        )
    alone = [one for one in among if one.start not in needs]
    among = alone if len(alone) >= count else among
    tokenizer = Tokenizer(language)
    summarizer = _summarizer(algorithm, tokenizer)
    document, origins = _document(text, among, title, tokenizer)
    return tuple(origins[id(chosen)] for chosen in summarizer(document, count))


def _summarizer(algorithm: str, tokenizer: Tokenizer) -> _Summarizer:
    if algorithm not in ALGORITHMS:
        known = ", ".join(ALGORITHMS)
        raise ValueError(f"no ranking algorithm is called {algorithm!r}; there are {known}")
    if not runs_here(algorithm):
        raise ValueError(f"the ranking algorithm {algorithm!r} needs numpy, which is not installed")
    module, name = ALGORITHMS[algorithm].split(":")
    summarizer: _Summarizer = getattr(import_module(module), name)(tokenizer.stem)
    summarizer.stop_words = tokenizer.stop_words
    return summarizer


def _document(
    text: str, sentences: Sequence[Sentence], title: str | None, tokenizer: Tokenizer
) -> tuple[dom.ObjectDocumentModel, dict[int, Sentence]]:
    """The article as sumy's model, and our sentence for the identity of each of sumy's."""
    origins: dict[int, Sentence] = {}
    paragraphs = [dom.Paragraph([dom.Sentence(title, tokenizer, is_heading=True)])] if title else []
    for _, block in groupby(sentences, key=lambda sentence: sentence.block):
        members = []
        for sentence in block:
            member = dom.Sentence(sentence.of(text), tokenizer)
            origins[id(member)] = sentence
            members.append(member)
        paragraphs.append(dom.Paragraph(members))
    return dom.ObjectDocumentModel(paragraphs), origins
