"""Speech reported without marks: "She added that …", "…, officials said", "According to Obi, …".

Only the plainest patterns are read, within one sentence: a verb that always reports speech, whose
subject is a person or a group, with the reported words on one side of both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.speech.clauses import start_of_clause
from summarizer.speech.cues import Link, LinkKind, is_light
from summarizer.speech.datelines import past_dateline
from summarizer.speech.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    INDIRECT,
    PLAIN,
    PREPOSITIONS,
)
from summarizer.speech.mentions import Mention, is_any_noun
from summarizer.speech.passages import Passage
from summarizer.speech.phrases import MentionKind
from summarizer.speech.relays import relays, second_report
from summarizer.speech.tokens import Kind, Token
from summarizer.types import Span

_FEWEST_WORDS = 3
_LONGEST_TAIL = 9
_RIVALS = 6
_SUBJECT_TIES = (
    LinkKind.ADJACENT,
    LinkKind.INVERTED,
    LinkKind.ACCORDING,
    LinkKind.APPOSITION,
    LinkKind.PHRASE,
)
_UNSAID = frozenset(
    "not never n't didn't doesn't don't won't wouldn't would could should may might can couldn't "
    "cannot can't to if".split()
)

_HOLDS_A_CLAUSE = CUES | AUXILIARIES | CONJUNCTIONS


@dataclass(frozen=True, slots=True)
class Reported:
    """The reported words and the mention of who spoke them."""

    span: Span
    passage: Passage
    mention: Mention


def reported(passage: Passage) -> Iterator[Reported]:
    """All speech a paragraph reports without marks, at most one piece for each sentence."""
    done = -1
    seconds = _second_reports(passage)
    for number, mention in enumerate(passage.mentions):
        ties = passage.links[number]
        if not ties or mention.sentence == done or not _may_speak(passage, number):
            continue
        for tie in ties:
            if not _is_report(passage, number, tie):
                continue
            first, last = _bounds(passage, mention.sentence)
            comma = seconds.get(mention.sentence, last)
            last = comma if mention.last < comma else last
            mention = _together(passage, number)
            words = _words_of(passage, mention, tie, first, last)
            if words is not None:
                done = mention.sentence
                yield Reported(words, passage, mention)
                break


def _bounds(passage: Passage, sentence: int) -> tuple[int, int]:
    """The tokens of a sentence: the first, and the one after the last."""
    first = bisect_left(passage.tokens, sentence, key=_sentence_of)
    first = first or past_dateline(passage.tokens, passage.block)
    return first, bisect_right(passage.tokens, sentence, lo=first, key=_sentence_of)


def _second_reports(passage: Passage) -> dict[int, int]:
    """By sentence: the comma before who only reports it ("she said they sail, NTB reported")."""
    found: dict[int, int] = {}
    for number, mention in enumerate(passage.mentions):
        comma = second_report(passage, number) if mention.sentence in passage.relaying else None
        if comma is not None:
            found[mention.sentence] = comma
    return found


def _sentence_of(token: Token) -> int:
    return token.sentence


def _may_speak(passage: Passage, number: int) -> bool:
    mention = passage.mentions[number]
    if mention.possessive or relays(passage, number):
        return False
    if mention.kind is MentionKind.PRONOUN:
        return mention.low in ("he", "she", "they", "it")
    return True


def _is_report(passage: Passage, number: int, tie: Link) -> bool:
    mention, verb = passage.mentions[number], passage.tokens[tie.cue].low
    if not _is_subject(passage, number, tie) or verb not in INDIRECT:
        return False
    if is_any_noun(mention) and (verb not in PLAIN or tie.kind is LinkKind.PHRASE):
        return False
    if tie.kind is LinkKind.ACCORDING:
        return True
    if tie.kind is LinkKind.INVERTED:
        if is_any_noun(mention):
            return False
        return tie.cue > 0 and passage.tokens[tie.cue - 1].word == ","
    return not _is_unsaid(passage, tie.cue) and not _is_prepositional(passage, mention)


def _is_subject(passage: Passage, number: int, tie: Link) -> bool:
    """Whether a mention is what does the telling, if need be across what is said beside it."""
    if tie.kind in _SUBJECT_TIES:
        return True
    if tie.kind is not LinkKind.AFTER_COMMA or not passage.mentions[number].leads:
        return False
    return not any(
        other.cue == tie.cue and other.kind in _SUBJECT_TIES
        for later in range(number + 1, min(len(passage.links), number + _RIVALS))
        if passage.mentions[later].leads or passage.mentions[later].kind is MentionKind.NAME
        for other in passage.links[later]
    )


def _together(passage: Passage, number: int) -> Mention:
    """A mention with the one it is joined to: "tribal elders and a hospital official"."""
    mention = passage.mentions[number]
    before = passage.mentions[number - 1] if number else None
    joined = mention.first > 0 and passage.tokens[mention.first - 1].low == "and"
    if before is None or not joined or before.last != mention.first - 1 or before.possessive:
        return mention
    return replace(
        mention, start=before.start, first=before.first, kind=MentionKind.NOUN, leads=before.leads
    )


def _is_prepositional(passage: Passage, mention: Mention) -> bool:
    """Whether it only belongs to the phrase before it ("officials in Kindia said")."""
    before = mention.first - 1
    if before > 0 and passage.tokens[before].low in ("the", "a", "an"):
        before -= 1
    return before >= 0 and passage.tokens[before].low in PREPOSITIONS


def _is_unsaid(passage: Passage, cue: int) -> bool:
    """Whether a verb is denied, wished or in the infinitive ("did not say", "to say")."""
    for index in range(cue - 1, max(-1, cue - 5), -1):
        token = passage.tokens[index]
        if token.low in _UNSAID:
            return True
        if not is_light(token):
            return False
    return False


def _words_of(passage: Passage, mention: Mention, tie: Link, first: int, last: int) -> Span | None:
    """The reported words in the sentence of tokens `first` to `last`, or None."""
    ahead = max(tie.cue + 1, mention.last if tie.kind is LinkKind.ACCORDING else 0)
    if tie.kind is LinkKind.ACCORDING and min(tie.cue, mention.first) == first:
        return _after_comma(passage, ahead, last)
    if tie.kind not in (LinkKind.INVERTED, LinkKind.ACCORDING):
        start = start_of_clause(passage.tokens, tie.cue, last)
        if start is not None:
            return _span(passage, start, last)
    begin = min(tie.cue, mention.first)
    past = max(tie.cue, mention.last)
    if last - past > _LONGEST_TAIL or passage.quoted_between(past - 1, last):
        return None
    comma = _comma_before(passage, begin, first)
    return None if comma is None else _span(passage, first, comma)


def _after_comma(passage: Passage, ahead: int, last: int) -> Span | None:
    for index in range(ahead, min(last, ahead + _LONGEST_TAIL)):
        if passage.tokens[index].word == ",":
            return _span(passage, index + 1, last)
    return None


def _comma_before(passage: Passage, begin: int, first: int) -> int | None:
    """The comma between a sentence's opening clause and the phrase of its speaker."""
    for index in range(begin - 1, max(first, begin - _LONGEST_TAIL), -1):
        token = passage.tokens[index]
        if token.word == ",":
            return index
        if not token.is_word or token.low in _HOLDS_A_CLAUSE:
            return None
    return None


def _span(passage: Passage, first: int, last: int) -> Span | None:
    """The words of the tokens, without punctuation at the end; None if too few or quoted."""
    tokens = passage.tokens
    while (
        last > first and tokens[last - 1].kind is Kind.MARK and tokens[last - 1].word not in ")]%"
    ):
        last -= 1
    within = tokens[first:last]
    if sum(token.is_word for token in within) < _FEWEST_WORDS:
        return None
    if any(token.kind is Kind.QUOTED for token in within):
        return None
    return Span(start=within[0].start, end=within[-1].end)
