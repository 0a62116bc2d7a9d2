"""Which words of a sentence somebody reports: those after the verb, or those before the speaker."""

from collections.abc import Sequence

from summarizer.speech.lexicon.callings import is_role
from summarizer.speech.lexicon.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NOT_NAMES,
    PREPOSITIONS,
)
from summarizer.speech.lexicon.reporting import CUES, INDIRECT, TOLD
from summarizer.speech.paragraphs.clauses import (
    CLAUSE_PRONOUNS,
    TAKE_THINGS,
    is_finite,
    start_of_clause,
)
from summarizer.speech.paragraphs.cues import Link, LinkKind
from summarizer.speech.paragraphs.mentions import Mention, is_any_noun
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.tokens import Kind, Token
from summarizer.speech.tails import breaks_off, end_of
from summarizer.types import Span

_FEWEST_WORDS = 3
_FEWEST_GOING_ON = 2
_LONGEST_TAIL = 9
_LONGEST_ASIDE = 7
_LONGEST_ROLE = 14
_LONGEST_NAME = 6
_ASKING = frozenset("asked asks responded responds continued continues".split())
"""Verbs that follow what somebody says only where that stands in marks."""
_PROMPTED = frozenset("asked pressed questioned quizzed challenged".split())
_TITLES_OPEN_WITH = ARTICLES | {"one", "another"}
_SUBJECTS_OPEN_WITH = DETERMINERS - {"this"}  # "said this week"
_HOLDS_A_CLAUSE = CUES | AUXILIARIES | CONJUNCTIONS
_BRACKETS = frozenset(")]")
_KEPT = _BRACKETS | {"%"}
_RELATIVES = frozenset("which who whom whose where that".split())
_OF_OTHER_CLAUSES = _RELATIVES | {"while", "whereas"}
_SUBORDINATE = frozenset(
    "as when while before after because although though once since until unless if whereas".split()
)
_WHEN = PREPOSITIONS | frozenset("later earlier soon shortly just long right only then".split())


def words_of(passage: Passage, mention: Mention, tie: Link, first: int, last: int) -> Span | None:
    """The words that a mention reports in the sentence of tokens `first` to `last`, or None."""
    ahead = max(tie.cue + 1, mention.last if tie.kind is LinkKind.ACCORDING else 0)
    if tie.kind is LinkKind.ACCORDING and min(tie.cue, mention.first) == first:
        return _after_comma(passage, ahead, last)
    if tie.kind not in (LinkKind.INVERTED, LinkKind.ACCORDING):
        start = start_of_clause(passage.tokens, tie.cue, last)
        if start is not None:
            end = end_of(passage.tokens, start, last)
            return None if breaks_off(passage.tokens, start, end) else _span(passage, start, end)
    indefinite = passage.tokens[mention.first].low in ("a", "an")
    if is_any_noun(mention) and indefinite and passage.tokens[tie.cue].low in TAKE_THINGS:
        return None  # "…, a deal announced on Monday"
    verb = [token.low for token in passage.tokens[tie.cue : tie.cue + 2]]
    if verb[0] in _ASKING or verb == ["testified", "before"]:
        return None
    begin = min(tie.cue, mention.first)
    past = max(tie.cue + 1, mention.last)
    if last - past >= _LONGEST_TAIL or passage.quoted_between(past - 1, last):
        return None
    comma = _comma_before(passage, begin, first)
    if comma is None or _goes_on(passage.tokens[past - 1 : last]):
        return None
    within = _past_open_bracket(passage.tokens, first, comma)
    first = within + 1 if within < comma else first  # "(five, according to Obi)"
    before = passage.tokens[first:comma]
    listed = before[-1].is_capitalised and before[-1].low not in NOT_NAMES
    if _tells_twice(passage, first, comma):
        return None
    joined = listed and _is_joined(passage, mention)  # not "on Wednesday, medics and nurses said"
    return None if joined or _is_adjunct(before) else _span(passage, first, comma)


def _tells_twice(passage: Passage, first: int, comma: int) -> bool:
    """Whether words hold a report of their own: "it rained, NTB reported, while it froze"."""
    cue = passage.cue_before(comma)
    while cue is not None and cue > first + 1:
        closed = passage.tokens[cue + 1].word == "," and passage.tokens[cue].low in INDIRECT
        before = passage.tokens[max(first, cue - _LONGEST_NAME) : cue]
        if closed and before[-1].is_capitalised and any(token.word == "," for token in before):
            return True
        cue = passage.cue_before(cue)
    return False


def _goes_on(tail: Sequence[Token]) -> bool:
    """Whether a clause follows the verb, so that what stands before it is none that is reported.

    "As they left, Wilk told her he would write"; "Before they left, Wilk said, he had waited".
    `tail` begins with the verb, or with the speaker where they stand after it.
    """
    if len(tail) < _FEWEST_GOING_ON:
        return False
    if any(token.low.split("'")[0].split("’")[0] in CLAUSE_PRONOUNS for token in tail[1:]):
        return True
    verb, following = tail[0].low, tail[1].low
    if following in AUXILIARIES:
        return True  # "said the agency is not aware"
    begun = verb in CUES and verb not in TOLD and following in _SUBJECTS_OPEN_WITH
    return begun or _takes_up(tail)


def _takes_up(tail: Sequence[Token]) -> bool:
    """Whether a clause that the speaker interrupts goes on: "The coats, she said, would go"."""
    comma = _comma_after(tail, 1, len(tail) - 1)
    if comma is None or tail[comma + 1].low in _RELATIVES:
        return False
    return any(token.low in AUXILIARIES for token in tail[comma + 1 :])


def _is_joined(passage: Passage, mention: Mention) -> bool:
    """Whether it is the end of a row of names: "from Lumoria, Kindia and Halvora"."""
    return any(token.low == "and" for token in passage.tokens[mention.first : mention.last])


def _is_adjunct(before: Sequence[Token]) -> bool:
    """Whether words tell when or where something happened, and no more: "Later in the day"."""
    if before[0].low in _PROMPTED:
        return True
    if any(token.word == "," for token in before):
        return False
    opening = [token.low for token in before[:2]]
    if not _SUBORDINATE.isdisjoint(opening[:1] if opening[0] not in _WHEN else opening):
        return True
    return opening[0] in _WHEN and not any(map(is_finite, before))


def _after_comma(passage: Passage, ahead: int, last: int) -> Span | None:
    """What follows "According to Obi,", and an aside about her."""
    comma = _comma_after(passage.tokens, ahead, min(last, ahead + _LONGEST_TAIL))
    if comma is None:
        return None
    tokens = passage.tokens
    closing = _comma_after(tokens, comma + 1, last)
    if closing is not None and _is_aside(tokens[comma + 1 : closing]):
        comma = closing
    return _span(passage, comma + 1, last)


def _is_aside(between: Sequence[Token]) -> bool:
    """Whether words between commas only tell who somebody is: "a teacher", "who counts ships"."""
    opening = between[0].low if between else ""
    short = len(between) < _LONGEST_ASIDE and opening in ARTICLES
    return opening in _RELATIVES or (short and not any(map(is_finite, between)))


def _comma_after(tokens: Sequence[Token], ahead: int, last: int) -> int | None:
    return next((index for index in range(ahead, last) if tokens[index].word == ","), None)


def _comma_before(passage: Passage, begin: int, first: int) -> int | None:
    """The comma between a sentence's opening clause and the phrase of its speaker."""
    for index in range(begin - 1, max(first, begin - _LONGEST_TAIL), -1):
        token = passage.tokens[index]
        if token.word == ",":
            elsewhere = passage.tokens[index + 1].low in _OF_OTHER_CLAUSES
            return None if elsewhere else _before_role(passage.tokens, index, first)
        if not token.is_word or token.low in _HOLDS_A_CLAUSE:
            return None
    return None


def _before_role(tokens: Sequence[Token], comma: int, first: int) -> int:
    """The comma before a role that is told ahead of a name: "…, the head of the crews, Ada Obi"."""
    for index in range(comma - 1, max(first, comma - _LONGEST_ROLE), -1):
        if tokens[index].word != ",":
            continue
        between = tokens[index + 1 : comma]
        titled = between[0].low in _TITLES_OPEN_WITH and (
            between[1].low == "of" or any(is_role(t.low) for t in between)
        )
        return index if titled and not any(map(is_finite, between)) else comma
    return comma


def _span(passage: Passage, first: int, last: int) -> Span | None:
    """The words of the tokens, without punctuation at their ends; None if too few or quoted."""
    tokens = passage.tokens
    while first < last and tokens[first].word == ",":
        first += 1
    while (
        last > first and tokens[last - 1].kind is Kind.MARK and tokens[last - 1].word not in _KEPT
    ):
        last -= 1
    if tokens[last - 1].word in _BRACKETS and not _opens_bracket(tokens[first:last]):
        last -= 1  # "(They sail, she said that they sank)"
    last = _past_open_bracket(tokens, first, last)
    within = tokens[first:last]
    if sum(token.is_word for token in within) < _FEWEST_WORDS:
        return None
    if any(token.kind is Kind.QUOTED for token in within):
        return None
    return Span(start=within[0].start, end=within[-1].end)


def _past_open_bracket(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where words end whose last bracket is not closed: "it is legal (as 59 per cent know"."""
    for index in range(last - 1, first, -1):
        if tokens[index].word in _BRACKETS:
            return last
        if tokens[index].kind is Kind.MARK and tokens[index].word in "([":
            return index
    return last


def _opens_bracket(within: Sequence[Token]) -> bool:
    return any(token.word in "([" for token in within if token.kind is Kind.MARK)
