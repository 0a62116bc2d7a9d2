"""Who speaks by a set phrase without a verb of speech: "Obi was blunt: “…”", "was all Obi said".

Such phrases are too rare to be learned, and what is learned has whoever spoke before go on.
"""

from collections.abc import Iterator

from summarizer.speech.lexicon.callings import DOCUMENTS, GROUPS, is_role
from summarizer.speech.lexicon.grammar import DETERMINERS, PERSON_PRONOUNS, POSSESSIVES
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage, Quoted
from summarizer.speech.paragraphs.phrases import MentionKind

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
    before = _before(passage, colon)
    mention = next(before, None)
    if mention is None or next(before, None) is not None or not mention.leads:
        return None
    opening = tokens[mention.first - 1] if mention.first else None
    opens = opening is None or opening.sentence != mention.sentence
    if not opens and opening is not None and opening.low not in DETERMINERS | POSSESSIVES:
        return None
    words = [token.low for token in tokens[mention.last : colon]]
    is_told = bool(words) and words[0] in _BEING and _NAMING.isdisjoint(words)
    return mention if is_told and _may_speak(mention) else None


_BEING = frozenset("was were is are had has wasn't weren't isn't aren't".split())
_NAMING = frozenset("name names nickname title motto word-for-word headline called dubbed".split())


def _before(passage: Passage, colon: int) -> Iterator[Mention]:
    """The mentions of the sentence that a colon ends, "it" apart."""
    sentence = passage.tokens[colon].sentence
    for mention in passage.mentions:
        if mention.sentence == sentence and mention.last <= colon and mention.low != "it":
            yield mention


def _may_speak(mention: Mention) -> bool:
    """Whether it is a person or several, not a thing or a paper."""
    if mention.possessive:
        return False
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
        if (mention.first == index or article) and _may_speak(mention):
            return mention
    return None
