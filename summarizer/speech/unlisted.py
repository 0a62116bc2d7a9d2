"""Nouns that must be roles where they stand, although no list holds them: "said oboist Ada Obi"."""

from summarizer.speech.clauses import PASTS
from summarizer.speech.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    GROUPS,
    NOT_NAMES,
    OUTLET_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SAY,
    is_role,
)
from summarizer.speech.mentions import Mention
from summarizer.speech.tokens import Tokens

_LONGEST_BEFORE = 7


def is_said_by(tokens: Tokens, end: int) -> bool:
    """Whether a word that is no listed role must be one: "said oboist Ada Obi"."""
    word, before = tokens[end - 1], tokens[end - 2] if end > 1 else None
    plain = word.is_word and word.word[0].islower() and not stops_role(word.low)
    said = before is not None and before.low in SAY and before.low != "according"
    return plain and said and not word.low.endswith("ly")


def is_so_called(tokens: Tokens, end: int, mention: Mention) -> bool:
    """Whether a noun that is no listed role must be one: "the retired oboist Ada Obi"."""
    noun = tokens[end - 1]
    if end != mention.first or mention.last - end < _FULL_NAME or not noun.word[:1].islower():
        return False
    if noun.low in PASTS or noun.low.endswith(("ed", "ing")) or is_role(tokens[end].low):
        return False
    if noun.low in _THINGS or noun.low in GROUPS or noun.low in BODIES:
        return False
    for index in range(end - 1, max(-1, end - 1 - _LONGEST_BEFORE), -1):
        token = tokens[index]
        if token.low in _INTRODUCING or token.is_possessive:
            return index < end - 1
        if token.is_capitalised and token.low not in NOT_NAMES and index < end - 1:
            return mention.last < len(tokens) and tokens[mention.last].low in _VERBS
        if not token.is_word or token.sentence != mention.sentence or stops_role(token.low):
            return False
    return False


_FULL_NAME = 2
_VERBS = AUXILIARIES | SAY


_INTRODUCING = frozenset("the a an his her their its my our".split())


_THINGS = OUTLET_NOUNS | frozenset(
    "film movie book novel song album show series play opera ship vessel boat yacht ferry island "
    "town city village river lake mountain region province county district state country band app "
    "site drug vaccine storm hurricane typhoon operation project award prize plan of road street "
    "hotel restaurant museum theatre church mosque temple prison port airport base satellite "
    "rocket train horse dog label brand game single documentary musical".split()
)


def stops_role(low: str) -> bool:
    """Whether a word, in lower case, is part of no role and stands before where one begins."""
    return (
        low in DETERMINERS
        or low in PREPOSITIONS
        or low in AUXILIARIES
        or low in CONJUNCTIONS
        or low in POSSESSIVES
        or low in ADVERBS
        or low in ("like", "unlike", "than")
        or (low in CUES and not is_role(low))
    )
