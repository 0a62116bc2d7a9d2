"""How a mention hangs together with the verbs of speech around it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.speech.lexicon import ADVERBS, AUXILIARIES, CUES, PREPOSITIONS
from summarizer.speech.mentions import Mention
from summarizer.speech.tokens import Kind, Token, Tokens

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


def is_cue(token: Token) -> bool:
    """Whether the token is a verb that can report speech."""
    return token.low in CUES and token.is_word


def links(tokens: Tokens, cues: Sequence[int], mention: Mention) -> tuple[Link, ...]:
    """A mention's ties to the verbs of speech of its sentence, those after it first.

    `cues` are the places of all such verbs in the paragraph, in order.
    """
    number = bisect_left(cues, mention.last)
    ahead = [
        Link(kind, cue)
        for cue in cues[number : number + _MOST_LINKS]
        if (kind := _kind_ahead(tokens, mention, cue)) is not None
    ]
    number = bisect_left(cues, mention.first)
    near = number and cues[number - 1] >= mention.first - 1 - _REACH_BACK
    return (*ahead, *_behind(tokens, mention)) if near else tuple(ahead)


def _kind_ahead(tokens: Tokens, mention: Mention, cue: int) -> LinkKind | None:
    """What kind of tie there is to a later verb, None if too far or in another clause."""
    if cue - mention.last >= _REACH_AHEAD or tokens[cue].sentence != mention.sentence:
        return None
    gap = tokens[mention.last : cue]
    commas = [token.word for token in gap if token.kind is Kind.MARK]
    if ":" in commas or ";" in commas:
        return None
    return _kind(gap, tokens[cue], len(commas))


def _kind(gap: Tokens, cue: Token, commas: int) -> LinkKind:
    """What kind of tie a gap between a mention and a later verb makes."""
    if all(is_light(token) for token in gap):
        return LinkKind.ADJACENT
    if any(token.kind is Kind.QUOTED for token in gap):
        return LinkKind.PAST_QUOTATION
    first, last = gap[0], gap[-1]
    if first.kind is Kind.MARK and last.kind is Kind.MARK:
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


def _behind(tokens: Tokens, mention: Mention) -> list[Link]:
    for index in range(mention.first - 1, max(-1, mention.first - 1 - _REACH_BACK), -1):
        token = tokens[index]
        if token.kind is not Kind.WORD or token.sentence != mention.sentence:
            break
        if token.low == "to" and index and tokens[index - 1].low == "according":
            return [Link(LinkKind.ACCORDING, index - 1)]
        if is_cue(token):
            gap = tokens[index + 1 : mention.first]
            direct = not any(word.low in PREPOSITIONS for word in gap)
            return [Link(LinkKind.INVERTED if direct else LinkKind.INVERTED_FAR, index)]
    return []
