"""The shortest phrases of a paragraph that name somebody, as tokens: names, pronouns, nouns."""

from collections.abc import Iterator
from enum import StrEnum

from summarizer.speech.lexicon import (
    ADJECTIVAL,
    ADVERBS,
    BODIES,
    CUES,
    DETERMINERS,
    GRAMMAR,
    NAME_LINKS,
    NOT_NAMES,
    OUTLET_NOUNS,
    PERSON_PRONOUNS,
    RELAY_VERBS,
    SUBJECT_PRONOUNS,
    SUFFIXES,
    is_role,
    is_speaker_noun,
)
from summarizer.speech.tokens import Tokens

_LONGEST_NAME = 8
_LONGEST_PHRASE = 7
_LONGEST_MODIFIER = 4
_MOST_NAME_LINKS = 2
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
            if _is_name(tokens, index) and not _is_pronoun(tokens, index):
                last = _end_of_name(tokens, index)
                if not modifies_a_name(tokens, last):
                    yield MentionKind.NAME, index, last, _head_of_name(tokens, index, last)
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
    first = _start_of_noun_phrase(tokens, index)
    return None if first is None else (MentionKind.NOUN, first, index + 1, index)


_PRONOUNS = SUBJECT_PRONOUNS | frozenset(PERSON_PRONOUNS) | {"them"}


_NEVER = GRAMMAR - SUBJECT_PRONOUNS - frozenset(PERSON_PRONOUNS) - {"them"}
"""Words without a capital that are part of no phrase for a speaker, but may stand within one."""


def _is_pronoun(tokens: Tokens, index: int) -> bool:
    """Whether a word is a pronoun for whoever may speak: a subject, or what a relay quotes."""
    token = tokens[index]
    if token.low in SUBJECT_PRONOUNS:
        return not token.is_possessive
    return token.low in PERSON_PRONOUNS and index > 0 and tokens[index - 1].low in RELAY_VERBS


def opens_sentence(tokens: Tokens, index: int) -> bool:
    """Whether the token is the first of its sentence."""
    return index == 0 or tokens[index - 1].sentence != tokens[index].sentence


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether a word is part of a name, by its capital and by what it is not."""
    token = tokens[index]
    if not token.is_capitalised or (token.low in NOT_NAMES and not _is_shouted(tokens, index)):
        return False
    if opens_sentence(tokens, index) and not token.is_possessive:
        ordinary = is_speaker_noun(token.low) or token.low in CUES
        followed = index + 1 < len(tokens) and tokens[index + 1].is_capitalised
        followed = followed or _opens_title(tokens, index)
        return followed or not (ordinary or token.low.endswith(("ly", "ing")))
    return True


def _opens_title(tokens: Tokens, index: int) -> bool:
    """Whether a word begins a title that goes on after "of" to a name: "Secretary of State Obi"."""
    following = tokens[index + 1 : index + 4]
    return (
        len(following) == 3
        and following[0].low == "of"
        and is_role(tokens[index].low)
        and following[1].is_capitalised
        and following[2].is_capitalised
    )


def _is_shouted(tokens: Tokens, index: int) -> bool:
    """Whether a word goes on a name in capitals, as in "USA Today"."""
    before = tokens[index - 1].word if index else ""
    return len(before) > 2 and before.isupper() and tokens[index].low == "today"


def _end_of_name(tokens: Tokens, first: int) -> int:
    last = first + 1
    limit = min(len(tokens), first + _LONGEST_NAME)
    while last < limit and (not tokens[last - 1].is_possessive or _owns_a_name(tokens, last)):
        if tokens[last].sentence != tokens[first].sentence:
            break
        if _is_name(tokens, last):
            last += 1
        elif (linked := _after_links(tokens, last, limit)) is not None:
            last = linked
        elif _opens_title(tokens, last - 1):
            last += 2
        else:
            break
    return last


def _owns_a_name(tokens: Tokens, last: int) -> bool:
    """Whether a possessive is part of a body's name, as in "the Nurses' Union"."""
    plural = tokens[last - 1].word.endswith(("s'", "s’")) or tokens[last - 1].low in _PEOPLES
    return plural and tokens[last].is_capitalised and tokens[last].low in BODIES


_PEOPLES = frozenset("women men children people".split())


def _after_links(tokens: Tokens, index: int, limit: int) -> int | None:
    """The token after the word that "van der" joins to the name before; None if it joins none."""
    last = index
    while last < min(limit, index + _MOST_NAME_LINKS) and tokens[last].low in NAME_LINKS:
        last += 1
    return last + 1 if index < last < limit and _is_name(tokens, last) else None


def _head_of_name(tokens: Tokens, first: int, last: int) -> int:
    head = last - 1
    while head > first and tokens[head].low.rstrip(".") in SUFFIXES:
        head -= 1
    return head


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
    if token.low.endswith("ly") or token.low in ADVERBS:
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
    if following.sentence != tokens[head].sentence or following.low in CUES:
        return False
    if not following.word[0].islower():
        named = following.is_capitalised and _is_name(tokens, head + 1)
        return named and (is_role(tokens[head].low) or (head == 0 or not tokens[head - 1].is_word))
    describes = tokens[head].low in ADJECTIVAL and following.low not in GRAMMAR
    return describes or is_speaker_noun(following.low)


def _start_of_phrase(tokens: Tokens, head: int) -> tuple[int, bool]:
    """Where a phrase starts, going back from its head, and whether a determiner opens it."""
    first = head
    determined = False
    while first > 0 and head - first < _LONGEST_PHRASE:
        before = tokens[first - 1]
        if not before.is_word or before.sentence != tokens[head].sentence:
            break
        if before.low in DETERMINERS:
            return first - 1, True
        if before.low in GRAMMAR or before.low.endswith("ly"):
            break
        determined = determined or before.is_possessive
        first -= 1
    return first, determined


def _with_one_of(tokens: Tokens, first: int) -> int:
    """Where "one of two witnesses" starts, of which "two witnesses" is the end."""
    if first >= 2 and tokens[first - 1].low == "of" and tokens[first - 2].low in _PARTITIVES:
        return first - 2
    return first


def modifies_a_name(tokens: Tokens, last: int) -> bool:
    """Whether a name that ends at `last` only goes with another ("Bank spokeswoman Ada Obi")."""
    index = last
    while index < min(len(tokens) - 1, last + _LONGEST_MODIFIER) and tokens[index].is_word:
        token, following = tokens[index], tokens[index + 1]
        if not token.word[0].islower() or token.low in GRAMMAR:
            return False
        same = following.sentence == token.sentence
        describes = is_role(token.low) or token.low in OUTLET_NOUNS
        if same and describes and following.is_capitalised and _is_name(tokens, index + 1):
            return True
        index += 1
    return False
