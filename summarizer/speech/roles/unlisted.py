"""Nouns that must be roles where they stand, although no list holds them: "said oboist Ada Obi"."""

from summarizer.speech.lexicon.bodies import BODIES, OUTLET_NOUNS
from summarizer.speech.lexicon.callings import GROUPS, HONORIFICS, is_role
from summarizer.speech.lexicon.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NOT_NAMES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from summarizer.speech.lexicon.reporting import CUES, SAY
from summarizer.speech.lexicon.verbs import BASES
from summarizer.speech.paragraphs.clauses import PASTS
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.tokens import Tokens

_LONGEST_BEFORE = 7


def is_said_by(tokens: Tokens, end: int) -> bool:
    """Whether a word that is no listed role must be one: "said oboist Ada Obi"."""
    word, before = tokens[end - 1], tokens[end - 2] if end > 1 else None
    plain = word.is_word and word.word[0].islower() and not stops_role(word.low)
    plain = plain and word.low not in BASES  # "some states see Obi as"
    said = before is not None and before.low in SAY and before.low != "according"
    return plain and said and not _only_describes(word.low)


def is_told_of(tokens: Tokens, end: int, mention: Mention) -> bool:
    """Whether a noun must be one by the verb: "the assailant, Ada Obi, told"."""
    noun, after = tokens[end - 1], tokens[mention.last : mention.last + 2]
    if mention.last - mention.first < _FULL_NAME or end + 1 != mention.first or len(after) < _PAIR:
        return False
    if after[0].word != "," or after[1].low not in SAY or not noun.word[:1].islower():
        return False
    if noun.low in GROUPS or noun.low in BODIES or noun.low in THINGS or noun.low in PREPOSITIONS:
        return False
    for index in range(end - 2, max(-1, end - 1 - _LONGEST_BEFORE), -1):
        if tokens[index].low in _INTRODUCING:
            before = tokens[index - 1] if index else None
            opens = before is None or before.sentence != mention.sentence
            return opens or (before is not None and not before.is_word)
        if not tokens[index].is_word or stops_role(tokens[index].low):
            return False
    return False


_PAIR = 2


def is_so_called(tokens: Tokens, end: int, mention: Mention) -> bool:
    """Whether a noun that is no listed role must be one: "the retired oboist Ada Obi"."""
    noun = tokens[end - 1]
    if end != mention.first or mention.last - end < _FULL_NAME or not noun.word[:1].islower():
        return False
    if noun.low in PASTS or _only_describes(noun.low) or noun.low.endswith("s"):
        return False
    if "-" in noun.low and not is_role(noun.low.rpartition("-")[2]):
        return False
    if any(_is_title(token.low) for token in tokens[mention.first : mention.last]):
        return False
    if noun.low in THINGS or noun.low in GROUPS or noun.low in BODIES:
        return False
    for index in range(end - 1, max(-1, end - 1 - _LONGEST_BEFORE), -1):
        token = tokens[index]
        if token.low in _INTRODUCING or token.is_possessive:
            return index < end - 1 and not _goes_on(tokens, mention)
        if token.is_capitalised and token.low not in NOT_NAMES and index < end - 1:
            return mention.last < len(tokens) and tokens[mention.last].low in _VERBS
        if not token.is_word or token.sentence != mention.sentence or stops_role(token.low):
            return False
    return False


def _goes_on(tokens: Tokens, mention: Mention) -> bool:
    """Whether a verb of any kind follows, as after "The pride Ada Obi feels"."""
    following = tokens[mention.last] if mention.last < len(tokens) else None
    if following is None or not following.word[:1].islower() or following.low in _VERBS:
        return False
    return following.low not in PREPOSITIONS and following.low not in CONJUNCTIONS


def _only_describes(low: str) -> bool:
    """Whether a word in small letters is an adjective, a participle or a word of questions."""
    return low in _ADJECTIVES or low.endswith(_ADJECTIVAL)


def _is_title(low: str) -> bool:
    """Whether a word before a name is a title, which no role without a comma goes before."""
    return is_role(low) or low.rstrip(".") in HONORIFICS or (low.endswith(".") and len(low) > 2)


_ADJECTIVES = frozenset(
    "late future former then current new recent last next same own local young old early other "
    "more most super first second third whole entire incumbent way what why how who where that "
    "neither none alleged veteran pro anti".split()
)
_ADJECTIVAL = ("ly", "ed", "ing", "al", "ous", "ive", "ful", "less", "able", "ible", "ish", "ary")
_FULL_NAME = 2
_VERBS = AUXILIARIES | SAY


_INTRODUCING = frozenset("the a an his her their its my our".split())


THINGS = OUTLET_NOUNS | frozenset(
    "film movie book novel song album show series play opera ship vessel boat yacht ferry island "
    "town city village river lake mountain region province county district state country band app "
    "site drug vaccine storm hurricane typhoon operation project award prize plan of road street "
    "hotel restaurant museum theatre church mosque temple prison port airport base satellite "
    "rocket train horse dog label brand game single documentary musical".split()
)


_BEFORE_ROLES = frozenset(
    "like unlike than what how why behind beside alongside beyond across around".split()
)


def stops_role(low: str) -> bool:
    """Whether a word, in lower case, is part of no role and stands before where one begins."""
    return (
        low in DETERMINERS
        or low in PREPOSITIONS
        or low in AUXILIARIES
        or low in CONJUNCTIONS
        or low in POSSESSIVES
        or low in SUBJECT_PRONOUNS
        or low in ADVERBS
        or low in _BEFORE_ROLES
        or (low in CUES and not is_role(low))
    )
