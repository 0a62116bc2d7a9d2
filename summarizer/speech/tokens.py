"""Paragraphs as attribution sees them: words, punctuation, and each quotation as one token.

A quotation counts as a single token whatever it holds, so that "…," she said reads as three tokens
and a sentence is the reporter's own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from summarizer.speech.lexicon import SAY
from summarizer.speech.marks import Stretch
from summarizer.types import Block, Sentence, Span

_TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}            # U.S., D.C.
      | [^\W\d_]\.(?=\s+[^\W\d_])     # an initial
      | [@\#]?\w(?:\w|[’'.&-](?=\w))*[’'.]*
      | [^\w\s]""",
    re.VERBOSE,
)
_ABBREVIATED = frozenset(
    "mr. mrs. ms. messrs. dr. prof. gov. sen. rep. gen. lt. col. maj. capt. sgt. adm. rev. hon. "
    "st. jr. sr. inc. corp. co. ltd. no. vs. sra. srta. amb. insp. supt. det. u.s. u.k. u.n. e.u. "
    "reps. sens. govs. a.m. p.m.".split()
)
_MARKS_OF_QUOTATION = "\"'“”„‟«»「」『』‘’‚"
_POSSESSIVE = re.compile(r"[’']s?$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}")
_ASKING = frozenset("?!")


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    MARK = auto()
    QUOTED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token(Span):
    """A word, a mark of punctuation, or a whole quoted stretch.

    `low` is the word in lower case without a possessive ending; `sentence` counts the reporter's
    sentences within the paragraph; `stretch` is the number of the quoted stretch, else -1.
    """

    kind: Kind
    word: str
    low: str
    sentence: int
    stretch: int = -1

    @property
    def is_word(self) -> bool:
        """Whether it is neither punctuation nor a quotation."""
        return self.kind is Kind.WORD

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word that starts as a name does, or a user's handle."""
        return self.kind is Kind.WORD and (self.word[0].isupper() or self.word[0] == "@")

    @property
    def is_possessive(self) -> bool:
        """Whether it ends as in "Amina's" or "the officials'"."""
        return self.kind is Kind.WORD and _POSSESSIVE.search(self.word) is not None


Tokens = Sequence[Token]


def tokenise(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], quoted: Sequence[Stretch]
) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each block; a quotation over several blocks is one token in each of them."""
    starts = [sentence.start for sentence in sentences]
    inside: list[list[tuple[int, Span]]] = [[] for _ in blocks]
    for number, stretch in enumerate(quoted):
        for block in range(stretch.first_block, stretch.last_block + 1):
            inside[block].append((number, _part(stretch, blocks[block])))
    return tuple(
        tuple(_numbered(text, _raw(text, block, parts), starts))
        for block, parts in zip(blocks, inside, strict=True)
    )


def _part(stretch: Stretch, block: Block) -> Span:
    return Span(start=max(stretch.start, block.start), end=min(stretch.end, block.end))


_Raw = tuple[int, int, int]
"""Start, end, and the number of the quoted stretch or -1."""


def _raw(text: str, block: Block, parts: list[tuple[int, Span]]) -> Iterator[_Raw]:
    position = block.start
    for number, part in parts:
        yield from _words(text, position, part.start)
        yield part.start, part.end, number
        position = part.end
    yield from _words(text, position, block.end)


def _words(text: str, start: int, end: int) -> Iterator[_Raw]:
    for match in _TOKEN.finditer(text, start, end):
        word, finish = match[0], match.end()
        if word in _MARKS_OF_QUOTATION:
            continue
        if word[-1] == "." and len(word) > 1 and not _keeps_stop(word):
            kept = word.rstrip(".")
            yield match.start(), match.start() + len(kept), -1
            yield match.start() + len(kept), finish, -1
        else:
            yield match.start(), finish, -1


def _keeps_stop(word: str) -> bool:
    low = word.lower()
    return (
        low in _ABBREVIATED
        or (len(word) == 2 and word[0].isupper())
        or _DOTTED.fullmatch(low) is not None
    )


def _numbered(text: str, raw: Iterator[_Raw], starts: list[int]) -> Iterator[Token]:
    """Give each token its sentence: a new one where a sentence starts outside the quotations."""
    items = list(raw)
    sentence = 0
    for index, (start, end, stretch) in enumerate(items):
        if index and bisect_right(starts, start) > bisect_right(starts, items[index - 1][1]):
            sentence += not _is_cue_after_quotation(text, items, index)
        yield _token(text, start, end, stretch, sentence)


def _is_cue_after_quotation(text: str, items: list[_Raw], index: int) -> bool:
    """Whether a quotation that ends with "?" or "!" is followed by its cue ("Why?" Amina asked)."""
    _, end, stretch = items[index - 1]
    if stretch < 0 or text[end - 1 : end] not in _ASKING or items[index][2] >= 0:
        return False
    following = (text[start:stop].lower() for start, stop, _ in items[index : index + 5])
    return any(word in SAY for word in following)


def _token(text: str, start: int, end: int, stretch: int, sentence: int) -> Token:
    if stretch >= 0:
        return Token(
            start=start, end=end, kind=Kind.QUOTED, word="", low="", sentence=sentence,
            stretch=stretch,
        )  # fmt: skip
    word = text[start:end]
    kind = Kind.WORD if word[0].isalnum() or (word[0] in "@#" and len(word) > 1) else Kind.MARK
    low = _POSSESSIVE.sub("", word.lower()) if kind is Kind.WORD else word
    return Token(start=start, end=end, kind=kind, word=word, low=low, sentence=sentence)
