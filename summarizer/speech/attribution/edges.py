"""What stands beside a quotation and how far things are, as coarsely as features want it."""

from bisect import bisect_left

from summarizer.speech.lexicon.grammar import AUXILIARIES, PREPOSITIONS
from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.paragraphs.tokens import Kind, Token


def bucket(count: int) -> int:
    """A distance in words, coarsely."""
    return bisect_left(_BUCKETS, count)


_BUCKETS = (0, 1, 3, 8, 15)


def edge(token: Token | None) -> str:
    """What stands beside a quotation, as far as grammar goes."""
    if token is None:
        return "end"
    if token.kind is Kind.QUOTED:
        return "quotation"
    if token.kind is Kind.MARK or token.low in PREPOSITIONS or token.low in AUXILIARIES:
        return token.low
    return token.low if token.low in CUES or token.low in _ARTICLES else "word"


_ARTICLES = frozenset("the a an his her their its and or so-called".split())
