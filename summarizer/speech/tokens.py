"""Paragraphs as attribution sees them: words, punctuation, and each quotation as one token.

A quotation counts as a single token whatever it holds, so that "…," she said reads as three tokens
and a sentence is the reporter's own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from summarizer.speech.lexicon import SAY
from summarizer.speech.marks import Stretch
from summarizer.types import Block, Sentence, Span

_TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}            # U.S., D.C.
      | [^\W\d_]\.(?=\s+[^\W\d_])     # an initial
      | \d{1,3}(?:,\d{3})+(?!\d)      # 2,300
      | [@\#]?\w+(?:[’'.&-]\w+)*[’'.]*
      | [^\w\s]""",
    re.VERBOSE,
)
_ABBREVIATED = frozenset(
    "mr. mrs. ms. messrs. dr. prof. gov. sen. rep. gen. lt. col. maj. capt. sgt. adm. rev. hon. "
    "st. jr. sr. inc. corp. co. ltd. no. vs. sra. srta. amb. insp. supt. det. u.s. u.k. u.n. e.u. "
    "reps. sens. govs. a.m. p.m. del. asst. assoc. atty. sec. pres. ald. comm. lieut. dets. adv. "
    "engr. cllr. fr. pvt. cpl. cmdr. brig.".split()
)
_MARKS_OF_QUOTATION = frozenset("\"'“”„‟«»「」『』‘’‚")
_POSSESSIVE_ENDINGS = ("'", "’", "'s", "’s")
_ARTICLED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul|d|l)[-’'][A-Z]")
"""A name that opens with an article in small letters: al-Kuwari, d’Aosta."""
_MOST_REMEMBERED = 50_000
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}")
_ASKING = frozenset("?!")


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    MARK = auto()
    QUOTED = auto()


class Token(NamedTuple):
    """A word, a mark of punctuation, or a whole quoted stretch, in `text[start:end]`.

    `low` is the word in lower case without a possessive ending; `sentence` counts the reporter's
    sentences within the paragraph; `stretch` is the number of the quoted stretch, else -1.
    `is_capitalised` is whether it is a word that starts as a name does, or a user's handle, and
    `is_possessive` whether it ends as in "Amina's" or "the officials'". A named tuple, for there
    are as many of them as words.
    """

    start: int
    end: int
    kind: Kind
    word: str
    low: str
    sentence: int
    is_word: bool
    is_capitalised: bool
    is_possessive: bool = False
    stretch: int = -1


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


def _raw(text: str, block: Block, parts: list[tuple[int, Span]]) -> list[_Raw]:
    found: list[_Raw] = []
    position = block.start
    for number, part in parts:
        _add_words(found, text, position, part.start)
        found.append((part.start, part.end, number))
        position = part.end
    _add_words(found, text, position, block.end)
    return found


def _add_words(found: list[_Raw], text: str, start: int, end: int) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word, (first, last) = match[0], match.span()
        if word in _MARKS_OF_QUOTATION:
            continue
        if word[-1] == "." and len(word) > 1 and not _keeps_stop(word):
            kept = first + len(word.rstrip("."))
            found.append((first, kept, -1))
            found.append((kept, last, -1))
        else:
            found.append((first, last, -1))


def _keeps_stop(word: str) -> bool:
    low = word.lower()
    return (
        low in _ABBREVIATED
        or (len(word) == 2 and word[0].isupper())
        or _DOTTED.fullmatch(low) is not None
    )


def _numbered(text: str, items: list[_Raw], starts: list[int]) -> Iterator[Token]:
    """Give each token its sentence: a new one where a sentence starts outside the quotations."""
    sentence, begun = 0, 0
    for index, (start, end, stretch) in enumerate(items):
        if start >= begun:  # the token stands in a later sentence than the one before began in
            upcoming = bisect_right(starts, start)
            begun = starts[upcoming] if upcoming < len(starts) else len(text) + 1
            if index and upcoming > bisect_right(starts, items[index - 1][1]):
                sentence += not _is_cue_after_quotation(text, items, index)
        if stretch >= 0:
            yield Token(start, end, Kind.QUOTED, "", "", sentence, False, False, False, stretch)
        else:
            word = text[start:end]
            kind, low, is_word, capital, possessive = _look(word)
            yield Token(start, end, kind, word, low, sentence, is_word, capital, possessive)


def _is_cue_after_quotation(text: str, items: list[_Raw], index: int) -> bool:
    """Whether a quotation that ends with "?" or "!" is followed by its cue ("Why?" Amina asked)."""
    _, end, stretch = items[index - 1]
    if stretch < 0 or text[end - 1 : end] not in _ASKING or items[index][2] >= 0:
        return False
    following = (text[start:stop].lower() for start, stop, _ in items[index : index + 5])
    return any(word in SAY for word in following)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _look(word: str) -> tuple[Kind, str, bool, bool, bool]:
    """What can be told of a word by its letters: kind, lower case, wordness, capital, ending."""
    opening = word[0]
    if not opening.isalnum() and (opening not in "@#" or len(word) == 1):
        return Kind.MARK, word, False, False, False
    low = word.lower().replace("’", "'")
    if low.endswith(_POSSESSIVE_ENDINGS):
        low = low[: -1 if low[-1] == "'" else -2]
    capitalised = opening.isupper() or opening == "@" or _ARTICLED.match(word) is not None
    return Kind.WORD, low, True, capitalised, word.endswith(_POSSESSIVE_ENDINGS)
