"""How a mention hangs together with the verbs of speech around it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.speech.lexicon.callings import is_role
from summarizer.speech.lexicon.grammar import ADVERBS, AUXILIARIES, BEING, GRAMMAR, PREPOSITIONS
from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.lexicon.verbs import ALSO_PLURALS, BASES
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Kind, Token, Tokens

_REACH_AHEAD = 40
_REACH_BACK = 5
_MOST_LINKS = 3


class LinkKind(StrEnum):
    """What lies between a mention and a verb of speech."""

    __hash__ = str.__hash__  # an enumeration's own is slow, and groups of features are hashed

    ADJACENT = "adjacent"  # Amina said; Amina later said
    PASSIVE = "passive"  # Amina was accused
    INVERTED = "inverted"  # said Amina
    ACCORDING = "according"  # according to Amina
    APPOSITION = "apposition"  # Amina, a teacher, said
    PHRASE = "phrase"  # officials in Kabul said
    COORDINATE = "coordinate"  # Amina came and said
    PARTICIPLE = "participle"  # Amina left, saying
    AFTER_COMMA = "after comma"  # Amina, who came late, then said
    FAR = "far"
    FAR_CLAUSE = "far clause"
    PAST_QUOTATION = "past quotation"
    INVERTED_FAR = "inverted far"  # said to the wife of Amina


@dataclass(slots=True)
class Link:
    """A mention's tie to the verb of speech at token `cue`; never changed."""

    kind: LinkKind
    cue: int
    over: str = ""
    """What the words between hold: the relative pronoun they open with, how many other verbs."""


def cues_of(tokens: Tokens) -> list[int]:
    """The places of the verbs that can report speech."""
    return [
        index
        for index, token in enumerate(tokens)
        if token.is_word
        and (token.low in CUES or (token.low in _MAYBE and _is_used_as_verb(tokens, index)))
    ]


def _is_used_as_verb(tokens: Tokens, index: int) -> bool:
    """Whether what may be a verb stands where one does: "to argue", "critics note", "shot back"."""
    if tokens[index].low == "words":  # "in the words of"
        beside = tokens[max(0, index - 2) : index + 2]
        return [token.low for token in beside] == ["in", "the", "words", "of"]
    if tokens[index].low in _WITH_BACK:
        return index + 1 < len(tokens) and tokens[index + 1].low == "back"
    if tokens[index].low in ALSO_PLURALS:
        return _follows_one(tokens, index)
    before = tokens[index - 1] if index else None
    if before is None or before.sentence != tokens[index].sentence or before.is_possessive:
        return False
    if before.low in _BEFORE_BASE or before.low in AUXILIARIES:
        return True
    opens = index == 1 or tokens[index - 2].sentence != before.sentence
    return before.is_word and before.low.endswith("s") and (opens or before.word[0].islower())


_WITH_BACK = frozenset("shot shoots shooting hit hits hitting".split())
"""Verbs that report speech before "back" alone: "Obi shot back"."""
_MAYBE = BASES | _WITH_BACK | ALSO_PLURALS | {"words"}


def _follows_one(tokens: Tokens, index: int) -> bool:
    """Whether a form with "s" stands where a verb does: "she jokes", "“We wait,” laughs Obi"."""
    before = tokens[index - 1] if index else None
    if before is None or before.sentence != tokens[index].sentence:
        return False
    named = any(token.is_capitalised for token in tokens[index + 1 : index + 2])
    return before.low in _ONE or (before.kind is Kind.QUOTED and named)


_ONE = frozenset("he she who".split())
_BEFORE_BASE = frozenset("to they we you i who others people two".split())


class Gaps:
    """What lies between two places of a paragraph: by the places of what there is less of."""

    def __init__(self, tokens: Tokens) -> None:
        others = [place for place, token in enumerate(tokens) if not token.is_word]
        self._quoted = [place for place in others if tokens[place].kind is Kind.QUOTED]
        self._marks = [place for place in others if tokens[place].kind is Kind.MARK]
        self._stops = [place for place in self._marks if tokens[place].word in ":;"]
        self._finite = [
            place
            for place, token in enumerate(tokens)
            if token.low in _FINITE or (token.low.endswith("ed") and token.is_word)
        ]

    def has_stop(self, first: int, last: int) -> bool:
        """Whether a colon or semicolon lies between two tokens, the second exclusive."""
        return bool(self._stops) and _count(self._stops, first, last) > 0

    def marks(self, first: int, last: int) -> int:
        """How many marks of punctuation do."""
        return _count(self._marks, first, last)

    def has_quotation(self, first: int, last: int) -> bool:
        """Whether a quotation does."""
        return bool(self._quoted) and _count(self._quoted, first, last) > 0

    def finite(self, first: int, last: int) -> int:
        """How many words that look like verbs do."""
        return _count(self._finite, first, last)


_FINITE = AUXILIARIES | CUES


def _count(places: Sequence[int], first: int, last: int) -> int:
    return bisect_left(places, last) - bisect_left(places, first)


def all_links(
    tokens: Tokens, cues: Sequence[int], mentions: Sequence[Mention]
) -> tuple[tuple[Link, ...], ...]:
    """The ties of each mention to the verbs of speech of its sentence, those after it first.

    `cues` are the places of all such verbs in the paragraph, in order.
    """
    if not cues:
        return ((),) * len(mentions)
    gaps = Gaps(tokens)
    sentences = {tokens[cue].sentence for cue in cues}
    return tuple(
        _links(tokens, cues, gaps, mention)
        if mention.sentence in sentences and not (n and _is_where(tokens, mentions[n - 1], mention))
        else ()
        for n, mention in enumerate(mentions)
    )


def _is_where(tokens: Tokens, before: Mention, mention: Mention) -> bool:
    """Whether a name only tells where those before it are: "officials in Kindia said".

    So, too, whom somebody works for or is close to: "a columnist for the news site Kindia Now".
    """
    first = mention.first
    while first > before.last + 1 and mention.first - first < _LONGEST_DESCRIPTION:
        token = tokens[first - 1]
        if token.low != "the" and (token.low in GRAMMAR or not token.word[:1].islower()):
            return False
        first -= 1
        if token.low == "the":
            break
    if first != before.last + 1 or first < 1:
        return False
    described = first < mention.first - (tokens[mention.first - 1].low == "the")
    if tokens[before.last].low == "in" and not described:
        return True
    somebody = before.kind is MentionKind.NOUN and is_role(before.low)
    return somebody and tokens[before.last].low in _BELONGING


_LONGEST_DESCRIPTION = 5
_BELONGING = frozenset("in for at from of with to".split())


def _links(tokens: Tokens, cues: Sequence[int], gaps: Gaps, mention: Mention) -> tuple[Link, ...]:
    number = bisect_left(cues, mention.last)
    ahead = [
        link
        for cue in cues[number : number + _MOST_LINKS]
        if (link := _ahead(tokens, gaps, mention, cue)) is not None
    ]
    number = bisect_left(cues, mention.first)
    if number and cues[number - 1] >= mention.first - 1 - _REACH_BACK:
        behind = _behind(tokens, mention, cues[number - 1])
        return (*ahead, behind) if behind else tuple(ahead)
    return tuple(ahead)


def _ahead(tokens: Tokens, gaps: Gaps, mention: Mention, cue: int) -> Link | None:
    """The tie to a later verb, None if it is too far or in another clause."""
    first = mention.last
    if cue - first >= _REACH_AHEAD or tokens[cue].sentence != mention.sentence:
        return None
    if first == cue:
        return Link(LinkKind.ADJACENT, cue)
    if gaps.has_stop(first, cue):
        return None
    opening = tokens[first + 1] if cue > first + 1 and not tokens[first].is_word else tokens[first]
    relative = opening.low if opening.low in _RELATIVES else ""
    finite = gaps.finite(first, cue)
    return Link(_kind(tokens, gaps, first, cue), cue, f"{relative}{finite if finite < 2 else 2}")


_RELATIVES = frozenset("who which that whose".split())


def _kind(tokens: Tokens, gaps: Gaps, start: int, cue: int) -> LinkKind:
    """What kind of tie the gap between a mention that ends at `start` and a later verb makes."""
    if is_light(tokens[start]) and all(map(is_light, tokens[start:cue])):
        passive = tokens[cue - 1].low in BEING and not tokens[cue].low.endswith("ing")
        return LinkKind.PASSIVE if passive else LinkKind.ADJACENT
    while cue - start > 2 and is_light(tokens[cue - 1]):
        cue -= 1
    first, last = tokens[start], tokens[cue - 1]
    closed = first.kind is Kind.MARK and last.kind is Kind.MARK
    opening = _past_place(tokens, start, cue)
    if tokens[opening].word == "," and last.word == "," and tokens[opening + 1].low in _RELATIVES:
        return LinkKind.APPOSITION
    if closed and cue - start > 1 and tokens[start + 1].low in _RELATIVES:
        return LinkKind.APPOSITION
    if gaps.has_quotation(start, cue):
        return LinkKind.PAST_QUOTATION
    if closed:
        return LinkKind.APPOSITION
    if last.low == "and":
        return LinkKind.COORDINATE
    if last.word == ",":
        going_on = tokens[cue].low.endswith("ing")
        return LinkKind.PARTICIPLE if going_on else LinkKind.AFTER_COMMA
    if gaps.marks(start, cue):
        return LinkKind.FAR_CLAUSE
    close_to = cue - start > 1 and tokens[start + 1].low in ("to", "with", "on", "at")
    described = first.low in PREPOSITIONS or (close_to and not gaps.finite(start, cue))
    return LinkKind.PHRASE if described else LinkKind.FAR


def _past_place(tokens: Tokens, start: int, cue: int) -> int:
    """The comma after "in Kindia" where that follows a mention, else the same token."""
    if tokens[start].low not in PREPOSITIONS:
        return start
    end = min(start + _LONGEST_PLACE, cue - 1)
    return next((index for index in range(start, end) if tokens[index].word == ","), start)


_LONGEST_PLACE = 5


def is_light(token: Token) -> bool:
    """Whether a word between subject and verb changes neither ("also", "has", "recently")."""
    return token.is_word and (token.low in _LIGHT or token.low.endswith("ly"))


_LIGHT = ADVERBS | AUXILIARIES


def _behind(tokens: Tokens, mention: Mention, cue: int) -> Link | None:
    """The tie to an earlier verb with nothing but words in between."""
    gap = tokens[cue + 1 : mention.first]
    if tokens[cue].sentence != mention.sentence or any(t.kind is not Kind.WORD for t in gap):
        return None
    if tokens[cue].low in ("according", "words"):
        return Link(LinkKind.ACCORDING, cue)
    direct = not any(word.low in PREPOSITIONS for word in gap)
    return Link(LinkKind.INVERTED if direct else LinkKind.INVERTED_FAR, cue)
