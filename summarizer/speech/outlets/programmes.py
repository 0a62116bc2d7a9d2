"""Titles in quotation marks of what was on the air: "she said on “Good Day”"."""

from summarizer.speech.lexicon.bodies import OUTLET_NOUNS
from summarizer.speech.lexicon.grammar import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from summarizer.speech.lexicon.reporting import OUTLET_VERBS, SAY
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.types import Span

EDITIONS = frozenset(
    "edition issue broadcast episode installment instalment airing page pages".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday week month".split()
)
_PROGRAMME_WITHIN = 12
_LONGEST_PROGRAMME = 45
_IN_A_PROGRAMME = EDITIONS | frozenset("of the his her their its a weekly radio show".split())
_ON_AIR = SAY | frozenset("appearance appeared appearing interview".split())


def programme(text: str, passage: Passage, speaker: Mention, said: Span) -> str | None:
    """A title in marks that the sentence says was on the air: "he said on “Good Day”"."""
    tokens = passage.tokens
    for index in passage.quotations(speaker.sentence):
        token = tokens[index]
        title = text[token.start : token.end].rstrip(".,")
        apart = token.end <= said.start or said.end <= token.start
        near = abs(index - speaker.last) < _PROGRAMME_WITHIN
        aired = (near and _is_aired(tokens, index)) or _is_of_a_day(tokens, index)
        if aired and apart and _is_title(title):
            return title
    return None


def _is_title(words: str) -> bool:
    """Whether words in marks are spelt as a title is."""
    if not words[:1].isupper() or len(words) > _LONGEST_PROGRAMME:
        return False
    return all(word[0].isupper() or word in _LIGHT for word in words.split())


_LIGHT = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | {"not", "is"}


def _is_aired(tokens: Tokens, index: int) -> bool:
    """Whether the words before a title say that it is of a programme."""
    before = [token.low for token in tokens[max(0, index - 5) : index]]
    if not before:
        return False
    if before[-1] == "with":
        return "interview" in before
    if before[-1] in OUTLET_NOUNS or before[-1] in OUTLET_VERBS:
        return True
    return before[-1] == "on" and not _ON_AIR.isdisjoint(before)


def _is_of_a_day(tokens: Tokens, index: int) -> bool:
    """Whether a title is of that day's programme: "on Monday's edition of his “Good Day”"."""
    index -= index > 0 and tokens[index - 1].word == ","
    while index and tokens[index - 1].low in _IN_A_PROGRAMME:
        index -= 1
    opening = [token.low for token in tokens[max(0, index - 2) : index]]
    if len(opening) < _DAY_AND_PREPOSITION or opening[1] not in DAYS:
        return opening[-1:] == ["podcast"]
    return tokens[index - 1].is_possessive and opening[0] in ("on", "during", "for")


_DAY_AND_PREPOSITION = 2
