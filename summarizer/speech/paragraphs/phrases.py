"""The shortest phrases of a paragraph that name somebody, as tokens: names, pronouns, nouns."""

from collections.abc import Iterator
from enum import StrEnum

from summarizer.speech.lexicon.bodies import BODIES
from summarizer.speech.lexicon.callings import ADJECTIVAL, is_role, is_speaker_noun
from summarizer.speech.lexicon.grammar import (
    ADVERBS,
    DETERMINERS,
    GRAMMAR,
    PERSON_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from summarizer.speech.lexicon.reporting import CUES, RELAY_VERBS, SAY
from summarizer.speech.lexicon.verbs import BASES
from summarizer.speech.paragraphs import names
from summarizer.speech.paragraphs.tokens import Tokens

_LONGEST_PHRASE = 7
_PARTITIVES = frozenset("one some many most several two three both all none".split())


class MentionKind(StrEnum):
    """How somebody is named."""

    __hash__ = str.__hash__  # an enumeration's own is slow, and groups of features are hashed

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


Phrase = tuple[MentionKind, int, int, int]
"""Kind, first token, the token after the last one, and head."""


def phrases(tokens: Tokens) -> Iterator[Phrase]:
    """The phrases of a paragraph, in order; none of them reaches into another."""
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        if token.is_capitalised:
            if names.is_name(tokens, index) and not _is_pronoun(tokens, index):
                last = names.end_of_name(tokens, index)
                if not names.modifies_a_name(tokens, last):
                    yield MentionKind.NAME, index, last, names.head_of_name(tokens, index, last)
                index = last
                continue
            if (phrase := _common(tokens, index)) is not None:
                yield phrase
        elif (
            token.is_word
            and token.low not in _NEVER
            and (phrase := _common(tokens, index)) is not None
        ):
            yield phrase
        index += 1


def _common(tokens: Tokens, index: int) -> Phrase | None:
    """The phrase that ends at a word which is part of no name, if one does."""
    low = tokens[index].low
    if low in _PRONOUNS:
        if _is_pronoun(tokens, index):
            return MentionKind.PRONOUN, index, index + 1, index
    elif index + 1 < len(tokens) and not is_speaker_noun(low) and not low.endswith("-year-old"):
        following = tokens[index + 1]
        if following.is_word and following.low not in GRAMMAR:
            return None  # the phrase goes on; told here, as of most words
    if low in _STANDING_ALONE:
        first = _start_of_standing_alone(tokens, index)
    else:
        first = _start_of_noun_phrase(tokens, index)
    return None if first is None else (MentionKind.NOUN, first, index + 1, index)


_PRONOUNS = SUBJECT_PRONOUNS | frozenset(PERSON_PRONOUNS) | {"them"}


_STANDING_ALONE = frozenset("another one some many several both two three four".split())
"""Words that may stand for people whom the text has just named: "another said", "the two write"."""

_NEVER = GRAMMAR - SUBJECT_PRONOUNS - frozenset(PERSON_PRONOUNS) - _STANDING_ALONE - {"them"}
"""Words without a capital that are part of no phrase for a speaker, but may stand within one."""


_BELONGING = frozenset("from in of at".split())
_STOPS = frozenset(",.")


def _start_of_standing_alone(tokens: Tokens, index: int) -> int | None:
    """Where such a phrase starts if it is the subject of a verb of speech, else None."""
    if index + 1 >= len(tokens) or tokens[index + 1].sentence != tokens[index].sentence:
        return None
    before = tokens[index - 1].low if not names.opens_sentence(tokens, index) else ""
    following = tokens[index + 1]
    if before in SAY and (following.low in _BELONGING or following.word in _STOPS):
        return index  # "“We wait,” said one from Kindia"
    if (following.low not in SAY and following.low not in BASES) or before in PREPOSITIONS:
        return None
    return index - (before == "the")


def _is_pronoun(tokens: Tokens, index: int) -> bool:
    """Whether a word is a pronoun for whoever may speak: a subject, or what a relay quotes."""
    token = tokens[index]
    if token.low in SUBJECT_PRONOUNS:
        return not token.is_possessive
    return token.low in PERSON_PRONOUNS and index > 0 and tokens[index - 1].low in RELAY_VERBS


def _start_of_noun_phrase(tokens: Tokens, head: int) -> int | None:
    """Where the phrase starts that this word ends, or None if it ends no phrase for a speaker."""
    token = tokens[head]
    if token.low in GRAMMAR:
        first = _with_one_of(tokens, head) if token.low == "them" else head
        return first if first < head else None
    speaks = is_speaker_noun(token.low) or token.low.endswith("-year-old")
    if not speaks and not token.word[0].islower():
        return None
    if _goes_on(tokens, head, speaks) or token.is_possessive:
        return None
    if speaks:
        return _with_one_of(tokens, _start_of_phrase(tokens, head)[0])
    if token.low.endswith("ly") or token.low in ADVERBS or token.low == "close":
        return None
    first, determined = _start_of_phrase(tokens, head)
    bare_plural = token.low.endswith("s") and (head == 0 or not tokens[head - 1].is_word)
    return first if determined or bare_plural else None


def _goes_on(tokens: Tokens, head: int, speaks: bool) -> bool:
    """Whether the next word belongs to the same phrase ("police chief", "spokeswoman Obi")."""
    if head + 1 >= len(tokens) or not tokens[head + 1].is_word:
        return False
    following = tokens[head + 1]
    if not speaks:
        return following.low not in GRAMMAR
    plain = following.word[0].islower() and following.low not in GRAMMAR
    if plain and names.modifies_a_name(tokens, head + 1):
        return True  # "the police press officer Ada Obi"
    if following.sentence != tokens[head].sentence or following.low in CUES:
        return False
    if not following.word[0].islower():
        named = following.is_capitalised and names.is_name(tokens, head + 1)
        titles = is_role(tokens[head].low) or names.ends_office(tokens, head)
        return named and (titles or (head == 0 or not tokens[head - 1].is_word))
    aged = tokens[head].low.endswith("-year-old")
    describes = (aged or tokens[head].low in ADJECTIVAL) and following.low not in GRAMMAR
    return describes or is_speaker_noun(following.low)


def _start_of_phrase(tokens: Tokens, head: int) -> tuple[int, bool]:
    """Where a phrase starts, going back from its head, and whether a determiner opens it."""
    first = head
    determined = False
    while first > 0 and head - first < _LONGEST_PHRASE:
        before = tokens[first - 1]
        if not before.is_word or before.sentence != tokens[head].sentence:
            break
        if before.low in _LIKENING:
            break
        if before.low in DETERMINERS:
            return first - 1, True
        grammar = before.low in GRAMMAR and not _is_of_name(tokens, first - 1)
        if grammar and _is_within_body(tokens, first - 1):
            first -= 2
            continue
        if grammar or before.low.endswith("ly"):
            break
        determined = determined or before.is_possessive
        first -= 1
    return first, determined


_LIKENING = frozenset(("like", "unlike"))


def _is_of_name(tokens: Tokens, index: int) -> bool:
    """Whether a word of grammar is part of a name: "the US embassy", "the United States envoy"."""
    token = tokens[index]
    inside = index > 0 and tokens[index - 1].is_capitalised and token.low in CUES
    return token.is_capitalised and (inside or (token.word.isupper() and len(token.word) > 1))


def _is_within_body(tokens: Tokens, index: int) -> bool:
    """Whether a word stands inside a body's name: "a Ministry of Defence spokesman"."""
    if index < 1 or tokens[index].low not in ("of", "for"):
        return False
    return (
        tokens[index - 1].low in BODIES
        and tokens[index + 1].is_capitalised
        and (tokens[index - 1].is_capitalised)
    )


def _with_one_of(tokens: Tokens, first: int) -> int:
    """Where "one of two witnesses" starts, of which "two witnesses" is the end."""
    if first >= 2 and tokens[first - 1].low == "of" and tokens[first - 2].low in _PARTITIVES:
        return first - 2
    return first
