"""How a mention hangs together with the verbs of speech around it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.speech.lexicon import ADVERBS, AUXILIARIES, CUES, PREPOSITIONS
from summarizer.speech.mentions import Mention
from summarizer.speech.tokens import Kind, Token, Tokens
from summarizer.speech.verbs import BASES

_REACH_AHEAD = 40
_REACH_BACK = 5
_MOST_LINKS = 3


class LinkKind(StrEnum):
    """What lies between a mention and a verb of speech."""

    ADJACENT = "adjacent"  # Amina said; Amina later said
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


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's tie to the verb of speech at token `cue`."""

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
        and (token.low in CUES or (token.low in BASES and _is_used_as_verb(tokens, index)))
    ]


def _is_used_as_verb(tokens: Tokens, index: int) -> bool:
    """Whether a base form stands where a verb does: "to argue", "would claim", "critics note"."""
    before = tokens[index - 1] if index else None
    if before is None or before.sentence != tokens[index].sentence or before.is_possessive:
        return False
    if before.low in _BEFORE_BASE or before.low in AUXILIARIES:
        return True
    return before.is_word and before.low.endswith("s") and before.word[0].islower()


_BEFORE_BASE = frozenset("to they we you i who others people two".split())


def links(tokens: Tokens, cues: Sequence[int], mention: Mention) -> tuple[Link, ...]:
    """A mention's ties to the verbs of speech of its sentence, those after it first.

    `cues` are the places of all such verbs in the paragraph, in order.
    """
    number = bisect_left(cues, mention.last)
    ahead = [
        link
        for cue in cues[number : number + _MOST_LINKS]
        if (link := _ahead(tokens, mention, cue)) is not None
    ]
    number = bisect_left(cues, mention.first)
    if number and cues[number - 1] >= mention.first - 1 - _REACH_BACK:
        behind = _behind(tokens, mention, cues[number - 1])
        return (*ahead, behind) if behind else tuple(ahead)
    return tuple(ahead)


def _ahead(tokens: Tokens, mention: Mention, cue: int) -> Link | None:
    """The tie to a later verb, None if it is too far or in another clause."""
    if cue - mention.last >= _REACH_AHEAD or tokens[cue].sentence != mention.sentence:
        return None
    gap = tokens[mention.last : cue]
    if not gap:
        return Link(LinkKind.ADJACENT, cue)
    commas = [token.word for token in gap if token.kind is Kind.MARK]
    if ":" in commas or ";" in commas:
        return None
    return Link(_kind(gap, tokens[cue], len(commas)), cue, _over(gap))


def _over(gap: Tokens) -> str:
    """What a gap between subject and verb holds: a relative clause, how many other verbs."""
    finite = sum(
        token.low in AUXILIARIES or token.low in CUES or token.low.endswith("ed") for token in gap
    )
    opening = gap[1] if len(gap) > 1 and gap[0].kind is Kind.MARK else gap[0]
    return f"{opening.low if opening.low in _RELATIVES else ''}{min(2, finite)}"


_RELATIVES = frozenset("who which that whose".split())


def _kind(gap: Tokens, cue: Token, commas: int) -> LinkKind:
    """What kind of tie a gap between a mention and a later verb makes."""
    if all(is_light(token) for token in gap):
        return LinkKind.ADJACENT
    first, last = gap[0], gap[-1]
    closed = first.kind is Kind.MARK and last.kind is Kind.MARK
    if closed and len(gap) > 1 and gap[1].low in _RELATIVES:
        return LinkKind.APPOSITION
    if any(token.kind is Kind.QUOTED for token in gap):
        return LinkKind.PAST_QUOTATION
    if closed:
        return LinkKind.APPOSITION
    if last.low == "and":
        return LinkKind.COORDINATE
    if last.word == ",":
        return LinkKind.PARTICIPLE if cue.low.endswith("ing") else LinkKind.AFTER_COMMA
    if commas:
        return LinkKind.FAR_CLAUSE
    return LinkKind.PHRASE if first.low in PREPOSITIONS else LinkKind.FAR


def is_light(token: Token) -> bool:
    """Whether a word between subject and verb changes neither ("also", "has", "recently")."""
    return token.is_word and (
        token.low in ADVERBS or token.low in AUXILIARIES or token.low.endswith("ly")
    )


def _behind(tokens: Tokens, mention: Mention, cue: int) -> Link | None:
    """The tie to an earlier verb with nothing but words in between."""
    gap = tokens[cue + 1 : mention.first]
    if tokens[cue].sentence != mention.sentence or any(t.kind is not Kind.WORD for t in gap):
        return None
    if tokens[cue].low == "according":
        return Link(LinkKind.ACCORDING, cue)
    direct = not any(word.low in PREPOSITIONS for word in gap)
    return Link(LinkKind.INVERTED if direct else LinkKind.INVERTED_FAR, cue)
