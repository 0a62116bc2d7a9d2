"""Where a mention and its verb of speech stand, seen from a quotation."""

from enum import StrEnum

from summarizer.speech.paragraphs.cues import Link
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage, Quoted
from summarizer.speech.paragraphs.tokens import Kind

_JOINING = frozenset(("and", "but", "then"))


class Place(StrEnum):
    """Where a mention and its verb stand, seen from the quotation."""

    __hash__ = str.__hash__  # an enumeration's own is slow, and groups of features are hashed

    RIGHT_AFTER = "right after"
    RIGHT_BEFORE = "right before"
    AFTER = "after"
    BEFORE = "before"
    BEFORE_PAST_CUE = "before past cue"
    AROUND = "around"
    NEXT_SENTENCE = "next sentence"
    SENTENCE_BEFORE = "sentence before"
    EARLIER = "earlier"


def place_of(passage: Passage, quoted: Quoted, mention: Mention, tie: Link) -> Place:
    """The place of a tie, as near to the quotation as it comes."""
    low, high = min(tie.cue, mention.first), max(tie.cue + 1, mention.last)
    tokens, here = passage.tokens, quoted.index
    if low > here:
        if tokens[low].sentence != quoted.sentence:
            return Place.NEXT_SENTENCE
        gap = tokens[here + 1 : min(low, here + 4)]
        near = low - here <= 4 and all(t.kind is Kind.MARK or t.low in _JOINING for t in gap)
        return Place.RIGHT_AFTER if near else Place.AFTER
    if high > here:
        return Place.AROUND
    if high + 3 >= here and all(t.kind is Kind.MARK for t in tokens[high:here]):
        return Place.RIGHT_BEFORE
    distance = quoted.sentence - tokens[tie.cue].sentence
    if distance:
        return Place.SENTENCE_BEFORE if distance == 1 else Place.EARLIER
    latest = quoted.cue_before
    return Place.BEFORE_PAST_CUE if latest is not None and latest >= high else Place.BEFORE
