"""A paragraph made ready for attribution: tokens, mentions, their ties, and what is where.

Everything here is worked out once for each paragraph in linear time, so that describing one
candidate for one quotation costs the same however long the paragraph is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise, repeat

from summarizer.speech.lexicon.grammar import AUXILIARIES
from summarizer.speech.lexicon.reporting import RELAYING, SAY
from summarizer.speech.paragraphs.cues import Link, all_links, cues_of
from summarizer.speech.paragraphs.marks import Stretch
from summarizer.speech.paragraphs.mentions import Mention, mentions
from summarizer.speech.paragraphs.tokens import Kind, Token, Tokens, tokenise
from summarizer.types import Block, Sentence

# The capital first, for it is rarer than what must stand before it.
_CAPITAL_INSIDE = re.compile(r"[A-Z](?<=[a-z,] [A-Z])[a-z]+")
_AROUND_WORDS = ".,;:!?…()[]\"“”„«»‘’'—–-"
_SMALL_WORDS = frozenset("a an the of in on to and for with at by from or but is".split())
_CLOSING_PUNCTUATION = frozenset(",.?!…。！？，")


_MOST_WORDS = 60
_FIRST_PERSON = frozenset("i i'm i've i'll i'd me my we we're we've we'll our us mine".split())
_SECOND_PERSON = frozenset("you you're you've you'll your let's don't can't".split())


class Form(StrEnum):
    """How a quotation sits in the reporter's sentence."""

    __hash__ = str.__hash__  # an enumeration's own is slow, and groups of features are hashed

    ALONE = "alone"  # nothing else in its sentence
    FULL = "full"  # starts and ends as a sentence does
    CLAUSE = "clause"  # ends with punctuation, starts in lower case
    PART = "part"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its tokens, its mentions with their ties, and look-ups by token.

    `everyone` is every mention; `mentions` are those that are no part of another.
    """

    block: int
    tokens: Tokens
    everyone: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    links: tuple[tuple[Link, ...], ...]
    heads: tuple[int, ...]
    quoted_before: tuple[int, ...]
    cues: Sequence[int]
    """The places of the verbs that can report speech."""
    reporting: frozenset[int]
    """The sentences that hold a verb which nearly always reports speech."""
    worded: frozenset[int]
    """The sentences that hold words of the reporter's own."""
    relaying: frozenset[int]
    """The sentences that hold a verb which passes on what another said."""

    def cue_before(self, index: int) -> int | None:
        """The last verb of speech before a token in its sentence."""
        number = bisect_left(self.cues, index) - 1
        return self.cues[number] if number >= 0 and self._together(number, index) else None

    def cue_after(self, index: int) -> int | None:
        """The first verb of speech after a token in its sentence."""
        number = bisect_right(self.cues, index)
        return self.cues[number] if self._together(number, index) else None

    def _together(self, number: int, index: int) -> bool:
        """Whether there is such a verb and it stands in the sentence of a token."""
        same = number < len(self.cues)
        return same and self.tokens[self.cues[number]].sentence == self.tokens[index].sentence

    def quotations(self, sentence: int | None = None) -> Iterator[int]:
        """The places of the quotations, of one sentence or of all."""
        first, last = 0, len(self.tokens)
        if sentence is not None:
            first = bisect_left(self.tokens, sentence, key=_sentence_of)
            last = bisect_right(self.tokens, sentence, lo=first, key=_sentence_of)
        numbers = range(self.quoted_before[first] + 1, self.quoted_before[last] + 1)
        return (bisect_left(self.quoted_before, number) - 1 for number in numbers)

    def quoted_between(self, first: int, last: int) -> int:
        """How many quotations lie between two tokens, both exclusive."""
        low, high = (first, last) if first < last else (last, first)
        return self.quoted_before[high] - self.quoted_before[low + 1] if high > low else 0


def passages(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], quoted: Sequence[Stretch]
) -> tuple[Passage, ...]:
    """One passage for each block."""
    tokenised = tokenise(text, blocks, sentences, quoted)
    ordinary = ordinary_words(text)
    return tuple(_passage(tokens, number, ordinary) for number, tokens in enumerate(tokenised))


def ordinary_words(text: str) -> frozenset[str]:
    """The words that a text prints in lower case, but never with a capital inside a sentence."""
    words = [word for word in set(text.split()) if not word[0].isupper()]
    small = {word if word.isalpha() else word.strip(_AROUND_WORDS) for word in words}
    capital = {word.lower() for word in set(_CAPITAL_INSIDE.findall(text))}
    return frozenset(filter(str.islower, filter(str.isalpha, small - capital)))


def _passage(tokens: Tokens, block: int, ordinary: frozenset[str]) -> Passage:
    everyone = mentions(tokens, block, ordinary)
    found = tuple(mention for mention in everyone if not mention.inner)
    cues = cues_of(tokens)
    return Passage(
        block=block,
        tokens=tokens,
        everyone=everyone,
        mentions=found,
        links=all_links(tokens, cues, found),
        heads=tuple(mention.head for mention in found),
        quoted_before=_running_count(tokens),
        cues=cues,
        reporting=frozenset(tokens[cue].sentence for cue in cues if tokens[cue].low in SAY),
        worded=frozenset([token.sentence for token in tokens if token.is_word]),
        relaying=frozenset([tokens[cue].sentence for cue in cues if tokens[cue].low in RELAYING]),
    )


def _sentence_of(token: Token) -> int:
    return token.sentence


def _running_count(tokens: Tokens) -> tuple[int, ...]:
    """How many quotations stand before each token, and how many there are."""
    places = [place for place, token in enumerate(tokens) if token.kind is Kind.QUOTED]
    edges = pairwise((-1, *places, len(tokens)))
    return tuple(chain.from_iterable(repeat(n, end - at) for n, (at, end) in enumerate(edges)))


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation in its paragraph, and how it looks."""

    stretch: Stretch
    index: int
    sentence: int
    form: Form
    last: str
    lower: bool
    words: int
    capitals: float
    """The share of capitalised words, small ones apart: near 1 in titles of works."""
    holds: frozenset[str]
    """Its first words in lower case, without punctuation or possessive endings."""
    voice: str
    """How it reads by its words: as somebody speaks, as a sentence, or neither."""
    before: Token | None
    after: Token | None
    cue_before: int | None
    """The last verb of speech before it in its sentence."""
    cue_after: int | None
    """The first one after it."""


def quoted(text: str, passage: Passage, index: int, stretch: Stretch) -> Quoted:
    """Describe the quotation at a token."""
    tokens = passage.tokens
    token = tokens[index]
    words = text[stretch.start : stretch.end].split()
    ending = text[token.start : token.end].rstrip(" '’”\"»")[-1:]
    last = ending if ending in _CLOSING_PUNCTUATION else ""
    lower = words[0][0].islower() if words else False
    holds = frozenset(map(_plain, words[:_MOST_WORDS]))
    return Quoted(
        stretch=stretch,
        index=index,
        sentence=token.sentence,
        form=_form(passage, token, last, lower),
        last=last,
        lower=lower,
        words=len(words),
        capitals=_capitals(words),
        holds=holds,
        voice=_voice(holds),
        before=_neighbour(tokens, index, -1),
        after=_neighbour(tokens, index, 1),
        cue_before=passage.cue_before(index),
        cue_after=passage.cue_after(index),
    )


def _plain(word: str) -> str:
    low = word.strip(_AROUND_WORDS).lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low


def _voice(holds: frozenset[str]) -> str:
    """Whether words hold an "I" or "we", a "you", a verb, or none of them."""
    if not holds.isdisjoint(_FIRST_PERSON):
        return "first"
    if not holds.isdisjoint(_SECOND_PERSON):
        return "second"
    return "verb" if not holds.isdisjoint(AUXILIARIES) else "none"


def _form(passage: Passage, token: Token, last: str, lower: bool) -> Form:
    if token.sentence not in passage.worded:
        return Form.ALONE
    if not last:
        return Form.PART
    return Form.CLAUSE if lower else Form.FULL


def _neighbour(tokens: Tokens, index: int, step: int) -> Token | None:
    there = index + step
    if 0 <= there < len(tokens) and tokens[there].sentence == tokens[index].sentence:
        return tokens[there]
    return None


def _capitals(words: list[str]) -> float:
    counted = [word for word in words if word.lower() not in _SMALL_WORDS]
    return sum(word[0].isupper() for word in counted) / max(1, len(counted))
