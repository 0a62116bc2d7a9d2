"""Paragraphs as attribution sees them: words, punctuation, and each quotation as one token.

A quotation counts as a single token whatever it holds, so that "…," she said reads as three tokens
and a sentence is the reporter's own.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import accumulate

from summarizer.speech.lexicon.reporting import SAY
from summarizer.speech.paragraphs.marks import Stretch
from summarizer.types import Block, Sentence, Span

_TOKEN = re.compile(
    r"""([A-Za-z]{2,}+(?=[\ ,])        # what most words are, told at once
      | (?:[^\W\d_]\.){2,}            # U.S., D.C.
      | [^\W\d_]\.(?=\s+[^\W\d_])     # an initial
      | \d{1,3}(?:,\d{3})+(?!\d)      # 2,300
      | [@\#]?\w+(?:[’'.&-]\w+)*[’'.]*
      | [^\w\s])""",
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
_MOST_REMEMBERED = 16_000
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}")
_ASKING = frozenset("?!")


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    MARK = auto()
    QUOTED = auto()


@dataclass(slots=True)
class Token:
    """A word, a mark of punctuation, or a whole quoted stretch, in `text[start:end]`.

    `low` is the word in lower case without a possessive ending; `sentence` counts the reporter's
    sentences within the paragraph; `stretch` is the number of the quoted stretch, else -1.
    `is_capitalised` is whether it is a word that starts as a name does, or a user's handle, and
    `is_possessive` whether it ends as in "Amina's" or "the officials'". Never changed; not frozen,
    for there are as many of them as words, and that would triple what each costs.
    """

    start: int
    end: int
    kind: Kind
    word: str
    low: str
    sentence: int
    is_word: bool
    is_capitalised: bool
    is_possessive: bool
    stretch: int


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
        _numbered(text, _raw(text, block, parts), starts)
        for block, parts in zip(blocks, inside, strict=True)
    )


def _part(stretch: Stretch, block: Block) -> Span:
    return Span(start=max(stretch.start, block.start), end=min(stretch.end, block.end))


_Look = tuple[Kind, str, str, bool, bool, bool]
"""Kind, the word itself, lower case, wordness, capital, ending: what a word's letters tell."""

_Raw = tuple[int, int, int, _Look]
"""Start, end, the number of the quoted stretch or -1, and how it looks."""


def _raw(text: str, block: Block, parts: list[tuple[int, Span]]) -> list[_Raw]:
    found: list[_Raw] = []
    position = block.start
    for number, part in parts:
        _add_words(found, text, position, part.start)
        found.append((part.start, part.end, number, _QUOTED))
        position = part.end
    _add_words(found, text, position, block.end)
    return found


_QUOTED: _Look = (Kind.QUOTED, "", "", False, False, False)


def _add_words(found: list[_Raw], text: str, start: int, end: int) -> None:
    pieces = _TOKEN.split(text[start:end])  # what lies between words, and words, in turn
    bounds = list(accumulate(map(len, pieces), initial=start))
    for word, first, last in zip(pieces[1::2], bounds[1:-1:2], bounds[2::2], strict=True):
        looks = _looks(word)
        if len(looks) == 1:
            found.append((first, last, -1, looks[0]))
        elif looks:
            kept = first + len(looks[0][1])
            found.append((first, kept, -1, looks[0]))
            found.append((kept, last, -1, looks[1]))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _looks(word: str) -> tuple[_Look, ...]:
    """How the tokens of a word look: a full stop is one of its own, a quotation mark none."""
    if word in _MARKS_OF_QUOTATION:
        return ()
    if word[-1] != "." or len(word) == 1 or _keeps_stop(word):
        return (_look(word),)
    kept = word.rstrip(".")
    return _look(kept), _look(word[len(kept) :])


def _keeps_stop(word: str) -> bool:
    low = word.lower()
    return (
        low in _ABBREVIATED
        or (len(word) == 2 and word[0].isupper())
        or _DOTTED.fullmatch(low) is not None
    )


def _numbered(text: str, items: list[_Raw], starts: list[int]) -> tuple[Token, ...]:
    """Give each token its sentence: a new one where a sentence starts outside the quotations."""
    sentence, begun, tokens = 0, 0, []
    for index, (start, end, stretch, look) in enumerate(items):
        if start >= begun:  # the token stands in a later sentence than the one before began in
            upcoming = bisect_right(starts, start)
            begun = starts[upcoming] if upcoming < len(starts) else len(text) + 1
            if index and upcoming > bisect_right(starts, items[index - 1][1]):
                sentence += not _is_cue_after_quotation(text, items, index)
        kind, word, low, is_word, capital, possessive = look
        tokens.append(
            Token(start, end, kind, word, low, sentence, is_word, capital, possessive, stretch)
        )
    return tuple(tokens)


def _is_cue_after_quotation(text: str, items: list[_Raw], index: int) -> bool:
    """Whether a quotation that ends with "?" or "!" is followed by its cue ("Why?" Amina asked)."""
    _, end, stretch, _ = items[index - 1]
    if stretch < 0 or text[end - 1 : end] not in _ASKING or items[index][2] >= 0:
        return False
    following = (text[start:stop].lower() for start, stop, *_ in items[index : index + 5])
    return any(word in SAY for word in following)


def _look(word: str) -> _Look:
    opening = word[0]
    if not opening.isalnum() and (opening not in "@#" or len(word) == 1):
        return Kind.MARK, word, word, False, False, False
    low = word.lower().replace("’", "'")
    if low.endswith(_POSSESSIVE_ENDINGS):
        low = low[: -1 if low[-1] == "'" else -2]
    capitalised = opening.isupper() or opening == "@" or _ARTICLED.match(word) is not None
    return Kind.WORD, word, low, True, capitalised, word.endswith(_POSSESSIVE_ENDINGS)
