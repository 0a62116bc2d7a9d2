"""An office told by what somebody does in it: "Ada Obi, who heads the miners' union, said"."""

from summarizer.speech.lexicon.bodies import BODIES
from summarizer.speech.lexicon.callings import DOCUMENTS, GROUPS
from summarizer.speech.lexicon.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from summarizer.speech.lexicon.listed import words
from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.tokens import Token, Tokens
from summarizer.types import Span

_LONGEST_OFFICE = 12
_FEWEST_WORDS = 3


def held(tokens: Tokens, mention: Mention) -> Span | None:
    """The words "who heads the miners' union" after a name, or None."""
    first = _start(tokens, mention)
    if first is None or not _holds(tokens, first + 1):
        return None
    last = first + 2
    while last < min(len(tokens), first + _LONGEST_OFFICE) and _goes_on(tokens[last]):
        last += 1
    closed = last == len(tokens) or not _goes_on(tokens[last])
    while tokens[last - 1].low in PREPOSITIONS:
        last -= 1
    if not closed or last - first < _FEWEST_WORDS or not _is_of_a_body(tokens, first, last):
        return None
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


def _start(tokens: Tokens, mention: Mention) -> int | None:
    """Where a "who" opens after a name, its comma and an age."""
    first = mention.last + 1
    if first + 2 < len(tokens) and tokens[first].low.isdigit() and tokens[first + 1].word == ",":
        first += 2
    if first + 2 >= len(tokens) or tokens[first - 1].word != "," or tokens[first].low != "who":
        return None
    return first


def _holds(tokens: Tokens, verb: int) -> bool:
    """Whether a verb is one of holding an office, with what it is held in."""
    if [token.low for token in tokens[verb : verb + 4]] in _IN_CHARGE:
        return True
    if tokens[verb].low in _TRADES:
        return tokens[verb + 1].is_word
    object_ = tokens[verb + 1]
    told = object_.low in DETERMINERS or object_.low in POSSESSIVES or object_.is_capitalised
    return told and (tokens[verb].low in _HOLDING or tokens[verb].low in _LEADING)


_IN_CHARGE = (["is", "in", "charge", "of"], ["was", "in", "charge", "of"])
_HOLDING = frozenset(
    "chairs chaired heads headed owns owned manages managed directs directed coaches coached "
    "captains captained edits edited oversees founded co-founded represents".split()
)
_LEADING = frozenset("leads led runs ran".split())
_TRADES = frozenset("teaches drives farms".split())


def _is_of_a_body(tokens: Tokens, first: int, last: int) -> bool:
    """Whether what somebody leads or runs is a body, not a race or a risk."""
    if tokens[first + 1].low not in _LEADING:
        return True
    within = tokens[first + 2 : last]
    return any(token.low in _LED for token in within)


_LED = (
    BODIES
    | GROUPS
    | words(
        "shop bakery farm clinic ward unit division shelter kitchen factory mine theatre gallery "
        "brewery restaurant hotel café cafe stall workshop charity practice laboratory lab"
    )
) - DOCUMENTS


def _goes_on(token: Token) -> bool:
    """Whether a word may belong to the phrase for an office."""
    if not token.is_word or token.low in _ENDING:
        return False
    return token.is_capitalised or token.low not in CUES


_ENDING = (
    AUXILIARIES
    | CONJUNCTIONS
    | SUBJECT_PRONOUNS
    | frozenset("who which that whose where when while as after before since because".split())
) - {"is", "was"}
