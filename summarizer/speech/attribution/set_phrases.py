"""Who speaks by a set phrase without a verb of speech: "Obi was blunt: “…”", "was all Obi said".

Such phrases are too rare to be learned, and what is learned has whoever spoke before go on.
"""

from collections.abc import Sequence

from summarizer.speech.lexicon.callings import DOCUMENTS, GROUPS, is_role, is_speaker_noun
from summarizer.speech.lexicon.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    PERSON_PRONOUNS,
    POSSESSIVES,
)
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage, Quoted
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.speech.people.beside import are_apposed

_LONGEST_PHRASE = 5


def speaker(passage: Passage, here: Quoted) -> Mention | None:
    """Who speaks a quotation by such a phrase before or after it, or None."""
    return _led_to(passage, here) or _answered(passage, here)


def _led_to(passage: Passage, here: Quoted) -> Mention | None:
    """Whom alone a sentence is about that ends with a colon: "Obi was blunt: “…”"."""
    colon, tokens = here.index - 1, passage.tokens
    if colon < 1 or tokens[colon].word != ":":
        return None
    if here.cue_before is not None or here.cue_after is not None:
        return None  # "Investors were calm: “We wait,” said one"
    sentence = tokens[colon].sentence
    there = [m for m in passage.mentions if m.sentence == sentence and m.last <= colon]
    mention = _only_one(tokens, [m for m in there if not _is_thing(m)])
    if mention is None or not _opens(tokens, mention):
        return None
    words = [token.low for token in tokens[mention.last : colon]]
    if mention.possessive and _REPLIES.isdisjoint(words[:_LONGEST_REPLY]):
        return None
    return mention if words and _NAMING.isdisjoint(words) and _may_speak(mention) else None


_LONGEST_REPLY = 3
_NAMING = frozenset("name names nickname title motto slogan headline inscription song".split())


def _is_thing(mention: Mention) -> bool:
    """Whether it can be nobody who speaks: "it", "no doubt", "a different view"."""
    noun = mention.kind is MentionKind.NOUN and not mention.possessive
    tells = is_speaker_noun(mention.low) and mention.low not in _REPLIES
    return mention.low == "it" or (noun and not tells)


_PAIR = 2


def _only_one(tokens: Tokens, there: Sequence[Mention]) -> Mention | None:
    """The only person of a sentence, named or with a name in apposition: "Her son, Obi, was"."""
    if len(there) == 1:
        return there[0]
    if len(there) != _PAIR or not are_apposed(tokens, there[0], there[1]):
        return None
    return next((m for m in there if m.kind is MentionKind.NAME), None)


def _opens(tokens: Tokens, mention: Mention) -> bool:
    """Whether nothing but light words and its own noun come before it: "But for Obi"."""
    for index in range(mention.first - 1, -1, -1):
        token = tokens[index]
        if token.sentence != mention.sentence:
            break
        if token.low not in _LIGHT and not is_role(token.low) and token.word != ",":
            return False
    return True


_LIGHT = DETERMINERS | POSSESSIVES | CONJUNCTIONS | frozenset("for from not then came".split())


def _may_speak(mention: Mention) -> bool:
    """Whether it is a person or several, not a thing or a paper."""
    if mention.kind is MentionKind.PRONOUN:
        return mention.low in PERSON_PRONOUNS or mention.low == "they"
    somebody = is_role(mention.low) or (mention.low in GROUPS and mention.low not in DOCUMENTS)
    return mention.kind is MentionKind.NAME or somebody


def _answered(passage: Passage, here: Quoted) -> Mention | None:
    """Who comes after the quotation: "was all Obi could manage", "came the reply from Obi"."""
    tokens, first = passage.tokens, here.index + 1
    low = [token.low for token in tokens[first : first + _LONGEST_PHRASE]]
    if len(low) < _LONGEST_PHRASE or low[0] not in ("was", "is", "came", "comes"):
        return None
    if low[1] == "all":
        mention = _at(passage, first + 2 + (low[2] == "that"))
        after = tokens[mention.last].low if mention and mention.last < len(tokens) else ""
        return mention if after in _MANAGING else None
    noun = next((n for n in range(1, 4) if low[n] in _REPLIES), None)
    if noun is None or low[noun + 1] not in ("from", "of"):
        return None
    return _at(passage, first + noun + 2)


_MANAGING = frozenset("could would can said managed offered".split())
_REPLIES = frozenset(
    "reply response answer retort verdict reaction message shout shouts cry cries call calls "
    "warning advice assessment conclusion comment".split()
)


def _at(passage: Passage, index: int) -> Mention | None:
    """Somebody whom a phrase from a token on names."""
    for mention in passage.mentions:
        article = mention.first == index + 1 and passage.tokens[index].low in DETERMINERS
        named = mention.first == index or article
        if named and not mention.possessive and _may_speak(mention):
            return mention
    return None
