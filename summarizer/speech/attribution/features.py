"""A candidate for a quotation's speaker as a list of named features.

A feature is a name that is there or not; the scorer adds up what each is worth. The names are
readable ("tie adjacent right before"), so that weights can be read, stated by hand, or learned.
They come in groups: what names them and the few plain values they depend on. The same groups turn
up again and again, so that their names need only be spelt, and their worth added up, once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from summarizer.speech.attribution import edges, spelling, ties
from summarizer.speech.attribution.spelling import Group
from summarizer.speech.lexicon.callings import noun_class
from summarizer.speech.lexicon.grammar import AUXILIARIES, PREPOSITIONS
from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.paragraphs.cues import Link
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Form, Passage, Quoted
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Kind


@dataclass(frozen=True, slots=True)
class Previous:
    """Who was found to speak the quotation before this one."""

    mention: Mention
    block: int
    sentence: int
    form: Form


def names(groups: Iterable[Group]) -> Iterator[str]:
    """The names of all features of some groups."""
    for name, values in groups:
        yield from name(*values)


def of_mention(
    passage: Passage,
    quoted: Quoted,
    number: int,
    previous: Previous | None,
    voices: Mapping[str, int],
) -> list[Group]:
    """The features of a mention in the quotation's own paragraph."""
    mention = passage.mentions[number]
    side = _side(quoted, mention)
    between = _between(passage, number, quoted.index)
    before = _word(passage, mention.first - 1, mention.sentence)
    after = _word(passage, mention.last, mention.sentence)
    groups: list[Group] = [
        (spelling.position, _position_of(passage, quoted, mention, side, between)),
        (spelling.looks, _looks_of(mention, side, quoted.form)),
        (spelling.after_word, (before, side)),
        (spelling.before_word, (after, side)),
    ]
    if mention.sentence == quoted.sentence:
        groups += _cues_of(passage, quoted, number)
    groups += ties.of_ties(passage, quoted, number, between, before)
    if mention.last + 1 == quoted.index and passage.tokens[mention.last].word == ":":
        groups.append((spelling.colon, (mention.kind, mention.leads, bool(passage.links[number]))))
    groups.append((spelling.within, _within_of(quoted, mention)))
    groups.append((spelling.standing, _standing_of(quoted, mention, previous, voices, side)))
    if previous is not None and previous.block == passage.block:
        groups.append((spelling.same, _same_of(quoted, mention, previous)))
    else:
        groups.append((spelling.first, (side, quoted.form)))
    return groups


_Values = tuple[object, ...]


def _side(quoted: Quoted, mention: Mention) -> str:
    distance = mention.sentence - quoted.sentence
    distance = -3 if distance < -3 else min(distance, 2)
    return _BEFORE_BY[distance] if mention.head < quoted.index else _AFTER_BY[distance]


_BEFORE_BY = {distance: f"before{distance} " for distance in range(-3, 3)}
_AFTER_BY = {distance: f"after{distance} " for distance in range(-3, 3)}


def _position_of(
    passage: Passage, quoted: Quoted, mention: Mention, side: str, between: int
) -> _Values:
    here = quoted.index
    passed = passage.quoted_between(mention.head, here)
    passed = passed if passed < 2 else 2
    gap = here - mention.last if mention.head < here else mention.first - here - 1
    return side, quoted.form, between, passed, edges.bucket(gap), mention.leads


def _between(passage: Passage, number: int, token: int) -> int:
    """How many mentions stand between one of them and a token, 3 for more."""
    heads = passage.heads
    if heads[number] < token:
        count = bisect_left(heads, token, number + 1) - number - 1
    else:
        count = number - bisect_right(heads, token, 0, number)
    return count if count < 3 else 3


def _looks_of(mention: Mention, side: str, form: Form) -> _Values:
    words = mention.last - mention.first
    words = words if words < 3 else 3
    low = ""
    if mention.kind is not MentionKind.NAME:
        low = mention.low if mention.kind is MentionKind.PRONOUN else noun_class(mention.low)
    return mention.kind, low, words, mention.possessive, side, form


_TELLING = frozenset("said told the and who is was has what but".split())


def _word(passage: Passage, index: int, sentence: int) -> str:
    """A neighbouring word if it is one of grammar, else its class."""
    if not 0 <= index < len(passage.tokens):
        return "end"
    token = passage.tokens[index]
    if token.sentence != sentence:
        return "end"
    if token.kind is Kind.QUOTED:
        return "quotation"
    if token.kind is Kind.MARK or token.low in PREPOSITIONS or token.low in _TELLING:
        return token.low
    return "cue" if token.low in CUES else "word"


def _within_of(quoted: Quoted, mention: Mention) -> _Values:
    """What the words quoted tell of who speaks them."""
    kind = noun_class(mention.low) if mention.kind is MentionKind.NOUN else mention.kind
    if mention.kind is MentionKind.PRONOUN:
        kind = mention.low
    return mention.low in quoted.holds, kind, quoted.voice, quoted.form


def _cues_of(passage: Passage, quoted: Quoted, number: int) -> Iterator[Group]:
    """How the mention lies to the verbs of speech that are nearest to the quotation."""
    mention = passage.mentions[number]
    before, after = quoted.cue_before, quoted.cue_after
    ahead = mention.head < quoted.index
    if before is None:
        yield spelling.no_cue, (mention.leads, ahead, after is not None)
    elif mention.head < before:
        yield spelling.before_cue, _before_cue_of(passage, quoted, number, before)
    else:
        yield spelling.past_cue, (passage.tokens[before].low, mention.kind)
    if after is not None and not ahead:
        between = min(2, _between(passage, number, after))
        yield spelling.cue_after, (between, mention.head < after, edges.edge(quoted.after))


def _before_cue_of(passage: Passage, quoted: Quoted, number: int, cue: int) -> _Values:
    mention, tokens = passage.mentions[number], passage.tokens
    lead = tokens[cue - 1]
    leading = lead.low if lead.low in AUXILIARIES or lead.low in _LEADING else "word"
    if lead.kind is not Kind.WORD:
        leading = lead.word
    direct = quoted.index - cue <= 4 and all(
        t.kind is Kind.MARK or t.low == "that" for t in tokens[cue + 1 : quoted.index]
    )
    between = _between(passage, number, cue)
    over = min(1, passage.quoted_between(mention.head, cue))
    return between, tokens[cue].low, leading, direct, mention.leads, over


_LEADING = frozenset("and to that who by of as".split())


def _standing_of(
    quoted: Quoted,
    mention: Mention,
    previous: Previous | None,
    voices: Mapping[str, int],
    side: str,
) -> _Values:
    """How often the article has the name speak, and whether it, or the like, did before."""
    spoken = voices.get(mention.low, 0) if mention.kind is not MentionKind.PRONOUN else -1
    spoken = spoken if spoken < 2 else 2
    before = "first" if previous is None else str(previous.mention.low == mention.low)
    return mention.kind, spoken, before, quoted.form, side


def _same_of(quoted: Quoted, mention: Mention, previous: Previous) -> _Values:
    same = mention.start == previous.mention.start
    apart = min(2, quoted.sentence - previous.sentence)
    return same, quoted.form, quoted.after is None, apart


def of_carry(passage: Passage, quoted: Quoted, previous: Previous) -> list[Group]:
    """The features of taking the speaker over from the quotation of a paragraph before."""
    gap = min(3, passage.block - previous.block)
    reporting = "reported" if passage.reporting else "bare"
    return [
        (spelling.carry, (quoted.form, gap, reporting, quoted.index == 0, previous.form)),
        (spelling.carried, _within_of(quoted, previous.mention)),
    ]


def of_lead_in(mention: Mention, tied: bool, nearest: bool, quoted: Quoted) -> list[Group]:
    """The features of a mention in the last sentence of a paragraph that leads to a quotation."""
    return [(spelling.lead_in, (mention.leads, mention.kind, tied, nearest, quoted.form))]


def of_reporter(
    before: Passage, mention: Mention, tie: Link, quoted: Quoted, previous: Previous | None
) -> list[Group]:
    """The features of whom the paragraph before reports to have said something."""
    last = mention.sentence == before.tokens[-1].sentence
    word = before.tokens[tie.cue].low
    quotes = before.quoted_before[-1] > 0
    same = previous is not None and previous.mention.low == mention.low
    recent = previous is not None and previous.block == before.block
    values = mention.kind, tie.kind, word, last, mention.leads, quotes, same, recent
    return [(spelling.reporter, values), (spelling.carried, _within_of(quoted, mention))]


def of_signature(mention: Mention, quoted: Quoted) -> list[Group]:
    """The features of a mention that signs the quotation before."""
    return [(spelling.signature, (mention.kind, quoted.form))]


def of_nobody(
    passage: Passage, quoted: Quoted, previous: Previous | None, *, local: bool
) -> list[Group]:
    """The features of the quotation being nobody's: a title, a scare quote, a word as a word."""
    cue = quoted.cue_before is not None or quoted.cue_after is not None
    said = quoted.sentence in passage.reporting
    length, title = edges.bucket(quoted.words), int(quoted.capitals * 3)
    carried = previous is not None and previous.block == passage.block
    before, after = edges.edge(quoted.before), edges.edge(quoted.after)
    possessive = quoted.before is not None and quoted.before.is_possessive
    return [
        (spelling.nobody_here, (quoted.form, said, cue, local, carried)),
        (spelling.nobody_of, (quoted.form, length, title, quoted.lower, said, cue)),
        (spelling.nobody_beside, (before, after, title, possessive, quoted.form, quoted.last)),
        (spelling.nobody_voiced, (quoted.form, quoted.voice, length)),
        (spelling.nobody_closed, (quoted.stretch.closed,)),
    ]
