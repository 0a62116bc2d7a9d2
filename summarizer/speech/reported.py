"""Speech reported without marks: "She added that …", "…, officials said", "According to Obi, …".

Only the plainest patterns are read, within one sentence: a verb that always reports speech, whose
subject is a person or a group, with the reported words on one side of both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.speech.contents import words_of
from summarizer.speech.lexicon.grammar import ARTICLES, BEING, GRAMMAR, PREPOSITIONS
from summarizer.speech.lexicon.reporting import INDIRECT, PLAIN, TOLD
from summarizer.speech.outlets.relays import relays, second_report
from summarizer.speech.paragraphs.cues import Link, LinkKind, is_light
from summarizer.speech.paragraphs.datelines import past_dateline
from summarizer.speech.paragraphs.mentions import Mention, is_any_noun
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Token
from summarizer.speech.subjects import (
    is_in_a_gap,
    is_in_brackets,
    is_of_others,
    is_one_of_objects,
    is_prepositional,
    together,
)
from summarizer.types import Span

_RIVALS = 6
_SUBJECT_TIES = (
    LinkKind.ADJACENT,
    LinkKind.INVERTED,
    LinkKind.ACCORDING,
    LinkKind.APPOSITION,
    LinkKind.PHRASE,
)
_UNSAID = frozenset(
    "not never n't didn't doesn't don't won't wouldn't would could should may might can must "
    "couldn't cannot can't to if".split()
)
_ANYBODY = frozenset("some others many most few several all both those people".split())
"""Whose words nobody can look up: "Others fear that they sail"."""
_CONCEDING = frozenset("although though".split())
_SAID = frozenset("said says say".split())
_NOUNS_TOO = frozenset("claim claims fear".split())
_OTHER_SUBJECTS = frozenset("he she they because".split())
_NO_SUBJECT = frozenset("after before since until whose".split())


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
        mention = together(passage, number)
        for tie in ties:
            if not _is_report(passage, number, tie) or is_in_a_gap(passage, mention):
                continue
            first, last = _bounds(passage, mention.sentence)
            comma = seconds.get(mention.sentence, last)
            last = comma if mention.last < comma else last
            last = _next_report(passage, number, tie, last)
            last = _end_of_concession(passage, tie.cue, first, last)
            words = words_of(passage, mention, tie, first, last)
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


def _next_report(passage: Passage, number: int, tie: Link, last: int) -> int:
    """Where another's report begins in the sentence: "he said it sank, and she said it had not"."""
    for later in range(number + 1, min(len(passage.mentions), number + _RIVALS)):
        mention = passage.mentions[later]
        if mention.sentence != passage.mentions[number].sentence:
            break
        for other in passage.links[later]:
            if other.cue <= tie.cue or other.kind not in _PLAIN_TIES:
                continue
            before = _before_phrase(passage, min(mention.first, other.cue))
            verb = passage.tokens[other.cue].low
            reports = verb in INDIRECT and (verb == "according" or not verb.endswith("ing"))
            if reports and passage.tokens[before].word == ",":
                return min(last, before)
    return last


def _end_of_concession(passage: Passage, cue: int, first: int, last: int) -> int:
    """Where an "although" that opens a sentence ends: "Though Obi said they sail, they sank"."""
    if passage.tokens[first].low not in _CONCEDING:
        return last
    comma = next((n for n in range(first, last) if passage.tokens[n].word == ","), last)
    return last if comma < cue else comma


_PLAIN_TIES = (LinkKind.ADJACENT, LinkKind.ACCORDING)


def _before_phrase(passage: Passage, first: int) -> int:
    """The token before a phrase and the conjunction that joins it to what stands before."""
    return first - 1 - (passage.tokens[first - 1].low in ("and", "but", "while"))


def _sentence_of(token: Token) -> int:
    return token.sentence


def _may_speak(passage: Passage, number: int) -> bool:
    mention = passage.mentions[number]
    if mention.possessive or _is_within_next(passage, number) or relays(passage, number):
        return False
    if mention.last - mention.first == 1 and mention.low in _ANYBODY:
        following = passage.tokens[mention.last : mention.last + 1]
        return bool(following) and following[0].low in PREPOSITIONS  # "Some of the crews"
    if mention.kind is MentionKind.PRONOUN:
        return mention.low in ("he", "she", "they", "it")
    return True


def _is_within_next(passage: Passage, number: int) -> bool:
    """Whether the next mention goes on from this one: "Lumorian officials"."""
    mention, following = passage.mentions[number], passage.mentions[number + 1 : number + 2]
    for other in following:
        between = passage.tokens[mention.last : max(mention.last, other.first)]
        joined = all(token.word.islower() and token.low not in GRAMMAR for token in between)
        if mention.last < other.last and joined and other.kind is MentionKind.NOUN:
            return not is_any_noun(other)
    return False


def _is_report(passage: Passage, number: int, tie: Link) -> bool:
    mention, verb = passage.mentions[number], passage.tokens[tie.cue].low
    if not _is_subject(passage, number, tie) or verb not in INDIRECT:
        return False
    if tie.cue and passage.tokens[tie.cue - 1].low in ARTICLES:
        return False  # "in an alleged robbery"
    if is_any_noun(mention) and not _may_thing_tell(verb, tie):
        return False
    if verb == "according" or tie.kind is LinkKind.ACCORDING:
        gap = passage.tokens[tie.cue + 2 : mention.first]
        beside = not any(token.low in PREPOSITIONS for token in gap)  # no "rules for skippers"
        return beside and verb == "according" and tie.kind is LinkKind.ACCORDING
    if verb.endswith("ing"):
        return False  # "held over the paper's report claiming that"
    if tie.kind is LinkKind.INVERTED:
        follows = tie.cue > 0 and passage.tokens[tie.cue - 1].word == ","
        bare = mention.kind is MentionKind.NOUN and mention.last - mention.first == 1
        whole = verb in _SAID or not (bare or _is_of_a_noun(passage, mention))
        return follows and whole and not is_any_noun(mention) and verb not in TOLD
    return _tells(passage, mention, tie)


def _is_of_a_noun(passage: Passage, mention: Mention) -> bool:
    """Whether a name goes with the noun after it: "notes the Kindia rule"."""
    tokens = passage.tokens
    following = tokens[mention.last : mention.last + 1]
    if mention.kind is not MentionKind.NAME or tokens[mention.first - 1].low not in ARTICLES:
        return False
    return bool(following) and following[0].word.islower() and following[0].low not in GRAMMAR


def _tells(passage: Passage, mention: Mention, tie: Link) -> bool:
    """Whether somebody before a verb does what it says: no passive, denial or infinitive."""
    if _is_unsaid(passage, tie.cue) or is_prepositional(passage, mention):
        return False
    if tie.kind is not LinkKind.ADJACENT and is_in_brackets(passage, mention, tie):
        return False
    if tie.kind is not LinkKind.ADJACENT and (
        is_one_of_objects(passage, mention) or is_of_others(passage, mention, tie)
    ):
        return False
    if tie.kind is LinkKind.PHRASE:
        between = [token.low for token in passage.tokens[mention.last : tie.cue]]
        if between[0] in _NO_SUBJECT or "that" in between[1:]:
            return False  # "Years after Ada Obi said"
        if not _OTHER_SUBJECTS.isdisjoint(between[1:]):
            return False  # "the campaign to change it because he claimed"
    words = [token.low for token in passage.tokens[tie.cue : tie.cue + 2]]
    goes_on = words[0] in _GO_ON_TO and words[-1] == "to"
    return not goes_on and not _is_passive(passage, tie.cue)


_GO_ON_TO = frozenset("continues continued claims claimed agrees agreed urges urged".split())


def _may_thing_tell(verb: str, tie: Link) -> bool:
    """Whether what is neither people nor paper may say it: "the harbour said", no "tale told"."""
    plain = verb in PLAIN and verb not in TOLD and verb not in _NOUNS_TOO
    return plain and tie.kind is not LinkKind.PHRASE


def _is_passive(passage: Passage, cue: int) -> bool:
    """Whether a verb has its subject hear or suffer: "she was told that", "is believed to"."""
    while cue > 0 and is_light(passage.tokens[cue - 1]):
        cue -= 1
        if passage.tokens[cue].low in BEING:
            return True
    return False


def _is_subject(passage: Passage, number: int, tie: Link) -> bool:
    """Whether a mention is what does the telling, if need be across what is said beside it."""
    if tie.kind is LinkKind.APPOSITION and tie.cue == passage.mentions[number].last + 1:
        return _is_full_name(passage.mentions[number])  # no "Halvora, Lumoria, said"
    if tie.kind in _SUBJECT_TIES:
        return True
    if tie.kind is not LinkKind.AFTER_COMMA or not passage.mentions[number].leads:
        return False
    if passage.tokens[tie.cue - 1].low == "who":
        return False  # "they sailed, according to a source, who said"
    return not any(
        other.cue == tie.cue and other.kind in (*_SUBJECT_TIES, LinkKind.INVERTED_FAR)
        for later in range(number + 1, min(len(passage.links), number + _RIVALS))
        if passage.mentions[later].leads or passage.mentions[later].kind is MentionKind.NAME
        for other in passage.links[later]
    )


def _is_full_name(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and mention.last - mention.first > 1


def _is_unsaid(passage: Passage, cue: int) -> bool:
    """Whether a verb is denied, wished or in the infinitive ("did not say", "to say")."""
    for index in range(cue - 1, max(-1, cue - 5), -1):
        token = passage.tokens[index]
        if token.low in _UNSAID:
            return True
        if not is_light(token):
            return False
    return False
