"""How a sentence brings somebody in: after an opening phrase, or by a noun before the name."""

from collections.abc import Sequence

from summarizer.speech.lexicon.callings import is_role
from summarizer.speech.lexicon.grammar import AUXILIARIES, GRAMMAR
from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Tokens


def called_later(tokens: Tokens, found: Sequence[Mention], number: int) -> Mention | None:
    """The name told after a noun: "a driver who gave his name only as Samo", else None.

    So, too, "the buyer, identified by her surname, Obi".
    """
    noun = found[number]
    if noun.kind is not MentionKind.NOUN:
        return None
    listed = is_role(noun.low) or "-" in noun.low
    for other in found[number + 1 : number + 4]:
        if other.sentence != noun.sentence:
            return None
        if other.kind is not MentionKind.NAME or tokens[other.first - 1].low not in _BEFORE_NAME:
            continue
        before = [token.low for token in tokens[max(0, other.first - 6) : other.first]]
        told = before[-1:] == ["as"] and listed and not _CALLING.isdisjoint(before[-5:])
        if told or (before[-2:] == ["surname", ","] and "identified" in before):
            return other
    return None


_BEFORE_NAME = ("as", ",")
_CALLING = frozenset("identified name named known".split())


def follows_opening(tokens: Tokens, mention: Mention) -> bool:
    """Whether a name stands after a sentence's opening phrase: "On the quay, trader Ada Obi …"."""
    index = mention.first - 1
    while index > 0 and tokens[index].word[:1].islower() and tokens[index].low not in GRAMMAR:
        index -= 1
    if mention.kind is not MentionKind.NAME or index < 1 or tokens[index].word != ",":
        return False
    for token in reversed(tokens[max(0, index - _LONGEST_OPENING) : index]):
        if token.sentence != mention.sentence:
            return True
        if not token.is_word or token.low in _FINITE or token.low.endswith("ed"):
            return False
    return index <= _LONGEST_OPENING


_LONGEST_OPENING = 12
_FINITE = CUES | AUXILIARIES
